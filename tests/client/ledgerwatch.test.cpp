// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "app/client/net/ledgerwatch.h"
#include "app/crypto/crypto.h"
#include "tests/client/fakestore.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

namespace {

// A history of leaves, each with a text: two that begin alike go on differently where their texts do.
class History {
public:
    void grow(const std::string& text)
    {
        m_tree.append(crypto::leafHash(asBytes(text)), [this](unsigned level, std::uint64_t index, const crypto::Digest& hash) { m_nodes[{level, index}] = hash; });
        m_roots.push_back(m_tree.root());
    }
    [[nodiscard]] std::uint64_t size() const { return m_tree.size(); }
    [[nodiscard]] crypto::Digest root(std::uint64_t size) const { return size == 0 ? crypto::emptyRoot() : m_roots[size - 1]; }
    [[nodiscard]] std::vector<Bytes> consistency(std::uint64_t from, std::uint64_t to) const
    {
        const auto proof = crypto::consistencyProof(from, to, [this](unsigned level, std::uint64_t index) -> Result<crypto::Digest> { return m_nodes.at({level, index}); });
        std::vector<Bytes> bytes;
        for (const auto& step : *proof)
            bytes.push_back(toBytes(step));
        return bytes;
    }

private:
    crypto::MerkleTree m_tree;
    std::vector<crypto::Digest> m_roots;
    std::map<std::pair<unsigned, std::uint64_t>, crypto::Digest> m_nodes;
};

class StationClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return time; }
    Instant time = lab::testing::nine;
};

} // namespace

