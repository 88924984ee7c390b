// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <future>
#include <map>

#include "app/store/alerts/alertwaiters.h"
#include "app/store/alerts/watchoverview.h"
#include "app/store/net/privatezone.h"
#include "app/store/net/routes.h"
#include "app/store/net/workers.h"
#include "tests/store/alerts/alerthouse.h"
#include "tests/store/alerts/fakecounts.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using wire::AlertStep;

namespace {

// Everybody sits at one workstation, and is known by a token of one letter.
class OpenDoor final : public Doorkeeper {
public:
    std::optional<Workstation> workstationOf(ByteView) override
    {
        Workstation workstation;
        workstation.id = bench;
        workstation.state = WorkstationState::Approved;
        return workstation;
    }
    Result<Session> sessionOf(const SecretBytes& token) override
    {
        const auto found = people.find(token.view()[0]);
        if (found == people.end())
            return fail(ErrorCode::Expired);
        Session session;
        session.tokenHash = toBytes(token.view());
        session.person = found->second->id;
        session.workstation = bench;
        return session;
    }
    bool isOpen(const Session& session) override { return people.contains(session.tokenHash[0]); }
    std::shared_ptr<const access::Person> personOf(const lab::PersonId& id) override
    {
        const auto found = std::ranges::find_if(people, [&](const auto& entry) { return entry.second->id == id; });
        return found == people.end() ? nullptr : found->second;
    }
    Result<std::vector<lab::LaboratoryId>> laboratories() override { return std::vector<lab::LaboratoryId>(); }
    void noteUse(const lab::PersonId& person, const lab::LaboratoryId&, access::Permissions) override { uses.push_back(person); }

    std::map<std::uint8_t, std::shared_ptr<const access::Person>> people;
    std::vector<lab::PersonId> uses;
    const lab::WorkstationId bench = lab::WorkstationId::make({1});
};

using Pending = std::future<Reply>;

// The gate over a desk, with one worker: whoever held it would hold up everybody.
struct Gate {
    explicit Gate(const AlertWaitSettings& settings = {std::chrono::hours(1), 256}) : waiters(*room.desk, settings)
    {
        add('o', access::Role::SecurityOfficer, room.house.laboratory, room.officer.person);
        add('c', access::Role::SecurityOfficer, room.house.laboratory, room.colleague.person);
        add('s', access::Role::SecurityOfficer, room.house.laboratory, room.suspect);
        add('n', access::Role::SecurityOfficer, north, lab::PersonId::make({70}));
        add('t', access::Role::Technician, room.house.laboratory, lab::PersonId::make({71}));
        RouteTable routes;
        addAlertRoutes(routes, *room.desk, waiters, door);
        addAlertCauseRoutes(routes, *room.desk, [this](const lab::LaboratoryId&, const std::vector<wire::EventPlace>& places) -> Result<std::vector<wire::TrailRow>> {
            std::vector<wire::TrailRow> rows;
            for (const auto& place : places)
                rows.emplace_back().place = place;
            return rows;
        });
        overview = must(WatchOverview::open(*room.house.store, *room.house.keys, *room.desk, counts, witnesses, utcDays, room.house.clock));
        addWatchRoutes(routes, *overview);
        zone = std::make_unique<PrivateZone>(std::move(routes), door, workers, workers, room.house.clock, room.house.log);
    }
    ~Gate() { waiters.stop(); }

