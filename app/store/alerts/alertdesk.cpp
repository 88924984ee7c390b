// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerts/alertdesk.h"

#include <algorithm>

#include "app/sql/transaction.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/inorder.h"
#include "app/store/alerts/alertlife.h"
#include "app/store/alerts/alertsschema.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

namespace {

constexpr std::int64_t closedShownMs = 30 * dayMs;
constexpr int tries = 8;

AccountEntry storeEntry(AccountChange change)
{
    return {{}, {}, 0, std::move(change)};
}

std::optional<AlertNews> newsOf(wire::AlertStep step)
{
    switch (step) {
    case wire::AlertStep::Own: return AlertNews::Owned;
    case wire::AlertStep::Close: return AlertNews::Closed;
    case wire::AlertStep::Escalate: return AlertNews::Escalated;
    case wire::AlertStep::Explain: break;
    }
    return std::nullopt;
}

bool sameGroup(const Finding& one, const Finding& other)
{
    return one.rule == other.rule && one.laboratory == other.laboratory && one.person == other.person && one.workstation == other.workstation && one.patient == other.patient;
}

// The state, the line of its life and the news: what each step writes.
Result<> writeStep(AlertTable table, const wire::Alert& before, const wire::Alert& after)
{
    return inOrder([&] { return table.updateStep(before, after); },
                   [&] {
                       const auto news = newsOf(after.life.back().step);
                       return news ? table.raiseVersion(after.id, *news) : table.raiseVersion();
                   });
}

} // namespace

AlertDesk::AlertDesk(sql::Database database, Writer& writer, const AccountKeys& keys, NumberOfPatient numbers, const Clock& clock, const Log& log)
    : m_database(std::move(database)), m_writer(writer), m_keys(keys), m_numbers(std::move(numbers)), m_clock(clock), m_log(log)
{
}

Result<std::unique_ptr<AlertDesk>> AlertDesk::open(Store& store, Writer& writer, const AccountKeys& keys, NumberOfPatient numbers, const Clock& clock, const Log& log)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = bringUpAlerts(*database); !done)
        return tl::unexpected(done.error());
    return std::unique_ptr<AlertDesk>(new AlertDesk(std::move(*database), writer, keys, std::move(numbers), clock, log));
}

void AlertDesk::onChange(std::function<void()> changed)
{
    const std::lock_guard lock(m_listening);
    m_changed = std::move(changed);
}

Result<> AlertDesk::raise(const std::vector<Finding>& findings)
{
    std::vector<std::vector<const Finding*>> groups;
    for (const auto& finding : findings) {
        const auto group = std::ranges::find_if(groups, [&](const auto& known) { return sameGroup(*known.front(), finding); });
        if (group == groups.end())
            groups.push_back({&finding});
        else
            group->push_back(&finding);
    }
    Result<> done;
    for (const auto& group : groups)
        if (done = raiseGroup(group); !done)
            break;
    announce();
    return done;
}

Result<> AlertDesk::raiseGroup(const std::vector<const Finding*>& findings)
{
    // Somebody may close the alert while this joins it.
    Result<> done = fail(ErrorCode::Conflict);
    for (int i = 0; i < tries && !done && done.error().code == ErrorCode::Conflict; ++i)
        done = tryRaise(findings);
    return done;
}

Result<> AlertDesk::tryRaise(const std::vector<const Finding*>& findings)
{
    std::optional<KeptAlert> kept;
    Instant closed;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = table().notClosed(*findings.front());
        const auto last = found ? table().closedLast(*findings.front()) : tl::unexpected(found.error());
        if (!last)
            return tl::unexpected(last.error());
        kept = *found;
        closed = *last;
    }
    std::vector<const Finding*> later;
    std::ranges::copy_if(findings, std::back_inserter(later), [&](const Finding* finding) { return closed.isNull() || finding->at > closed; });
    if (kept)
        return repeat(*kept, later);
    if (later.empty())
        return {};
    const auto now = m_clock.now();
    KeptAlert fresh{alertOf(*later.front(), Uuid::make(now), now), {}, now, 1};
    std::ranges::for_each(later.begin() + 1, later.end(), [&](const Finding* finding) {
        if (!hasTaken(fresh.alert, *finding))
            join(fresh.alert, *finding);
    });
    fresh.notedCount = fresh.alert.count;
    const auto done = enter(m_writer, storeEntry(AlertRaised{fresh.alert}), [&](sql::Database& database) {
        AlertTable table(database, m_keys);
        return inOrder([&] { return table.insert(fresh); }, [&] { return table.raiseVersion(fresh.alert.id, AlertNews::Raised); });
    });
    if (done)
        m_log.warning("alert.raised", {{"paillasse.alert.id", fresh.alert.id}});
    return done;
}

