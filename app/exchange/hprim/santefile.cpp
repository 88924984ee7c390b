// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hprim/santefile.h"

#include <algorithm>

#include "app/exchange/piece.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::hprim {

namespace {

// "H|~^\&|": the character after H, then four.
std::optional<hl7v2::Delimiters> delimitersOf(std::string_view text)
{
    if (text.size() < 4 || text[0] != 'H')
        return std::nullopt;
    const auto encoding = hl7v2::part(text, text[1], 2);
    const auto isSign = [](char c) { return c > 0x20 && c < 0x7f && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z'); };
    std::string all = text[1] + std::string(encoding);
    if (encoding.size() < 2 || encoding.size() > 5 || !std::ranges::all_of(all, isSign))
        return std::nullopt;
    std::ranges::sort(all);
    if (std::ranges::adjacent_find(all) != all.end())
        return std::nullopt;
    const auto at = [&encoding](std::size_t i) { return i < encoding.size() ? encoding[i] : '\0'; };
    return hl7v2::Delimiters{text[1], at(0), at(1), at(2), at(3)};
}

bool isSegmentLine(std::string_view line, char field)
{
    const auto end = line.find(field);
    const auto name = line.substr(0, end);
    return end != std::string_view::npos && end > 0 && end <= 3 && std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string nameOf(const Segment& segment, std::size_t field)
{
    const auto code = segment.line(field, 1, lab::limits::code);
    const auto name = segment.line(field, 2, lab::limits::code);
    return name.empty() ? code : name;
}

} // namespace

std::vector<Segment> segmentsOf(std::string_view text, const hl7v2::Delimiters& delimiters, std::size_t firstLine, std::vector<std::string>& unread)
{
    std::vector<std::pair<std::string, std::size_t>> joined;
    for (std::size_t from = 0, number = firstLine; from < text.size(); ++number) {
        const auto end = std::min(text.find_first_of("\r\n", from), text.size());
        const auto line = text.substr(from, end - from);
        from = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
        if (line.find_first_not_of(" \t") == std::string_view::npos)
            continue;
        if (line.size() > 1 && line[0] == 'A' && line[1] == delimiters.field && !joined.empty()) {
            joined.back().first += line.substr(2);
        } else if (isSegmentLine(line, delimiters.field) || joined.empty()) {
            joined.emplace_back(line, number);
        } else {
            joined.back().first.append("\n").append(line);
            unread.push_back(lineName(number) + " (no segment: taken as text of the one before)");
        }
    }
    std::vector<Segment> segments;
    for (auto& [line, number] : joined)
        segments.emplace_back(std::move(line), delimiters, number, hl7v2::FieldCount::Hprim);
    return segments;
}

std::optional<SanteHeader> SanteHeader::of(std::string_view text)
{
    SanteHeader header;
    const auto delimiters = delimitersOf(text);
    if (!delimiters)
        return std::nullopt;
    header.m_delimiters = *delimiters;
    // Told with each patient, wherever the stream was opened: without the number of a line.
    std::vector<std::string> broken;
    const auto segments = segmentsOf(text, *delimiters, 1, broken);
    if (!broken.empty())
        header.m_unread.emplace_back("H (it has a line that is no segment)");
    const auto& h = segments.front();
    for (const std::size_t structural : {2, 3, 4, 6, 8, 12, 13, 14})
        h.skip(structural);
    header.m_sender = nameOf(h, 5);
    header.m_type = h.line(7, 1, 3);
    header.m_receiver = nameOf(h, 10);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto names = i == 0 ? segments[i].unread() : std::vector{std::string(segments[i].name()) + " (of the file)"};
        header.m_unread.insert(header.m_unread.end(), names.begin(), names.end());
    }
    return header;
}

} // namespace paillasse::exchange::hprim
