// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerts/alerttable.h"

#include "app/store/accounts/inorder.h"
#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

using wire::AlertState;

constexpr std::string_view sameGroup = "rule = ? AND laboratory = ? AND person = ? AND workstation = ? AND patient = ?";

template <class Enum>
int number(Enum value)
{
    return static_cast<int>(value);
}

Result<> onlyIfOneChanged(sql::Database& database, const Result<>& done)
{
    return done && database.changes() != 1 ? fail(ErrorCode::Conflict, "alert: changed meanwhile") : done;
}

KeptAlert keptIn(const sql::Statement& row)
{
    KeptAlert kept;
    auto& alert = kept.alert;
    alert.id = row.uuid(0);
    alert.rule = std::string(row.text(1));
    alert.severity = static_cast<wire::Severity>(row.integer(2));
    alert.state = static_cast<AlertState>(row.integer(3));
    alert.escalated = row.integer(4) != 0;
    alert.laboratory = row.id<lab::LaboratoryId>(5);
    alert.person = row.id<lab::PersonId>(6);
    alert.workstation = row.id<lab::WorkstationId>(7);
    alert.patient = row.id<lab::PatientId>(8);
    alert.raisedAt = row.instant(9);
    alert.lastAt = row.instant(10);
    alert.count = static_cast<std::uint32_t>(row.integer(11));
    alert.observed = row.integer(12);
    alert.usual = row.integer(13);
    alert.owner = row.id<lab::PersonId>(14);
    alert.escalatesAt = row.instant(15);
    kept.closedAt = row.instant(16);
    kept.notedAt = row.instant(17);
    kept.notedCount = static_cast<std::uint32_t>(row.integer(18));
    return kept;
}

} // namespace

Result<std::uint64_t> AlertTable::version()
{
    std::uint64_t version = 0;
    const auto row = first(m_database, "SELECT version FROM alert_version", [&](const sql::Statement& r) { version = r.unsignedInteger(0); });
    return row ? Result<std::uint64_t>(version) : tl::unexpected(row.error());
}

template <class... T>
Result<std::vector<KeptAlert>> AlertTable::read(std::string_view where, const T&... values)
{
    std::vector<KeptAlert> all;
    const auto text = "SELECT id, rule, severity, state, escalated, laboratory, person, workstation, patient, raised_at, last_at, count, observed, usual, owner, escalates_at, closed_at, "
                      "noted_at, noted_count FROM alert WHERE " + std::string(where);
    const auto take = [&](const sql::Statement& row) -> Result<> {
        all.push_back(keptIn(row));
        return {};
    };
    if (const auto done = each(m_database, text, take, values...); !done)
        return tl::unexpected(done.error());
    for (auto& kept : all)
        if (const auto done = addParts(kept.alert); !done)
            return tl::unexpected(done.error());
    return all;
}

template <class... T>
Result<std::optional<KeptAlert>> AlertTable::readOne(std::string_view where, const T&... values)
{
    return read(where, values...).map([](std::vector<KeptAlert> all) { return all.empty() ? std::nullopt : std::optional(std::move(all.front())); });
}

template <class... T>
Result<std::vector<Uuid>> AlertTable::ids(std::string_view where, const T&... values)
{
    std::vector<Uuid> all;
    const auto take = [&](const sql::Statement& row) -> Result<> {
        all.push_back(row.uuid(0));
        return {};
    };
    const auto done = each(m_database, "SELECT id FROM alert WHERE " + std::string(where), take, values...);
    return done ? Result<std::vector<Uuid>>(std::move(all)) : tl::unexpected(done.error());
}

