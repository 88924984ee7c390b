// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>
#include <thread>

#include "app/crypto/treehead.h"
#include "app/store/core/archive.h"
#include "app/store/core/epochentry.h"
#include "app/store/core/identifierindex.h"
#include "app/store/core/ledger.h"
#include "app/store/core/query.h"
#include "app/store/core/verify.h"
#include "tests/store/core/client.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace fs = std::filesystem;

namespace {

std::string words(const Verification& result)
{
    std::string text;
    for (const auto& finding : result.findings)
        text += finding.file + " [" + finding.where + "] " + finding.what + "; ";
    return text;
}

std::string contents(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A store with a few patients and orders, and a backup of it.
struct Saved {
    Worksite site;
    TemporaryDirectory elsewhere;
    RestoreOrder order;

    Saved()
    {
        for (std::uint64_t i = 1; i <= 5; ++i)
            site.push({site.author.registerPatient(i, "CANARI-" + std::to_string(i)), site.author.placeOrder(i, i), site.author.measure(i, 1, "4.1")});
        order.dataFile = elsewhere / "data";
        order.keyFile = elsewhere / "keys";
        order.destroyedList = order.keyFile + ".destroyed";
        order.recoveryIdentity = site.made.recoveryIdentity.clone();
        order.officer = "Hélène Corre";
        order.reason = "disque perdu";
    }
    BackupReport save() { return must(backup(*site.store, order.dataFile, order.keyFile, site.clock)); }
    RestoreReport restoreTo(const std::string& path)
    {
        site.clock.advance(minuteMs);
        return must(restore(DataDirectory(path), order, site.clock));
    }
    ErrorCode refusal(const std::string& path)
    {
        const auto done = restore(DataDirectory(path), order, site.clock);
        return done ? ErrorCode::Internal : done.error().code;
    }
};

std::vector<KeyId> keysOfPatient(Store& store, const lab::LaboratoryId& laboratory, std::uint64_t number)
{
    return must(store.keys().keysOf(laboratory, idOf<lab::PatientId>(number, 3).uuid()));
}

} // namespace

// What was saved comes back whole, in a new epoch, and what was erased does not.
class ArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itComesBackWhole();
    void theNewEpochNamesWhatItFollows();
    void itServesWhileItIsSaved();
    void erasedStaysErased();
    void theNewestListIsNeeded();
    void refusalsLeaveNothing();
    void archivesAreCiphertext();
    void keyNumbersAreNotGivenTwice();
};

