// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/worklistquery.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_set>

#include "app/client/cache/patientindex.h"
#include "app/client/cache/present.h"
#include "app/client/cache/rowreader.h"
#include "app/lab/rules/labelcontent.h"
#include "app/lab/rules/worklist.h"
#include "app/sql/statement.h"

namespace paillasse::client {

namespace {

constexpr std::size_t mostByText = 200;

// Each with the day (?1) and the benches (?2). The conditions of the partial indexes stand word for word. Orders that were fetched to be
// looked up are no work of today: they are found by a text (?4), and listed nowhere else.
const char* sqlOf(const WorklistFilter& filter)
{
    switch (filter.queue) {
    case Queue::ToReceive:
        return "SELECT id FROM work WHERE stage < 4 AND placed_at >= ?1 AND ?2 = ?2 AND ?4 = ?4 AND stage = 0 AND priority >= ?3 ORDER BY priority DESC, placed_at";
    case Queue::ToEnter:
        return "SELECT id FROM work WHERE stage < 4 AND placed_at >= ?1 AND stage > 0 AND (to_enter & ?2) <> 0 AND priority >= ?3 AND ?4 = ?4 ORDER BY priority DESC, placed_at";
    case Queue::ToValidateTechnically:
        return "SELECT id FROM work WHERE stage < 4 AND placed_at >= ?1 AND (to_validate & ?2) <> 0 AND priority >= ?3 AND ?4 = ?4 ORDER BY priority DESC, placed_at";
    case Queue::ToValidateBiologically:
        return "SELECT id FROM work WHERE stage < 4 AND placed_at >= ?1 AND ?2 = ?2 AND technical > 0 AND priority >= ?3 AND ?4 = ?4 ORDER BY priority DESC, placed_at";
    case Queue::CallsToRecord:
        return "SELECT id FROM work WHERE open_calls > 0 AND placed_at >= ?1 AND ?2 = ?2 AND priority >= ?3 AND ?4 = ?4 ORDER BY priority DESC, placed_at";
    case Queue::ToDeliver:
        return "SELECT id FROM work WHERE reports > 0 AND (printed = 0 OR changed = 1) AND placed_at >= ?1 AND ?2 = ?2 AND priority >= ?3"
               " AND (?4 OR n NOT IN (SELECT n FROM fetched)) ORDER BY placed_at";
    case Queue::PrintedUnreleased:
        return "SELECT id FROM work WHERE unreleased = 1 AND placed_at >= ?1 AND ?2 = ?2 AND priority >= ?3 AND ?4 = ?4 ORDER BY placed_at";
    case Queue::Released:
        return "SELECT id FROM work WHERE placed_at >= ?1 AND reports > 0 AND ?2 = ?2 AND ?3 = ?3 AND (?4 OR n NOT IN (SELECT n FROM fetched)) ORDER BY placed_at DESC";
    case Queue::Open:
        return "SELECT id FROM work WHERE stage < 4 AND placed_at >= ?1 AND ?2 = ?2 AND priority >= ?3 AND ?4 = ?4 ORDER BY priority DESC, placed_at";
    case Queue::All:
        return "SELECT id FROM work WHERE placed_at >= ?1 AND ?2 = ?2 AND ?3 = ?3 AND (?4 OR n NOT IN (SELECT n FROM fetched)) ORDER BY placed_at DESC";
    }
    return "";
}

std::int64_t maskOf(lab::BenchMask benches)
{
    return benches == 0 ? -1 : static_cast<std::int64_t>(benches);
}

Result<std::vector<lab::OrderId>> readIds(sql::Statement& select)
{
    std::vector<lab::OrderId> ids;
    const auto done = select.each([&]() -> Result<> {
        ids.push_back(select.id<lab::OrderId>(0));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return ids;
}

Result<std::vector<lab::OrderId>> ordersOfPatient(sql::Database& database, const lab::PatientId& patient)
{
    auto select = database.prepare("SELECT id FROM work WHERE patient = ? ORDER BY placed_at DESC");
    if (!select)
        return tl::unexpected(select.error());
    select->bind(patient);
    return readIds(*select);
}

// Orders that a text names: by their number, or by their patient.
Result<std::unordered_set<lab::OrderId>> ordersNamed(sql::Database& database, const std::string& text)
{
    std::unordered_set<lab::OrderId> named;
    const auto numbered = findAccession(database, lab::readBarcode(text).accession, mostByText);
    if (!numbered)
        return tl::unexpected(numbered.error());
    named.insert(numbered->begin(), numbered->end());
    const auto patients = searchPatients(database, text, mostByText);
    if (!patients)
        return tl::unexpected(patients.error());
    for (const auto& patient : *patients) {
        const auto orders = ordersOfPatient(database, patient.id);
        if (!orders)
            return tl::unexpected(orders.error());
        named.insert(orders->begin(), orders->end());
    }
    return named;
}

bool isToDo(const lab::ResultLine& line)
{
    return line.state == lab::LineState::Pending || line.state == lab::LineState::Measured || (line.rerunAsked && line.isOpen());
}

bool isToEnter(const lab::ResultLine& line)
{
    return !line.withheld && (line.state == lab::LineState::Pending || (line.rerunAsked && line.isOpen()));
}

Result<std::optional<lab::Order>> readOrder(sql::Database& database, const lab::OrderId& id)
{
    auto present = readPresent(database, lab::documentId(id));
    if (!present)
        return tl::unexpected(present.error());
    auto* order = present->document ? std::get_if<lab::Order>(&*present->document) : nullptr;
    return order ? std::optional(std::move(*order)) : std::nullopt;
}

using Fits = std::function<Result<bool>(const lab::Order&)>;

Result<> keep(sql::Database& database, std::vector<lab::OrderId>& ids, const Fits& fits)
{
    std::vector<lab::OrderId> kept;
    for (const auto& id : ids) {
        const auto order = readOrder(database, id);
        if (!order)
            return tl::unexpected(order.error());
        const auto fit = *order ? fits(**order) : Result<bool>(false);
        if (!fit)
            return tl::unexpected(fit.error());
        if (*fit)
            kept.push_back(id);
    }
    ids = std::move(kept);
    return {};
}

Fits hasLine(const WorklistFilter& filter)
{
    return [&filter](const lab::Order& order) {
        return std::ranges::any_of(order.lines, [&filter](const lab::ResultLine& line) {
            return line.examination == filter.examination && (filter.queue == Queue::ToEnter ? isToEnter(line) : isToDo(line));
        });
    };
}

// Whoever may not see an identity cannot say that it is sure.
Fits isInLane(RowReader& reader, Lane lane)
{
    return [&reader, lane](const lab::Order& order) -> Result<bool> {
        const auto patient = reader.patient(order.patient);
        if (!patient)
            return tl::unexpected(patient.error());
        const bool clear = *patient && lab::isClear(order, (*patient)->identity);
        return clear == (lane == Lane::Clear);
    };
}

} // namespace

Result<Worklist> readWorklist(sql::Database& database, const WorklistFilter& filter, Instant now)
{
    auto select = database.prepare(sqlOf(filter));
    if (!select)
        return tl::unexpected(select.error());
    const std::int64_t since = filter.days == 0 ? 0 : (now - filter.days * dayMs).ms;
    select->bind(since).bind(maskOf(filter.benches)).bind(filter.urgentOnly ? 1 : 0).bind(filter.text.empty() ? 0 : 1);
    auto ids = readIds(*select);
    if (!ids)
        return tl::unexpected(ids.error());
    Worklist list{std::move(*ids), {}};
    if (!filter.text.empty()) {
        const auto named = ordersNamed(database, filter.text);
        if (!named)
            return tl::unexpected(named.error());
        std::erase_if(list.ids, [&named](const lab::OrderId& id) { return !named->contains(id); });
    }
    if (!filter.examination.empty())
        if (const auto done = keep(database, list.ids, hasLine(filter)); !done)
            return tl::unexpected(done.error());
    if (RowReader reader(database); filter.lane != Lane::Both)
        if (const auto done = keep(database, list.ids, isInLane(reader, filter.lane)); !done)
            return tl::unexpected(done.error());
    const auto shown = std::min(list.ids.size(), static_cast<std::size_t>(std::max(filter.limit, 0)));
    auto rows = readRows(database, {list.ids.begin(), list.ids.begin() + static_cast<std::ptrdiff_t>(shown)});
    if (!rows)
        return tl::unexpected(rows.error());
    list.rows = std::move(*rows);
    return list;
}

Result<std::vector<WorkRow>> readRows(sql::Database& database, const std::vector<lab::OrderId>& ids)
{
    RowReader reader(database);
    std::vector<WorkRow> rows;
    rows.reserve(ids.size());
    for (const auto& id : ids) {
        auto row = reader.row(id);
        if (!row)
            return tl::unexpected(row.error());
        if (*row)
            rows.push_back(std::move(**row));
    }
    return rows;
}

Result<std::vector<WorkRow>> readRowsOfPatient(sql::Database& database, const lab::PatientId& patient)
{
    const auto ids = ordersOfPatient(database, patient);
    if (!ids)
        return tl::unexpected(ids.error());
    return readRows(database, *ids);
}

Result<std::vector<lab::OrderId>> findAccession(sql::Database& database, const std::string& beginning, std::size_t limit)
{
    if (beginning.size() < 2)
        return std::vector<lab::OrderId>();
    // Everything that begins so: up to the same text with its last character raised.
    auto end = beginning;
    end.back() = static_cast<char>(end.back() + 1);
    auto select = database.prepare("SELECT id FROM work WHERE accession >= ? AND accession < ? ORDER BY accession LIMIT ?");
    if (!select)
        return tl::unexpected(select.error());
    select->bind(beginning).bind(end).bind(static_cast<std::int64_t>(limit));
    return readIds(*select);
}

Result<WorkCounts> readCounts(sql::Database& database, lab::BenchMask benches)
{
    auto select = database.prepare("SELECT count(*) FILTER (WHERE stage = 0),"
                                   " count(*) FILTER (WHERE stage > 0 AND (to_enter & ?1) <> 0),"
                                   " count(*) FILTER (WHERE stage > 0 AND (to_enter & ?1) <> 0 AND priority > 0),"
                                   " count(*) FILTER (WHERE (to_validate & ?1) <> 0),"
                                   " count(*) FILTER (WHERE technical > 0),"
                                   " count(*) FILTER (WHERE technical > 0 AND priority > 0),"
                                   " (SELECT count(*) FROM work WHERE open_calls > 0),"
                                   " (SELECT count(*) FROM work WHERE reports > 0 AND (printed = 0 OR changed = 1) AND n NOT IN (SELECT n FROM fetched)),"
                                   " (SELECT count(*) FROM work WHERE unreleased = 1),"
                                   " (SELECT count(*) FROM pending WHERE state = 2)"
                                   " FROM work WHERE stage < 4");
    if (!select)
        return tl::unexpected(select.error());
    const auto row = select->bind(maskOf(benches)).step();
    if (!row)
        return tl::unexpected(row.error());
    const auto number = [&select](int column) { return static_cast<int>(select->integer(column)); };
    return WorkCounts{number(0), number(1), number(2), number(3), number(4), number(5), number(6), number(7), number(8), number(9)};
}

Result<std::vector<OpenExamination>> readOpenExaminations(sql::Database& database, lab::BenchMask benches)
{
    WorklistFilter filter;
    filter.queue = Queue::ToEnter;
    filter.benches = benches;
    filter.limit = 0;
    const auto open = readWorklist(database, filter, {});
    if (!open)
        return tl::unexpected(open.error());
    std::map<std::string, OpenExamination> found;
    for (const auto& id : open->ids) {
        const auto order = readOrder(database, id);
        if (!order)
            return tl::unexpected(order.error());
        if (!*order)
            continue;
        std::set<std::string> ofOrder;
        for (const auto& line : (*order)->lines)
            if (isToEnter(line) && (benches == 0 || (lab::benchBit(line.bench) & benches) != 0))
                ofOrder.insert(line.examination);
        for (const auto& code : ofOrder) {
            auto& entry = found[code];
            entry.code = code;
            ++entry.orders;
            entry.urgent += (*order)->priority == lab::Priority::Urgent;
        }
    }
    std::vector<OpenExamination> list;
    for (auto& [code, entry] : found)
        list.push_back(std::move(entry));
    return list;
}

} // namespace paillasse::client
