// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/rowreader.h"

#include "app/client/cache/present.h"
#include "app/sql/statement.h"

namespace paillasse::client {

namespace {

WorkRow readRow(const sql::Statement& s)
{
    const auto number = [&s](int column) { return static_cast<int>(s.integer(column)); };
    WorkRow row;
    row.order = s.id<lab::OrderId>(0);
    row.patient = s.id<lab::PatientId>(1);
    row.accession = s.text(2);
    row.priority = static_cast<lab::Priority>(s.integer(3));
    row.placedAt = s.instant(4);
    row.receivedAt = s.instant(5);
    row.lines = number(6);
    row.entered = number(7);
    row.technical = number(8);
    row.released = number(9);
    row.abnormal = number(10);
    row.critical = number(11);
    row.delta = number(12);
    row.withoutControl = number(13);
    row.openCalls = number(14);
    row.reports = number(15);
    row.changedSinceReport = s.integer(16) != 0;
    row.printedSinceReport = s.integer(17) != 0;
    row.pending = s.integer(18) != 0;
    row.unreleasedPrint = s.integer(19) != 0;
    return row;
}

} // namespace

Result<std::optional<WorkRow>> RowReader::row(const lab::OrderId& id)
{
    auto select = m_database.prepare("SELECT w.id, w.patient, w.accession, w.priority, w.placed_at, w.received_at, w.lines, w.entered, w.technical, w.released,"
                                     " w.abnormal, w.critical, w.delta, w.without_control, w.open_calls, w.reports, w.changed, w.printed, w.pending, w.unreleased"
                                     " FROM document d JOIN work w ON w.n = d.n WHERE d.id = ?");
    if (!select)
        return tl::unexpected(select.error());
    const auto found = select->bind(id).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::optional<WorkRow>();
    auto row = readRow(*select);
    if (const auto named = name(row); !named)
        return tl::unexpected(named.error());
    return std::optional(std::move(row));
}

Result<> RowReader::name(WorkRow& row)
{
    const auto who = patient(row.patient);
    if (!who)
        return tl::unexpected(who.error());
    if (!*who)
        return {};
    row.name = lab::displayName((*who)->identity);
    row.birthDate = (*who)->identity.birthDate;
    row.sex = (*who)->identity.sex;
    return {};
}

Result<std::optional<lab::Patient>> RowReader::patient(const lab::PatientId& id)
{
    if (const auto known = m_patients.find(id); known != m_patients.end())
        return known->second;
    auto present = readPresent(m_database, lab::documentId(id));
    if (!present)
        return tl::unexpected(present.error());
    auto& kept = m_patients[id];
    if (present->document)
        if (auto* patient = std::get_if<lab::Patient>(&*present->document))
            kept = std::move(*patient);
    return kept;
}

} // namespace paillasse::client
