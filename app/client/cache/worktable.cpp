// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/worktable.h"

#include "app/client/cache/patientindex.h"
#include "app/client/cache/present.h"

namespace paillasse::client {

namespace {

Result<> removeRow(sql::Database& database, std::int64_t n)
{
    for (const auto* sql : {"DELETE FROM document WHERE n = ?", "DELETE FROM work WHERE n = ?", "DELETE FROM fetched WHERE n = ?"}) {
        auto remove = database.prepare(sql);
        if (!remove)
            return tl::unexpected(remove.error());
        if (const auto done = remove->bind(n).run(); !done)
            return done;
    }
    return {};
}

// A document that was made here has a row as others do, without a body.
Result<std::int64_t> addRow(sql::Database& database, const lab::DocumentId& id, lab::DocumentKind kind)
{
    auto insert = database.prepare("INSERT INTO document (id, kind, revision, sequence, body) VALUES (?, ?, 0, 0, x'')");
    if (!insert)
        return tl::unexpected(insert.error());
    if (const auto done = insert->bind(id).bind(static_cast<int>(kind)).run(); !done)
        return tl::unexpected(done.error());
    return database.lastRowId();
}

} // namespace

Result<WorkTable> WorkTable::prepare(sql::Database& database)
{
    auto put = database.prepare("INSERT OR REPLACE INTO work (n, id, patient, accession, priority, placed_at, received_at, stage, to_enter, to_validate, lines, entered, technical, released,"
                                " abnormal, critical, delta, without_control, open_calls, reports, changed, printed, pending, unreleased)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!put)
        return tl::unexpected(put.error());
    return WorkTable(std::move(*put));
}

Result<> WorkTable::put(std::int64_t n, const lab::DocumentId& id, const wire::OrderSummary& order, const wire::ResultsSummary& results, bool pending)
{
    const auto number = [](auto value) { return static_cast<std::int64_t>(value); };
    m_put.bind(n).bind(id).bind(order.patient).bind(order.accession).bind(number(order.priority)).bind(order.placedAt).bind(order.receivedAt).bind(number(order.stage));
    m_put.bind(order.waiting.toEnter).bind(order.waiting.toValidate).bind(number(order.lines)).bind(number(order.entered)).bind(number(order.waiting.technical)).bind(number(order.released));
    m_put.bind(number(results.abnormal)).bind(number(results.critical)).bind(number(results.delta)).bind(number(results.withoutControl)).bind(number(results.openCalls));
    m_put.bind(number(results.reports)).bind(results.changedSinceReport).bind(results.printedSinceReport).bind(pending).bind(results.unreleasedPrint);
    return m_put.run();
}

Result<> refreshRow(sql::Database& database, const lab::DocumentId& id)
{
    auto present = readPresent(database, id);
    if (!present)
        return tl::unexpected(present.error());
    if (!present->document)
        return present->n == 0 ? Result<>() : removeRow(database, present->n);
    if (present->n == 0) {
        auto n = addRow(database, id, lab::kindOf(*present->document));
        if (!n)
            return tl::unexpected(n.error());
        present->n = *n;
    }
    if (std::holds_alternative<lab::Patient>(*present->document))
        return PatientIndex(database).put(present->n, wire::summarise(std::get<lab::Patient>(*present->document)));
    const auto* order = std::get_if<lab::Order>(&*present->document);
    if (!order)
        return {};
    auto work = WorkTable::prepare(database);
    if (!work)
        return tl::unexpected(work.error());
    return work->put(present->n, id, wire::summariseRequest(*order), wire::summariseResults(*order), !present->waiting.empty());
}

} // namespace paillasse::client
