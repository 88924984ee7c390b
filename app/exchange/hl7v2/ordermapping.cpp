// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "app/exchange/hl7v2/mapping.h"
#include "app/exchange/specimens.h"
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
    // A word of a table: its name tells nothing more.
    if (field == 9 && part(part(segment.raw(field), '~', 1), '^', 3) == "HL70485")
        segment.skip(field, 3, 1);
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
    appendLine(about.clinical, textOf(obr, 13, limits::text));
    for (std::size_t r = 1; r <= obr.repetitions(31); ++r)
        appendLine(about.clinical, wordsOf(obr, 31, r));
    // Those for whom there is no room stay unread.
    for (std::size_t r = 1; r <= obr.repetitions(28) && about.recipients.size() < limits::code; ++r)
        if (auto recipient = personOf(obr, 28, r); !recipient.empty())
            about.recipients.push_back(std::move(recipient));
    obr.skip(25, 1, 1); // the status of the whole; each result has its own
}

// OBR-14 and OBR-15: older messages tell of the specimen in the request.
void readSpecimenOfRequest(const Segment& obr, ImportedOrder& order, Context& context)
{
    if (order.specimens.empty()) {
        ImportedSpecimen specimen;
        specimen.isOfRequest = true;
        specimen.collectedAt = order.context.collectedAt;
        specimen.receivedAt = timeOf(obr, 14, context);
        const bool isCoded = !obr.text(15, 1, 1, 2).empty();
        specimen.type = obr.line(15, 1, limits::name, 1, isCoded ? 2 : 1);
        specimen.serves = order.requested;
        if (!specimen.receivedAt.isNull() || !specimen.type.empty())
            order.specimens.push_back(std::move(specimen));
        return;
    }
    const auto isMissing = [](const ImportedSpecimen& specimen) { return specimen.receivedAt.isNull(); };
    if (std::ranges::any_of(order.specimens, isMissing)) {
        const auto received = timeOf(obr, 14, context);
        for (auto& specimen : order.specimens)
            specimen.receivedAt = isMissing(specimen) ? received : specimen.receivedAt;
    } else if (const auto received = readHl7Time(obr.peek(14, 1), context.zone); received && *received == order.specimens.front().receivedAt) {
        obr.skip(14, 1, 1);
    }
}

ImportedSpecimen specimenOf(const Segment& spm, Context& context)
{
    ImportedSpecimen specimen;
    spm.skip(1);
    const std::size_t idOf = spm.peek(2, 1).empty() ? 2 : 1; // the placer's, else the filler's
    specimen.id = spm.line(2, idOf, limits::code);
    specimen.type = wordsOf(spm, 4);
    specimen.container = wordsOf(spm, 27);
    specimen.collectedAt = timeOf(spm, 17, context);
    specimen.receivedAt = timeOf(spm, 18, context);
    const auto available = spm.text(20);
    if (available != "Y" && available != "N" && !available.empty())
        context.unread.emplace_back("SPM-20 (no word of table 0136)");
    specimen.rejected = spm.has(21) && available != "Y";
    specimen.isUnavailable = available == "N" && !specimen.rejected;
    const auto reason = specimen.rejected ? rejectionOf(spm.peek(21, 1)) : std::nullopt;
    if (specimen.rejected)
        specimen.rejection = reason.value_or(lab::RejectionReason::Other);
    if (reason) {
        spm.skip(21, 1, 1);
        if (spm.peek(21, 3) == "HL70490")
            spm.skip(21, 3, 1);
    }
    for (const std::size_t field : {21, 24})
        for (std::size_t r = 1; r <= spm.repetitions(field); ++r) {
            // A reason that we have a word for is not said a second time as a code.
            const bool isCodeOnly = field == 21 && r == 1 && spm.peek(21, 2).empty() && spm.peek(21, 5).empty() && spm.peek(21, 9).empty();
            if (!reason || !isCodeOnly)
                appendLine(specimen.remark, wordsOf(spm, field, r, limits::reason));
        }
    auto remark = asText(specimen.remark, limits::reason);
    if (remark.isShortened)
        spm.tellShortened(24);
    specimen.remark = std::move(remark.text);
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

// What two pieces say differently has one place only.
template <class T>
void fill(T& mine, const T& other, const char* field, Context& context)
{
    if (mine == T{})
        mine = other;
    else if (other != T{} && other != mine)
        context.unread.push_back(std::string(field) + " (more than one)");
}

void merge(ImportedOrder& into, ImportedOrder& from, Context& context)
{
    auto& about = into.context;
    // Results without a time of their own keep that of their request.
    if (!from.context.collectedAt.isNull() && from.context.collectedAt != about.collectedAt)
        for (auto& result : from.results)
            if (result.observedAt.isNull())
                result.observedAt = from.context.collectedAt;
    append(into.ids, from.ids);
    append(into.requested, from.requested);
    append(into.attachments, from.attachments);
    for (auto& specimen : from.specimens)
        addSpecimen(into.specimens, std::move(specimen));
    for (auto& result : from.results)
        into.results.push_back(std::move(result));
    if (from.priority == lab::Priority::Urgent)
        into.priority = from.priority;
    fill(about.prescriberName, from.context.prescriberName, "OBR-16", context);
    fill(about.collectedAt, from.context.collectedAt, "OBR-7", context);
    fill(about.prescribedAt, from.context.prescribedAt, "ORC-9", context);
    fill(about.collector, from.context.collector, "OBR-10", context);
    fill(about.ward, from.context.ward, "PV1-3", context);
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
    order.context.prescriberName = providerOf(group);
    if (group.orc != nullptr) {
        group.orc->skip(1, 1, 1);
        group.orc->skip(5, 1, 1); // the state of the whole
        order.context.prescribedAt = timeOf(*group.orc, 9, context);
    }
    if (group.obr != nullptr)
        readRequest(*group.obr, order, context);
    for (const auto* spm : group.specimens) {
        auto specimen = specimenOf(*spm, context);
        specimen.serves = order.requested;
        addSpecimen(order.specimens, std::move(specimen));
    }
    if (group.obr != nullptr)
        readSpecimenOfRequest(*group.obr, order, context);
    for (const auto& specimen : order.specimens)
        if (order.context.collectedAt.isNull())
            order.context.collectedAt = specimen.collectedAt;
    for (const auto& answer : group.answers)
        appendLine(order.context.clinical, answer);
    order.comment = group.comment;
    order.results = group.results;
    order.attachments = group.documents;
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
            merge(*same, order, context);
        else if (isRest)
            merge(out.back(), order, context);
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
        if (order.context.recipients.size() > limits::code) {
            order.context.recipients.resize(limits::code);
            context.unread.emplace_back("OBR-28 (too many)");
        }
        if (!order.ids.empty())
            order.context.sourceId = order.ids.front();
    }
    return out;
}

} // namespace paillasse::exchange::hl7v2
