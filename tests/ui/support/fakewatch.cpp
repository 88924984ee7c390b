// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fakewatch.h"

#include <algorithm>
#include <map>

namespace paillasse::uitest {

using client::AlertState;
using client::AlertStep;
using client::EventKind;
using client::Severity;

namespace {

// As if from the store: later, and not to whoever is gone by then.
template <class T>
void answer(QObject* context, client::Reply<T> reply, Result<T> result)
{
    QMetaObject::invokeMethod(context, [reply = std::move(reply), result = std::move(result)] { reply(result); }, Qt::QueuedConnection);
}

} // namespace

FakeWatch::FakeWatch(Instant now) : me(uuid(1, 1)), m_now(now) {}

Uuid FakeWatch::uuid(std::uint8_t kind, std::uint8_t number)
{
    std::array<std::uint8_t, Uuid::size> bytes{};
    bytes[0] = kind;
    bytes[15] = number;
    return Uuid(bytes);
}

client::Alert FakeWatch::alertOf(std::uint8_t number, const char* rule, Severity severity)
{
    client::Alert alert;
    alert.id = uuid(9, number);
    alert.rule = rule;
    alert.severity = severity;
    return alert;
}

client::TrailRow FakeWatch::rowOf(std::uint64_t sequence, EventKind kind, Instant at)
{
    client::TrailRow row;
    row.place = {false, sequence, 0};
    row.kind = kind;
    row.at = at;
    return row;
}

void FakeWatch::setAlerts(std::vector<client::Alert> alerts)
{
    m_alerts = std::move(alerts);
    Q_EMIT alertsChanged();
}

void FakeWatch::raise(const client::Alert& alert)
{
    m_alerts.insert(m_alerts.begin(), alert);
    Q_EMIT alertsChanged();
    Q_EMIT alertRaised(alert);
}

void FakeWatch::step(const Uuid& id, AlertStep step, const std::string& text, QObject* context, client::Reply<void> reply)
{
    steps.push_back({id, step, text});
    const auto found = std::ranges::find(m_alerts, id, &client::Alert::id);
    if (refusal || found == m_alerts.end())
        return answer<void>(context, std::move(reply), tl::unexpected(refusal.value_or(Error{ErrorCode::NotFound, {}})));
    found->life.push_back({m_now, step, me, myName, text});
    found->state = step == AlertStep::Own ? AlertState::Owned : step == AlertStep::Explain ? AlertState::Explained : AlertState::Closed;
    if (step == AlertStep::Own) {
        found->owner = me;
        found->ownerName = myName;
    }
    answer<void>(context, std::move(reply), {});
    Q_EMIT alertsChanged();
}

void FakeWatch::causes(const Uuid& id, QObject* context, client::Reply<client::TrailReply> reply)
{
    const auto found = std::ranges::find(m_alerts, id, &client::Alert::id);
    client::TrailReply causes;
    for (const auto& event : events)
        if (found != m_alerts.end() && std::ranges::find(found->causes, event.place) != found->causes.end())
            causes.rows.push_back(event);
    causes.total = causes.rows.size();
    answer<client::TrailReply>(context, std::move(reply), refusal ? Result<client::TrailReply>(tl::unexpected(*refusal)) : causes);
}

void FakeWatch::overview(QObject* context, client::Reply<client::WatchReply> reply)
{
    answer<client::WatchReply>(context, std::move(reply), refusal ? Result<client::WatchReply>(tl::unexpected(*refusal)) : today);
}

client::TrailReply FakeWatch::answerTo(const client::TrailQuery& query) const
{
    client::TrailReply reply;
    reply.indexedTo = m_now;
    std::map<std::int64_t, std::uint32_t> hours;
    for (const auto& event : events) {
        const bool fits = (query.person.isNull() || event.person == query.person) && (query.workstation.isNull() || event.workstation == query.workstation) && (query.patient.isNull() || event.patient == query.patient)
            && (query.reference.empty() || event.reference == query.reference) && (query.kinds == 0 || ((query.kinds >> static_cast<unsigned>(event.kind)) & 1) != 0) && event.at >= query.from
            && (query.to.isNull() || event.at < query.to);
        if (!fits)
            continue;
        ++reply.total;
        ++hours[event.at.ms / hourMs];
        const bool isOnPage = query.before.isNull() || std::pair(event.at, event.place) < std::pair(query.before, query.beforePlace);
        if (isOnPage && reply.rows.size() < query.limit)
            reply.rows.push_back(event);
    }
    for (const auto& [hour, count] : hours)
        reply.byHour.push_back({Instant{hour * hourMs}, count});
    return reply;
}

void FakeWatch::trail(const client::TrailQuery& query, QObject* context, client::Reply<client::TrailReply> reply)
{
    asked.push_back(query);
    answer<client::TrailReply>(context, std::move(reply), refusal ? Result<client::TrailReply>(tl::unexpected(*refusal)) : answerTo(query));
}

void FakeWatch::exportTrail(const client::TrailQuery& query, wire::ExportForm form, SecretBytes given, QObject* context, client::Reply<Bytes> reply)
{
    asked.push_back(query);
    const bool isRight = asText(given.view()) == code;
    answer<Bytes>(context, std::move(reply), isRight ? Result<Bytes>(form == wire::ExportForm::Pdf ? paper : table) : fail(ErrorCode::WrongSecret));
}

// --- a day

void FakeWatch::fillWithADay()
{
    struct Somebody {
        const char* name;
        const char* at;
    };
    const Somebody people[] = {{"P. Kerdoncuff", "ACCUEIL-3"}, {"A. Le Goff", "BIOCH-02"}, {"Dr H. Corre", "VALID-01"}, {"Y. Salaün", "HÉMATO-1"}, {"M. Bozec-Kervarrec", "PRÉLÈVEMENT-NORD-1"}};
    const EventKind kinds[] = {EventKind::OpenedOrder, EventKind::OpenedPatient, EventKind::Searched, EventKind::Acted, EventKind::OpenedHistory, EventKind::Printed};
    std::uint64_t sequence = 900'640;
    for (int i = 0; i < 640; ++i) {
        const auto& who = people[i % 5 == 4 ? 4 : i < 40 ? 0 : i % 4];
        const auto place = static_cast<std::uint8_t>(&who - people);
        auto row = rowOf(sequence--, kinds[i % 6], m_now - (i < 40 ? i * 6 * secondMs : i * 40 * secondMs) - minuteMs);
        row.person = lab::PersonId(uuid(1, static_cast<std::uint8_t>(place + 2)));
        row.personName = who.name;
        row.workstation = lab::WorkstationId(uuid(2, place));
        row.workstationName = who.at;
        row.act = row.kind == EventKind::Acted ? 7 : 0;
        row.count = row.kind == EventKind::Searched ? 40 : 0;
        if (row.kind != EventKind::Searched) {
            row.patient = lab::PatientId(uuid(3, static_cast<std::uint8_t>(i % 97)));
            row.subjectKind = row.kind == EventKind::OpenedPatient ? lab::DocumentKind::Patient : lab::DocumentKind::Order;
            row.reference = (row.kind == EventKind::OpenedPatient ? "00482" : "26-1122") + std::to_string(10 + i % 90);
        }
        if (i % 11 == 3) {
            row.done = row.at - 23 * minuteMs;
            row.offline = true;
        }
        events.push_back(row);
    }

    auto reading = alertOf(1, "far-more-patients", Severity::High);
    reading.observed = 184;
    reading.usual = 31;
    reading.count = 3;
    reading.raisedAt = m_now - 12 * minuteMs;
    reading.lastAt = m_now - 2 * minuteMs;
    reading.escalatesAt = m_now + 18 * minuteMs;
    reading.person = events[0].person;
    reading.personName = events[0].personName;
    reading.workstation = events[0].workstation;
    reading.workstationName = events[0].workstationName;
    for (int i = 0; i < 30; ++i)
        reading.causes.push_back(events[static_cast<std::size_t>(i)].place);
    auto staging = alertOf(2, "staging-overdue");
    staging.observed = 6;
    staging.raisedAt = staging.lastAt = m_now - hourMs;
    staging.state = AlertState::Owned;
    staging.owner = me;
    staging.ownerName = myName;
    staging.life.push_back({m_now - 50 * minuteMs, AlertStep::Own, me, myName, {}});
    auto seat = alertOf(3, "second-seat");
    seat.observed = 1;
    seat.raisedAt = seat.lastAt = m_now - 2 * hourMs;
    seat.escalated = true;
    seat.personName = "Y. Salaün";
    seat.person = lab::PersonId(uuid(1, 5));
    seat.workstationName = "HÉMATO-1";
    seat.life.push_back({m_now - 90 * minuteMs, AlertStep::Escalate, {}, {}, {}});
    auto disk = alertOf(4, "disk-nearly-full", Severity::Low);
    disk.observed = 9;
    disk.usual = 10;
    disk.raisedAt = disk.lastAt = m_now - 3 * hourMs;
    disk.state = AlertState::Explained;
    disk.owner = me;
    disk.ownerName = myName;
    disk.life = {{m_now - 170 * minuteMs, AlertStep::Own, me, myName, {}}, {m_now - 160 * minuteMs, AlertStep::Explain, me, myName, "La reprise de 2019 tient encore sa copie ; elle part ce soir."}};
    auto own = alertOf(5, "laboratoire-du-blavet-nuit", Severity::Low);
    own.observed = 3;
    own.raisedAt = own.lastAt = m_now - 30 * hourMs;
    own.state = AlertState::Closed;
    own.owner = me;
    own.ownerName = myName;
    setAlerts({reading, staging, seat, disk, own});

    today.signIns = {61, 55, 70, {}, {}};
    today.reads = {2418, 2100, 2600, {4, 2, 1, 1, 3, 9, 66, 190, 300, 412, 0}, {3, 2, 2, 2, 4, 12, 70, 200, 310, 240, 330}};
    today.reads.byHour.resize(24);
    today.reads.usualByHour.resize(24, 180);
    today.exports = {5, 0, 2, {}, {}};
    today.outliers = {{reading.person, {}, "P. Kerdoncuff", EventKind::OpenedPatient, 184, 31}, {{}, lab::WorkstationId(uuid(2, 3)), "HÉMATO-1", EventKind::Printed, 41, 0}};
    today.ledger = {1'204'311, m_now - 20 * secondMs, 3, Bytes(32, 0xa7), m_now - 7 * hourMs, 0, 23, 0, {{"coffre", m_now - 3 * minuteMs, 1'204'300}, {"préfecture", m_now - 30 * hourMs, 1'190'002}}};
    today.indexedTo = m_now - secondMs;
}

} // namespace paillasse::uitest
