// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProcess>

#include "app/client/keys/keyslot.h"
#include "app/crypto/totp.h"
#include "tests/journeys/governedstations.h"

using namespace paillasse;
using namespace paillasse::journeys;

namespace {

const QString nextPassword = QStringLiteral("une tout autre phrase de passe");

} // namespace

// Who is who, and where: the second factor, passwords and seats, against a real store.
class IdentityJourneys : public GovernedStations {
    Q_OBJECT

private:
    static QStringList aside(const Station& station) { return QDir(station.folder() + QStringLiteral("/quarantine")).entryList({QStringLiteral("*.cache.*")}); }

private Q_SLOTS:
    // --- the second factor
    void theDoorAsksForTheCodeWhereTheLaboratoryWantsIt()
    {
        auto& session = m_b->engine().session();
        door(*m_b);
        m_b->signIn(QStringLiteral("yann")); // no code: he has none, and needs none
        QVERIFY(!session.hasFactor());
        setPolicy(client::FactorPolicy::Always);
        door(*m_b);
        QVERIFY(knocks(*m_b, QStringLiteral("yann")) == SessionState::NeedsCode);
        session.giveCode({}); // none yet: so he is given one
        m_b->waitState(SessionState::NeedsFactor);
        QVERIFY(m_b->engine().connection() == client::Connection::Offline); // nothing is read before it is set up
        m_b->setsUpFactor();
        m_b->waitState(SessionState::Open);
        QCOMPARE(session.recoveryCodesLeft(), 10);

        // A wrong code, a wrong password and a wrong name sound the same.
        std::vector<client::Trouble> troubles;
        for (const auto& [login, typed, right] : {std::tuple("yann", Station::password(), false), std::tuple("yann", QStringLiteral("not this one"), true), std::tuple("nobody", Station::password(), false)}) {
            door(*m_b);
            QVERIFY(knocks(*m_b, QLatin1String(login), typed) == SessionState::NeedsCode);
            session.giveCode(right ? m_b->code(QStringLiteral("yann")) : secret(QStringLiteral("000000")));
            m_b->waitState(SessionState::SignedOut);
            troubles.push_back(session.trouble());
        }
        for (const auto& trouble : troubles) {
            QCOMPARE(said(trouble.failure), said(Failure::WrongCredentials));
            QCOMPARE(trouble.reference, troubles.front().reference);
        }
        // Offline none is asked for; when the store is back it asks, and the work is where it was.
        m_b->cable().pull();
        QVERIFY(knocks(*m_b, QStringLiteral("yann")) == SessionState::Open);
        m_b->cable().plug();
        m_b->waitState(SessionState::NeedsCode);
        session.giveCode(secret(QStringLiteral("000000")));
        QVERIFY(m_b->waits([&] { return !session.isBusy(); }));
        QVERIFY(session.state() == SessionState::NeedsCode);
        QVERIFY(m_b->engine().connection() == client::Connection::Offline);
        session.giveCode(m_b->code(QStringLiteral("yann")));
        m_b->waitState(SessionState::Open);
        m_b->waitCaughtUp();
        setPolicy(client::FactorPolicy::Sensitive);
    }

