// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include <QFile>

#include "app/client/cache/cachefile.h"
#include "app/client/cache/ingest.h"
#include "app/client/cache/patientindex.h"
#include "app/client/cache/worklistquery.h"
#include "app/crypto/crypto.h"
#include "app/sql/transaction.h"
#include "app/wire/documentsframewriter.h"
#include "tests/bench/benches.h"
#include "tests/generator/inventedpatient.h"

namespace paillasse::bench {

namespace {

using Time = std::chrono::steady_clock;

constexpr std::uint64_t disaster = 491'840; // people whose results leaked in 2021
constexpr std::uint64_t perFrame = 2000;

bool fillPatients(sql::Database& cache, generator::Random& random)
{
    client::Ingest ingest(cache);
    const auto today = Date::of(SystemClock().now());
    for (std::uint64_t done = 0; done < disaster; done += perFrame) {
        wire::DocumentsFrameWriter writer;
        std::vector<wire::SectionBytes> sections;
        for (std::uint64_t i = done; i < std::min(done + perFrame, disaster); ++i) {
            const auto patient = generator::inventPatient(random, i, today);
            sections = wire::split(patient);
            writer.beginDocument(lab::DocumentKind::Patient, lab::documentId(patient.id), 1, i + 1, 1);
            writer.section(sections.front().section, sections.front().bytes);
        }
        const auto payload = writer.finish("c", done + perFrame, disaster);
        const auto frame = wire::decodeFrame(payload);
        if (!frame || !ingest.apply({&*frame, 1}))
            return false;
    }
    client::PatientIndex index(cache);
    for (std::size_t some = 1; some > 0;) {
        auto transaction = sql::Transaction::begin(cache);
        const auto indexed = transaction ? index.indexSome(20'000) : Result<std::size_t>(0);
        if (!indexed || !transaction || !transaction->commit())
            return false;
        some = *indexed;
    }
    return true;
}

} // namespace

std::vector<Figure> search(const Setting& setting)
{
    const auto path = (setting.work + QStringLiteral("/search.db")).toStdString();
    for (const char* ending : {"", "-wal", "-shm"})
        QFile::remove(QString::fromStdString(path + ending));
    const auto key = crypto::randomSecret(32);
    generator::Random random(491'840);
    {
        auto cache = client::openCache(path, key, client::CacheAccess::Writer);
        if (!cache || !fillPatients(*cache, random))
            return {};
    }
    auto cache = client::openCache(path, key, client::CacheAccess::Reader);
    if (!cache)
        return {};
    // As somebody types: each prefix of a name and forename, from two characters on.
    std::vector<double> samples;
    for (int person = 0; person < 60; ++person) {
        const auto patient = generator::inventPatient(random, 0, Date{2026, 1, 1});
        const auto typed = client::foldedText(patient.identity.birthName + " " + patient.identity.firstForename);
        for (std::size_t length = 2; length <= typed.size(); ++length) {
            const auto began = Time::now();
            const auto hits = client::searchPatients(*cache, typed.substr(0, length), 50);
            samples.push_back(std::chrono::duration<double, std::milli>(Time::now() - began).count());
            if (!hits)
                return {};
        }
    }
    const auto keys = samples.size();
    const double p99 = quantile(samples, 0.99);
    return {{"search", p99, "ms", std::nullopt, std::nullopt, std::nullopt, std::to_string(disaster) + " patients, " + std::to_string(keys) + " keystrokes, p99; median " + std::to_string(quantile(samples, 0.5)).substr(0, 4)}};
}

} // namespace paillasse::bench
