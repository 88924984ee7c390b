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

bool isLoinc(std::string_view code, std::string_view system)
{
    return system == "LN" || system == "LOINC" || (system.empty() && lab::csv::isLoinc(code));
}

// One half of a CE, from component `first`: code, text, coding system. What there is no room for stays unread.
void addHalf(const Segment& segment, std::size_t field, std::size_t r, std::size_t first, SourceCode& result)
{
    const auto code = segment.peek(field, first, r);
    const auto text = segment.peek(field, first + 1, r);
    const bool isOfLoinc = isLoinc(code, segment.peek(field, first + 2, r));
    auto& slot = isOfLoinc ? result.loinc : result.local;
    if (slot.empty() && !code.empty()) {
        slot = segment.line(field, first, lab::limits::code, r);
        const auto system = segment.line(field, first + 2, lab::limits::code, r);
        result.system = isOfLoinc ? result.system : system;
    }
    if (result.text.empty() && !text.empty())
        result.text = segment.line(field, first + 1, lab::limits::name, r);
    else if (text == result.text)
        segment.skip(field, first + 1, r);
}

} // namespace

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
    SourceCode code;
    addHalf(segment, field, r, 1, code);
    addHalf(segment, field, r, 4, code);
    return code;
}

std::optional<lab::Coded> codedOf(const Segment& segment, std::size_t field)
{
    const auto isThere = [&](std::size_t first) { return !segment.peek(field, first).empty(); };
    // LOINC names questions first, then answers.
    const auto isAnswer = [&](std::size_t first) { return isThere(first) && !isLoinc(segment.peek(field, first), segment.peek(field, first + 2)); };
    const std::size_t half = isAnswer(1) ? 1 : isAnswer(4) ? 4 : isThere(1) ? 1 : isThere(4) ? 4 : 0;
    if (half == 0)
        return std::nullopt;
    lab::Coded coded{segment.line(field, half, lab::limits::code), {}};
    for (const std::size_t component : {half + 1, half == 1 ? std::size_t{5} : std::size_t{2}, std::size_t{9}})
        if (coded.text.empty())
            coded.text = segment.line(field, component, lab::limits::name);
    return coded;
}

std::string wordsOf(const Segment& segment, std::size_t field, std::size_t r, std::size_t most)
{
    for (const std::size_t component : {2, 5, 9, 1, 4})
        if (!segment.peek(field, component, r).empty())
            return segment.line(field, component, most, r);
    return {};
}

std::string personOf(const Segment& segment, std::size_t field, std::size_t r)
{
    std::string name;
    for (const std::size_t component : {6, 2, 3}) {
        const auto piece = segment.line(field, component, lab::limits::code, r);
        if (!piece.empty())
            name += (name.empty() ? "" : " ") + piece;
    }
    // The number is kept where there is no name.
    return name.empty() ? segment.line(field, 1, lab::limits::code, r) : name;
}

std::string identifierOf(const Segment& segment, std::size_t field, std::size_t r)
{
    const auto line = [&](std::size_t component) { return segment.line(field, component, lab::limits::code, r); };
    const auto id = line(1);
    const auto space = line(2); // the universal id in the sender's own word
    const auto universal = line(3);
    segment.skip(field, 4, r); // the kind of the universal id says nothing more
    const auto& authority = universal.empty() ? space : universal;
    if (id.empty())
        return {};
    return authority.empty() ? id : authority + '|' + id;
}

std::string textOf(const Segment& segment, std::size_t field, std::size_t most, std::size_t r)
{
    auto bounded = asText(segment.whole(field, r), most);
    if (bounded.isShortened)
        segment.tellShortened(field);
    return std::move(bounded.text);
}

std::string commentOf(const Segment& nte)
{
    nte.skip(1);
    nte.skip(2); // whether the order's or the result's side wrote it
    std::string text;
    for (std::size_t r = 1; r <= nte.repetitions(3); ++r)
        appendLine(text, textOf(nte, 3, lab::limits::text, r));
    return text;
}

} // namespace paillasse::exchange::hl7v2