    // The seat locks while the store is still asked to put the factor in force: who comes back finds it in force, and a form that answers.
    void aLockWhileTheFactorIsPutInForce()
    {
        const auto loic = m_store->addPerson(QStringLiteral("loic"), QStringLiteral("Loïc Tanguy"), QStringLiteral("technician"));
        auto& session = m_b->engine().session();
        door(*m_b);
        m_b->activate(QStringLiteral("loic"), loic);
        QVERIFY(!session.hasFactor());
        setPolicy(client::FactorPolicy::Always);
        door(*m_b);
        m_b->cable().pull();
        QVERIFY(knocks(*m_b, QStringLiteral("loic")) == SessionState::Open);
        m_b->cable().plug();
        m_b->waitState(SessionState::NeedsCode);
        session.giveCode({}); // none yet
        m_b->waitState(SessionState::NeedsFactor); // in the middle of the work
        const auto offer = wait<Result<client::FactorOffer>>([&](auto done) { session.beginFactor({}, this, done); });
        QVERIFY(offer);
        const auto codes = wait<Result<std::vector<std::string>>>([&](auto done) { session.confirmFactor(crypto::totpCode(offer->secret, crypto::totpStep(m_b->clock().now())), this, done); });
        QVERIFY(codes);
        m_store->freeze();
        session.finishFactor();
        session.lock();
        QVERIFY(session.state() == SessionState::Locked && session.isBusy());
        m_store->thaw();
        m_b->waitState(SessionState::Locked); // and busy no more
        QVERIFY(session.hasFactor());
        session.unlock(secret(Station::password()));
        m_b->waitState(SessionState::Open);
        m_b->waitCaughtUp();
        setPolicy(client::FactorPolicy::Sensitive);
        door(*m_b);
        m_b->signIn(QStringLiteral("yann"));
    }

