// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <thread>

#include "app/crypto/box.h"
#include "app/crypto/hash.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// What a workstation pushes is believed for its signatures, not for who pushes it.
class OpenerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGenuineActOpens();
    void everyChangedByteIsNoticed();
    void namesMustAgree();
    void certificatesAreOfThisStore();
    void timesAreJudgedWithPatience();
    void manyThreadsOpenAtOnce();
};

void OpenerTest::aGenuineActOpens()
{
    Worksite site;
    ActOpener opener(*site.store, site.clock);
    const Session session(*site.store, site.clock, theReceptionist);
    const auto act = site.author.registerPatient(1);
    const auto opened = must(opener.open(session.seal(act)));
    QVERIFY(opened.act == act);
    QVERIFY(opened.hash == toBytes(crypto::sha256(wire::encodeAct(act))));
    QVERIFY(!opened.certificateOver);
    const auto kept = must(wire::decodeSignedAct(opened.evidence));
    QVERIFY(kept.act == wire::encodeAct(act));
    // The certificate is looked at once; another act of the session opens as well.
    QVERIFY(opener.open(session.seal(site.author.registerPatient(2))).has_value());
}

void OpenerTest::everyChangedByteIsNoticed()
{
    Worksite site;
    ActOpener opener(*site.store, site.clock);
    const Session session(*site.store, site.clock, theReceptionist);
    const auto pushed = session.seal(site.author.registerPatient(1));
    for (std::size_t at = 0; at < pushed.sealed.size(); at += 7) {
        auto changed = pushed;
        changed.sealed[at] ^= 1;
        QVERIFY(!opener.open(changed));
    }
    auto cut = pushed;
    cut.sealed.resize(20);
    QVERIFY(!opener.open(cut));
    // Inside the box: what anybody could seal.
    const auto reseal = [&](auto change) {
        auto inside = must(wire::decodeSignedAct(must(crypto::openSealed(site.store->boxKeys(), pushed.sealed))));
        change(inside);
        return opener.open({pushed.id, must(crypto::sealTo(site.store->identity().boxKey, wire::encodeSignedAct(inside)))});
    };
    QVERIFY(reseal([](wire::SignedAct&) {}).has_value());
    const auto trusted = [](const auto& result) { return result || result.error().code != ErrorCode::NotTrusted; };
    QVERIFY(!trusted(reseal([](wire::SignedAct& inside) { inside.signature[5] ^= 1; })));
    QVERIFY(!trusted(reseal([](wire::SignedAct& inside) { inside.certificateSignature[5] ^= 1; })));
    QVERIFY(!trusted(reseal([](wire::SignedAct& inside) { inside.act.back() ^= 1; })));
    QVERIFY(!trusted(reseal([](wire::SignedAct& inside) { inside.certificate.back() ^= 1; })));
    QVERIFY(!trusted(reseal([](wire::SignedAct& inside) { inside.signature.clear(); })));
}

void OpenerTest::namesMustAgree()
{
    Worksite site;
    ActOpener opener(*site.store, site.clock);
    const Session session(*site.store, site.clock, theReceptionist);
    const auto refused = [&](lab::Act act) {
        const auto opened = opener.open(session.seal(act));
        return !opened && opened.error().code == ErrorCode::NotTrusted;
    };
    const auto act = site.author.registerPatient(1);
    auto other = act;
    other.person = theBiologist;
    QVERIFY(refused(other));
    other = act;
    other.workstation = idOf<lab::WorkstationId>(9, 2);
    QVERIFY(refused(other));
    other = act;
    other.seat = 8;
    QVERIFY(refused(other));
    auto pushed = session.seal(act);
    pushed.id = lab::ActId::make(site.clock.now());
    QVERIFY(!opener.open(pushed));
}

void OpenerTest::certificatesAreOfThisStore()
{
    Worksite site;
    Worksite other;
    ActOpener opener(*site.store, site.clock);
    Session session(*site.store, site.clock, theReceptionist);
    session.certificate.store = other.store->identity().store;
    const auto foreign = opener.open(session.seal(site.author.registerPatient(1)));
    QVERIFY(!foreign && foreign.error().code == ErrorCode::NotTrusted);
    // Signed by another store's key, sealed to this one's box.
    const Session there(*other.store, other.clock, theReceptionist);
    const auto act = other.author.registerPatient(1);
    const auto inside = must(crypto::openSealed(other.store->boxKeys(), there.seal(act).sealed));
    const auto resealed = opener.open({act.id, must(crypto::sealTo(site.store->identity().boxKey, inside))});
    QVERIFY(!resealed && resealed.error().code == ErrorCode::NotTrusted);
}

// A clock that is an hour off, or a workstation that was cut off for weeks, costs nobody a result.
void OpenerTest::timesAreJudgedWithPatience()
{
    Worksite site;
    ActOpener opener(*site.store, site.clock);
    const Session session(*site.store, site.clock, theReceptionist);
    const auto isOver = [&](std::int64_t madeAfterMs, std::int64_t arrivesAfterMs) {
        auto act = site.author.registerPatient(1);
        act.at = session.certificate.issuedAt + madeAfterMs;
        test::SetClock arrival(session.certificate.issuedAt + arrivesAfterMs);
        ActOpener later(*site.store, arrival);
        return must(later.open(session.seal(act))).certificateOver;
    };
    QVERIFY(!isOver(-hourMs, minuteMs));
    QVERIFY(!isOver(hourMs, minuteMs));
    QVERIFY(!isOver(7 * dayMs + hourMs, 7 * dayMs));
    QVERIFY(!isOver(6 * dayMs, 30 * dayMs));
    QVERIFY(isOver(9 * dayMs, 9 * dayMs));
    QVERIFY(isOver(6 * dayMs, 43 * dayMs));
    // It is genuine: refused and kept, so that its author hears of it.
    auto act = site.author.registerPatient(1);
    act.at = session.certificate.expiresAt + 2 * dayMs;
    const auto reply = must(site.writer->submitAndWait({must(opener.open(session.seal(act)))})).replies.front();
    QVERIFY(reply.refusal == lab::RefusalCode::AccountClosed);
}

void OpenerTest::manyThreadsOpenAtOnce()
{
    Worksite site;
    ActOpener opener(*site.store, site.clock);
    std::vector<wire::PushedAct> pushed;
    for (std::uint64_t i = 1; i <= 40; ++i)
        pushed.push_back(Session(*site.store, site.clock, theReceptionist).seal(site.author.registerPatient(i)));
    std::atomic<int> opened{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (const auto& act : pushed)
                opened += opener.open(act).has_value();
        });
    for (auto& thread : threads)
        thread.join();
    QCOMPARE(opened.load(), 160);
}

QTEST_GUILESS_MAIN(OpenerTest)
#include "opener.test.moc"