Result<> AlertDesk::repeat(const KeptAlert& kept, const std::vector<const Finding*>& findings)
{
    auto after = kept.alert;
    for (const auto* finding : findings)
        if (!hasTaken(after, *finding))
            join(after, *finding);
    if (after == kept.alert)
        return {};
    const auto now = m_clock.now();
    if (now - kept.notedAt >= repeatNotedMs)
        return enter(m_writer, storeEntry(AlertRepeated{after.id, after.count}), [&](sql::Database& database) {
            AlertTable table(database, m_keys);
            return inOrder([&] { return table.updateRepeats(kept.alert, after); }, [&] { return table.note(after, now); }, [&] { return table.raiseVersion(after.id, AlertNews::Repeated); });
        });
    // Only counted, until the minute is over: no entry, and nobody is told.
    const std::lock_guard lock(m_mutex);
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return inOrder([&] { return table().updateRepeats(kept.alert, after); }, [&] { return transaction->commit(); });
}

Result<> AlertDesk::escalateDue(Instant now)
{
    std::vector<Uuid> unowned;
    std::vector<Uuid> repeated;
    {
        const std::lock_guard lock(m_mutex);
        auto due = table().dueToEscalate(now);
        auto toNote = table().dueToNote(now - repeatNotedMs);
        if (!due || !toNote)
            return tl::unexpected(due ? toNote.error() : due.error());
        unowned = std::move(*due);
        repeated = std::move(*toNote);
    }
    // One that somebody owns in this moment, or that repeats again, is not an error.
    Result<> done;
    const auto take = [&done](const Result<>& one) {
        if (!one && one.error().code != ErrorCode::Conflict && done)
            done = one;
    };
    for (const auto& id : unowned)
        take(escalateOne(id, now));
    for (const auto& id : repeated)
        take(noteRepeats(id, now));
    announce();
    return done;
}

Result<> AlertDesk::escalateOne(const Uuid& id, Instant now)
{
    const auto kept = find({}, id);
    if (!kept)
        return tl::unexpected(kept.error());
    auto after = kept->alert;
    if (const auto due = escalate(after, now); !due)
        return due;
    const auto done = enter(m_writer, storeEntry(AlertStepped{id, wire::AlertStep::Escalate, {}}), [&](sql::Database& database) {
        return writeStep({database, m_keys}, kept->alert, after);
    });
    if (done)
        m_log.warning("alert.escalated", {{"paillasse.alert.id", id}});
    return done;
}

Result<> AlertDesk::noteRepeats(const Uuid& id, Instant now)
{
    const auto kept = find({}, id);
    if (!kept)
        return tl::unexpected(kept.error());
    const auto& alert = kept->alert;
    return enter(m_writer, storeEntry(AlertRepeated{id, alert.count}), [&](sql::Database& database) {
        AlertTable table(database, m_keys);
        return inOrder([&] { return table.note(alert, now); }, [&] { return table.raiseVersion(id, AlertNews::Repeated); });
    });
}

Result<> AlertDesk::tellOpenAgain()
{
    return m_writer.tidyAndWait([&](sql::Database& database) { return AlertTable(database, m_keys).renewOpen(); });
}

Result<> AlertDesk::forgetClosed(Instant before)
{
    return m_writer.tidyAndWait([&](sql::Database& database) { return AlertTable(database, m_keys).forgetClosed(before); });
}

Result<std::uint64_t> AlertDesk::version()
{
    const std::lock_guard lock(m_mutex);
    return table().version();
}

Result<wire::AlertsReply> AlertDesk::list(const lab::LaboratoryId& laboratory)
{
    wire::AlertsReply reply;
    const std::lock_guard lock(m_mutex);
    // Before the alerts: what comes meanwhile is asked for again.
    const auto version = table().version();
    auto shown = version ? table().shown(laboratory, m_clock.now() - closedShownMs) : tl::unexpected(version.error());
    if (!shown)
        return tl::unexpected(shown.error());
    reply.version = *version;
    DirectoryNames names(m_database, m_keys);
    for (auto& kept : *shown) {
        fillNames(kept.alert, names);
        reply.alerts.push_back(std::move(kept.alert));
    }
    return reply;
}