    void add(char token, access::Role role, const lab::LaboratoryId& laboratory, const lab::PersonId& id)
    {
        auto person = std::make_shared<access::Person>();
        person->id = id;
        person->grants = {{laboratory, role, 0, 0}};
        door.people[static_cast<std::uint8_t>(token)] = person;
    }
    template <class Message>
    Pending ask(char token, const char* path, const Message& message)
    {
        const Peer peer{Bytes(32, 1), room.house.clock.now() + dayMs};
        Request request;
        const auto byte = static_cast<std::uint8_t>(token);
        request.head = {Method::Post, path, {}, SecretBytes::copyOf(ByteView(&byte, 1))};
        request.body = wire::encodeMessage(message);
        const auto promise = std::make_shared<std::promise<Reply>>();
        auto admission = zone->admit(request.head, peer);
        if (admission)
            zone->answer(*admission, std::move(request), [promise](Reply reply) { promise->set_value(std::move(reply)); });
        else
            promise->set_value(std::move(admission.error()));
        return promise->get_future();
    }
    template <class Message>
    Reply answer(char token, const char* path, const Message& message)
    {
        auto pending = ask(token, path, message);
        return in(pending);
    }
    static Reply in(Pending& pending)
    {
        if (pending.wait_for(std::chrono::seconds(60)) != std::future_status::ready)
            throw std::runtime_error("nobody answers");
        return pending.get();
    }
    static wire::AlertsReply alertsIn(const Reply& reply)
    {
        if (reply.status != 200)
            throw std::runtime_error("answered " + std::to_string(reply.status));
        return must(wire::decodeMessage<wire::AlertsReply>(reply.body));
    }
    [[nodiscard]] wire::AlertsQuestion alerts(std::uint64_t known = 0) const { return {room.house.laboratory, known}; }
    unsigned step(char token, const Uuid& id, AlertStep what, const std::string& text = {}) { return answer(token, "/v1/alerts/step", wire::AlertStepping{room.house.laboratory, id, what, text}).status; }
    bool waitFor(std::size_t many)
    {
        return QTest::qWaitFor([&] { return waiters.waiting() == many; }, 30'000);
    }

    AlertHouse room;
    lab::LaboratoryId north = must(room.house.writer->addLaboratory("Nord"));
    OpenDoor door;
    FakeCounts counts;
    FakeWitnesses witnesses;
    AlertWaiters waiters;
    std::unique_ptr<WatchOverview> overview;
    Workers workers{1, 100};
    std::unique_ptr<PrivateZone> zone;
};

} // namespace

class AlertRoutesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoKnowsNothingIsAnsweredAtOnce()
    {
        Gate gate;
        QVERIFY(Gate::alertsIn(gate.answer('o', "/v1/alerts", gate.alerts())).alerts.empty());
        const auto id = gate.room.raised().id;
        const auto reply = Gate::alertsIn(gate.answer('o', "/v1/alerts", gate.alerts()));
        QVERIFY(reply.alerts.size() == 1 && reply.alerts[0].id == id && reply.version > 0);
    }

