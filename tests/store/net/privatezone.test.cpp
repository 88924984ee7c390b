// SPDX-License-Identifier: GPL-3.0-or-later
#include <QScopeGuard>
#include <QTest>

#include <future>
#include <map>
#include <numeric>

#include "app/store/net/privatezone.h"
#include "app/store/net/problem.h"
#include "app/store/net/request.h"
#include "app/wire/messages.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::store;
using access::Permission;

// A route without a kind, or of a kind of one's own, does not compile; nor does one with permissions that names no laboratory.
template <class T>
concept CanBeRoute = requires { typename Route<T>; };
struct Anybody {
    using Call = EnrolmentCall;
};
static_assert(CanBeRoute<Enrolment> && CanBeRoute<AnyWorkstation> && CanBeRoute<NamedSession<>> && CanBeRoute<NamedSession<Permission::ReadOrders>>);
static_assert(CanBeRoute<Doing<Permission::BreakGlass>> && CanBeRoute<Governing<Permission::ManageStaff, Scope::Store>>);
static_assert(!CanBeRoute<Anybody> && !CanBeRoute<void> && !CanBeRoute<EnrolmentCall>);

template <class Access, class... Laboratory>
concept CanBeAdded = requires(RouteTable table, Route<Access> route, Laboratory... laboratory) { table.add(route, laboratory...); };
static_assert(CanBeAdded<NamedSession<Permission::ReadOrders>, LaboratoryOf> && !CanBeAdded<NamedSession<Permission::ReadOrders>>);
static_assert(CanBeAdded<AnyWorkstation> && !CanBeAdded<AnyWorkstation, LaboratoryOf>);
// A handler that needs a person does not fit where nobody is asked for.
static_assert(!std::is_constructible_v<decltype(Route<AnyWorkstation>::handler), void (*)(SessionCall, Answer)>);

namespace {

class TestDoor final : public Doorkeeper {
public:
    std::optional<Workstation> workstationOf(ByteView certificate) override
    {
        const auto found = workstations.find(toBytes(certificate));
        return found == workstations.end() ? std::nullopt : std::optional(found->second);
    }
    Result<Session> sessionOf(const SecretBytes& token) override
    {
        const auto found = sessions.find(toBytes(token.view()));
        if (found == sessions.end())
            return fail(ErrorCode::Expired);
        return found->second;
    }
    bool isOpen(const Session& session) override
    {
        const auto found = sessions.find(session.tokenHash);
        return found != sessions.end() && found->second && !found->second->isOutdated;
    }
    std::shared_ptr<const access::Person> personOf(const lab::PersonId& id) override { return people[id]; }

    Result<std::vector<lab::LaboratoryId>> laboratories() override { return all; }
    void noteUse(const lab::PersonId&, const lab::LaboratoryId& laboratory, access::Permissions permissions) override { uses.emplace_back(laboratory, permissions); }

    std::vector<lab::LaboratoryId> all;
    std::vector<std::pair<lab::LaboratoryId, access::Permissions>> uses;

    std::map<Bytes, Workstation> workstations;
    std::map<Bytes, Result<Session>> sessions; // by the token itself, which stands for its hash here
    std::map<lab::PersonId, std::shared_ptr<const access::Person>> people;
};

constexpr auto ok = [](const auto&, const Answer& answer) { answer({}); };

Result<lab::LaboratoryId> inQuery(const Request& request)
{
    const auto id = lab::LaboratoryId::parse(request.head.parameter("laboratory").value_or(""));
    if (!id)
        return fail(ErrorCode::InvalidInput);
    return *id;
}

RouteTable testRoutes()
{
    RouteTable routes;
    routes.add(Route<Governing<Permission::ManageStaff>>{Method::Post, "/govern", ok}, inQuery);
    routes.add(Route<Governing<Permission::ManageStaff>>{Method::Delete, "/govern", [](const auto&, const Answer& answer) { answer(problem(ErrorCode::NotFound)); }}, inQuery);
    routes.add(Route<Doing<Permission::ManagePolicy, Scope::Store>>{Method::Post, "/store-wide", ok}, inQuery);
    routes.add(Route<Enrolment>{Method::Post, "/enrol", ok});
    routes.add(Route<AnyWorkstation>{Method::Get, "/known", ok});
    routes.add(Route<AnyWorkstation>{Method::Post, "/hashing", ok, {}, Pool::Passwords});
    routes.add(Route<NamedSession<>>{Method::Delete, "/own", ok});
    routes.add(Route<NamedSession<Permission::ReadOrders, Permission::SearchPatients>>{Method::Get, "/orders", ok}, inQuery);
    return routes;
}

Bytes key(std::uint8_t fill)
{
    return Bytes(32, fill);
}

} // namespace