Result<> AlertTable::addParts(wire::Alert& alert)
{
    const auto cause = [&](const sql::Statement& row) -> Result<> {
        alert.causes.push_back({row.integer(0) != 0, row.unsignedInteger(1), static_cast<std::uint16_t>(row.integer(2))});
        return {};
    };
    const auto line = [&](const sql::Statement& row) -> Result<> {
        auto text = row.blob(3).empty() ? Result<std::string>(std::string()) : m_keys.openText(alert.id, row.blob(3));
        if (!text)
            return tl::unexpected(text.error());
        alert.life.push_back({row.instant(0), static_cast<wire::AlertStep>(row.integer(1)), row.id<lab::PersonId>(2), {}, std::move(*text)});
        return {};
    };
    return inOrder([&] { return each(m_database, "SELECT store_wide, sequence, item FROM alert_cause WHERE alert = ? ORDER BY place", cause, alert.id); },
                   [&] { return each(m_database, "SELECT at, step, person, sealed_text FROM alert_line WHERE alert = ? ORDER BY place", line, alert.id); });
}

Result<std::optional<KeptAlert>> AlertTable::byId(const Uuid& id)
{
    return readOne("id = ?", id);
}

Result<std::optional<KeptAlert>> AlertTable::notClosed(const Finding& finding)
{
    return readOne("state < 3 AND " + std::string(sameGroup), finding.rule, finding.laboratory, finding.person, finding.workstation, finding.patient);
}

Result<Instant> AlertTable::closedLast(const Finding& finding)
{
    Instant last;
    const auto row = first(m_database, "SELECT max(closed_at) FROM alert WHERE state = 3 AND " + std::string(sameGroup), [&](const sql::Statement& r) { last = r.instant(0); }, finding.rule,
                           finding.laboratory, finding.person, finding.workstation, finding.patient);
    return row ? Result<Instant>(last) : tl::unexpected(row.error());
}

Result<std::vector<KeptAlert>> AlertTable::shown(const lab::LaboratoryId& laboratory, Instant closedSince)
{
    return read("(state < 3 OR closed_at >= ?) AND (? OR laboratory IN (?, zeroblob(16))) ORDER BY raised_at DESC, id DESC", closedSince, laboratory.isNull(), laboratory);
}

Result<std::uint32_t> AlertTable::countNotExplained(std::string_view rule, const lab::LaboratoryId& laboratory)
{
    std::uint32_t count = 0;
    const auto row = first(m_database, "SELECT count(*) FROM alert WHERE rule = ? AND state < 2 AND laboratory IN (?, zeroblob(16))",
                           [&](const sql::Statement& r) { count = static_cast<std::uint32_t>(r.integer(0)); }, rule, laboratory);
    return row ? Result<std::uint32_t>(count) : tl::unexpected(row.error());
}

Result<std::vector<Uuid>> AlertTable::dueToEscalate(Instant now)
{
    return ids("state = 0 AND escalated = 0 AND escalates_at > 0 AND escalates_at <= ? ORDER BY escalates_at", now);
}

Result<std::vector<Uuid>> AlertTable::dueToNote(Instant notedBefore)
{
    return ids("state < 3 AND count > noted_count AND noted_at <= ?", notedBefore);
}

Result<> AlertTable::insert(const KeptAlert& kept)
{
    const auto& a = kept.alert;
    // Another one of its group, not closed: the index that keeps them apart says no.
    const auto done = run(m_database,
                          "INSERT OR IGNORE INTO alert (id, rule, severity, state, escalated, laboratory, person, workstation, patient, raised_at, last_at, count, observed, usual, owner, "
                          "escalates_at, closed_at, noted_at, noted_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
                          a.id, a.rule, number(a.severity), number(a.state), a.escalated, a.laboratory, a.person, a.workstation, a.patient, a.raisedAt, a.lastAt, a.count, a.observed, a.usual,
                          a.owner, a.escalatesAt, kept.notedAt, kept.notedCount);
    return inOrder([&] { return onlyIfOneChanged(m_database, done); }, [&] { return putCauses(a); });
}

