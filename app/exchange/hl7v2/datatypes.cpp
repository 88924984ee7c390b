// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hl7v2/mapping.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/cataloguecsv.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::hl7v2 {

namespace {

std::string fieldName(const Segment& segment, std::size_t field)
{
    return std::string(segment.name()) + '-' + std::to_string(field);
}

// One half of a CE: code, text, coding system.
void addCode(SourceCode& result, std::string code, std::string text, std::string system)
{
    const bool isLoinc = system == "LN" || system == "LOINC" || (system.empty() && lab::csv::isLoinc(code));
    if (isLoinc) {
        if (result.loinc.empty())
            result.loinc = std::move(code);
    } else if (result.local.empty() && !code.empty()) {
        result.local = std::move(code);
        result.system = std::move(system);
    }
    if (result.text.empty())
        result.text = std::move(text);
}

} // namespace

std::string lineOf(const Segment& segment, std::size_t field, std::size_t component, std::size_t most, Context& context, std::size_t repetition)
{
    auto bounded = asLine(segment.text(field, component, repetition), most);
    if (bounded.isShortened)
        context.unread.push_back(fieldName(segment, field) + " (shortened)");
    return bounded.text;
}

Instant timeOf(const Segment& segment, std::size_t field, Context& context, std::size_t component)
{
    const auto text = segment.text(field, component);
    if (text.empty())
        return {};
    const auto instant = readHl7Time(text, context.zone);
    if (!instant)
        context.unread.push_back(fieldName(segment, field) + " (no whole date)");
    return instant.value_or(Instant{});
}

SourceCode codeOf(const Segment& segment, std::size_t field, std::size_t r)
{
    const auto line = [&](std::size_t component, std::size_t most) { return asLine(segment.text(field, component, r), most).text; };
    SourceCode code;
    addCode(code, line(1, lab::limits::code), line(2, lab::limits::name), line(3, lab::limits::code));
    addCode(code, line(4, lab::limits::code), line(5, lab::limits::name), line(6, lab::limits::code));
    return code;
}

std::string wordsOf(const Segment& segment, std::size_t field, std::size_t r)
{
    for (const std::size_t component : {2, 5, 9, 1, 4})
        if (auto text = asLine(segment.text(field, component, r), lab::limits::name).text; !text.empty())
            return text;
    return {};
}

std::string personOf(const Segment& segment, std::size_t field, std::size_t r)
{
    std::string name;
    for (const std::size_t component : {6, 2, 3}) {
        const auto piece = asLine(segment.text(field, component, r), lab::limits::code).text;
        if (!piece.empty())
            name += (name.empty() ? "" : " ") + piece;
    }
    // The number is kept where there is no name, and is passed over where there is.
    const auto number = asLine(segment.text(field, 1, r), lab::limits::code).text;
    return name.empty() ? number : name;
}

std::string identifierOf(const Segment& segment, std::size_t field, std::size_t r)
{
    const auto line = [&](std::size_t component) { return asLine(segment.text(field, component, r), lab::limits::code).text; };
    const auto id = line(1);
    const auto space = line(2);
    const auto universal = line(3);
    segment.skip(field, 4, r); // the kind of the universal id says nothing more
    const auto& authority = universal.empty() ? space : universal;
    if (id.empty())
        return {};
    return authority.empty() ? id : authority + '|' + id;
}

std::string commentOf(const Segment& nte)
{
    nte.skip(1);
    nte.skip(2); // whether the order's or the result's side wrote it
    std::string text;
    for (std::size_t r = 1; r <= nte.repetitions(3); ++r)
        appendLine(text, asText(nte.whole(3, r), lab::limits::text).text);
    return text;
}

void appendLine(std::string& text, std::string_view line)
{
    if (line.empty())
        return;
    if (!text.empty())
        text += '\n';
    text += line;
}

} // namespace paillasse::exchange::hl7v2
