// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <map>
#include <set>

#include <QTest>

#include "app/crypto/crypto.h"
#include "app/store/core/verify.h"
#include "tests/store/import/importsite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
namespace fs = std::filesystem;

namespace {

const fs::path samples = PAILLASSE_SAMPLES;

std::vector<std::string> filesUnder(const fs::path& folder)
{
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename() != "PROVENANCE.tsv")
            files.push_back(entry.path().string());
    std::ranges::sort(files);
    return files;
}

} // namespace

// Every public sample file, through the whole import into a real store: each message is accepted or refused, and whatever of it has found no
// place is kept.
class SampleImportTest : public QObject {
    Q_OBJECT

private:
    void takeAll(const char* folder);

private Q_SLOTS:
    void initTestCase()
    {
        if (!fs::exists(samples))
            QSKIP("there are no public sample files beside the checkout");
        QVERIFY(crypto::initialise());
    }
    void everyHl7FileIsAccountedFor() { takeAll("hl7v2"); }
    void everyFhirFileIsAccountedFor() { takeAll("fhir"); }
};

void SampleImportTest::takeAll(const char* folder)
{
    ImportSite site;
    const auto files = filesUnder(samples / folder);
    QVERIFY(!files.empty());
    const auto said = site.take(files);
    qInfo("%s: %llu files, %llu messages, %llu accepted, %zu refused, %zu in the tray, %zu unread lists; %llu patients, %llu orders, %llu results", folder, static_cast<unsigned long long>(said.files),
          static_cast<unsigned long long>(said.messages), static_cast<unsigned long long>(said.accepted), said.refused.size(), said.tray.size(), said.unread.size(),
          static_cast<unsigned long long>(said.patients), static_cast<unsigned long long>(said.orders), static_cast<unsigned long long>(said.results));

    QCOMPARE(said.files, files.size());
    QCOMPARE(said.accepted + said.refused.size(), said.messages);
    QVERIFY(said.messages >= files.size()); // no file without an answer
    QVERIFY(said.patients > 0 && said.results > 0);
    std::set<std::pair<std::string, std::uint64_t>> places;
    for (const auto& refused : said.refused) {
        QVERIFY2(!refused.where.empty() && !refused.reason.empty() && refused.message > 0, refused.file.c_str());
        QVERIFY2(places.insert({refused.file, refused.message}).second, refused.file.c_str());
        QVERIFY(std::ranges::find(files, refused.file) != files.end());
    }
    for (const auto& tray : said.tray)
        QVERIFY2(!tray.where.empty() && !tray.reason.empty() && !places.contains({tray.file, tray.message}), tray.file.c_str());

    // What was done is there, and what was not is kept, each with the same words.
    QCOMPARE(site.patients().size(), said.patients);
    QCOMPARE(site.orders().size(), said.orders);
    std::size_t measurements = 0;
    for (const auto& order : site.orders())
        for (const auto& line : order.lines)
            for (const auto& measurement : line.measurements)
                measurements += measurement.source == lab::MeasurementSource::External ? 1 : 0;
    QCOMPARE(measurements, said.results);
    std::multimap<std::pair<std::string, std::string>, std::string> kept;
    for (const auto kind : {KeptKind::Refused, KeptKind::Tray})
        for (const auto& entry : site.kept(kind)) {
            const auto message = site.shown(entry.id);
            QVERIFY2(!message.text.empty() || !message.bytes.empty(), message.file.c_str());
            kept.insert({{nameOf(kind), message.where}, message.reason});
        }
    // The same text in two files is kept once: so each reason is there, if not each place.
    for (const auto& refused : said.refused) {
        const auto [from, to] = kept.equal_range({"refused", refused.where});
        const bool isEmpty = refused.reason == "the file is empty";
        QVERIFY2(isEmpty || std::any_of(from, to, [&refused](const auto& one) { return one.second == refused.reason; }), (refused.file + ": " + refused.reason).c_str());
    }
    // Accepted with fields that are not read: kept too, unless the tray has the whole of it.
    std::uint64_t unread = 0;
    for (const auto& list : said.unread)
        unread += list.messages;
    const auto keptUnread = site.kept(KeptKind::Unread);
    QVERIFY(!keptUnread.empty() && keptUnread.size() <= unread);
    QVERIFY(!site.shown(keptUnread.front().id).text.empty());
    qInfo("%llu messages with fields that are not read, %zu of them kept for these alone", static_cast<unsigned long long>(unread), keptUnread.size());

    const auto leaves = site.leaves();
    const auto again = site.take(files);
    QCOMPARE(again.messages, said.messages);
    QCOMPARE(again.accepted, said.accepted);
    QCOMPARE(again.patients + again.orders, 0u);
    qInfo("again: %llu results, %llu ledger leaves", static_cast<unsigned long long>(again.results), static_cast<unsigned long long>(site.leaves() - leaves));
    site.site.close();
    QVERIFY(must(verify(site.site.directory())).findings.empty());
}

QTEST_GUILESS_MAIN(SampleImportTest)
#include "samples.test.moc"
