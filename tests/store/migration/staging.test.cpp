// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>
#include <set>

#include "app/crypto/hash.h"
#include "app/exchange/recordcodec.h"
#include "app/store/core/archive.h"
#include "app/store/core/verify.h"
#include "app/store/core/outboundfolder.h"
#include "app/store/migration/staging.h"
#include "tests/store/core/worksite.h"
#include "tests/store/migration/marks.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
namespace fs = std::filesystem;

namespace {

constexpr auto canary = "CANARI-DE-REPRISE";
const auto theJob = idOf<migration::MigrationId>(1, 9);

StagedRecord recordOf(std::uint64_t number)
{
    StagedRecord staged;
    staged.number = number;
    staged.record = markedRecord();
    staged.record.patient->identity.birthName = canary + std::to_string(number);
    staged.sourceSha256 = crypto::digestBytes(crypto::sha256(asBytes(staged.record.patient->identity.birthName)));
    staged.sha256 = crypto::digestBytes(crypto::sha256(exchange::encodeRecord(staged.record)));
    staged.where = "old.hl7, message " + std::to_string(number);
    return staged;
}

std::vector<StagedRecord> recordsOf(std::uint64_t from, std::uint64_t until)
{
    std::vector<StagedRecord> records;
    for (auto number = from; number <= until; ++number)
        records.push_back(recordOf(number));
    return records;
}

std::string contentsOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> filesWith(const std::string& folder, const std::string& word)
{
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && contentsOf(entry.path()).find(word) != std::string::npos)
            found.push_back(entry.path());
    return found;
}

std::string words(const Verification& result)
{
    std::string text;
    for (const auto& finding : result.findings)
        text += finding.file + ": " + finding.where + ' ' + finding.what + "; ";
    return text;
}

std::string fileOf(const Worksite& site)
{
    return site.directory().stagingFolder() + '/' + theJob.toString() + ".db";
}

ErrorCode openingOf(Store& store)
{
    const auto opened = Staging::open(store, theJob);
    return opened ? ErrorCode::Internal : opened.error().code;
}

} // namespace

// Where a migration's records wait: what is in it stays, and once erased nothing opens it.
class StagingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasAppendedIsThereAfterwards();
    void recordsAndTheirMarkAreOneThing();
    void marksAreOfWhoeverSetsThem();
    void itIsMadeBesideAWriter();
    void verifyKnowsItsFiles();
    void everyByteIsAuthenticated();
    void noBackupHasIt();
    void onceErasedNothingOpensIt();
    void anErasureThatWasInterruptedGoesOn();
    void erasingAgainDoesNothing();
    void whatWasMadeForARecipientGoesWithIt();
};

void StagingTest::whatWasAppendedIsThereAfterwards()
{
    Worksite site;
    QVERIFY(openingOf(*site.store) == ErrorCode::NotFound);
    {
        const auto staging = must(Staging::create(*site.store, theJob));
        QVERIFY(!must(staging->sourceMark()));
        must(staging->append(recordsOf(1, 3), asBytes("three")));
    }
    {
        const auto staging = must(Staging::create(*site.store, theJob));
        must(staging->append(recordsOf(4, 5), asBytes("five")));
    }
    const auto staging = must(Staging::open(*site.store, theJob));
    QCOMPARE(must(staging->size()), std::uint64_t{5});
    QCOMPARE(asText(*must(staging->sourceMark())), std::string_view("five"));
    const auto fourth = must(staging->record(4));
    QVERIFY(fourth && fourth->record == recordOf(4).record && fourth->sha256 == recordOf(4).sha256 && fourth->sourceSha256 == recordOf(4).sourceSha256 && fourth->where == recordOf(4).where);
    QVERIFY(!must(staging->record(6)));
    std::vector<std::uint64_t> numbers;
    must(staging->forEach(2, [&numbers](const StagedRecord& record) -> Result<> {
        numbers.push_back(record.number);
        return {};
    }));
    QCOMPARE(numbers, (std::vector<std::uint64_t>{2, 3, 4, 5}));
}

void StagingTest::recordsAndTheirMarkAreOneThing()
{
    Worksite site;
    const auto staging = must(Staging::create(*site.store, theJob));
    must(staging->append(recordsOf(1, 2), asBytes("two")));
    auto gap = recordsOf(3, 4);
    gap.back().number = 5;
    QVERIFY(!staging->append(gap, asBytes("four")));
    QCOMPARE(must(staging->size()), std::uint64_t{2});
    QVERIFY(!must(staging->record(3)));
    QCOMPARE(asText(*must(staging->sourceMark())), std::string_view("two"));
    must(staging->append(recordsOf(3, 3), asBytes("three")));
    QCOMPARE(must(staging->size()), std::uint64_t{3});
}

