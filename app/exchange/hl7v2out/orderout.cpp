// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/exchange/hl7v2out/segments.h"
#include "app/exchange/hl7v2out/segmentwriter.h"
#include "app/exchange/specimens.h"

namespace paillasse::exchange::hl7v2out {

namespace {

// A name without its parts stands where the family's does.
std::string person(const std::string& name)
{
    return name.empty() ? std::string() : components({{}, name});
}

std::string entityIdentifier(const std::string& id)
{
    const auto parts = assigned(id);
    return components({parts.number, parts.space, parts.universal, parts.kind});
}

// Filler, placer and filler, or group, placer and filler: there is room for three.
struct Numbers {
    std::string group;
    std::string placer;
    std::string filler;
};

Numbers numbersOf(const ImportedOrder& order)
{
    Numbers numbers;
    const auto& ids = order.ids;
    const auto at = [&ids](std::size_t i) { return entityIdentifier(ids[i]); };
    if (ids.size() == 1)
        numbers.filler = at(0);
    else if (ids.size() == 2)
        numbers = {{}, at(0), at(1)};
    else if (ids.size() > 2)
        numbers = {at(0), at(1), at(2)};
    return numbers;
}

// HL7 v2.5 has no field for treatment and fasting: whoever reads the clinical information reads them there.
std::string clinicalOf(const lab::OrderContext& context)
{
    auto text = context.clinical;
    const auto add = [&text](const std::string& line) { text += (text.empty() ? "" : "\n") + line; };
    if (!context.treatment.empty())
        add("Traitement : " + context.treatment);
    if (context.fasting != lab::Fasting::Unknown)
        add(context.fasting == lab::Fasting::Yes ? "À jeun : oui" : "À jeun : non");
    return text;
}

std::string orc(const ImportedOrder& order)
{
    const auto numbers = numbersOf(order);
    return SegmentWriter("ORC").set(1, "RE").set(2, numbers.placer).set(3, numbers.filler).set(4, numbers.group).set(9, dateTime(order.context.prescribedAt)).text();
}

std::string obr(const ImportedOrder& order, std::size_t group)
{
    const auto numbers = numbersOf(order);
    const auto& context = order.context;
    SegmentWriter obr("OBR");
    obr.set(1, std::to_string(group + 1)).set(2, numbers.placer).set(3, numbers.filler);
    if (group < order.requested.size())
        obr.set(4, codedElement(order.requested[group]));
    obr.set(7, dateTime(context.collectedAt)).set(10, person(context.collector));
    if (group == 0)
        obr.set(13, escaped(clinicalOf(context)));
    obr.set(16, person(context.prescriberName)).set(25, "F");
    if (group == 0)
        for (const auto& recipient : context.recipients)
            obr.repeat(28, person(recipient));
    return obr.text();
}

std::string spm(const ImportedSpecimen& specimen, std::size_t number)
{
    SegmentWriter spm("SPM");
    spm.set(1, std::to_string(number)).set(2, components({{}, specimen.id})).set(4, components({{}, specimen.type}));
    spm.set(17, dateTime(specimen.collectedAt)).set(18, dateTime(specimen.receivedAt));
    if (specimen.isUnavailable)
        spm.set(20, "N");
    if (specimen.rejected)
        spm.set(21, components({rejectionCode(specimen.rejection), {}, "HL70490"}));
    for (std::size_t from = 0; from < specimen.remark.size();) {
        const auto end = std::min(specimen.remark.find('\n', from), specimen.remark.size());
        spm.repeat(24, components({{}, specimen.remark.substr(from, end - from)}));
        from = end + 1;
    }
    return spm.set(27, components({{}, specimen.container})).text();
}

std::string specimensOf(const ImportedOrder& order, std::size_t group)
{
    std::string out;
    std::size_t number = 0;
    for (const auto& specimen : order.specimens) {
        const bool isOfAny = specimen.serves.empty() || order.requested.empty();
        if (isOfAny || std::ranges::find(specimen.serves, order.requested[group]) != specimen.serves.end())
            out += spm(specimen, ++number);
    }
    return out;
}

std::string resultsOf(const ImportedOrder& order, std::size_t group)
{
    std::string out;
    std::size_t number = 0;
    std::vector<const Attachment*> documents;
    for (const auto& result : order.results) {
        const bool isDocument = !result.value && result.attachments.size() == 1;
        if (groupOf(order, result) == group)
            out += obx(result, ++number) + nte(result.comment);
        if (!isDocument && group == 0)
            for (const auto& document : result.attachments)
                documents.push_back(&document);
    }
    if (group == 0)
        for (const auto& document : order.attachments)
            documents.push_back(&document);
    for (const auto* document : documents)
        out += documentObx(*document, ++number);
    return out;
}

} // namespace

std::string codedElement(const SourceCode& code)
{
    if (code.loinc.empty())
        return components({code.local, code.text, code.local.empty() ? std::string_view() : code.system});
    return components({code.loinc, code.text, "LN", code.local, {}, code.local.empty() ? std::string_view() : code.system});
}

std::size_t groupOf(const ImportedOrder& order, const ImportedResult& result)
{
    const auto found = std::ranges::find(order.requested, result.examination);
    return found == order.requested.end() ? 0 : static_cast<std::size_t>(found - order.requested.begin());
}

std::string orderGroups(const ImportedOrder& order)
{
    std::string out;
    for (std::size_t group = 0; group < std::max<std::size_t>(order.requested.size(), 1); ++group) {
        out += orc(order) + obr(order, group);
        if (group == 0)
            out += nte(order.comment);
        if (group == 0 && order.priority == lab::Priority::Urgent)
            out += SegmentWriter("TQ1").set(1, "1").set(9, components({"S", {}, "HL70485"})).text();
        out += resultsOf(order, group) + specimensOf(order, group);
    }
    return out;
}

} // namespace paillasse::exchange::hl7v2out