    void oneCodeOpensSigningAndTheLockEndsIt()
    {
        auto& session = m_a->engine().session();
        QVERIFY(session.hasFactor());
        const auto order = m_a->orders(m_patient, {"K"});
        QTRY_VERIFY(m_b->file(order));
        QVERIFY(m_b->enters(order, "K", "4.4").isCommitted());
        QVERIFY(m_b->validates(order).isCommitted());
        QVERIFY(m_a->sees(order, "K", "4,4"));
        QTRY_VERIFY(m_a->state(order, "K") == lab::LineState::TechnicallyValid);
        m_a->opensSigning();
        QVERIFY(session.signingUntil() > m_a->clock().now() + 10 * minuteMs);
        const auto released = m_a->releases(order);
        QVERIFY2(released.submission.isCommitted(), Station::whyNot(released.submission).c_str());

        // The lock ends it: the key is gone, and what the code had opened with it.
        session.lock();
        QVERIFY(session.signingUntil().isNull());
        session.unlock(secret(Station::password()));
        m_a->waitState(SessionState::Open);
        QVERIFY(session.signingNeedsCode());
        m_a->opensSigning();
        QVERIFY(!session.signingUntil().isNull());

        const auto refused = wait<Result<Instant>>([&](auto done) { session.openSigning(secret(QStringLiteral("not this one")), {}, this, done); });
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::WrongSecret);
    }

    // --- one's own password
    void aPasswordIsChanged()
    {
        auto& session = m_b->engine().session();
        const auto change = [&](const QString& present, const QString& next) {
            return wait<Result<>>([&](auto done) { session.changePassword(secret(present), secret(next), this, done); });
        };
        const auto wrong = change(QStringLiteral("not this one"), nextPassword);
        QVERIFY(!wrong);
        QVERIFY(wrong.error().code == ErrorCode::WrongSecret);
        QVERIFY(change(Station::password(), nextPassword));
        door(*m_b);
        QCOMPARE(said(m_b->refusedSignIn(QStringLiteral("yann")).failure), said(Failure::WrongCredentials));
        m_b->signIn(QStringLiteral("yann"), nextPassword);
        QVERIFY(m_b->finds("bihan").size() == 1);
        QVERIFY(aside(*m_b).isEmpty()); // the cache is the one that was
        door(*m_b);
        m_b->cable().pull();
        QVERIFY(knocks(*m_b, QStringLiteral("yann"), nextPassword) == SessionState::Open);
        m_b->cable().plug();
        m_b->waitCaughtUp();
        QVERIFY(change(nextPassword, Station::password()));
    }

    // The program ends somewhere between the slot that was made ready and the store's answer.
    void aChangeThatIsCutShortLeavesAPasswordThatOpens_data()
    {
        QTest::addColumn<int>("afterMs");
        QTest::newRow("the store never hears of it") << -1;
        for (const int after : {0, 20, 60, 150, 400})
            QTest::addRow("%d ms after it was made ready", after) << after;
    }
    void aChangeThatIsCutShortLeavesAPasswordThatOpens()
    {
        QFETCH(int, afterMs);
        const auto slots = [this] { return QDir(m_b->folder() + QStringLiteral("/caches")).entryList({QStringLiteral("*.slot-next")}).size(); };
        if (afterMs < 0)
            m_store->freeze();
        bool isDone = false;
        m_b->engine().session().changePassword(secret(Station::password()), secret(nextPassword), this, [&](const Result<>& done) { isDone = done.has_value(); });
        QVERIFY(m_b->waits([&] { return slots() == 1 || isDone; }, 30'000));
        if (afterMs > 0)
            QTest::qWait(afterMs);
        m_b->switchOff();
        if (afterMs < 0)
            m_store->kill();
        // Offline, as many passwords open as there are slots: both of them, until the store has said which.
        m_b->cable().pull();
        int open = 0;
        for (const auto& typed : {Station::password(), nextPassword}) {
            m_b->switchOn();
            if (knocks(*m_b, QStringLiteral("yann"), typed) == SessionState::Open) {
                QTRY_VERIFY(m_b->finds("bihan").size() == 1);
                ++open;
            }
            m_b->switchOff();
        }
        QCOMPARE(open, 1 + slots());
        if (afterMs < 0)
            m_store->start();
        m_b->cable().plug();
        m_b->switchOn();
        const bool isChanged = knocks(*m_b, QStringLiteral("yann"), nextPassword) == SessionState::Open;
        QVERIFY(!isChanged || afterMs >= 0);
        QVERIFY(isChanged || !isDone);
        if (!isChanged)
            m_b->signIn(QStringLiteral("yann"));
        QCOMPARE(slots(), 0);
        QVERIFY(aside(*m_b).isEmpty()); // the same cache, all the way
        m_b->waitCaughtUp();
        if (isChanged)
            QVERIFY(wait<Result<>>([&](auto done) { m_b->engine().session().changePassword(secret(nextPassword), secret(Station::password()), this, done); }));
        m_a->waitCaughtUp();
        m_desk->waitCaughtUp();
    }

    // --- one seat
    void theSeatMovesAndComesBack()
    {
        const auto order = m_a->orders(m_patient, {"NA"});
        QVERIFY(m_a->sent());
        m_a->unplug();
        QVERIFY(m_a->enters(order, "NA", "139").isCommitted());
        door(*m_b);
        QCOMPARE(said(m_b->refusedSignIn(QStringLiteral("anais")).failure), said(Failure::SeatElsewhere));
        m_b->engine().session().takeSeat();
        m_b->answersDoor(QStringLiteral("anais"));
        m_b->waitCaughtUp();
        m_a->plugIn();
        // The first locks at once; what waits there goes on being sent.
        QVERIFY(fails(*m_a, Failure::SeatElsewhere));
        QVERIFY(m_a->sent());
        QVERIFY(m_b->sees(order, "NA", "139"));
        // It was kept, and who governs is told.
        const auto sessions = wait<Result<client::SessionsReply>>([&](auto done) { governs().sessions(this, done); });
        QVERIFY(sessions && sessions->formerSeats.size() == 1);
        QCOMPARE(sessions->formerSeats[0].workstationName, std::string("BIOCH-01"));
        QCOMPARE(sessions->formerSeats[0].acts, 1u);
        QVERIFY(m_b->enters(order, "NA", "140").isCommitted());
        QVERIFY(m_b->sent());

        // Who was told that they sit elsewhere does not sit here either, with the cable out.
        m_a->unplug();
        m_a->engine().session().takeSeat(); // the password is gone: at the door
        m_a->waitState(SessionState::SignedOut);
        QCOMPARE(said(m_a->refusedSignIn(QStringLiteral("anais")).failure), said(Failure::SeatElsewhere));
        m_a->restart();
        QCOMPARE(said(m_a->refusedSignIn(QStringLiteral("anais")).failure), said(Failure::SeatElsewhere));
        m_a->plugIn();

        // And back again.
        door(*m_a);
        QCOMPARE(said(m_a->refusedSignIn(QStringLiteral("anais")).failure), said(Failure::SeatElsewhere));
        m_a->engine().session().takeSeat();
        m_a->answersDoor(QStringLiteral("anais"));
        m_a->waitCaughtUp();
        QVERIFY(fails(*m_b, Failure::SeatElsewhere));
        QVERIFY(m_a->sees(order, "NA", "140"));
        door(*m_b);
        m_b->signIn(QStringLiteral("yann"));
    }

    // Signed out here, at work there: without the store they sit where they sat last, and nowhere else.
    void whoSitsElsewhereByNowOpensNothingHereOffline()
    {
        door(*m_a);
        door(*m_b);
        sitsDown(*m_b);
        m_a->restart(); // its first question to the store
        const client::Vault vault(client::Profile(m_a->folder()), SecretBytes());
        QVERIFY(m_a->waits([&] {
            const auto slot = vault.findLogin("anais");
            return slot && slot->seatLost;
        }));
        m_a->unplug();
        QCOMPARE(said(m_a->refusedSignIn(QStringLiteral("anais")).failure), said(Failure::SeatElsewhere));
        m_a->plugIn();
        door(*m_b);
        m_b->unplug();
        QVERIFY(knocks(*m_b, QStringLiteral("anais")) == SessionState::Open);
        m_b->plugIn();
        m_b->waitCaughtUp();
        door(*m_b);
        door(*m_a);
        sitsDown(*m_a);
        m_b->signIn(QStringLiteral("yann"));
    }

    // A clock that was set back opens nothing for longer.
    void aClockSetBackIsNoWayRoundTheOfflineAge()
    {
        door(*m_b);
        m_b->unplug();
        m_b->clock().ahead = -10 * dayMs;
        QCOMPARE(said(m_b->refusedSignIn(QStringLiteral("yann")).failure), said(Failure::ClockOff));
        m_b->clock().ahead = 0;
        QVERIFY(knocks(*m_b, QStringLiteral("yann")) == SessionState::Open);
        m_b->clock().ahead = 20 * dayMs;
        QCOMPARE(knocksOffline(*m_b), said(Failure::OfflineTooLong));
        m_b->clock().ahead = 0;
        m_b->plugIn();
        m_b->signIn(QStringLiteral("yann"));
    }

    void nothingTypedIsInALog()
    {
        for (const auto* station : {m_desk.get(), m_a.get(), m_b.get()})
            for (const auto& word : {Station::password(), nextPassword})
                QVERIFY(!station->log().contains(word.toUtf8()));
        QVERIFY(!m_store->log().contains(Station::password().toUtf8()));
    }

    // While one is being used: no argument list of any process on this machine has it.
    void noPasswordIsInAnArgumentList()
    {
        const auto isListed = [word = Station::password().toUtf8()] {
            const auto processes = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
            return std::ranges::any_of(processes, [&](const QString& process) {
                QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(process));
                return arguments.open(QIODevice::ReadOnly) && arguments.readAll().contains(word);
            });
        };
        door(*m_a);
        auto& session = m_a->engine().session();
        session.signIn(QStringLiteral("anais"), secret(Station::password()));
        bool isSeen = false;
        QVERIFY(m_a->waits([&] {
            isSeen |= isListed();
            return session.state() == SessionState::Open;
        }, 60'000));
        QVERIFY(!isSeen);
        QProcess careless; // which the search would find
        careless.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("read line"), Station::password()});
        QVERIFY(careless.waitForStarted() && m_a->waits(isListed));
        careless.closeWriteChannel();
        QVERIFY(careless.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(IdentityJourneys)
#include "identity.test.moc"