// A store that shows a workstation another ledger than before: it is seen whatever comes first, said once, and told to the store.
class LedgerWatchTest : public QObject {
    Q_OBJECT

private:
    const crypto::SigningKey m_key = crypto::SigningKey::make();
    const Uuid m_storeId = idOf<lab::LaboratoryId>(9).uuid();
    const Uuid m_ledger = idOf<lab::LaboratoryId>(1).uuid();
    StationClock m_clock;
    Log m_log{m_clock, [](std::string_view) {}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<LedgerWatch> m_watch;
    History m_history;
    const History* m_served = nullptr;
    int m_alarms = 0;
    int m_asked = 0;
    std::vector<wire::LedgerDoubt> m_doubts;

    Bytes headOf(const History& history, std::uint64_t size, std::uint64_t epoch = 1) const
    {
        return crypto::encodeHead(crypto::signHead(m_key, m_ledger, epoch, size, history.root(size), m_clock.now()));
    }
    void grow(History& history, int leaves, const char* text)
    {
        for (int i = 0; i < leaves; ++i)
            history.grow(text + std::to_string(history.size()));
    }
    // The store proves from this history from now on; shorter than what is asked for, it says so.
    void serve(const History& history) { m_served = &history; }
    void answerProof(QSslSocket& socket, std::uint64_t from, std::uint64_t to)
    {
        ++m_asked;
        const bool isThere = to <= m_served->size();
        const auto body = isThere ? wire::encodeMessage(wire::ConsistencyReply{headOf(*m_served, m_served->size()), m_served->consistency(from, to)})
                                  : wire::encodeMessage(wire::Problem{ErrorCode::NotFound, "the ledger is shorter than that"});
        socket.write(QByteArray("HTTP/1.1 ") + (isThere ? "200 OK" : "404 Not Found") + "\r\nContent-Type: application/cbor\r\nContent-Length: " + QByteArray::number(static_cast<qsizetype>(body.size())) + "\r\n\r\n");
        socket.write(reinterpret_cast<const char*>(body.data()), static_cast<qint64>(body.size()));
    }
    [[nodiscard]] Profile profile() const { return Profile(m_folder->path()); }
    [[nodiscard]] std::uint64_t keptSize() const
    {
        const auto kept = Heads(profile(), m_key.publicKey()).of(m_ledger);
        return kept ? kept->size : 0;
    }
    // The program starts, or starts again.
    void begin()
    {
        LedgerWatch::Sinks sinks;
        sinks.alarm = [this] { ++m_alarms; };
        sinks.newEpoch = [] {};
        m_watch = std::make_unique<LedgerWatch>(*m_transport, Heads(profile(), m_key.publicKey()), m_storeId, m_clock, m_log, std::move(sinks));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_clock.time = lab::testing::nine;
        m_alarms = 0;
        m_asked = 0;
        m_doubts.clear();
        m_history = {};
        grow(m_history, 5, "leaf ");
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(profile().prepare());
        m_store = std::make_unique<FakeStore>();
        m_store->on("/v1/watch/doubt", [this](const FakeStore::Request& request) {
            m_doubts.push_back(*wire::decodeMessage<wire::LedgerDoubt>(request.body));
            return Bytes();
        });
        for (std::uint64_t from = 1; from < 12; ++from)
            for (std::uint64_t to = from; to < 12; ++to)
                m_store->says(("/v1/consistency?ledger=" + m_ledger.toString() + "&from=" + std::to_string(from) + "&to=" + std::to_string(to)).c_str(), [this, from, to](QSslSocket& socket) { answerProof(socket, from, to); });
        m_transport = std::make_unique<Transport>();
        m_transport->setStore(*StoreAddress::parse(m_store->address()), std::make_shared<TlsIdentity>(TlsIdentity{m_store->authority(), {}, {}}));
        serve(m_history);
        begin();
        m_watch->see(headOf(m_history, 5), true);
        QTRY_COMPARE(keptSize(), 5u);
    }
    void cleanup() { m_watch.reset(); }

    void aLedgerThatOnlyGrowsIsProvedAndKept()
    {
        grow(m_history, 4, "leaf ");
        serve(m_history);
        m_watch->see(headOf(m_history, 9), true);
        QTRY_COMPARE(keptSize(), 9u);
        // Its head signed anew a minute later is the same.
        m_clock.time = m_clock.time + minuteMs;
        m_watch->see(headOf(m_history, 9), true);
        // One that was overtaken on its way proves to be of the same.
        m_watch->see(headOf(m_history, 8), true);
        QTRY_COMPARE(m_asked, 2);
        QCOMPARE(m_alarms, 0);
        QVERIFY(m_doubts.empty());
    }

    void anAcknowledgementsHeadIsProvedSoon()
    {
        grow(m_history, 2, "leaf ");
        m_watch->see(headOf(m_history, 6), false);
        m_watch->see(headOf(m_history, 7), false);
        QCOMPARE(keptSize(), 5u);
        QTRY_COMPARE_WITH_TIMEOUT(keptSize(), 7u, 30'000); // no other head came
        QCOMPARE(m_alarms, 0);
    }

    void anAcknowledgementsHeadTakesNoPlaceBeforeItIsProved()
    {
        History other;
        grow(other, 3, "leaf ");
        grow(other, 5, "rewritten ");
        serve(other);
        // What was pushed is acknowledged under the other history first; then comes `caught up`.
        m_watch->see(headOf(other, 8), false);
        m_watch->see(headOf(other, 8), true);
        QTRY_COMPARE(m_alarms, 1);
        QCOMPARE(keptSize(), 5u);
    }

    // What was done here was acknowledged, and the store then goes on without it, from what was known before.
    void noHeadThatWasShownIsForgottenForALaterOne()
    {
        History other = m_history;
        grow(m_history, 2, "acknowledged ");
        grow(other, 4, "without it ");
        serve(other);
        m_watch->see(headOf(m_history, 7), false);
        m_watch->see(headOf(other, 9), true);
        QTRY_COMPARE(m_alarms, 1);
        QTRY_COMPARE(m_doubts.size(), std::size_t{1});
    }

    // The same, and the store has not come as far again.
    void whatWasAcknowledgedMayNotBeMissing()
    {
        const History before = m_history;
        grow(m_history, 2, "acknowledged ");
        m_watch->see(headOf(m_history, 7), false);
        QTRY_COMPARE_WITH_TIMEOUT(keptSize(), 7u, 30'000);
        serve(before);
        m_watch->see(headOf(before, 5), true);
        QTRY_COMPARE(m_alarms, 1);
        QTRY_COMPARE(m_doubts.size(), std::size_t{1});
        QCOMPARE(m_doubts[0].knownSize, 7u);
        QCOMPARE(m_doubts[0].shownSize, 5u);
    }

    void aRewrittenLedgerIsSaidOnceAndToldToTheStore()
    {
        History other;
        grow(other, 4, "leaf ");
        grow(other, 4, "rewritten ");
        serve(other);
        for (int i = 0; i < 3; ++i) {
            m_watch->see(headOf(other, 8), true);
            QTRY_COMPARE(m_asked, i + 1);
        }
        QTRY_COMPARE(m_doubts.size(), std::size_t{1});
        QCOMPARE(m_alarms, 1);
        QVERIFY(m_doubts[0].laboratory.uuid() == m_ledger);
        QCOMPARE(m_doubts[0].knownSize, 5u);
        QCOMPARE(m_doubts[0].shownSize, 8u);
        QCOMPARE(m_doubts[0].knownHead, headOf(m_history, 5));
        QCOMPARE(m_doubts[0].shownHead, headOf(other, 8));
        // An hour later it is still so: the store is told again.
        m_clock.time = m_clock.time + hourMs;
        m_watch->see(headOf(other, 8), true);
        QTRY_COMPARE(m_doubts.size(), std::size_t{2});
        QCOMPARE(m_alarms, 1);
        // The evidence outlives the program.
        begin();
        m_watch->see(headOf(other, 8), true);
        QTRY_COMPARE(m_alarms, 2);
    }

    void anotherTreeOfTheSameSizeIsAFork()
    {
        History other;
        grow(other, 4, "leaf ");
        grow(other, 1, "other ");
        m_watch->see(headOf(other, 5), false);
        QTRY_COMPARE(m_doubts.size(), std::size_t{1});
        QCOMPARE(m_alarms, 1);
        QCOMPARE(m_doubts[0].shownSize, 5u);
    }

    void aLedgerThatWasCutShortIsShorter()
    {
        History cut;
        grow(cut, 3, "leaf ");
        serve(cut);
        m_watch->see(headOf(cut, 3), true);
        QTRY_COMPARE(m_doubts.size(), std::size_t{1});
        QCOMPARE(m_alarms, 1);
        QCOMPARE(m_doubts[0].knownSize, 5u);
    }

    void whatTheStoreHasNotSignedIsToldAsThat()
    {
        auto forged = headOf(m_history, 5);
        forged.back() ^= 1;
        m_watch->see(forged, false);
        QTRY_COMPARE(m_doubts.size(), std::size_t{1});
        QCOMPARE(m_alarms, 1);
        QCOMPARE(m_doubts[0].shownHead, forged);
    }

    void aWordThatCouldNotBeSentIsSentWithTheNextHead()
    {
        History other;
        grow(other, 4, "leaf ");
        grow(other, 1, "other ");
        m_store->goAway();
        m_watch->see(headOf(other, 5), false);
        QTRY_COMPARE(m_alarms, 1);
        QTest::qWait(0);
        m_store->listen();
        QTRY_VERIFY_WITH_TIMEOUT((m_watch->see(headOf(other, 5), false), QTest::qWait(50), m_doubts.size() == 1), 30'000);
        QCOMPARE(m_alarms, 1);
    }
};

QTEST_GUILESS_MAIN(LedgerWatchTest)
#include "ledgerwatch.test.moc"
