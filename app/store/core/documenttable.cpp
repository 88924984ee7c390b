// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/documenttable.h"

#include "app/store/core/query.h"
#include "app/store/core/storeschema.h"
#include "app/wire/summary.h"

namespace paillasse::store {

namespace {

constexpr std::string_view findSql = "SELECT seq, id, kind, revision, born, leaf, key, closed, day, stage, to_enter, to_validate, patient, sections"
                                     " FROM document WHERE id = ? AND laboratory = ?";
constexpr std::string_view putSql = "INSERT INTO document (seq, laboratory, id, kind, revision, born, leaf, key, closed, day, stage, to_enter, to_validate, patient, sections)"
                                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

} // namespace

DocumentColumns columnsOf(const lab::Document& document)
{
    DocumentColumns columns;
    const auto* order = std::get_if<lab::Order>(&document);
    if (order == nullptr)
        return columns;
    const auto summary = wire::summariseRequest(*order);
    columns.closed = summary.stage >= wire::OrderStage::Released;
    columns.day = static_cast<std::int32_t>(Date::of(order->placedAt).toDays());
    columns.stage = static_cast<std::uint8_t>(summary.stage);
    columns.toEnter = summary.waiting.toEnter;
    columns.toValidate = summary.waiting.toValidate;
    columns.patient = order->patient;
    return columns;
}

DocumentFacts DocumentTable::facts(const sql::Statement& row)
{
    DocumentFacts facts;
    facts.laboratory = laboratoryOf(row.unsignedInteger(0));
    facts.sequence = placeOf(row.unsignedInteger(0));
    facts.id = row.id<lab::DocumentId>(1);
    facts.kind = static_cast<lab::DocumentKind>(row.integer(2));
    facts.revision = row.unsignedInteger(3);
    facts.born = row.unsignedInteger(4);
    facts.leaf = row.unsignedInteger(5);
    facts.key = row.unsignedInteger(6);
    facts.columns.closed = row.integer(7) != 0;
    facts.columns.day = static_cast<std::int32_t>(row.integer(8));
    facts.columns.stage = static_cast<std::uint8_t>(row.integer(9));
    facts.columns.toEnter = row.unsignedInteger(10);
    facts.columns.toValidate = row.unsignedInteger(11);
    if (!row.isNull(12))
        facts.columns.patient = row.id<lab::PatientId>(12);
    return facts;
}

Result<std::optional<DocumentTable::Row>> DocumentTable::find(LaboratoryNumber laboratory, const lab::DocumentId& id)
{
    std::optional<Row> found;
    const auto row = first(
        m_database, findSql,
        [&found](const auto& r) {
            found.emplace(Row{facts(r), std::nullopt});
            if (!r.isNull(columnCount))
                found->sections = toBytes(r.blob(columnCount));
        },
        id, int{laboratory});
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<bool> DocumentTable::has(LaboratoryNumber laboratory, lab::DocumentKind kind, const lab::DocumentId& id)
{
    return first(m_database, "SELECT 1 FROM document WHERE id = ? AND laboratory = ? AND kind = ? AND sections IS NOT NULL", [](const auto&) {}, id, int{laboratory},
                 static_cast<int>(kind));
}

Result<> DocumentTable::put(const DocumentFacts& facts, std::uint64_t before, ByteView sections)
{
    if (before != 0)
        if (const auto done = run(m_database, "DELETE FROM document WHERE seq = ?", rowOf(facts.laboratory, before)); !done)
            return done;
    auto statement = m_database.prepare(putSql);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto& columns = facts.columns;
    statement->bind(rowOf(facts.laboratory, facts.sequence)).bind(int{facts.laboratory}).bind(facts.id).bind(static_cast<int>(facts.kind)).bind(facts.revision).bind(facts.born);
    statement->bind(facts.leaf).bind(facts.key).bind(columns.closed).bind(columns.day).bind(int{columns.stage}).bind(columns.toEnter).bind(columns.toValidate);
    if (columns.patient)
        statement->bind(*columns.patient);
    else
        statement->bindNull();
    if (const auto done = statement->bind(sections).run(); !done || before != 0 || !columns.patient)
        return done;
    return run(m_database, "INSERT INTO patient_order (laboratory, patient, day, id) VALUES (?, ?, ?, ?)", int{facts.laboratory}, *columns.patient, columns.day, facts.id);
}

Result<> DocumentTable::bury(const DocumentFacts& facts, std::uint64_t before)
{
    if (const auto done = run(m_database, "DELETE FROM document WHERE seq = ?", rowOf(facts.laboratory, before)); !done)
        return done;
    if (facts.columns.patient)
        if (const auto done = run(m_database, "DELETE FROM patient_order WHERE laboratory = ? AND patient = ? AND day = ? AND id = ?", int{facts.laboratory}, *facts.columns.patient,
                                  facts.columns.day, facts.id);
            !done)
            return done;
    return run(m_database, "INSERT INTO document (seq, laboratory, id, kind, revision, born, leaf, key, closed, day, stage, to_enter, to_validate) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0)",
               rowOf(facts.laboratory, facts.sequence), int{facts.laboratory}, facts.id, static_cast<int>(facts.kind), facts.revision, facts.born, facts.leaf);
}

Result<std::uint64_t> DocumentTable::lastSequence(LaboratoryNumber laboratory)
{
    std::uint64_t last = 0;
    const auto row = first(
        m_database, "SELECT max(seq) FROM document WHERE seq >= ? AND seq < ?", [&last](const auto& r) { last = r.isNull(0) ? 0 : placeOf(r.unsignedInteger(0)); },
        rowOf(laboratory, 0), rowOf(static_cast<std::uint16_t>(laboratory + 1), 0));
    if (!row)
        return tl::unexpected(row.error());
    return last;
}

} // namespace paillasse::store
