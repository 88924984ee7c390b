// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "app/exchange/hl7v2/mapping.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::hl7v2 {

namespace {

namespace limits = lab::limits;

void addId(std::vector<std::string>& ids, std::string id)
{
    if (!id.empty() && std::ranges::find(ids, id) == ids.end())
        ids.push_back(std::move(id));
}

// Group, placer, filler: ORC-4, ORC-2 or OBR-2, ORC-3 or OBR-3.
std::vector<std::string> idsOf(const OrderGroup& group)
{
    std::vector<std::string> ids;
    if (group.orc != nullptr)
        addId(ids, identifierOf(*group.orc, 4));
    for (const std::size_t field : {2, 3}) {
        if (group.obr != nullptr)
            addId(ids, identifierOf(*group.obr, field));
        if (group.orc != nullptr)
            addId(ids, identifierOf(*group.orc, field));
    }
    return ids;
}

// Table 0485 and its older forms; a word that is none of them stays unread.
bool saysUrgent(const Segment& segment, std::size_t field, std::size_t component)
{
    static constexpr std::array<std::string_view, 4> urgent = {"S", "A", "STAT", "ASAP"};
    static constexpr std::array<std::string_view, 7> others = {"R", "P", "C", "T", "PRN", "U", "TR"};
    const auto word = part(part(segment.raw(field), '~', 1), '^', component);
    const bool isUrgent = std::ranges::find(urgent, word) != urgent.end();
    if (isUrgent || std::ranges::find(others, word) != others.end())
        segment.skip(field, component, 1);
    return isUrgent;
}

// TQ1-9; before 2.5 the sixth component of ORC-7 and OBR-27; OBR-5 of the oldest.
lab::Priority priorityOf(const OrderGroup& group)
{
    bool urgent = false;
    for (const auto* timing : group.timings) {
        timing->skip(1);
        urgent = saysUrgent(*timing, 9, 1) || urgent;
    }
    if (group.orc != nullptr)
        urgent = saysUrgent(*group.orc, 7, 6) || urgent;
    if (group.obr != nullptr) {
        urgent = saysUrgent(*group.obr, 27, 6) || urgent;
        urgent = saysUrgent(*group.obr, 5, 1) || urgent;
    }
    return urgent ? lab::Priority::Urgent : lab::Priority::Routine;
}

OrderAction actionOf(const OrderGroup& group)
{
    if (!group.isOrder)
        return OrderAction::Report;
    const auto control = group.orc == nullptr ? std::string("NW") : group.orc->text(1);
    if (control == "CA" || control == "DC" || control == "OC" || control == "OD" || control == "CR")
        return OrderAction::Cancel;
    const bool asks = control.empty() || control == "NW" || control == "XO" || control == "RP" || control == "PA" || control == "CH" || control == "RO" || control == "AF";
    return asks ? OrderAction::Place : OrderAction::Inform;
}

std::string providerOf(const OrderGroup& group)
{
    if (group.obr != nullptr && group.obr->has(16))
        return personOf(*group.obr, 16);
    return group.orc != nullptr && group.orc->has(12) ? personOf(*group.orc, 12) : std::string();
}

void readRequest(const Segment& obr, ImportedOrder& order, Context& context)
{
    obr.skip(1);
    auto& about = order.context;
    auto code = codeOf(obr, 4);
    if (!keyOf(code).empty())
        order.requested.push_back(std::move(code));
    about.collectedAt = timeOf(obr, 7, context);
    about.collector = obr.has(10) ? personOf(obr, 10) : std::string();
    appendLine(about.clinical, asText(obr.whole(13), limits::text).text);
    for (std::size_t r = 1; r <= obr.repetitions(31); ++r)
        appendLine(about.clinical, wordsOf(obr, 31, r));
    for (std::size_t r = 1; r <= obr.repetitions(28); ++r)
        if (auto recipient = personOf(obr, 28, r); !recipient.empty() && about.recipients.size() < limits::code)
            about.recipients.push_back(std::move(recipient));
    obr.skip(25, 1, 1); // the status of the whole; each result has its own
    const auto received = timeOf(obr, 14, context);
    const auto source = obr.has(15) ? asLine(obr.text(15, 1, 1, 2).empty() ? obr.text(15) : obr.text(15, 1, 1, 2), limits::code).text : std::string();
    if (!received.isNull() || !source.empty())
        order.specimens.push_back({{}, source, about.collectedAt, received, {}, false});
}

ImportedSpecimen specimenOf(const Segment& spm, Context& context)
{
    ImportedSpecimen specimen;
    spm.skip(1);
    specimen.id = asLine(spm.text(2, 1), limits::code).text;
    if (specimen.id.empty())
        specimen.id = asLine(spm.text(2, 2), limits::code).text;
    specimen.type = asLine(wordsOf(spm, 4), limits::code).text;
    specimen.collectedAt = timeOf(spm, 17, context);
    specimen.receivedAt = timeOf(spm, 18, context);
    specimen.rejected = spm.text(20) == "N"; // not available
    if (spm.has(21))
        specimen.remark = wordsOf(spm, 21);
    else if (spm.has(24))
        specimen.remark = wordsOf(spm, 24);
    return specimen;
}

// Two orders that share a number are one, asked for or answered in pieces.
bool shareNumber(const ImportedOrder& a, const ImportedOrder& b)
{
    return std::ranges::any_of(a.ids, [&b](const std::string& id) { return std::ranges::find(b.ids, id) != b.ids.end(); });
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from)
{
    for (auto& item : from)
        if (std::ranges::find(to, item) == to.end())
            to.push_back(std::move(item));
}

void merge(ImportedOrder& into, ImportedOrder& from)
{
    append(into.ids, from.ids);
    append(into.requested, from.requested);
    append(into.specimens, from.specimens);
    for (auto& result : from.results)
        into.results.push_back(std::move(result));
    if (from.priority == lab::Priority::Urgent)
        into.priority = from.priority;
    auto& about = into.context;
    const auto fill = [](auto& mine, auto& others) {
        if (mine == std::decay_t<decltype(mine)>{})
            mine = others;
    };
    fill(about.prescriberName, from.context.prescriberName);
    fill(about.collectedAt, from.context.collectedAt);
    fill(about.prescribedAt, from.context.prescribedAt);
    fill(about.collector, from.context.collector);
    fill(about.ward, from.context.ward);
    append(about.recipients, from.context.recipients);
    if (about.clinical != from.context.clinical)
        appendLine(about.clinical, from.context.clinical);
    if (into.comment != from.comment)
        appendLine(into.comment, from.comment);
}

} // namespace

