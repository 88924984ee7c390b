// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/rowmapping.h"

#include <algorithm>

#include "app/exchange/csv/rowresults.h"
#include "app/exchange/csv/rowsubjects.h"
#include "app/exchange/specimens.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::csv {

namespace {

// What rows of one order say differently has one place only.
void tellDifferences(const ImportedPatient& a, const ImportedPatient& b, std::vector<std::string>& unread)
{
    if (!(a == b) && std::ranges::find(unread, "the patient (told differently in one order)") == unread.end())
        unread.emplace_back("the patient (told differently in one order)");
}

void merge(ImportedOrder& into, ImportedOrder from, std::vector<std::string>& unread)
{
    for (auto& code : from.requested)
        if (std::ranges::find(into.requested, code) == into.requested.end())
            into.requested.push_back(std::move(code));
    from.requested = into.requested;
    from.specimens = into.specimens;
    from.results = into.results;
    if (!(from == into) && std::ranges::find(unread, "the order (told differently in its rows)") == unread.end())
        unread.emplace_back("the order (told differently in its rows)");
}

} // namespace

ImportedRecord recordOf(const Layout& layout, const std::vector<std::vector<std::string>>& rows, const CivilZone& zone, std::vector<std::string>& unread)
{
    ImportedRecord record;
    record.form = SourceForm::Csv;
    record.sender = asLine(layout.mapping().sender, lab::limits::code).text;
    ImportedOrder order;
    bool isFirst = true;
    for (const auto& cells : rows) {
        RowCells row(layout, cells, zone, unread);
        auto patient = patientOf(row);
        auto ofRow = orderOf(row);
        auto specimen = specimenOf(row, ofRow);
        auto results = resultsOf(row);
        row.tellUnmapped();
        if (isFirst) {
            if (patient.isNamed() || !patient.sourceIds.empty() || !patient.identity.insMatricule.empty())
                record.patient = std::move(patient);
            order = std::move(ofRow);
        } else {
            tellDifferences(record.patient.value_or(ImportedPatient()), patient, unread);
            merge(order, std::move(ofRow), unread);
        }
        isFirst = false;
        for (const auto& result : results)
            if (!exchange::keyOf(result.examination).empty() && !specimen.id.empty())
                specimen.serves.push_back(result.examination);
        if (!specimen.id.empty() || !specimen.type.empty() || !specimen.container.empty() || !specimen.receivedAt.isNull())
            addSpecimen(order.specimens, std::move(specimen));
        for (auto& result : results)
            order.results.push_back(std::move(result));
    }
    if (!order.results.empty() || !order.requested.empty())
        record.orders.push_back(std::move(order));
    else if (!order.specimens.empty() || !order.ids.empty())
        unread.emplace_back("the order (neither an examination nor a result)");
    return record;
}

} // namespace paillasse::exchange::csv