    void whoKnowsAllWaitsForAChangeAndHoldsNoWorker()
    {
        Gate gate;
        const auto id = gate.room.raised().id;
        const auto version = must(gate.room.desk->version());
        auto first = gate.ask('o', "/v1/alerts", gate.alerts(version));
        auto second = gate.ask('c', "/v1/alerts", gate.alerts(version));
        QVERIFY(gate.waitFor(2));
        // The one worker is free.
        QCOMPARE(gate.answer('t', "/v1/alerts/step", wire::AlertStepping{gate.room.house.laboratory, id, AlertStep::Own, {}}).status, 403u);
        QVERIFY(first.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
        QCOMPARE(gate.step('c', id, AlertStep::Own), 200u);
        for (auto* pending : {&first, &second}) {
            const auto reply = Gate::alertsIn(Gate::in(*pending));
            QVERIFY(reply.version > version && reply.alerts.at(0).owner == gate.room.colleague.person);
        }
        QCOMPARE(gate.waiters.waiting(), std::size_t(0));
    }

    void afterAWhileTheAnswerIsTheSame()
    {
        Gate gate({std::chrono::milliseconds(1), 256});
        (void)gate.room.raised();
        const auto version = must(gate.room.desk->version());
        const auto reply = Gate::alertsIn(gate.answer('o', "/v1/alerts", gate.alerts(version)));
        QVERIFY(reply.version == version && reply.alerts.size() == 1);
    }

    void onlySoManyWait()
    {
        Gate gate({std::chrono::hours(1), 2});
        const auto version = must(gate.room.desk->version());
        auto first = gate.ask('o', "/v1/alerts", gate.alerts(version));
        auto second = gate.ask('c', "/v1/alerts", gate.alerts(version));
        QVERIFY(gate.waitFor(2));
        QCOMPARE(gate.answer('s', "/v1/alerts", gate.alerts(version)).status, 429u);
        QCOMPARE(gate.answer('s', "/v1/alerts", gate.alerts()).status, 200u);
        gate.waiters.stop();
        QCOMPARE(Gate::in(first).status, 200u);
        QCOMPARE(Gate::in(second).status, 200u);
        // Nobody waits for a store that is stopping.
        QCOMPARE(gate.answer('s', "/v1/alerts", gate.alerts(version)).status, 200u);
    }

    void whoWasSentOutMeanwhileIsToldNothing()
    {
        Gate gate;
        auto pending = gate.ask('o', "/v1/alerts", gate.alerts(must(gate.room.desk->version())));
        QVERIFY(gate.waitFor(1));
        gate.door.people.erase('o');
        (void)gate.room.raised();
        const auto reply = Gate::in(pending);
        QCOMPARE(reply.status, 401u);
    }

    void eachLaboratoryHasItsOwn()
    {
        Gate gate;
        auto here = gate.room.finding(1);
        here.laboratory = gate.room.house.laboratory;
        must(gate.room.desk->raise({here, gate.room.finding(2)}));
        const auto theirs = Gate::alertsIn(gate.answer('n', "/v1/alerts", wire::AlertsQuestion{gate.north, 0})).alerts;
        QVERIFY(theirs.size() == 1 && theirs[0].laboratory.isNull());
        const auto ours = Gate::alertsIn(gate.answer('o', "/v1/alerts", gate.alerts())).alerts;
        QCOMPARE(ours.size(), std::size_t(2));
        const auto id = ours[ours[0].laboratory.isNull() ? 1 : 0].id;
        // In whose name ever.
        QCOMPARE(gate.answer('n', "/v1/alerts", gate.alerts()).status, 403u);
        QCOMPARE(gate.step('n', id, AlertStep::Own), 403u);
        QCOMPARE(gate.answer('n', "/v1/alerts/step", wire::AlertStepping{gate.north, id, AlertStep::Own, {}}).status, 404u);
        QCOMPARE(gate.answer('n', "/v1/alerts/acts", wire::AlertQuestion{gate.north, id}).status, 404u);
        // Nobody asks in the name of the whole store.
        for (const char token : {'o', 'n'})
            QCOMPARE(gate.answer(token, "/v1/alerts", wire::AlertsQuestion{}).status, 403u);
        for (const auto* path : {"/v1/alerts", "/v1/watch"})
            QCOMPARE(gate.answer('t', path, wire::LaboratoryQuestion{gate.room.house.laboratory}).status, 403u);
    }

    void stepsAreAnsweredAsTheyEnded()
    {
        Gate gate;
        const auto id = gate.room.raised().id;
        QCOMPARE(gate.step('o', Uuid::make({1}), AlertStep::Own), 404u);
        QCOMPARE(gate.step('o', id, AlertStep::Close, why), 409u);
        QCOMPARE(gate.step('o', id, AlertStep::Escalate), 400u);
        QCOMPARE(gate.step('s', id, AlertStep::Own), 403u);
        QVERIFY(gate.door.uses.empty());
        QCOMPARE(gate.step('o', id, AlertStep::Own), 200u);
        QCOMPARE(gate.step('o', id, AlertStep::Explain, "bref"), 400u);
        QCOMPARE(gate.step('c', id, AlertStep::Explain, why), 403u);
        QCOMPARE(gate.step('o', id, AlertStep::Explain, why), 200u);
        QCOMPARE(gate.step('c', id, AlertStep::Close, why), 200u);
        // What was done is a use of the right; asking is not.
        QVERIFY(gate.door.uses == std::vector<lab::PersonId>({gate.room.officer.person, gate.room.officer.person, gate.room.colleague.person}));
    }

    void itOpensAtTheActsThatRaisedIt()
    {
        Gate gate;
        const auto id = gate.room.raised(12).id;
        const auto reply = gate.answer('o', "/v1/alerts/acts", wire::AlertQuestion{gate.room.house.laboratory, id});
        QCOMPARE(reply.status, 200u);
        const auto rows = must(wire::decodeMessage<wire::TrailReply>(reply.body));
        QVERIFY(rows.total == 1 && rows.rows.size() == 1 && rows.rows[0].place == (wire::EventPlace{true, 12, 0}));
        QCOMPARE(gate.answer('o', "/v1/alerts/acts", wire::AlertQuestion{gate.room.house.laboratory, Uuid::make({1})}).status, 404u);
    }

    void theOverviewIsOneLaboratorys()
    {
        Gate gate;
        gate.counts.add(gate.room.house.laboratory, wire::EventKind::SignedIn, gate.room.officer.person, {}, gate.room.house.clock.now(), 7);
        const auto reply = gate.answer('o', "/v1/watch", wire::LaboratoryQuestion{gate.room.house.laboratory});
        QCOMPARE(reply.status, 200u);
        QCOMPARE(must(wire::decodeMessage<wire::WatchReply>(reply.body)).signIns.today, 7u);
        QCOMPARE(must(wire::decodeMessage<wire::WatchReply>(gate.answer('n', "/v1/watch", wire::LaboratoryQuestion{gate.north}).body)).signIns.today, 0u);
    }
};

QTEST_GUILESS_MAIN(AlertRoutesTest)
#include "alertroutes.test.moc"