ImportedOrder orderOf(const OrderGroup& group, Context& context)
{
    ImportedOrder order;
    order.action = actionOf(group);
    order.ids = idsOf(group);
    order.priority = priorityOf(group);
    order.context.prescriberName = asLine(providerOf(group), limits::name).text;
    if (group.orc != nullptr) {
        group.orc->skip(1, 1, 1);
        group.orc->skip(5, 1, 1); // the state of the whole
        order.context.prescribedAt = timeOf(*group.orc, 9, context);
    }
    if (group.obr != nullptr)
        readRequest(*group.obr, order, context);
    for (const auto* spm : group.specimens)
        order.specimens.push_back(specimenOf(*spm, context));
    for (const auto& specimen : order.specimens)
        if (order.context.collectedAt.isNull())
            order.context.collectedAt = specimen.collectedAt;
    for (const auto& answer : group.answers)
        appendLine(order.context.clinical, answer);
    order.comment = group.comment;
    order.results = group.results;
    return order;
}

std::vector<ImportedOrder> gathered(std::vector<ImportedOrder> orders, Context& context)
{
    std::vector<ImportedOrder> out;
    for (auto& order : orders) {
        const auto same = std::ranges::find_if(out, [&order](const ImportedOrder& other) { return other.action == order.action && shareNumber(other, order); });
        // Pieces without any number of their own belong to the order before them.
        const bool isRest = order.ids.empty() && !out.empty() && out.back().action == order.action;
        if (same != out.end())
            merge(*same, order);
        else if (isRest)
            merge(out.back(), order);
        else
            out.push_back(std::move(order));
    }
    const auto bound = [&context](std::string& text, const char* what) {
        auto bounded = asText(text, limits::text);
        if (bounded.isShortened)
            context.unread.emplace_back(what);
        text = std::move(bounded.text);
    };
    for (auto& order : out) {
        bound(order.context.clinical, "OBR-13 (shortened)");
        bound(order.comment, "NTE-3 (shortened)");
        if (!order.ids.empty())
            order.context.sourceId = order.ids.front();
    }
    return out;
}

} // namespace paillasse::exchange::hl7v2