void StagingTest::marksAreOfWhoeverSetsThem()
{
    Worksite site;
    const auto staging = must(Staging::create(*site.store, theJob));
    must(staging->setMark("check", asBytes("a")));
    must(staging->setMark("deliver", asBytes("b")));
    must(staging->setMark("check", asBytes("c")));
    QCOMPARE(asText(*must(staging->mark("check"))), std::string_view("c"));
    QCOMPARE(asText(*must(staging->mark("deliver"))), std::string_view("b"));
    QVERIFY(!must(staging->mark("stage")));
}

// Its key is no new key of the writer's group, and the writer's are none of its.
void StagingTest::itIsMadeBesideAWriter()
{
    Worksite site;
    for (std::uint64_t i = 1; i <= 20; ++i) {
        const auto reply = site.push(site.author.registerPatient(i));
        QVERIFY(reply.outcome == wire::ActOutcome::Accepted);
        (void)must(Staging::create(*site.store, idOf<migration::MigrationId>(i, 9)));
    }
    std::set<KeyId> numbers;
    for (std::uint64_t i = 1; i <= 20; ++i) {
        numbers.insert(*must(stagingKey(*site.store, idOf<migration::MigrationId>(i, 9))));
        for (const auto key : must(site.store->keys().keysOf(site.made.laboratory, idOf<lab::PatientId>(i, 3).uuid())))
            numbers.insert(key);
    }
    QCOMPARE(numbers.size(), std::size_t{40});
    site.close();
    const auto verified = must(verify(site.directory()));
    QVERIFY2(verified.findings.empty(), words(verified).c_str());
}

void StagingTest::verifyKnowsItsFiles()
{
    Worksite site;
    must(must(Staging::create(*site.store, theJob))->append(recordsOf(1, 50), {}));
    site.close();
    const auto verified = must(verify(site.directory()));
    QVERIFY2(verified.findings.empty(), words(verified).c_str());
    // Of a process that ended while the file was made.
    std::ofstream(fileOf(site) + "-journal").flush();
    QVERIFY(must(verify(site.directory())).findings.empty());
    // What is none of it is told.
    std::ofstream(site.directory().stagingFolder() + "/notes.txt") << "here";
    const auto stranger = site.directory().stagingFolder() + '/' + idOf<migration::MigrationId>(2, 9).toString() + ".db";
    fs::copy_file(fileOf(site), stranger);
    const auto again = must(verify(site.directory()));
    QCOMPARE(again.findings.size(), std::size_t{2});
    for (const auto& finding : again.findings)
        QVERIFY2(finding.file.starts_with("staging/"), finding.file.c_str());
}

void StagingTest::everyByteIsAuthenticated()
{
    Worksite site;
    must(must(Staging::create(*site.store, theJob))->append(recordsOf(1, 40), {}));
    site.close();
    QVERIFY(must(verify(site.directory())).findings.empty());
    const auto file = fileOf(site);
    const auto whole = contentsOf(file);
    QVERIFY(whole.size() > 4 * 8192);
    // A page is authenticated as a whole: some bytes of each, the first and the last among them.
    for (std::size_t page = 0; page < whole.size() / 8192; ++page) {
        for (const std::size_t at : {std::size_t{0}, std::size_t{17}, std::size_t{4000}, std::size_t{8191}}) {
            auto bad = whole;
            bad[page * 8192 + at] = static_cast<char>(bad[page * 8192 + at] ^ 1);
            std::ofstream(file, std::ios::binary) << bad;
            const auto verified = must(verify(site.directory()));
            QVERIFY2(!verified.findings.empty() && verified.findings.front().file.starts_with("staging/"), std::to_string(page * 8192 + at).c_str());
        }
    }
    std::ofstream(file, std::ios::binary) << whole;
    QVERIFY(must(verify(site.directory())).findings.empty());
}

void StagingTest::noBackupHasIt()
{
    Worksite site;
    TemporaryDirectory elsewhere;
    site.push(site.author.registerPatient(1));
    must(must(Staging::create(*site.store, theJob))->append(recordsOf(1, 5), {}));
    const auto key = *must(stagingKey(*site.store, theJob));
    RestoreOrder order;
    order.dataFile = elsewhere / "data";
    order.keyFile = elsewhere / "keys";
    order.destroyedList = order.keyFile + ".destroyed";
    order.recoveryIdentity = site.made.recoveryIdentity.clone();
    order.officer = "Hélène Corre";
    order.reason = "essai";
    must(backup(*site.store, order.dataFile, order.keyFile, site.clock));
    const auto copy = elsewhere / "copy.db";
    fs::copy_file(fileOf(site), copy);
    // It is still here, and what goes on here is none of the archive's.
    QCOMPARE(must(stagingKey(*site.store, theJob)), std::optional(key));
    const auto path = elsewhere / "restored";
    must(restore(DataDirectory(path), order, site.clock));
    QVERIFY(!fs::exists(DataDirectory(path).stagingFolder()));
    Worksite restored(path);
    QVERIFY(must(restored.store->keys().keysOf(site.made.laboratory, idOf<lab::PatientId>(1, 3).uuid())).size() == 1);
    QVERIFY(!must(stagingKey(*restored.store, theJob)));
    SecretBytes secret;
    QVERIFY(!restored.store->keys().read(key, secret));
    fs::create_directory(DataDirectory(path).stagingFolder());
    fs::copy_file(copy, DataDirectory(path).stagingFolder() + '/' + theJob.toString() + ".db");
    QVERIFY(openingOf(*restored.store) == ErrorCode::NotFound);
}

