// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "app/client/engine.h"
#include "app/crypto/crypto.h"
#include "app/store/net/problem.h"
#include "tests/journeys/storehere.h"

using namespace paillasse;
using namespace paillasse::journeys;

namespace {

// Says for a while that the store has too much to do.
class BusyZone final : public ZoneBefore {
public:
    using ZoneBefore::ZoneBefore;
    tl::expected<store::Admission, store::Reply> admit(const store::RequestHead& head, const store::Peer& peer) override
    {
        if (left > 0) {
            --left;
            return tl::unexpected(store::busy(1));
        }
        return ZoneBefore::admit(head, peer);
    }

    std::atomic<int> left{0}; // requests that are answered 429
};

// By which a certificate was made that long ago.
class PastClock final : public Clock {
public:
    explicit PastClock(std::int64_t ago) : m_ago(ago) {}
    [[nodiscard]] Instant now() const override { return m_system.now() - m_ago; }

private:
    SystemClock m_system;
    std::int64_t m_ago;
};

} // namespace

// A real workstation in front of a real store whose clock the test sets: sessions go on under their people, and nobody is asked anything.
class RenewalJourney : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    Log m_log{m_clock, {}};
    std::unique_ptr<StoreHere> m_store;
    std::unique_ptr<BusyZone> m_busy;
    std::unique_ptr<client::Engine> m_engine;
    int m_left = 0; // how often the person was told of anything

    static constexpr int longest = 60'000;
    bool waits(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, longest); }
    client::Session& session() { return m_engine->session(); }
    bool isAt(client::SessionState state)
    {
        return waits([&] { return session().state() == state && !session().isBusy(); });
    }
    std::optional<store::Session> open()
    {
        const auto all = m_store->office().registry().openSessions();
        return all.size() == 1 ? std::optional(all.front()) : std::nullopt;
    }
    // Work is done and reaches the store.
    bool works()
    {
        std::optional<Result<std::string>> number;
        m_engine->acts().takePatientNumber(this, [&](Result<std::string> taken) { number.emplace(std::move(taken)); });
        if (!waits([&] { return number.has_value(); }) || !*number)
            return false;
        lab::Patient patient;
        patient.id = lab::PatientId::make(m_clock.now());
        patient.number = **number;
        patient.identity.birthName = "LE BIHAN";
        patient.identity.firstForename = patient.identity.birthForenames = "MAELLE";
        patient.identity.birthDate = {1992, 5, 3};
        patient.identity.sex = lab::Sex::Female;
        const auto before = m_store->office().writer().counters().acts;
        m_engine->acts().submit(lab::documentId(patient.id), lab::RegisterPatient{patient}, {}, this, [](const client::Submission&) {});
        return waits([&] { return m_store->office().writer().counters().acts > before; });
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreHere>();
        m_busy = std::make_unique<BusyZone>(m_store->zone());
        m_store->listen(*m_busy, m_store->clock);
        const auto code = m_store->addPerson("yann", "Yann Kerbrat", access::Role::Receptionist);
        m_engine = std::make_unique<client::Engine>(client::Profile(m_folder.filePath(QStringLiteral("bench"))), m_clock, m_log);
        session().start();
        QVERIFY(isAt(client::SessionState::NotEnrolled));
        session().enrol(m_store->enrolmentCode(), QStringLiteral("ACCUEIL-01"), m_store->address());
        QVERIFY(isAt(client::SessionState::SignedOut));
        session().activate(QStringLiteral("yann"), code.clone(), SecretBytes::copyOf(std::string_view("un mot de passe assez long")));
        QVERIFY(isAt(client::SessionState::Open));
        QVERIFY(waits([&] { return m_engine->progress().caughtUp && open(); }));
        connect(&session(), &client::Session::stateChanged, this, [this](client::SessionState) { ++m_left; });
        connect(&session(), &client::Session::failed, this, [this](const client::Trouble&) { ++m_left; });
        QVERIFY(works());
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_store.reset();
    }

    // First, while both clocks agree. The store's own certificate is over: nobody is let near a password, the work can go on without it, and does so with it again later.
    void aStoreWhoseCertificateIsOver()
    {
        session().signOut();
        QVERIFY(isAt(client::SessionState::SignedOut));
        QVERIFY(waits([&] { return !open(); })); // the store has heard it
        m_store->stopListening();
        const PastClock longAgo{m_store->office().settings().serverCertificateMs + 30 * dayMs};
        m_store->listen(*m_busy, longAgo);
        session().signIn(QStringLiteral("yann"), SecretBytes::copyOf(std::string_view("un mot de passe assez long")));
        QVERIFY(waits([&] { return session().state() == client::SessionState::Failed; }));
        QCOMPARE(client::nameOf(session().trouble().failure), client::nameOf(client::Failure::StoreCertificateExpired));
        QCOMPARE(m_store->server().counters().requests, std::uint64_t{0}); // nothing was sent
        session().continueOffline();
        QVERIFY(isAt(client::SessionState::Open));
        QVERIFY(m_engine->connection() == client::Connection::Offline);
        m_store->stopListening();
        m_store->listen(*m_busy, m_store->clock);
        session().retry();
        QVERIFY(waits([&] { return m_engine->connection() == client::Connection::Online; }));
        QVERIFY(works());
        m_left = 0;
    }

    // The feed alone keeps it open, whoever does nothing else: far beyond the half hour in which an idle one ends.
    void aSessionLivesWhileItsFeedIsRead()
    {
        const auto first = open();
        QVERIFY(first);
        for (int i = 0; i < 6; ++i) {
            const auto before = open()->expiresAt;
            m_store->clock.ahead += 20 * minuteMs;
            QVERIFY(waits([&] { return open() && open()->expiresAt >= before + 20 * minuteMs; }));
        }
        QCOMPARE(open()->tokenHash, first->tokenHash);
        QVERIFY(works());
        QCOMPARE(m_left, 0);
    }

    // At the end of its longest life the stream is cut, the token refused, another asked for: the person notices nothing.
    void aSessionThatIsOverIsBegunAgainUnderItsOwner()
    {
        const auto first = open();
        QVERIFY(first);
        m_store->clock.ahead += m_store->office().settings().sessionLongestMs;
        QVERIFY(waits([&] { return open() && open()->tokenHash != first->tokenHash; }));
        QVERIFY(waits([&] { return m_store->server().counters().streams == 1 && m_engine->connection() == client::Connection::Online; }));
        QVERIFY(works());
        QCOMPARE(open()->seat, first->seat);
        QVERIFY(open()->workstation == first->workstation && open()->person == first->person);
        QCOMPARE(m_left, 0);
        QVERIFY(session().state() == client::SessionState::Open);
    }

    // Acts, the feed and the renewal of a session wait for it; nothing is lost, and nobody is told.
    void aBusyStoreIsWaitedFor()
    {
        m_busy->left = 3;
        QVERIFY(works());
        QCOMPARE(m_busy->left.load(), 0);

        const auto first = open();
        QVERIFY(first);
        m_busy->left = 3;
        m_store->clock.ahead += m_store->office().settings().sessionLongestMs;
        QVERIFY(waits([&] { return m_busy->left == 0 && open() && open()->tokenHash != first->tokenHash; }));
        QVERIFY(waits([&] { return m_store->server().counters().streams == 1 && m_engine->connection() == client::Connection::Online; }));
        QVERIFY(works());
        QCOMPARE(m_left, 0);
    }
};

QTEST_GUILESS_MAIN(RenewalJourney)
#include "renewal.test.moc"
