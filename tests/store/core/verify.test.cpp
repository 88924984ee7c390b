// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>
#include <random>

#include <sys/stat.h>

#include "app/store/core/logcheck.h"
#include "app/store/core/query.h"
#include "app/store/core/verify.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace fs = std::filesystem;

namespace {

void flip(const std::string& file, std::uint64_t offset, unsigned bit)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(offset));
    char byte = 0;
    stream.get(byte);
    byte = static_cast<char>(byte ^ (1 << bit));
    stream.seekp(static_cast<std::streamoff>(offset));
    stream.put(byte);
}

void copyDirectory(const std::string& from, const std::string& to)
{
    fs::remove_all(to);
    fs::copy(from, to);
}

std::string words(const Verification& result)
{
    std::string text;
    for (const auto& finding : result.findings)
        text += finding.file + " [" + finding.where + "] " + finding.what + "; ";
    return text;
}

// A store with some of everything in it, stopped.
void fill(Worksite& site)
{
    for (std::uint64_t i = 1; i <= 40; ++i) {
        site.push({site.author.registerPatient(i), site.author.placeOrder(i, i), site.author.measure(i, 1, "4.1")});
        site.push(site.author.measure(i, 2, "1"));
    }
    site.push(site.author.validate(site.order(1)));
    site.push(site.author.act(signedRelease(site.made.laboratory, site.order(1), site.staff->signing), idOf<lab::DocumentId>(1, 4), theBiologist));
    must(site.writer->administrativeAndWait(LeafClass::Administration, toBytes(asBytes("somebody came")), {}));
    site.close();
}

} // namespace

// Every byte of every file is what the store wrote, or verify says where not.
class VerifyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeStorePasses();
    void oneFlippedBitIsFoundAndLocated();
    void cutAndLengthenedFilesAreFound();
    void strangeFilesAreFound();
    void whatSomebodyWithTheKeysChangedIsFound_data();
    void whatSomebodyWithTheKeysChangedIsFound();
    void aLogLeftByACrashIsChecked();
    void itWaitsForNobody();
};

void VerifyTest::aWholeStorePasses()
{
    Worksite site;
    fill(site);
    const auto result = must(verify(site.directory()));
    QVERIFY2(result.findings.empty(), words(result).c_str());
    // 40 patients, 40 orders and the profile; the leaves of 162 acts, three beginnings and two administrative entries.
    QCOMPARE(result.documents, std::uint64_t{81});
    QCOMPARE(result.leaves, std::uint64_t{40 * 4 + 2 + 1 + 2 + 2});
    QVERIFY(result.keys >= 82);
    QVERIFY(result.bytes > 100'000);
    QVERIFY(result.notes.empty());
}

void VerifyTest::oneFlippedBitIsFoundAndLocated()
{
    Worksite site;
    fill(site);
    const TemporaryDirectory work;
    const auto copy = work / "copy";
    const auto seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937_64 random(seed);
    constexpr std::uint64_t pageSize = 8192;
    int flips = 0;
    for (const auto& entry : fs::directory_iterator(site.path())) {
        const auto name = entry.path().filename().string();
        const auto size = entry.file_size();
        if (size == 0)
            continue;
        std::vector<std::uint64_t> offsets{0, 15, 16, 20, size - 1, size / 2};
        while (offsets.size() < 16)
            offsets.push_back(random() % size);
        for (const auto offset : offsets) {
            copyDirectory(site.path(), copy);
            flip(copy + "/" + name, std::min(offset, size - 1), static_cast<unsigned>(random() % 8));
            const auto result = must(verify(DataDirectory(copy)));
            const auto where = name + " at " + std::to_string(offset) + ": " + words(result);
            QVERIFY2(!result.findings.empty(), where.c_str());
            QVERIFY2(result.findings.front().file == name, where.c_str());
            // The salt of a database is part of its key: no page of it opens then.
            if (name.ends_with(".db") && offset >= 16)
                QVERIFY2(result.findings.front().where == "page " + std::to_string(offset / pageSize + 1), where.c_str());
            ++flips;
        }
    }
    QVERIFY(flips >= 4 * 16);
}

void VerifyTest::cutAndLengthenedFilesAreFound()
{
    Worksite site;
    fill(site);
    const TemporaryDirectory work;
    const auto copy = work / "copy";
    for (const std::string name : {"master.key", "keys.db", "store.db", "index.db", "lock"}) {
        copyDirectory(site.path(), copy);
        std::ofstream(copy + "/" + name, std::ios::app | std::ios::binary) << 'x';
        QVERIFY2(!must(verify(DataDirectory(copy))).findings.empty(), name.c_str());
        if (name == "lock")
            continue;
        copyDirectory(site.path(), copy);
        const auto size = fs::file_size(copy + "/" + name);
        fs::resize_file(copy + "/" + name, name.ends_with(".db") ? size - 8192 : size - 1);
        QVERIFY2(!must(verify(DataDirectory(copy))).findings.empty(), name.c_str());
    }
}

void VerifyTest::strangeFilesAreFound()
{
    Worksite site;
    fill(site);
    std::ofstream(site.path() + "/notes.txt") << "hello";
    const auto result = must(verify(site.directory()));
    QCOMPARE(result.findings.size(), std::size_t{1});
    QCOMPARE(result.findings.front().file, std::string("notes.txt"));
    fs::remove(site.path() + "/notes.txt");
    ::chmod(site.directory().masterKeyFile().c_str(), 0640);
    QCOMPARE(must(verify(site.directory())).findings.front().file, std::string("master.key"));
}

void VerifyTest::whatSomebodyWithTheKeysChangedIsFound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("a document goes back") << QByteArray("UPDATE document SET revision = revision - 1 WHERE kind = 2 AND revision > 1");
    QTest::newRow("a document is another's") << QByteArray("UPDATE document SET sections = (SELECT sections FROM document WHERE kind = 1 LIMIT 1) WHERE kind = 1");
    QTest::newRow("a document is gone") << QByteArray("DELETE FROM document WHERE seq = (SELECT max(seq) FROM document)");
    QTest::newRow("a patient is gone") << QByteArray("DELETE FROM document WHERE seq = (SELECT max(seq) FROM document WHERE kind = 1)");
    QTest::newRow("a document is another laboratory's") << QByteArray("UPDATE document SET seq = seq + (1 << 48) WHERE kind = 2");
    QTest::newRow("a column lies") << QByteArray("UPDATE document SET stage = stage + 1 WHERE kind = 2");
    QTest::newRow("a leaf is changed") << QByteArray("UPDATE ledger SET leaf = (SELECT leaf FROM ledger b WHERE b.seq = ledger.seq + 1) WHERE seq = (1 << 48) + 7");
    QTest::newRow("a leaf is gone from the middle") << QByteArray("DELETE FROM ledger WHERE seq = (1 << 48) + 7");
    QTest::newRow("the last leaves are gone") << QByteArray("DELETE FROM ledger WHERE seq > (1 << 48) + 160");
    QTest::newRow("a header is changed") << QByteArray("UPDATE ledger SET header = x'a0' WHERE seq = (1 << 48) + 7");
    QTest::newRow("an entry is changed") << QByteArray("UPDATE ledger SET entry = zeroblob(100) WHERE seq = (1 << 48) + 7");
    QTest::newRow("a node is changed") << QByteArray("UPDATE node SET hash = zeroblob(32) WHERE seq = (1 << 48) + 9");
    QTest::newRow("a node too many") << QByteArray("INSERT INTO node (seq, hash) VALUES ((9 << 48) + 9, zeroblob(32))");
    QTest::newRow("a head is gone") << QByteArray("DELETE FROM head");
    QTest::newRow("a head is another's") << QByteArray("UPDATE head SET head = (SELECT head FROM head WHERE laboratory = 0)");
    QTest::newRow("a reply is gone") << QByteArray("DELETE FROM reply WHERE leaf = 9");
    QTest::newRow("a reply is changed") << QByteArray("UPDATE reply SET hash = zeroblob(32) WHERE leaf = 9");
}

