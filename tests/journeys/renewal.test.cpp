// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>

#include <QTemporaryDir>
#include <QTest>

#include "app/client/engine.h"
#include "app/crypto/crypto.h"
#include "app/store/accounts/staff.h"
#include "app/store/commands/services.h"
#include "app/store/net/privatezone.h"
#include "app/store/net/problem.h"
#include "app/store/net/server.h"
#include "tests/store/core/must.h"

using namespace paillasse;
using store::testing::must;

namespace {

class StoreClock final : public Clock {
public:
    std::atomic<std::int64_t> ahead{0};
    [[nodiscard]] Instant now() const override { return m_system.now() + ahead; }

private:
    SystemClock m_system;
};

// The real gate, which says for a while that the store has too much to do.
class BusyZone final : public store::Zone {
public:
    explicit BusyZone(Zone& zone) : m_zone(zone) {}
    tl::expected<store::Admission, store::Reply> admit(const store::RequestHead& head, const store::Peer& peer) override
    {
        if (left > 0) {
            --left;
            return tl::unexpected(store::busy(1));
        }
        return m_zone.admit(head, peer);
    }
    void answer(const store::Admission& admission, store::Request request, store::Answer answer) override { m_zone.answer(admission, std::move(request), std::move(answer)); }
    bool stillWelcome(const store::Admission& admission, const store::Peer& peer) override { return m_zone.stillWelcome(admission, peer); }
    bool runAside(std::function<void()> job) override { return m_zone.runAside(std::move(job)); }

    std::atomic<int> left{0}; // requests that are answered 429

private:
    Zone& m_zone;
};

} // namespace

// A real workstation in front of a real store whose clock the test sets: sessions go on under their people, and nobody is asked anything.
class RenewalJourney : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    StoreClock m_storeClock;
    SystemClock m_clock;
    Log m_log{m_clock, {}};
    std::unique_ptr<store::Office> m_office;
    std::unique_ptr<store::Services> m_services;
    store::Workers m_requests{2, 1000};
    store::Workers m_passwords{1, 100};
    std::unique_ptr<store::PrivateZone> m_zone;
    std::unique_ptr<BusyZone> m_busy;
    std::unique_ptr<store::Server> m_server;
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
        const auto all = m_office->registry().openSessions();
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
        const auto before = m_office->writer().counters().acts;
        m_engine->acts().submit(lab::documentId(patient.id), lab::RegisterPatient{patient}, {}, this, [](const client::Submission&) {});
        return waits([&] { return m_office->writer().counters().acts > before; });
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        const auto data = m_folder.filePath(QStringLiteral("store")).toStdString();
        const auto laboratory = must(store::initialise(store::DataDirectory(data), "LBM", m_storeClock)).laboratory;
        m_office = must(store::Office::open(data, store::LockKind::Serving, m_storeClock, m_log));
        must(store::Authority::create(m_office->store(), {"127.0.0.1"}, m_office->settings(), m_storeClock));
        m_services = must(store::Services::open(*m_office, m_storeClock, m_log));
        m_zone = std::make_unique<store::PrivateZone>(must(m_services->routes()), m_office->registry(), m_requests, m_passwords, m_storeClock, m_log);
        m_busy = std::make_unique<BusyZone>(*m_zone);
        auto keys = must(m_services->authority().makeServerCertificate({"127.0.0.1"}, m_office->settings(), m_storeClock.now()));
        store::ServerSettings settings;
        settings.address = "127.0.0.1";
        m_server = must(store::Server::listen(settings, {keys.certificate, std::move(keys.privateKey), m_services->authority().certificate()}, *m_busy, m_log));

        auto workstations = must(store::Workstations::open(m_office->store(), m_office->writer(), m_services->authority(), m_office->keys(), m_office->settings(), m_storeClock));
        auto staff = must(store::Staff::open(m_office->store(), m_office->writer(), m_office->keys(), m_office->settings(), m_storeClock));
        const auto person = must(staff->add({"yann", "Yann Kerbrat", "", {laboratory, access::Role::Receptionist, 0, 0}}));
        m_engine = std::make_unique<client::Engine>(client::Profile(m_folder.filePath(QStringLiteral("bench"))), m_clock, m_log);
        session().start();
        QVERIFY(isAt(client::SessionState::NotEnrolled));
        session().enrol(must(workstations->makeCode(true)).text(), QStringLiteral("ACCUEIL-01"), QStringLiteral("127.0.0.1:%1").arg(m_server->port()));
        QVERIFY(isAt(client::SessionState::SignedOut));
        session().activate(QStringLiteral("yann"), person.code.text(), SecretBytes::copyOf(std::string_view("un mot de passe assez long")));
        QVERIFY(isAt(client::SessionState::Open));
        QVERIFY(waits([&] { return m_engine->progress().caughtUp && open(); }));
        connect(&session(), &client::Session::stateChanged, this, [this](client::SessionState) { ++m_left; });
        connect(&session(), &client::Session::failed, this, [this](const client::Trouble&) { ++m_left; });
        QVERIFY(works());
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_server->stop();
        m_passwords.stop();
        m_requests.stop();
    }

    // The feed alone keeps it open, whoever does nothing else: far beyond the half hour in which an idle one ends.
    void aSessionLivesWhileItsFeedIsRead()
    {
        const auto first = open();
        QVERIFY(first);
        for (int i = 0; i < 6; ++i) {
            const auto before = open()->expiresAt;
            m_storeClock.ahead += 20 * minuteMs;
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
        m_storeClock.ahead += m_office->settings().sessionLongestMs;
        QVERIFY(waits([&] { return open() && open()->tokenHash != first->tokenHash; }));
        QVERIFY(waits([&] { return m_server->counters().streams == 1 && m_engine->connection() == client::Connection::Online; }));
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
        m_storeClock.ahead += m_office->settings().sessionLongestMs;
        QVERIFY(waits([&] { return m_busy->left == 0 && open() && open()->tokenHash != first->tokenHash; }));
        QVERIFY(waits([&] { return m_server->counters().streams == 1 && m_engine->connection() == client::Connection::Online; }));
        QVERIFY(works());
        QCOMPARE(m_left, 0);
    }
};

QTEST_GUILESS_MAIN(RenewalJourney)
#include "renewal.test.moc"