void ArchiveTest::itComesBackWhole()
{
    Saved saved;
    const auto report = saved.save();
    QVERIFY(report.bytes > 10'000);
    QCOMPARE(report.keyArchiveExpires - report.at, 35 * dayMs);
    const auto view = saved.site.viewOf(theBiologist);
    Client before;
    before.takeAll(*must(saved.site.feed->subscribe(view, {})));

    const auto path = saved.elsewhere / "restored";
    const auto restored = saved.restoreTo(path);
    QVERIFY(restored.store == saved.site.made.store);
    const auto verified = must(verify(DataDirectory(path)));
    QVERIFY2(verified.findings.empty(), words(verified).c_str());

    Worksite again(path);
    Client after;
    after.takeAll(*must(again.feed->subscribe(view, {})));
    QVERIFY(after.documents == before.documents);
    // A workstation that was here before starts again, and an act that it had acknowledged is known.
    Client known = before;
    known.takeAll(*must(again.feed->subscribe(view, before.cursor)));
    QCOMPARE(known.restarts, std::vector<std::string>{"epoch"});
    QVERIFY(again.store->identity().signingKey == saved.site.store->identity().signingKey);
    QVERIFY(again.store->identity().boxKey == saved.site.store->identity().boxKey);
    // What is derived is derived again.
    auto index = must(IdentifierIndex::open(*again.store));
    QCOMPARE(must(index.find(saved.site.made.laboratory, IdentifierKind::Accession, "26-3")).size(), std::size_t{1});
}

void ArchiveTest::theNewEpochNamesWhatItFollows()
{
    Saved saved;
    saved.save();
    const auto laboratory = saved.site.made.laboratory;
    auto database = must(saved.site.store->connect());
    LedgerReader reader(database);
    const auto keptHead = must(crypto::decodeHead(must(reader.head(laboratory))));
    // After the backup, more was acknowledged; the restored ledger is shorter and says so.
    const auto later = saved.site.author.registerPatient(9);
    QVERIFY(saved.site.push(later).outcome == wire::ActOutcome::Accepted);
    const auto path = saved.elsewhere / "restored";
    const auto restored = saved.restoreTo(path);
    Worksite again(path);
    auto restoredDatabase = must(again.store->connect());
    LedgerReader restoredReader(restoredDatabase);
    const auto head = must(crypto::decodeHead(must(restoredReader.head(laboratory))));
    must(crypto::verifyHead(again.store->identity().signingKey, head));
    QCOMPARE(head.epoch, restored.epoch);
    QVERIFY(head.epoch > keptHead.epoch);
    QCOMPARE(head.size, keptHead.size + 1);
    EpochHeader header;
    QVERIFY(must(first(
        restoredDatabase, "SELECT header FROM ledger WHERE seq = ?", [&header](const auto& row) { header = must(decodeEpochHeader(row.blob(0))); },
        (std::uint64_t{1} << 48) + keptHead.size)));
    QCOMPARE(header.previousEpoch, keptHead.epoch);
    QCOMPARE(header.previousSize, keptHead.size);
    QVERIFY(header.previousRoot == toBytes(keptHead.root));
    // The tree goes on from the kept head.
    std::vector<crypto::Digest> proof;
    for (const auto& node : must(restoredReader.consistency(laboratory, keptHead.size, head.size))) {
        crypto::Digest digest{};
        std::ranges::copy(node, digest.begin());
        proof.push_back(digest);
    }
    must(crypto::verifyConsistency(keptHead.size, keptHead.root, head.size, head.root, proof));
    // What was lost is pushed again, and done.
    QVERIFY(again.import(later).outcome == wire::ActOutcome::Accepted);
}

void ArchiveTest::itServesWhileItIsSaved()
{
    Saved saved;
    std::atomic<bool> stop{false};
    std::atomic<std::uint64_t> pushed{0};
    std::thread work([&] {
        for (std::uint64_t i = 100; !stop; ++i) {
            (void)must(saved.site.writer->submitAndWait({importedAct(saved.site.author.registerPatient(i)), importedAct(saved.site.author.placeOrder(i, i))}));
            ++pushed;
        }
    });
    for (int i = 0; i < 3; ++i) {
        while (pushed < static_cast<std::uint64_t>(10 * (i + 1)))
            std::this_thread::yield();
        saved.order.dataFile = saved.elsewhere / ("data" + std::to_string(i));
        saved.order.keyFile = saved.elsewhere / ("keys" + std::to_string(i));
        saved.save();
    }
    stop = true;
    work.join();
    for (int i = 0; i < 3; ++i) {
        saved.order.dataFile = saved.elsewhere / ("data" + std::to_string(i));
        saved.order.keyFile = saved.elsewhere / ("keys" + std::to_string(i));
        saved.order.destroyedList = saved.order.keyFile + ".destroyed";
        const auto path = saved.elsewhere / ("restored" + std::to_string(i));
        saved.restoreTo(path);
        const auto verified = must(verify(DataDirectory(path)));
        QVERIFY2(verified.findings.empty(), words(verified).c_str());
        QVERIFY(verified.documents >= static_cast<std::uint64_t>(11 + 20 * (i + 1)));
    }
}

void ArchiveTest::erasedStaysErased()
{
    Saved saved;
    saved.save();
    // After the backup a patient's keys are destroyed, and the new list is kept.
    const auto keys = keysOfPatient(*saved.site.store, saved.site.made.laboratory, 2);
    QCOMPARE(keys.size(), std::size_t{2});
    saved.site.clock.advance(minuteMs);
    must(saved.site.store->keys().destroy(keys, saved.site.clock.now()));
    saved.order.destroyedList = saved.elsewhere / "newest.destroyed";
    must(writeDestroyedList(*saved.site.store, saved.order.destroyedList, saved.site.clock));
    const auto path = saved.elsewhere / "restored";
    const auto restored = saved.restoreTo(path);
    QCOMPARE(restored.destroyedKeys, std::uint64_t{2});
    const auto verified = must(verify(DataDirectory(path)));
    QVERIFY2(verified.findings.empty(), words(verified).c_str());
    Worksite again(path);
    Client client;
    client.takeAll(*must(again.feed->subscribe(saved.site.viewOf(theBiologist), {})));
    QVERIFY(!client.documents.contains(idOf<lab::DocumentId>(2, 3)));
    QVERIFY(!client.documents.contains(idOf<lab::DocumentId>(2, 4)));
    QVERIFY(client.documents.contains(idOf<lab::DocumentId>(3, 4)));
    QCOMPARE(again.feed->damaged(), std::uint64_t{0});
    SecretBytes key;
    for (const auto id : keys)
        QVERIFY(!again.store->keys().read(id, key));
    auto index = must(IdentifierIndex::open(*again.store));
    QVERIFY(must(index.find(saved.site.made.laboratory, IdentifierKind::Accession, "26-2")).empty());
    QVERIFY(again.import(saved.site.author.note(2, "rien")).refusal == lab::RefusalCode::UnknownDocument);
}

void ArchiveTest::theNewestListIsNeeded()
{
    Saved saved;
    const auto old = saved.elsewhere / "old.destroyed";
    must(writeDestroyedList(*saved.site.store, old, saved.site.clock));
    saved.site.clock.advance(minuteMs);
    saved.save();
    const auto path = saved.elsewhere / "restored";
    const auto good = saved.order.destroyedList;
    saved.order.destroyedList = "";
    QVERIFY(saved.refusal(path) == ErrorCode::Missing);
    saved.order.destroyedList = old;
    QVERIFY(saved.refusal(path) == ErrorCode::Missing);
    // Another store's, or one that somebody shortened.
    Saved other;
    other.site.clock.advance(dayMs);
    other.save();
    saved.order.destroyedList = other.order.destroyedList;
    QVERIFY(saved.refusal(path) == ErrorCode::NotTrusted);
    auto bytes = contents(good);
    bytes[bytes.size() / 4] = static_cast<char>(bytes[bytes.size() / 4] ^ 1);
    const auto forged = saved.elsewhere / "forged.destroyed";
    std::ofstream(forged, std::ios::binary) << bytes;
    saved.order.destroyedList = forged;
    QVERIFY(saved.refusal(path) == ErrorCode::NotTrusted);
    saved.order.destroyedList = good;
    saved.restoreTo(path);
}

void ArchiveTest::refusalsLeaveNothing()
{
    Saved saved;
    saved.save();
    const auto again = backup(*saved.site.store, saved.order.dataFile, saved.order.keyFile, saved.site.clock);
    QVERIFY(!again && again.error().code == ErrorCode::Conflict);
    QVERIFY(saved.refusal(saved.site.path()) == ErrorCode::Conflict);
    const auto path = saved.elsewhere / "restored";
    const auto leavesNothing = [&path] { return !fs::exists(path) || fs::is_empty(path); };
    Saved other;
    saved.order.recoveryIdentity = other.site.made.recoveryIdentity.clone();
    QVERIFY(saved.refusal(path) == ErrorCode::WrongSecret);
    QVERIFY(leavesNothing());
    saved.order.recoveryIdentity = SecretBytes::copyOf("PAILLASSE-RECOVERY-SECRET-1-00");
    QVERIFY(saved.refusal(path) == ErrorCode::InvalidInput);
    saved.order.recoveryIdentity = saved.site.made.recoveryIdentity.clone();
    std::swap(saved.order.dataFile, saved.order.keyFile);
    QVERIFY(saved.refusal(path) == ErrorCode::Incompatible);
    QVERIFY(leavesNothing());
    std::swap(saved.order.dataFile, saved.order.keyFile);
    saved.order.reason.clear();
    QVERIFY(saved.refusal(path) == ErrorCode::InvalidInput);
    saved.order.reason = "essai";
    // Damaged at its end, when nearly all has been read.
    const auto whole = contents(saved.order.dataFile);
    std::ofstream(saved.order.dataFile, std::ios::binary) << whole.substr(0, whole.size() - 1);
    QVERIFY(saved.refusal(path) == ErrorCode::Corrupt);
    QVERIFY(leavesNothing());
    std::ofstream(saved.order.dataFile, std::ios::binary) << whole;
    // Lower case, without its groups: as somebody may type it.
    auto typed = std::string(asText(saved.site.made.recoveryIdentity.view()));
    std::ranges::transform(typed, typed.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    saved.order.recoveryIdentity = SecretBytes::copyOf(" " + typed + "\n");
    saved.restoreTo(path);
}

void ArchiveTest::archivesAreCiphertext()
{
    Saved saved;
    saved.save();
    const auto master = must(saved.site.directory().readMasterKey());
    for (const auto& entry : fs::directory_iterator(saved.elsewhere.path())) {
        const auto bytes = contents(entry.path().string());
        QVERIFY(bytes.find("CANARI") == std::string::npos);
        QVERIFY(bytes.find("SQLite format") == std::string::npos);
        QVERIFY(bytes.find(asText(master.view())) == std::string::npos);
        QVERIFY(!entry.path().string().ends_with(".part"));
    }
    QCOMPARE(std::distance(fs::directory_iterator(saved.elsewhere.path()), {}), std::ptrdiff_t{3});
}

void ArchiveTest::keyNumbersAreNotGivenTwice()
{
    Saved saved;
    saved.save();
    // Lost with the disk: their numbers may stand in a list of destroyed keys.
    saved.site.push({saved.site.author.registerPatient(7), saved.site.author.placeOrder(7, 7)});
    const auto lost = keysOfPatient(*saved.site.store, saved.site.made.laboratory, 7);
    const auto path = saved.elsewhere / "restored";
    saved.restoreTo(path);
    Worksite again(path);
    QVERIFY(again.import(saved.site.author.registerPatient(8)).outcome == wire::ActOutcome::Accepted);
    for (const auto key : keysOfPatient(*again.store, saved.site.made.laboratory, 8))
        QVERIFY(std::ranges::find(lost, key) == lost.end());
}

QTEST_GUILESS_MAIN(ArchiveTest)
#include "archive.test.moc"
