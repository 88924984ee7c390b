// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/ordercontext.h"

#include <algorithm>

#include "app/store/import/importedvalue.h"

namespace paillasse::store {

namespace {

constexpr auto otherwise = "the order here says otherwise";

std::string bare(const std::string& id)
{
    return id.substr(id.rfind('|') + 1);
}

} // namespace

void compareContext(OrderActs& acts, const lab::Order& known, const exchange::ImportedOrder& told)
{
    const auto compare = [&acts](SourceField field, const auto& mine, const auto& others) {
        if (others != std::decay_t<decltype(others)>{} && others != mine)
            acts.unread(field, otherwise);
    };
    compare(SourceField::Prescriber, known.context.prescriberName, told.context.prescriberName);
    compare(SourceField::PrescribedAt, known.context.prescribedAt, told.context.prescribedAt);
    compare(SourceField::CollectedAt, known.context.collectedAt, told.context.collectedAt);
    compare(SourceField::Collector, known.context.collector, told.context.collector);
    compare(SourceField::Ward, known.context.ward, told.context.ward);
    compare(SourceField::Clinical, known.context.clinical, told.context.clinical);
    compare(SourceField::Recipients, known.context.recipients, told.context.recipients);
    const bool isUrgentNow = told.priority == lab::Priority::Urgent && known.priority != lab::Priority::Urgent;
    if (isUrgentNow && told.action == exchange::OrderAction::Place)
        acts.toTray("priority", "an order that is here as routine is called urgent now");
    else if (isUrgentNow)
        acts.unread(SourceField::Priority, otherwise);
}

void tellFurtherNumbers(OrderActs& acts, const lab::Order* known, const exchange::ImportedOrder& told)
{
    const auto& kept = known == nullptr ? told.context.sourceId : known->context.sourceId;
    const auto isKept = [&](const std::string& id) {
        if (id == kept || known == nullptr)
            return id == kept;
        // Our own number comes back alone, or as the label of a tube.
        const auto number = bare(id);
        const auto isLabel = [&](const lab::Specimen& tube) { return number == known->accession + '-' + std::to_string(tube.number); };
        return number == known->accession || std::ranges::any_of(known->specimens, isLabel);
    };
    if (!std::ranges::all_of(told.ids, isKept))
        acts.unread(SourceField::OrderNumber, "an order keeps one number of its source");
}

void tellRequested(OrderActs& acts, const lab::Order* known, const exchange::ImportedOrder& told)
{
    const auto nameOf = [&acts](const exchange::SourceCode& code) {
        const auto* examination = examinationOf(code, acts.tools().catalogue);
        return examination == nullptr ? foreignName(code) : examination->code;
    };
    const auto isSaid = [&](const exchange::SourceCode& asked) {
        const auto name = nameOf(asked);
        return std::ranges::any_of(told.results, [&](const exchange::ImportedResult& result) { return nameOf(result.examination) == name; })
            || (known != nullptr && std::ranges::any_of(known->lines, [&name](const lab::ResultLine& line) { return line.examination == name; }));
    };
    if (!std::ranges::all_of(told.requested, isSaid))
        acts.unread(SourceField::Requested, "no line is called that");
}

} // namespace paillasse::store
