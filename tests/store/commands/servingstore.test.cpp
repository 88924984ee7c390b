// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "app/crypto/crypto.h"
#include "app/store/commands/servingstore.h"
#include "app/store/core/witnessfile.h"
#include "tests/store/accounts/entriesof.h"
#include "tests/store/core/must.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::store;
using testing::must;

namespace {

using Serving = std::unique_ptr<ServingStore>;

template <class Change>
std::ptrdiff_t count(const std::vector<AccountEntry>& entries)
{
    return std::ranges::count_if(entries, [](const AccountEntry& entry) { return std::holds_alternative<Change>(entry.change); });
}

} // namespace

// The parts of a store that serves live and end together.
class ServingStoreTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    test::SetClock m_clock{SystemClock().now()}; // TLS looks at the real one
    std::string m_logged;
    const Log m_log{m_clock, [this](std::string_view line) { m_logged += line; }};
    const Endpoint m_anywhere{"127.0.0.1", 0};

    DataDirectory data() { return DataDirectory(m_folder.filePath(QStringLiteral("store")).toStdString()); }
    Serving open() { return must(ServingStore::open(data(), {}, {}, m_clock, m_log)); }
    std::vector<AccountEntry> entries() { return must(testing::entriesOf(*must(Store::open(data())))); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        (void)must(initialise(data(), "LBM", m_clock));
        const auto store = must(Store::open(data()));
        must(Authority::create(*store, {}, AccountSettings(), m_clock));
    }

    // Whoever asks how the store is may do so until nobody is answered on the laboratory's network any more, and its end is the last entry.
    void itBeginsAndEndsInItsLedger()
    {
        const auto store = open();
        must(store->listen(m_anywhere, {}));
        QVERIFY(!store->localPort());
        must(store->listenLocally(m_anywhere));
        QVERIFY(store->localPort() && *store->localPort() != 0);
        QVERIFY(store->listening().port != 0);
        QCOMPARE(count<StoreStarted>(entries()), 0);
        store->begin();
        QCOMPARE(count<StoreStarted>(entries()), 1);
        store->lookAfter(false);
        store->stop();
        QVERIFY(!store->localPort());
        const auto all = entries();
        QCOMPARE(count<StoreStopped>(all), 1);
        QVERIFY(std::holds_alternative<StoreStopped>(all.back().change));
    }

    // One that cannot listen never began: nothing of it is in the ledger, and the next one finds everything free.
    void oneThatCannotListenLeavesNothingBehind()
    {
        const auto before = entries().size();
        {
            const auto store = open();
            QVERIFY(!store->listen({"192.0.2.1", 1}, {}));
        }
        {
            const auto store = open();
            must(store->listen(m_anywhere, {}));
            QVERIFY(!store->listenLocally({"192.0.2.1", 0}));
        }
        QCOMPARE(entries().size(), before);
        const auto next = open();
        must(next->listen(m_anywhere, {}));
        next->begin();
        next->stop();
        QCOMPARE(entries().size(), before + 2);
    }

    // On a folder that is not mounted: noted at its marks, and an alert from the sixteenth minute on.
    void aWitnessThatIsBehindIsAnAlert()
    {
        std::vector<std::unique_ptr<Witness>> witnesses;
        witnesses.push_back(std::make_unique<WitnessFile>(m_folder.filePath(QStringLiteral("not-mounted/heads.jsonl")).toStdString()));
        const auto store = must(ServingStore::open(data(), std::move(witnesses), {}, m_clock, m_log));
        must(store->listen(m_anywhere, {}));
        store->begin();
        m_clock.advance(16 * minuteMs - 1);
        store->lookAfter(false);
        m_clock.advance(minuteMs);
        store->lookAfter(false);
        const auto raised = [this] {
            std::vector<std::int64_t> observed;
            for (const auto& entry : entries())
                if (const auto* alert = std::get_if<AlertRaised>(&entry.change); alert && alert->alert.rule == "witness-behind")
                    observed.push_back(alert->alert.observed);
            return observed;
        };
        QTRY_VERIFY_WITH_TIMEOUT(!raised().empty(), 30'000);
        store->stop();
        QCOMPARE(raised(), std::vector<std::int64_t>{16});
        std::vector<std::int64_t> noted;
        for (const auto& entry : entries())
            if (const auto* condition = std::get_if<ConditionNoted>(&entry.change); condition && condition->condition == Condition::WitnessBehind)
                noted.push_back(condition->value);
        QCOMPARE(noted, (std::vector<std::int64_t>{15, 16}));
    }

    void theCertificateIsRenewedWhenAskedFor()
    {
        const auto store = open();
        must(store->listen(m_anywhere, {}));
        store->begin();
        const auto renewed = [this] { return m_logged.find("certificate.renewed") != std::string::npos; };
        store->lookAfter(false);
        QVERIFY(!renewed());
        store->lookAfter(true);
        QVERIFY(renewed());
        store->stop();
    }

    void whatIsDoneOnceInAWhileHasItsTurn()
    {
        Turn turn(minuteMs);
        const Instant start = m_clock.now();
        QVERIFY(turn.comes(start));
        QVERIFY(!turn.comes(start));
        QVERIFY(!turn.comes(start + (minuteMs - 1)));
        QVERIFY(turn.comes(start + minuteMs));
        QVERIFY(!turn.comes(start + 2 * minuteMs - 1));
        QVERIFY(turn.comes(start)); // somebody put the clock back
    }

    void anAddressHasAPort()
    {
        for (const auto* text : {"127.0.0.1:7443", "[::1]:0", "[fe80::1]:65535"}) {
            const auto endpoint = parseEndpoint(text);
            QVERIFY2(endpoint && spelled(*endpoint) == text, text);
        }
        QCOMPARE(parseEndpoint("[::1]:7443")->address, std::string("::1"));
        for (const auto* text : {"", "127.0.0.1", ":7443", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:74a"})
            QVERIFY2(!parseEndpoint(text), text);
    }
};

QTEST_GUILESS_MAIN(ServingStoreTest)
#include "servingstore.test.moc"