Result<KeptAlert> AlertDesk::find(const lab::LaboratoryId& laboratory, const Uuid& id)
{
    const std::lock_guard lock(m_mutex);
    auto kept = table().byId(id);
    if (!kept)
        return tl::unexpected(kept.error());
    const bool isTheirs = *kept && (laboratory.isNull() || (*kept)->alert.laboratory.isNull() || (*kept)->alert.laboratory == laboratory);
    return isTheirs ? Result<KeptAlert>(std::move(**kept)) : fail(ErrorCode::NotFound, "no such alert");
}

Result<wire::Alert> AlertDesk::one(const lab::LaboratoryId& laboratory, const Uuid& id)
{
    return find(laboratory, id).map([this](KeptAlert kept) {
        const std::lock_guard lock(m_mutex);
        DirectoryNames names(m_database, m_keys);
        fillNames(kept.alert, names);
        return std::move(kept.alert);
    });
}

Result<> AlertDesk::step(const wire::AlertStepping& stepping, const Actor& by)
{
    const auto kept = find(stepping.laboratory, stepping.alert);
    if (!kept)
        return tl::unexpected(kept.error());
    auto after = kept->alert;
    if (const auto may = store::step(after, stepping.step, stepping.text, by.person, m_clock.now()); !may)
        return may;
    const auto done = enter(m_writer, by.entry(AlertStepped{stepping.alert, stepping.step, stepping.text}), [&](sql::Database& database) {
        return writeStep({database, m_keys}, kept->alert, after);
    });
    announce();
    return done;
}

Result<std::vector<wire::TrailRow>> AlertDesk::causes(const lab::LaboratoryId& laboratory, const Uuid& id, const Actor& by, const CauseReader& read)
{
    const auto kept = find(laboratory, id);
    if (!kept)
        return tl::unexpected(kept.error());
    const auto& alert = kept->alert;
    // Of the whole store's alerts no place says whose ledger it is in: only those of the store's own can be shown.
    std::vector<wire::EventPlace> places;
    std::ranges::copy_if(alert.causes, std::back_inserter(places), [&](const auto& place) { return place.storeWide || !alert.laboratory.isNull(); });
    wire::TrailQuery query;
    query.laboratory = laboratory;
    query.patient = alert.patient;
    query.person = alert.person;
    query.workstation = alert.workstation;
    query.limit = static_cast<std::uint32_t>(places.size());
    // In the ledger before it is given.
    if (const auto done = enter(m_writer, by.entry(TrailAsked{query})); !done)
        return tl::unexpected(done.error());
    return places.empty() ? Result<std::vector<wire::TrailRow>>() : read(alert.laboratory, places);
}

Result<std::uint32_t> AlertDesk::countNotExplained(std::string_view rule, const lab::LaboratoryId& laboratory)
{
    const std::lock_guard lock(m_mutex);
    return table().countNotExplained(rule, laboratory);
}

void AlertDesk::fillNames(wire::Alert& alert, DirectoryNames& names)
{
    alert.personName = names.of(alert.person);
    alert.workstationName = names.of(alert.workstation);
    alert.ownerName = names.of(alert.owner);
    for (auto& line : alert.life)
        line.byName = names.of(line.by);
    if (!alert.patient.isNull() && !alert.laboratory.isNull())
        alert.reference = m_numbers(alert.laboratory, alert.patient);
}

void AlertDesk::announce()
{
    {
        const std::lock_guard lock(m_listening);
        if (m_changed)
            m_changed();
    }
    if (m_sink)
        tellNews();
}

void AlertDesk::tellNews()
{
    const std::lock_guard telling(m_telling);
    std::vector<KeptNews> news;
    {
        const std::lock_guard lock(m_mutex);
        auto read = table().news();
        if (!read)
            return m_log.warning("alert.news-not-read", {{"error.code", read.error().code}});
        news = std::move(*read);
    }
    for (const auto& each : news) {
        const auto alert = one({}, each.alert);
        const bool isGone = !alert && alert.error().code == ErrorCode::NotFound;
        if (!alert && !isGone)
            return m_log.warning("alert.news-not-read", {{"error.code", alert.error().code}});
        const auto told = isGone ? Result<>() : m_sink(*alert, each.news);
        const bool wasMute = std::exchange(m_isMute, !told);
        if (!told && !wasMute) // the first failure in a row is enough for the log
            m_log.error("alert.not-told", {{"error.code", told.error().code}});
        if (!told)
            return;
        const std::lock_guard lock(m_mutex);
        if (const auto done = table().forgetNews(each.version); !done)
            return m_log.warning("alert.news-not-kept", {{"error.code", done.error().code}});
    }
}

} // namespace paillasse::store
