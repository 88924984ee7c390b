// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhirout/writer.h"

#include <algorithm>

#include "app/exchange/fhirout/resources.h"

namespace paillasse::exchange::fhirout {

namespace {

void writeOrder(const ImportedOrder& order, const OrderNames& names, Lines& lines)
{
    for (std::size_t i = 0; i < requestCount(order); ++i)
        lines.add(ResourceType::ServiceRequest, requestResource(order, i, names).text());
    for (std::size_t i = 0; i < specimenCount(order); ++i)
        lines.add(ResourceType::Specimen, specimenResource(order, i, names).text());
    for (std::size_t i = 0; i < order.results.size(); ++i)
        lines.add(ResourceType::Observation, observationResource(order.results[i], names.result(i), names.patient).text());
    lines.add(ResourceType::DiagnosticReport, reportResource(order, names).text());
}

} // namespace

std::string_view nameOf(ResourceType type)
{
    static constexpr std::array<std::string_view, typeCount> names = {"Patient", "ServiceRequest", "Specimen", "Observation", "DiagnosticReport"};
    return names[static_cast<std::size_t>(type)];
}

void Lines::add(ResourceType type, const std::string& line)
{
    auto& text = of[static_cast<std::size_t>(type)];
    text += line;
    text += '\n';
    ++counts[static_cast<std::size_t>(type)];
}

Result<> write(const ImportedRecord& record, const RecordIds& ids, Lines& lines)
{
    if (!record.patient)
        return fail(ErrorCode::InvalidInput, "fhir: a record without its patient");
    if (record.orders.size() != ids.orders.size())
        return fail(ErrorCode::InvalidInput, "fhir: the orders' ids are not the record's");
    if (!std::ranges::all_of(record.orders, [](const ImportedOrder& order) { return order.action == OrderAction::Report; }))
        return fail(ErrorCode::InvalidInput, "fhir: an order that reports nothing");
    lines.add(ResourceType::Patient, patientResource(*record.patient, ids.patient).text());
    for (std::size_t i = 0; i < record.orders.size(); ++i)
        writeOrder(record.orders[i], {ids.patient, ids.orders[i]}, lines);
    return {};
}

} // namespace paillasse::exchange::fhirout