class PrivateZoneTest : public QObject {
    Q_OBJECT

    test::SetClock m_clock;
    Log m_log{m_clock, [](std::string_view) {}};
    TestDoor m_door;
    Workers m_workers{1, 100};
    PrivateZone m_zone{testRoutes(), m_door, m_workers, m_workers, m_clock, m_log};
    lab::LaboratoryId m_here = lab::LaboratoryId::make({1'000});
    lab::LaboratoryId m_there = lab::LaboratoryId::make({2'000});

    void addWorkstation(std::uint8_t certificate, WorkstationState state)
    {
        Workstation w;
        w.id = lab::WorkstationId::make({certificate});
        w.state = state;
        m_door.workstations[key(certificate)] = w;
    }
    void addSession(std::uint8_t token, access::Role role, std::uint8_t certificate, bool disabled = false)
    {
        access::Person person;
        person.id = lab::PersonId::make({token});
        person.disabled = disabled;
        person.grants = {{m_here, role, 0, 0}};
        m_door.people[person.id] = std::make_shared<access::Person>(person);
        m_door.sessions.insert_or_assign(key(token), Session{key(token), person.id, m_door.workstations[key(certificate)].id, 1, {}, {}});
    }

    struct Asked {
        unsigned status = 0;
        ErrorCode code = ErrorCode::Internal;
    };
    Asked ask(Method method, const char* path, std::uint8_t certificate, std::uint8_t token, const std::string& query = {}, std::int64_t certificateLife = hourMs)
    {
        Request request;
        request.head.method = method;
        request.head.path = path;
        request.head.query = query;
        if (token != 0)
            request.head.token = SecretBytes::copyOf(key(token));
        Peer peer;
        if (certificate != 0)
            peer = {key(certificate), m_clock.now() + certificateLife};
        auto admission = m_zone.admit(request.head, peer);
        if (!admission)
            return told(admission.error());
        std::promise<Reply> promise;
        m_zone.answer(*admission, std::move(request), [&promise](Reply reply) { promise.set_value(std::move(reply)); });
        return told(promise.get_future().get());
    }
    static Asked told(const Reply& reply)
    {
        if (reply.status == 200)
            return {200, {}};
        const auto problem = wire::decodeMessage<wire::Problem>(reply.body);
        return {reply.status, problem ? problem->code : ErrorCode::Corrupt};
    }
    std::string here() const { return "laboratory=" + m_here.toString(); }

    enum Certificate : std::uint8_t { NoCertificate = 0, Bench = 1, OtherBench = 2, Pending = 3, Revoked = 4, Foreign = 9 };
    enum Token : std::uint8_t { NoToken = 0, Technician = 11, Administrator = 12, Closed = 13, Elsewhere = 14, Unknown = 19, Moved = 20 };

    // As the zone would let it in, to be asked about later.
    Admission admitted(std::uint8_t token)
    {
        RequestHead head;
        head.method = Method::Get;
        head.path = "/orders";
        head.token = SecretBytes::copyOf(key(token));
        auto admission = m_zone.admit(head, {key(Bench), m_clock.now() + hourMs});
        return admission ? std::move(*admission) : Admission();
    }

private Q_SLOTS:
    // A session that runs is held to the oldest program as a new one is, request by request and on its stream.
    void anOldProgramsSessionEnds()
    {
        const auto stream = admitted(Technician);
        QVERIFY(stream.person && m_zone.stillWelcome(stream, {key(Bench), m_clock.now() + hourMs}));
        QCOMPARE(ask(Method::Get, "/orders", Bench, Technician, here()).status, 200u);
        m_door.sessions.at(key(Technician))->isOutdated = true;
        const auto refused = ask(Method::Get, "/orders", Bench, Technician, here());
        QCOMPARE(refused.status, 426u);
        QVERIFY(refused.code == ErrorCode::Incompatible);
        QVERIFY(!m_zone.stillWelcome(stream, {key(Bench), m_clock.now() + hourMs}));
        QCOMPARE(ask(Method::Get, "/known", Bench, NoToken).status, 200u);    // acts still come
        QCOMPARE(ask(Method::Delete, "/own", Bench, Technician).status, 200u); // and it may sign out
        m_door.sessions.at(key(Technician))->isOutdated = false;
        QCOMPARE(ask(Method::Get, "/orders", Bench, Technician, here()).status, 200u);
    }

    void initTestCase()
    {
        addWorkstation(Bench, WorkstationState::Approved);
        addWorkstation(OtherBench, WorkstationState::Approved);
        addWorkstation(Pending, WorkstationState::Pending);
        addWorkstation(Revoked, WorkstationState::Revoked);
        addSession(Technician, access::Role::Technician, Bench);
        addSession(Administrator, access::Role::Administrator, Bench);
        addSession(Closed, access::Role::Technician, Bench, true);
        addSession(Elsewhere, access::Role::Technician, OtherBench);
        m_door.sessions.insert_or_assign(key(Moved), Result<Session>(fail(ErrorCode::Revoked)));
    }

    // One meter a route, and one for all that is none: what is asked makes no more of them.
    void answersAreCountedByRoute()
    {
        const auto reading = [this](Method method, std::string_view path) {
            for (const auto& one : m_zone.readings())
                if (one.path == path && (path.empty() || one.method == method))
                    return one;
            return RouteReading();
        };
        const auto routes = m_zone.readings().size();
        QCOMPARE(routes, m_zone.routes().all().size() + 1);
        const auto before = reading(Method::Get, "/orders");
        const auto noneBefore = reading(Method::Other, "");
        QCOMPARE(ask(Method::Get, "/orders", Bench, Technician, here()).status, 200u);
        QCOMPARE(ask(Method::Get, "/orders", Bench, Technician).status, 400u);           // past the gate, refused behind it
        QCOMPARE(ask(Method::Get, "/orders", Bench, NoToken, here()).status, 401u);      // at the gate
        QCOMPARE(ask(Method::Get, "/no-such-route", Bench, NoToken).status, 404u);
        QCOMPARE(ask(Method::Get, "/no-such-route/2", NoCertificate, NoToken).status, 403u);
        const auto after = reading(Method::Get, "/orders");
        QCOMPARE(after.fine - before.fine, 1u);
        QCOMPARE(after.refused - before.refused, 2u);
        QCOMPARE(after.failed, before.failed);
        const auto total = [](const RouteReading& one) { return std::accumulate(one.microseconds.counts.begin(), one.microseconds.counts.end(), std::uint64_t{0}); };
        QCOMPARE(total(after) - total(before), 2u);
        QCOMPARE(reading(Method::Other, "").refused - noneBefore.refused, 2u);
        QCOMPARE(m_zone.readings().size(), routes);
        RouteMeter meter;
        meter.turnedAway(503);
        meter.answered(500, std::chrono::milliseconds(7));
        QCOMPARE(meter.read().failed, 2u);
        QCOMPARE(meter.read().microseconds.counts[1], 1u); // 5 ms to 10 ms
        QCOMPARE(meter.read().microseconds.sum, 7'000);
    }

    // Every route × everybody who could come.
    void theGate_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("certificate");
        QTest::addColumn<int>("token");
        QTest::addColumn<unsigned>("status");
        QTest::addColumn<int>("code");

        struct Visitor {
            const char* name;
            Certificate certificate;
            Token token;
        };
        const Visitor visitors[] = {{"nobody", NoCertificate, NoToken},        {"nobody with a stolen token", NoCertificate, Technician},
                                    {"foreign", Foreign, Technician},          {"pending", Pending, Technician},
                                    {"revoked", Revoked, Technician},          {"workstation", Bench, NoToken},
                                    {"unknown token", Bench, Unknown},         {"technician", Bench, Technician},
                                    {"administrator", Bench, Administrator},   {"closed account", Bench, Closed},
                                    {"session of elsewhere", Bench, Elsewhere}, {"moved seat", Bench, Moved}};
        struct RouteCase {
            Method method;
            const char* path;
            // By visitor, in the order above.
            std::vector<std::pair<unsigned, ErrorCode>> expected;
        };
        using E = ErrorCode;
        const std::pair<unsigned, E> fine{200, E::InvalidInput}, stranger{403, E::NotTrusted}, revoked{403, E::Revoked}, missing{401, E::Missing}, over{401, E::Expired},
            moved{401, E::Revoked}, refused{403, E::Refused}, none{404, E::NotFound};
        const RouteCase cases[] = {
            {Method::Post, "/enrol", std::vector(12, fine)},
            {Method::Get, "/known", {stranger, stranger, stranger, revoked, revoked, fine, fine, fine, fine, fine, fine, fine}},
            {Method::Delete, "/own", {stranger, stranger, stranger, revoked, revoked, missing, over, fine, fine, revoked, over, moved}},
            {Method::Get, "/orders", {stranger, stranger, stranger, revoked, revoked, missing, over, fine, refused, revoked, over, moved}},
            {Method::Get, "/no-such-route", {stranger, stranger, stranger, revoked, revoked, none, none, none, none, none, none, none}},
            {Method::Post, "/known", {stranger, stranger, stranger, revoked, revoked, none, none, none, none, none, none, none}},
        };
        for (const auto& c : cases)
            for (std::size_t i = 0; i < std::size(visitors); ++i)
                QTest::addRow("%s %d: %s", c.path, static_cast<int>(c.method), visitors[i].name)
                    << static_cast<int>(c.method) << QString::fromLatin1(c.path) << static_cast<int>(visitors[i].certificate) << static_cast<int>(visitors[i].token)
                    << c.expected[i].first << static_cast<int>(c.expected[i].second);
    }
    void theGate()
    {
        QFETCH(int, method);
        QFETCH(QString, path);
        QFETCH(int, certificate);
        QFETCH(int, token);
        QFETCH(unsigned, status);
        QFETCH(int, code);
        const auto asked = ask(static_cast<Method>(method), path.toLatin1().constData(), static_cast<std::uint8_t>(certificate), static_cast<std::uint8_t>(token), here());
        QCOMPARE(asked.status, status);
        if (status != 200)
            QCOMPARE(static_cast<int>(asked.code), code);
    }

    void rightsAreHeldInALaboratory()
    {
        QCOMPARE(ask(Method::Get, "/orders", Bench, Technician, here()).status, 200u);
        QCOMPARE(ask(Method::Get, "/orders", Bench, Technician, "laboratory=" + m_there.toString()).status, 403u);
        QCOMPARE(ask(Method::Get, "/orders", Bench, Technician).status, 400u);
    }

    // A password alone governs nothing.
    void whoGovernsHasShownTheSecondFactorLately()
    {
        auto& session = m_door.sessions.at(key(Administrator)).value();
        const auto asked = ask(Method::Post, "/govern", Bench, Administrator, here());
        QCOMPARE(asked.status, 403u);
        QVERIFY(asked.code == ErrorCode::Missing);
        QVERIFY(ask(Method::Post, "/govern", Bench, Technician, here()).code == ErrorCode::Refused); // and is not asked for a code in vain
        session.factorUntil = m_clock.now() + minuteMs;
        QCOMPARE(ask(Method::Post, "/govern", Bench, Administrator, here()).status, 200u);
        session.factorUntil = m_clock.now();
        QCOMPARE(ask(Method::Post, "/govern", Bench, Administrator, here()).status, 403u);
    }

    void whatIsOfTheStoreTakesTheRightInEachLaboratory()
    {
        m_door.all = {m_here};
        QCOMPARE(ask(Method::Post, "/store-wide", Bench, Administrator, here()).status, 200u);
        m_door.all.push_back(m_there);
        const auto asked = ask(Method::Post, "/store-wide", Bench, Administrator, here());
        QCOMPARE(asked.status, 403u);
        QVERIFY(asked.code == ErrorCode::Refused);
        const auto before = m_door.people[m_door.sessions.at(key(Administrator))->person];
        auto both = *before;
        both.grants.push_back({m_there, access::Role::SecurityOfficer});
        m_door.people[both.id] = std::make_shared<access::Person>(both);
        QCOMPARE(ask(Method::Post, "/store-wide", Bench, Administrator, here()).status, 200u);
        m_door.people[both.id] = before;
    }

    void onlyWhatIsDoneIsAUseOfARight()
    {
        m_door.sessions.at(key(Administrator))->factorUntil = m_clock.now() + minuteMs;
        m_door.uses.clear();
        ask(Method::Get, "/orders", Bench, Technician, here());       // looking
        ask(Method::Delete, "/govern", Bench, Administrator, here()); // there was nothing to do
        QVERIFY(m_door.uses.empty());
        ask(Method::Post, "/govern", Bench, Administrator, here());
        QCOMPARE(m_door.uses.size(), std::size_t(1));
        QVERIFY(m_door.uses.front() == std::pair(m_here, access::Permissions{Permission::ManageStaff}));
    }

    void aWrongRoleIsTurnedAwayBeforeItsBody()
    {
        RequestHead head;
        head.method = Method::Get;
        head.path = "/orders";
        head.token = SecretBytes::copyOf(key(Administrator));
        const auto admission = m_zone.admit(head, {key(Bench), m_clock.now() + hourMs});
        QVERIFY(!admission);
        QCOMPARE(told(admission.error()).status, 403u);
    }

    void anExpiredCertificateSaysSo()
    {
        const auto asked = ask(Method::Get, "/known", Bench, NoToken, {}, -1);
        QCOMPARE(asked.status, 403u);
        QVERIFY(asked.code == ErrorCode::Expired);
        QCOMPARE(ask(Method::Post, "/enrol", Bench, NoToken, {}, -1).status, 200u);
    }

    void aStreamIsCutByEachChange()
    {
        Request request;
        request.head.method = Method::Get;
        request.head.path = "/orders";
        request.head.token = SecretBytes::copyOf(key(Technician));
        const Peer peer{key(Bench), m_clock.now() + hourMs};
        const auto admission = m_zone.admit(request.head, peer);
        QVERIFY(admission);
        QVERIFY(m_zone.stillWelcome(*admission, peer));

        m_door.workstations[key(Bench)].state = WorkstationState::Revoked;
        QVERIFY(!m_zone.stillWelcome(*admission, peer));
        m_door.workstations[key(Bench)].state = WorkstationState::Approved;

        const auto before = m_door.people[admission->session.person];
        auto changed = *before;
        changed.grants.front().confidential = 2;
        m_door.people[changed.id] = std::make_shared<access::Person>(changed);
        QVERIFY(!m_zone.stillWelcome(*admission, peer));
        changed = *before;
        changed.disabled = true;
        m_door.people[changed.id] = std::make_shared<access::Person>(changed);
        QVERIFY(!m_zone.stillWelcome(*admission, peer));
        m_door.people[changed.id] = before;

        const auto session = m_door.sessions.extract(key(Technician));
        QVERIFY(!m_zone.stillWelcome(*admission, peer));
        m_door.sessions.insert_or_assign(key(Technician), session.mapped());
        QVERIFY(m_zone.stillWelcome(*admission, peer));
        m_clock.advance(2 * hourMs);
        QVERIFY(!m_zone.stillWelcome(*admission, peer));
    }

    // Whoever asks too fast waits, and nobody else does.
    void eachPlaceHasItsRate()
    {
        PrivateZone zone(testRoutes(), m_door, m_workers, m_workers, m_clock, m_log, {{1, 5}, {1, 2}, {1, 3}, 100});
        const auto reply = [&](Method method, const char* path, std::uint8_t certificate, const char* address) {
            RequestHead head;
            head.method = method;
            head.path = path;
            head.address = address;
            const auto admission = zone.admit(head, certificate == 0 ? Peer() : Peer{key(certificate), m_clock.now() + hourMs});
            return admission ? std::pair(200u, 0) : std::pair(admission.error().status, admission.error().retryAfterSeconds);
        };
        const auto fine = std::pair(200u, 0);
        const auto later = std::pair(429u, 1);
        // Up to the limit, and beyond it: on every route, and on none.
        for (const auto* path : {"/known", "/known", "/known", "/known", "/known"})
            QCOMPARE(reply(Method::Get, path, Bench, "192.0.2.1"), fine);
        for (const auto* path : {"/known", "/no-such-route", "/orders"})
            QCOMPARE(reply(Method::Get, path, Bench, "192.0.2.1"), later);
        QCOMPARE(reply(Method::Post, "/enrol", Bench, "192.0.2.1"), later);
        // It counts by certificate: behind the same address, another workstation and a stranger are served.
        QCOMPARE(reply(Method::Get, "/known", OtherBench, "192.0.2.1"), fine);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(reply(Method::Post, "/enrol", NoCertificate, "192.0.2.1"), fine);
        QCOMPARE(reply(Method::Post, "/enrol", NoCertificate, "192.0.2.1"), later);
        QCOMPARE(reply(Method::Post, "/enrol", NoCertificate, "192.0.2.2"), fine);
        // A revoked one is slowed down like all.
        for (int i = 0; i < 5; ++i)
            QCOMPARE(reply(Method::Get, "/known", Revoked, "192.0.2.3").first, 403u);
        QCOMPARE(reply(Method::Get, "/known", Revoked, "192.0.2.3"), later);
        m_clock.advance(secondMs);
        QCOMPARE(reply(Method::Get, "/known", Bench, "192.0.2.1"), fine);
        QCOMPARE(reply(Method::Get, "/known", Bench, "192.0.2.1"), later);
    }

    void whatHashesHasARateOfItsOwn()
    {
        PrivateZone zone(testRoutes(), m_door, m_workers, m_workers, m_clock, m_log, {{100, 100}, {1, 2}, {1, 3}, 100});
        RequestHead head;
        head.method = Method::Post;
        head.path = "/hashing";
        const Peer bench{key(Bench), m_clock.now() + hourMs};
        QVERIFY(zone.admit(head, bench) && zone.admit(head, bench));
        const auto refused = zone.admit(head, bench);
        QVERIFY(!refused);
        QCOMPARE(refused.error().status, 429u);
        head.method = Method::Get;
        head.path = "/known";
        QVERIFY(zone.admit(head, bench)); // the rest goes on
    }

    // Of workstations in force, at each request that says it.
    void howFarAClockIsOffIsSeen()
    {
        PrivateZone zone{testRoutes(), m_door, m_workers, m_workers, m_clock, m_log};
        using Seen = std::vector<std::pair<lab::WorkstationId, std::int64_t>>;
        Seen seen;
        zone.onClock([&seen](const lab::WorkstationId& at, std::int64_t aheadMs) { seen.emplace_back(at, aheadMs); });
        const auto asks = [&](std::uint8_t certificate, Instant clock) {
            RequestHead head;
            head.method = Method::Get;
            head.path = "/known";
            head.clock = clock;
            (void)zone.admit(head, Peer{key(certificate), m_clock.now() + hourMs});
            return std::exchange(seen, {});
        };
        const auto& bench = m_door.workstations[key(Bench)].id;
        QCOMPARE(asks(Bench, m_clock.now() + 301'000), Seen({{bench, 301'000}}));
        QCOMPARE(asks(Bench, m_clock.now() - 301'000), Seen({{bench, -301'000}}));
        QCOMPARE(asks(Bench, {}), Seen());
        QCOMPARE(asks(Revoked, m_clock.now() + 301'000), Seen());
        QCOMPARE(asks(Foreign, m_clock.now() + 301'000), Seen());
        QVERIFY(clockOf("1793577600123") == Instant{1'793'577'600'123});
        for (const auto* wrong : {"", "0", "-5", "+5", " 5", "5 ", "5.0", "0x5", "1234567890123456", "99999999999999999999"})
            QVERIFY2(clockOf(wrong).isNull(), wrong);
    }

    void tokensAndQueriesAreReadStrictly()
    {
        const auto token = bearerToken("Bearer AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA");
        QCOMPARE(token.size(), std::size_t{32});
        QCOMPARE(token.view()[0], std::uint8_t{1});
        QCOMPARE(token.view()[31], std::uint8_t{32});
        QVERIFY(bearerToken("Basic AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA").isEmpty());
        QVERIFY(bearerToken("Bearer AQID").isEmpty());
        QVERIFY(bearerToken("Bearer AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHy!").isEmpty());
        RequestHead head;
        head.query = "cursor=a%2Db&empty&laboratory=x+y&cursor=second";
        QCOMPARE(head.parameter("cursor").value(), std::string("a-b"));
        QCOMPARE(head.parameter("empty").value(), std::string());
        QCOMPARE(head.parameter("laboratory").value(), std::string("x y"));
        QVERIFY(!head.parameter("lab"));
    }
};

QTEST_APPLESS_MAIN(PrivateZoneTest)
#include "privatezone.test.moc"
