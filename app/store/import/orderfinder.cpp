// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/orderfinder.h"

#include <algorithm>

namespace paillasse::store {

namespace {

// The number without its authority: "HIS|26-112298" → "26-112298".
std::string bare(const std::string& id)
{
    return id.substr(id.rfind('|') + 1);
}

// The tube's label is the accession with the tube's number after it.
std::string withoutTube(const std::string& label)
{
    const auto dash = label.rfind('-');
    return dash != std::string::npos && dash > 2 ? label.substr(0, dash) : std::string();
}

std::optional<lab::Order> theOnly(std::vector<lab::Order> found, bool& isAmbiguous)
{
    isAmbiguous = found.size() > 1;
    return found.size() == 1 ? std::optional(std::move(found.front())) : std::nullopt;
}

} // namespace

lab::OrderId OrderFinder::newId(const lab::PatientId& patient, const exchange::ImportedOrder& order) const
{
    return lab::OrderId(m_acts.tools().ids.document("order").add(m_acts.tools().laboratory.bytes()).add(patient.bytes()).add(sourceIdOf(patient, order)).finish());
}

// A sender without order numbers: the content names the order.
std::string OrderFinder::sourceIdOf(const lab::PatientId& patient, const exchange::ImportedOrder& order) const
{
    if (!order.context.sourceId.empty())
        return order.context.sourceId;
    auto id = m_acts.tools().ids.of("order.source").add(patient.bytes()).add(m_acts.sender()).add(static_cast<std::uint64_t>(order.context.collectedAt.ms));
    for (const auto& code : order.requested)
        id.add(exchange::keyOf(code));
    for (const auto& result : order.results)
        id.add(exchange::keyOf(result.examination)).add(result.part).add(static_cast<std::uint64_t>(result.observedAt.ms));
    return "import|" + id.finish().toString();
}

Result<std::optional<lab::Order>> OrderFinder::bySource(const lab::PatientId& patient, const exchange::ImportedOrder& order, bool& isAmbiguous) const
{
    std::vector<lab::Order> found;
    const auto look = [&](IdentifierKind kind, const std::string& value) { return addKnown(found, kind, value); };
    if (order.ids.empty())
        if (const auto done = look(IdentifierKind::OrderSource, sourceIdOf(patient, order)); !done)
            return tl::unexpected(done.error());
    for (const auto& id : order.ids) {
        if (const auto done = look(IdentifierKind::OrderSource, id); !done)
            return tl::unexpected(done.error());
        // What we had sent out comes back under our own number.
        if (const auto done = look(IdentifierKind::Accession, bare(id)); !done)
            return tl::unexpected(done.error());
    }
    std::erase_if(found, [&patient](const lab::Order& known) { return known.patient != patient; });
    return theOnly(std::move(found), isAmbiguous);
}

Result<std::optional<lab::Order>> OrderFinder::byLabel(const exchange::ImportedOrder& order, bool& isAmbiguous) const
{
    std::vector<std::string> labels;
    for (const auto& id : order.ids)
        labels.push_back(bare(id));
    for (const auto& specimen : order.specimens)
        labels.push_back(specimen.id);
    std::vector<lab::Order> found;
    for (const auto& label : labels)
        for (const auto& accession : {label, withoutTube(label)})
            if (const auto done = accession.empty() ? Result<>() : addKnown(found, IdentifierKind::Accession, accession); !done)
                return tl::unexpected(done.error());
    return theOnly(std::move(found), isAmbiguous);
}

Result<> OrderFinder::addKnown(std::vector<lab::Order>& found, IdentifierKind kind, const std::string& value) const
{
    const auto ids = m_acts.tools().desk.find(kind, value);
    if (!ids)
        return tl::unexpected(ids.error());
    for (const auto& id : *ids) {
        auto known = m_acts.tools().desk.order(lab::OrderId(id.uuid()));
        if (!known)
            return tl::unexpected(known.error());
        if (*known && std::ranges::find(found, (*known)->id, &lab::Order::id) == found.end())
            found.push_back(std::move(**known));
    }
    return {};
}

} // namespace paillasse::store
