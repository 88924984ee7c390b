// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpServer>
#include <QTest>

#include <fstream>
#include <future>

#include "app/store/channels/witnessaddress.h"
#include "app/store/core/headcomparison.h"
#include "app/store/core/witnesses.h"
#include "app/store/core/witnessline.h"
#include "tests/store/channels/witnessserver.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

std::vector<crypto::SignedTreeHead> headsIn(const std::string& file)
{
    std::vector<crypto::SignedTreeHead> heads;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        heads.push_back(readWitnessLine(line).value());
    return heads;
}

} // namespace

// A witness by address: a real HTTPS server of Python's own library, and a store whose clock goes when it is told to.
class WitnessAddressTest : public QObject {
    Q_OBJECT

    test::WitnessServer m_server;

    std::vector<std::unique_ptr<Witness>> address(const std::string& authority, std::string user = {}, std::string_view password = {}) const
    {
        std::vector<std::unique_ptr<Witness>> one;
        one.push_back(std::make_unique<WitnessAddress>(Destination{m_server.url(), authority, std::move(user), SecretBytes::copyOf(password)}));
        return one;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void init()
    {
        QFile::remove(QString::fromStdString(m_server.file()));
        m_server.set("closed", false);
        m_server.set("private", false);
    }

    void eachMinutesHeadsArrive()
    {
        Worksite site;
        const auto witnesses = must(Witnesses::open(*site.store, address(m_server.authority()), site.clock, site.log));
        witnesses->look();
        const auto first = headsIn(m_server.file());
        QCOMPARE(first.size(), std::size_t{2}); // the store's own, and the laboratory's
        for (const auto& head : first)
            QVERIFY(crypto::verifyHead(site.store->identity().signingKey, head));
        site.clock.advance(minuteMs - 1);
        witnesses->look();
        QCOMPARE(headsIn(m_server.file()).size(), std::size_t{2});
        site.clock.advance(1);
        witnesses->look();
        QCOMPARE(headsIn(m_server.file()).size(), std::size_t{4});
        const auto standing = witnesses->standing().front();
        QCOMPARE(standing.name, m_server.url());
        QVERIFY(standing.lastTaken == site.clock.now() && !standing.isBehind);
    }

    // Longer than one POST holds; what it has afterwards is one history, without a gap and in order.
    void whatItCouldNotTakeComesLaterInOrder()
    {
        Worksite site;
        const auto witnesses = must(Witnesses::open(*site.store, address(m_server.authority()), site.clock, site.log));
        witnesses->look();
        m_server.set("closed", true);
        constexpr std::uint64_t minutes = 70;
        for (std::uint64_t i = 1; i <= minutes; ++i) {
            site.push(site.author.registerPatient(i));
            site.clock.advance(minuteMs);
            witnesses->look();
        }
        auto standing = witnesses->standing().front();
        QVERIFY(standing.isBehind);
        QCOMPARE(standing.behindMs(site.clock.now()), static_cast<std::int64_t>(minutes) * minuteMs);
        QCOMPARE(headsIn(m_server.file()).size(), std::size_t{2});
        m_server.set("closed", false);
        witnesses->look();
        const auto heads = headsIn(m_server.file());
        QCOMPARE(heads.size(), std::size_t{2 * (minutes + 1)});
        HeadComparison comparison(site.store->identity().signingKey);
        for (std::size_t i = 0; i < heads.size(); ++i) {
            comparison.add("witness", "line " + std::to_string(i), heads[i]);
            if (i >= 3 && i % 2 == 1)
                QCOMPARE(heads[i].size, heads[i - 2].size + 1);
        }
        QVERIFY(comparison.findings().empty());
        standing = witnesses->standing().front();
        QVERIFY(!standing.isBehind && standing.behindMs(site.clock.now()) == 0);
    }

    void whoItIsIsVerifiedBothWays()
    {
        Worksite site;
        const auto stranger = must(crypto::makeAuthority("another", SystemClock().now(), dayMs));
        for (const auto& wrong : {stranger.certificate, std::string()}) {
            const auto witnesses = must(Witnesses::open(*site.store, address(wrong), site.clock, site.log));
            witnesses->look();
            QVERIFY(witnesses->standing().front().isBehind);
        }
        m_server.set("private", true);
        const auto unknown = must(Witnesses::open(*site.store, address(m_server.authority()), site.clock, site.log));
        unknown->look();
        QVERIFY(unknown->standing().front().isBehind && headsIn(m_server.file()).empty());
        const auto known = must(Witnesses::open(*site.store, address(m_server.authority(), "store", "correct horse"), site.clock, site.log));
        known->look();
        QVERIFY(!known->standing().front().isBehind);
        QCOMPARE(headsIn(m_server.file()).size(), std::size_t{2});
    }

    void anAddressIsSafeOrNone()
    {
        QVERIFY(WitnessAddress::check("https://witness.example/heads"));
        QVERIFY(WitnessAddress::check("http://127.0.0.1:8080/"));
        for (const auto* wrong : {"http://witness.example/heads", "https://user:secret@witness.example/", "ftp://witness.example/", "https://"})
            QVERIFY2(WitnessAddress::check(wrong).error().code == ErrorCode::InvalidInput, wrong);
    }

    // An address that takes the connection and says nothing holds up neither the file beside it nor the stop.
    void oneThatHangsHoldsUpNobody()
    {
        Worksite site;
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto both = address(m_server.authority());
        both.insert(both.begin(), std::make_unique<WitnessAddress>(Destination{"http://127.0.0.1:" + std::to_string(silent.serverPort()) + "/", {}, {}, {}}));
        const auto witnesses = must(Witnesses::open(*site.store, std::move(both), site.clock, site.log));
        witnesses->start();
        QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(headsIn(m_server.file()).size(), std::size_t{2}, 30'000);
        witnesses->stop();
        QVERIFY(witnesses->standing().front().lastTaken.isNull() && !witnesses->standing().front().isBehind); // it was cut, and did not fail
    }
};

QTEST_GUILESS_MAIN(WitnessAddressTest)
#include "witness.test.moc"
