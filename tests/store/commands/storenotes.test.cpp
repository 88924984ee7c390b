// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include "app/crypto/crypto.h"
#include "app/store/accounts/authority.h"
#include "app/store/accounts/entering.h"
#include "app/store/core/changehub.h"
#include "app/store/core/nobody.h"
#include "app/store/core/trailkeys.h"
#include "tests/store/accounts/entriesof.h"
#include "tests/store/core/must.h"
#include "tests/store/net/runningstore.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::store;
using testing::must;

namespace {

constexpr int ok = 0;
constexpr int refused = 1;
constexpr int damaged = 3;

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

std::vector<AccountEntry> entries(const test::RunningStore& store)
{
    return must(testing::entriesOf(*must(Store::open(DataDirectory(store.data())))));
}

template <class Change>
std::vector<Change> all(const test::RunningStore& store)
{
    std::vector<Change> found;
    for (const auto& entry : entries(store))
        if (const auto* change = std::get_if<Change>(&entry.change))
            found.push_back(*change);
    return found;
}

// A store that was made, and last written in, fourteen months ago.
void makeOldStore(const test::RunningStore& store)
{
    const test::SetClock then{SystemClock().now() - 425 * dayMs};
    const Log log(then, [](std::string_view) {});
    must(crypto::initialise());
    (void)must(initialise(DataDirectory(store.data()), "LBM", then));
    const auto opened = must(Store::open(DataDirectory(store.data())));
    must(Authority::create(*opened, {}, AccountSettings(), then));
    Nobody nobody;
    ChangeHub hub;
    const auto writer = must(Writer::start(*opened, nobody, hub, then, log));
    must(enter(*writer, consoleEntry(StoreStarted{"old"})));
}

// Months whose entries do not open any more, by what says so.
std::vector<EntriesExpired> expired(const test::RunningStore& store)
{
    const auto opened = must(Store::open(DataDirectory(store.data())));
    auto database = must(opened->connect());
    SecretBytes key(KeyStore::keySize);
    std::vector<EntriesExpired> found;
    must(each(database, "SELECT leaf, key, entry FROM ledger WHERE seq < ? ORDER BY seq", [&](const auto& row) -> Result<> {
        const auto leaf = must(decodeLeaf(row.blob(0)));
        if (leaf.leafClass != LeafClass::Expire)
            return {};
        must(opened->keys().read(row.unsignedInteger(1), key));
        const auto entry = must(decodeEntry(must(openEntry(key, opened->identity().store, leaf.sequence, row.blob(2)))));
        found.push_back(std::get<EntriesExpired>(entry.change));
        return {};
    }, rowOf(1, 0)));
    return found;
}

} // namespace

// What the store does itself is in its ledger too.
class StoreNotesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startAndStopAreEntered()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QVERIFY(store.serve());
        QCOMPARE(store.stop(), ok);
        const auto stopped = entries(store);
        QVERIFY((stopped.back() == consoleEntry(StoreStopped())));
        QVERIFY((stopped[stopped.size() - 2] == consoleEntry(StoreStarted{PAILLASSE_VERSION})));
        // Killed, it did not stop: the next start says so by coming alone.
        QVERIFY(store.serve());
        store.kill();
        QCOMPARE(all<StoreStarted>(store).size(), std::size_t{2});
        QCOMPARE(all<StoreStopped>(store).size(), std::size_t{1});
    }

    void backupsAreEntered()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QVERIFY(store.serve());
        const std::vector<std::string> to{"--to", store.path("a.data"), "--keys", store.path("a.keys")};
        const auto saved = store.command({"backup"}, to);
        QVERIFY2(saved.exit == ok && saved.err.empty(), saved.err.c_str());
        QCOMPARE(store.command({"backup"}, to).exit, refused);
        QCOMPARE(store.stop(), ok);
        const auto size = static_cast<std::uint64_t>(QFileInfo(QString::fromStdString(store.path("a.data"))).size());
        QVERIFY((all<BackupMade>(store) == std::vector<BackupMade>{{size}}));
        QVERIFY((all<BackupFailed>(store) == std::vector<BackupFailed>{{ErrorCode::Conflict}}));
    }

    void aWholeStoreIsEnteredAsSuch()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        for (int times = 1; times <= 2; ++times) {
            const auto whole = store.command({"verify"});
            QVERIFY2(whole.exit == ok && whole.err.empty(), whole.err.c_str());
            QCOMPARE(all<StoreVerified>(store).size(), static_cast<std::size_t>(times));
        }
        QVERIFY(all<StoreVerified>(store).front() == StoreVerified{0});
    }

    // Nothing is written into what is to be looked into.
    void aDamagedStoreIsLeftAsItIs()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QCOMPARE(store.command({"verify"}).exit, ok);
        QFile file(QString::fromStdString(store.data() + "/store.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto last = file.size() - 100;
        char byte = 0;
        QVERIFY(file.seek(last) && file.getChar(&byte) && file.seek(last) && file.putChar(static_cast<char>(byte ^ 1)));
        file.close();
        const auto contents = [&store] {
            QFile now(QString::fromStdString(store.data() + "/store.db"));
            return now.open(QIODevice::ReadOnly) ? now.readAll() : QByteArray();
        };
        const auto before = contents();
        const auto spoilt = store.command({"verify"});
        QCOMPARE(spoilt.exit, damaged);
        QVERIFY2(says(spoilt.err, "Nothing was entered"), spoilt.err.c_str());
        QVERIFY(contents() == before && !before.isEmpty());
    }

    // At the door of a real store: who was refused is in the ledger when it has stopped.
    void refusalsReachTheLedger()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QVERIFY(store.serve());
        test::TestWorkstation bench("BIOCH-02");
        QVERIFY(bench.enrol(store));
        test::SignedIn nobody;
        const auto answer = bench.signIn(store, test::makePerson("unknown"), nobody);
        QVERIFY(answer && answer->status == 401);
        QCOMPARE(store.stop(), ok);
        const auto failed = all<SignInsFailed>(store);
        QCOMPARE(failed.size(), std::size_t{1});
        QVERIFY((failed.front().failures == std::vector<FailedSignIn>{{{}, bench.id(), SignInFault::WrongPassword, 1}}));
    }

    void theTrailExpiresAtTheConsole()
    {
        test::RunningStore store;
        makeOldStore(store);
        const auto month = monthOf(SystemClock().now() - 425 * dayMs);
        const auto shown = store.command({"trail", "expire"}, {"--show"});
        QVERIFY2(shown.exit == ok && says(shown.out, "the store\t1\n") && says(shown.out, "Months that would go: 1;"), shown.out.c_str());
        QVERIFY(expired(store).empty());
        const auto gone = store.command({"trail", "expire"});
        QVERIFY2(gone.exit == ok && says(gone.out, "the store\t1\nMonths gone: 1;"), gone.out.c_str());
        QVERIFY((expired(store) == std::vector<EntriesExpired>{{{}, month, 1}}));
        QVERIFY(says(store.command({"trail", "expire"}).out, "Months gone: 0;"));
        const auto whole = store.command({"verify"});
        QVERIFY2(whole.exit == ok, whole.err.c_str());
    }

    void theTrailExpiresWhileItServes()
    {
        test::RunningStore store;
        makeOldStore(store);
        QVERIFY2(store.serve(), store.log().c_str());
        QTRY_VERIFY(expired(store).size() == 1);
        QCOMPARE(store.stop(), ok);
        QCOMPARE(store.command({"verify"}).exit, ok);
    }
};

QTEST_GUILESS_MAIN(StoreNotesTest)
#include "storenotes.test.moc"