void StagingTest::onceErasedNothingOpensIt()
{
    Worksite site;
    TemporaryDirectory elsewhere;
    {
        const auto staging = must(Staging::create(*site.store, theJob));
        must(staging->append(recordsOf(1, 500), {}));
    }
    const auto number = *must(stagingKey(*site.store, theJob));
    SecretBytes key;
    must(site.store->keys().read(number, key)); // the cache has it now
    const auto copy = elsewhere / "copy.db";
    fs::copy_file(fileOf(site), copy);
    QVERIFY(sql::Database::open(copy, key));
    const auto destroyed = must(eraseStaging(*site.store, theJob, site.clock.now()));
    QVERIFY(destroyed.size() >= 2);
    QVERIFY(wordsOf(destroyed[0]).starts_with("staging key " + std::to_string(number)));
    QVERIFY(wordsOf(destroyed[1]).starts_with("staging file " + theJob.toString()));
    QVERIFY(destroyed[0].at == site.clock.now());
    // The key is nowhere, and noted as destroyed; so the copy, put in its place, does not open.
    QVERIFY(!site.store->keys().read(number, key));
    QVERIFY(!must(stagingKey(*site.store, theJob)));
    QVERIFY(std::ranges::any_of(must(site.store->keys().destroyed()), [number](const DestroyedKey& one) { return one.key == number; }));
    QVERIFY(fs::is_empty(site.directory().stagingFolder()));
    fs::copy_file(copy, fileOf(site));
    QVERIFY(openingOf(*site.store) == ErrorCode::NotFound);
    const auto made = Staging::create(*site.store, theJob);
    QVERIFY(!made && made.error().code == ErrorCode::WrongSecret);
    fs::remove(fileOf(site));
    QCOMPARE(filesWith(site.path(), canary).size(), std::size_t{0});
    site.close();
    QVERIFY2(must(verify(site.directory())).findings.empty(), "verify");
}

void StagingTest::anErasureThatWasInterruptedGoesOn()
{
    Worksite site;
    must(must(Staging::create(*site.store, theJob))->append(recordsOf(1, 5), {}));
    // The key went, then the power.
    must(site.store->keys().destroy({*must(stagingKey(*site.store, theJob))}, site.clock.now()));
    QVERIFY(openingOf(*site.store) == ErrorCode::NotFound);
    site.close();
    QVERIFY(words(must(verify(site.directory()))).find("has no key that opens") != std::string::npos);
    site.open();
    const auto destroyed = must(eraseStaging(*site.store, theJob, site.clock.now()));
    QCOMPARE(destroyed.size(), std::size_t{1});
    QVERIFY(fs::is_empty(site.directory().stagingFolder()));
}

void StagingTest::erasingAgainDoesNothing()
{
    Worksite site;
    QVERIFY(must(eraseStaging(*site.store, theJob, site.clock.now())).empty());
    must(must(Staging::create(*site.store, theJob))->append(recordsOf(1, 5), {}));
    QVERIFY(!must(eraseStaging(*site.store, theJob, site.clock.now())).empty());
    QVERIFY(must(eraseStaging(*site.store, theJob, site.clock.now())).empty());
}

void StagingTest::whatWasMadeForARecipientGoesWithIt()
{
    Worksite site;
    const auto folder = fs::path(outboundFolder(site.directory()));
    fs::create_directory(folder);
    const auto archive = folder / (archivePrefix + theJob.toString() + archiveSuffix);
    const auto another = folder / (archivePrefix + std::string("another") + archiveSuffix);
    for (const auto& path : {archive, fs::path(archive.string() + ".part"), another})
        std::ofstream(path) << canary;
    const auto destroyed = must(eraseStaging(*site.store, theJob, site.clock.now()));
    QCOMPARE(destroyed.size(), std::size_t{2});
    QVERIFY(wordsOf(destroyed[0]).starts_with("archive " + archive.filename().string()));
    QVERIFY(!fs::exists(archive) && !fs::exists(archive.string() + ".part"));
    QVERIFY(fs::exists(another));
}

QTEST_GUILESS_MAIN(StagingTest)
#include "staging.test.moc"
