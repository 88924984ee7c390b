// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QProcess>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/base/civiltime.h"
#include "app/crypto/crypto.h"
#include "app/lab/cataloguecsv.h"
#include "app/sql/statement.h"
#include "app/store/commands/office.h"
#include "tests/generator/oldsystem.h"
#include "tests/store/commands/migratingstore.h"
#include "tests/store/core/must.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using test::CommandResult;
using test::Somebody;
namespace fs = std::filesystem;

namespace {

using namespace paillasse::store::testing::served;

constexpr std::uint64_t patients = 6;
constexpr auto asFhirFor = "\"format\": \"fhir\", \"recipient-key\": \"";

} // namespace

// A whole migration through the store that serves: steps at the console, the work by its runner, records where they belong, and nothing left.
class MigrationServedTest : public QObject, MigratingStore {
    Q_OBJECT

    std::string m_canary; // a name that the old system knows

    std::vector<fs::path> filesWith(const std::string& text) const
    {
        std::vector<fs::path> found;
        for (const auto& entry : fs::recursive_directory_iterator(m_store->data())) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(file)), {});
            if (says(bytes, text))
                found.push_back(entry.path());
        }
        return found;
    }
    std::uint64_t recordsOf(const char* what)
    {
        const auto open = test::officeOf(*m_store, m_clock, m_log);
        auto database = must(open->store().connect(true));
        auto count = must(database.prepare(std::string("SELECT count(*) FROM document WHERE kind = ") + what));
        return must(count.step()) ? static_cast<std::uint64_t>(count.integer(0)) : 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        must(crypto::initialise());
        setUp();
        QVERIFY(m_store->serve());
    }

    void inToItsCertificate()
    {
        std::ifstream catalogue(CATALOGUE_FOLDER "/catalogue.csv");
        const std::string text((std::istreambuf_iterator<char>(catalogue)), {});
        const generator::OldSystem old(lab::Catalogue(*lab::csv::readCatalogue(text)), 20261128);
        const auto source = m_store->path("old.hl7");
        std::string messages;
        for (std::uint64_t i = 0; i < patients; ++i)
            messages += old.message(i);
        std::ofstream(source, std::ios::binary) << messages;
        const auto pid = messages.substr(messages.find("PID|"));
        auto name = pid;
        for (int i = 0; i < 5; ++i)
            name = name.substr(name.find('|') + 1);
        m_canary = name.substr(0, name.find_first_of("^|"));
        QVERIFY(m_canary.size() > 3);

        const auto job = upToAccepted(mandate("in", asHl7v2), {source});
        QVERIFY(waitFor(job, "certified"));
        QVERIFY(recordsOf("1") >= patients - 1); // homonyms of the invented system may be one
        QVERIFY(!fs::exists(m_store->data() + "/staging") || fs::is_empty(m_store->data() + "/staging"));
        const auto found = filesWith(m_canary);
        QVERIFY2(found.empty(), found.empty() ? "" : found.front().c_str());

        for (const auto* file : {"certificate.json", "certificate.pdf"}) {
            const auto path = m_store->path(file);
            const auto written = m_store->run({"migrate", "certificate", "--data", m_store->data(), job, "--out", path});
            QVERIFY2(written.exit == 0, written.err.c_str());
            const auto checked = m_store->run({"verify-certificate", "--data", m_store->data(), path});
            QVERIFY2(checked.exit == 0, (checked.out + checked.err).c_str());
        }
        std::ifstream certificate(m_store->path("certificate.json"));
        const std::string json((std::istreambuf_iterator<char>(certificate)), {});
        QVERIFY(!says(json, m_canary));
        std::string paper;
        {
            std::ifstream pdf(m_store->path("certificate.pdf"), std::ios::binary);
            paper.assign((std::istreambuf_iterator<char>(pdf)), {});
        }
        paper[paper.size() / 2] ^= 1;
        std::ofstream(m_store->path("changed.pdf"), std::ios::binary) << paper;
        QVERIFY(m_store->run({"verify-certificate", "--data", m_store->data(), m_store->path("changed.pdf")}).exit != 0);
        // Of another job, or changed by one character: refused.
        auto changed = json;
        changed[changed.find("INS-2026-04") + 10] = '5';
        std::ofstream(m_store->path("changed.json")) << changed;
        QVERIFY(m_store->run({"verify-certificate", "--data", m_store->data(), m_store->path("changed.json")}).exit != 0);
    }

    void outToWhoeverHoldsTheKey()
    {
        // What came in is another laboratory's, and is not ours to hand on: a report of ours goes out.
        QProcess keygen;
        const auto key = m_store->path("recipient.key");
        keygen.start(QStringLiteral("age-keygen"), {QStringLiteral("-o"), QString::fromStdString(key)});
        if (!keygen.waitForStarted())
            QSKIP("age is not installed");
        QVERIFY(keygen.waitForFinished() && keygen.exitCode() == 0);
        std::ifstream made(key);
        const std::string lines((std::istreambuf_iterator<char>(made)), {});
        const auto recipient = lineAfter(lines, "# public key:");
        QVERIFY(recipient.starts_with("age1"));
        const auto job = upToAccepted(mandate("out", std::string(asFhirFor) + recipient + '"'), {});
        QVERIFY(waitFor(job, "accepted"));
        const auto archive = m_store->data() + "/outbound/paillasse-out-" + job + ".age";
        QVERIFY(fs::exists(archive));
        QProcess open;
        open.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("age -d -i \"$1\" \"$2\" | tar -xO manifest.json"), QStringLiteral("sh"), QString::fromStdString(key), QString::fromStdString(archive)});
        QVERIFY(open.waitForFinished() && open.exitCode() == 0);
        const auto manifest = open.readAllStandardOutput();
        QVERIFY(manifest.contains(QByteArray::fromStdString(job)));
        const auto sha256 = QCryptographicHash::hash(manifest, QCryptographicHash::Sha256).toHex().toStdString();
        // Not on the word of who says another hash.
        QVERIFY(step("acknowledge", m_biologist, {job, "--reference", "their letter", "--manifest", std::string(64, 'a')}).exit != 0);
        must0(step("acknowledge", m_biologist, {job, "--reference", "their letter of today", "--manifest", sha256}));
        QVERIFY(waitFor(job, "certified"));
        QVERIFY(!fs::exists(archive));
    }

    void aMigrationThatIsAbandonedLeavesNothing()
    {
        const auto source = m_store->path("old.hl7");
        const auto path = m_store->path("mandate.json");
        std::ofstream(path) << mandate("in", asHl7v2);
        const auto drafted = step("draft", m_administrator, {path});
        must0(drafted);
        const auto job = drafted.out.substr(std::string("Done: migration ").size(), 36);
        must0(step("approve", m_officer, {job, "--mandate", lineAfter(status(job), "Mandate:").substr(0, 64)}));
        must0(step("begin-staging", m_administrator, {job, "--source", source}));
        QVERIFY(waitFor(job, "staged"));
        QVERIFY(!fs::is_empty(m_store->data() + "/staging"));
        must0(step("abandon", m_officer, {job, "--reason", "the wrong export"}));
        QVERIFY(waitFor(job, "certified"));
        QVERIFY(fs::is_empty(m_store->data() + "/staging"));
        const auto certificate = m_store->path("abandoned.json");
        QCOMPARE(m_store->run({"migrate", "certificate", "--data", m_store->data(), job, "--out", certificate}).exit, 0);
        QCOMPARE(m_store->run({"verify-certificate", "--data", m_store->data(), certificate}).exit, 0);
    }

    // Over all of it.
    void cleanupTestCase()
    {
        QCOMPARE(m_store->stop(), 0);
        const auto verified = m_store->run({"verify", "--data", m_store->data()});
        QVERIFY2(verified.exit == 0, (verified.out + verified.err).c_str());
    }
};

QTEST_GUILESS_MAIN(MigrationServedTest)
#include "migrationserved.test.moc"