Result<> AlertTable::updateStep(const wire::Alert& before, const wire::Alert& after)
{
    const auto& line = after.life.back();
    const auto place = after.life.size();
    const auto closedAt = after.state == AlertState::Closed ? line.at : Instant();
    const auto sealed = line.text.empty() ? Bytes() : m_keys.sealText(after.id, line.text);
    return inOrder(
        [&] {
            const auto done = run(m_database,
                                  "UPDATE alert SET state = ?, owner = ?, escalates_at = ?, escalated = ?, severity = max(severity, ?), closed_at = ? "
                                  "WHERE id = ? AND state = ? AND owner = ? AND escalated = ?",
                                  number(after.state), after.owner, after.escalatesAt, after.escalated, number(after.severity), closedAt, after.id, number(before.state), before.owner,
                                  before.escalated);
            return onlyIfOneChanged(m_database, done);
        },
        [&] {
            return run(m_database, "INSERT INTO alert_line (alert, place, at, step, person, sealed_text) VALUES (?, ?, ?, ?, ?, ?)", after.id, std::uint64_t{place}, line.at, number(line.step),
                       line.by, sealed);
        });
}

Result<> AlertTable::updateRepeats(const wire::Alert& before, const wire::Alert& after)
{
    return inOrder(
        [&] {
            const auto done = run(m_database, "UPDATE alert SET count = ?, last_at = ?, severity = max(severity, ?), observed = ?, usual = ? WHERE id = ? AND state < 3 AND count = ?", after.count,
                                  after.lastAt, number(after.severity), after.observed, after.usual, after.id, before.count);
            return onlyIfOneChanged(m_database, done);
        },
        [&] { return before.causes == after.causes ? Result<>() : putCauses(after); });
}

Result<> AlertTable::note(const wire::Alert& alert, Instant now)
{
    const auto done = run(m_database, "UPDATE alert SET noted_at = ?, noted_count = ? WHERE id = ? AND state < 3 AND count = ?", now, alert.count, alert.id, alert.count);
    return onlyIfOneChanged(m_database, done);
}

Result<> AlertTable::forgetClosed(Instant before)
{
    const auto from = [&](std::string_view table) {
        return run(m_database, "DELETE FROM " + std::string(table) + " WHERE alert IN (SELECT id FROM alert WHERE state = 3 AND closed_at < ?)", before);
    };
    return inOrder([&] { return from("alert_cause"); }, [&] { return from("alert_line"); }, [&] { return from("alert_news"); },
                   [&] { return run(m_database, "DELETE FROM alert WHERE state = 3 AND closed_at < ?", before); });
}

Result<> AlertTable::putCauses(const wire::Alert& alert)
{
    if (const auto done = run(m_database, "DELETE FROM alert_cause WHERE alert = ?", alert.id); !done)
        return done;
    std::uint64_t place = 0;
    for (const auto& cause : alert.causes)
        if (const auto done = run(m_database, "INSERT INTO alert_cause (alert, place, store_wide, sequence, item) VALUES (?, ?, ?, ?, ?)", alert.id, place++, cause.storeWide, cause.sequence,
                                  int{cause.item});
            !done)
            return done;
    return {};
}

Result<> AlertTable::raiseVersion()
{
    return m_database.execute("UPDATE alert_version SET version = version + 1");
}

Result<> AlertTable::raiseVersion(const Uuid& alert, AlertNews news)
{
    return inOrder([&] { return raiseVersion(); },
                   [&] { return run(m_database, "INSERT INTO alert_news (version, alert, news) SELECT version, ?, ? FROM alert_version", alert, number(news)); });
}

Result<> AlertTable::renewOpen()
{
    const auto open = ids("state < 3 ORDER BY raised_at, id");
    if (!open)
        return tl::unexpected(open.error());
    for (const auto& id : *open)
        if (const auto done = raiseVersion(id, AlertNews::Raised); !done)
            return done;
    return {};
}

Result<std::vector<KeptNews>> AlertTable::news()
{
    std::vector<KeptNews> all;
    const auto take = [&](const sql::Statement& row) -> Result<> {
        all.push_back({row.unsignedInteger(0), row.uuid(1), static_cast<AlertNews>(row.integer(2))});
        return {};
    };
    const auto done = each(m_database, "SELECT version, alert, news FROM alert_news ORDER BY version", take);
    return done ? Result<std::vector<KeptNews>>(std::move(all)) : tl::unexpected(done.error());
}

Result<> AlertTable::forgetNews(std::uint64_t upTo)
{
    return run(m_database, "DELETE FROM alert_news WHERE version <= ?", upTo);
}

} // namespace paillasse::store