void VerifyTest::whatSomebodyWithTheKeysChangedIsFound()
{
    QFETCH(QByteArray, sql);
    Worksite site;
    fill(site);
    {
        const auto store = must(Store::open(site.directory()));
        auto database = must(store->connect());
        must(database.execute(sql.toStdString()));
        QVERIFY(database.changes() > 0);
    }
    const auto result = must(verify(site.directory()));
    QVERIFY(!result.findings.empty());
    QCOMPARE(result.findings.front().file, std::string("store.db"));
}

// SQLite takes a log up to its first bad frame and says nothing: what was acknowledged after it would be lost in silence.
void VerifyTest::aLogLeftByACrashIsChecked()
{
    Worksite site;
    site.push({site.author.registerPatient(1), site.author.placeOrder(1, 1)});
    for (int i = 0; i < 5; ++i)
        site.push(site.author.note(1, "note"));
    // The files as a process leaves them that is killed now.
    const TemporaryDirectory work;
    const auto crashed = work / "crashed";
    copyDirectory(site.path(), crashed);
    site.close();
    const auto log = crashed + "/store.db-wal";
    const auto size = fs::file_size(log);
    QVERIFY(size > 8192);

    const auto copy = work / "copy";
    copyDirectory(crashed, copy);
    const auto whole = must(verify(DataDirectory(copy)));
    QVERIFY2(whole.findings.empty() && whole.notes.empty(), words(whole).c_str());

    std::mt19937_64 random(7);
    constexpr std::uint64_t headerSize = 32;
    constexpr std::uint64_t frameSize = 24 + 8192;
    std::vector<std::uint64_t> offsets{size - 1, size - 4000, size - 8000, 3, 17, 25};
    // Page number, size after commit, both salts and both sums, of the first frame and the last.
    for (const std::uint64_t field : {0, 4, 8, 12, 16, 20})
        offsets.insert(offsets.end(), {headerSize + field, size - frameSize + field});
    while (offsets.size() < 30)
        offsets.push_back(random() % size);
    for (const auto offset : offsets) {
        copyDirectory(crashed, copy);
        flip(copy + "/store.db-wal", offset, static_cast<unsigned>(random() % 8));
        const auto result = must(verify(DataDirectory(copy)));
        const auto where = "offset " + std::to_string(offset) + ": " + words(result);
        QVERIFY2(!result.findings.empty(), where.c_str());
        QVERIFY2(result.findings.front().file == "store.db-wal", where.c_str());
        const auto frame = offset < headerSize ? std::string("header") : "frame " + std::to_string((offset - headerSize) / frameSize + 1);
        QVERIFY2(result.findings.front().where == frame, where.c_str());
    }
    // A frame that was never written whole is no damage: nobody was told of it.
    copyDirectory(crashed, copy);
    fs::resize_file(copy + "/store.db-wal", size - 100);
    const auto torn = must(checkLog(copy + "/store.db-wal"));
    QVERIFY(torn.damage.empty() && torn.isUnfinished);
}

void VerifyTest::itWaitsForNobody()
{
    Worksite site;
    const auto busy = verify(site.directory());
    QVERIFY(!busy && busy.error().code == ErrorCode::Locked);
    const TemporaryDirectory empty;
    const auto nothing = verify(DataDirectory(empty.path()));
    QVERIFY(!nothing && nothing.error().code == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(VerifyTest)
#include "verify.test.moc"
