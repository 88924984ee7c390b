// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/confidentiality.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace paillasse::lab {

namespace {

std::set<std::string_view> linesOf(std::string_view text)
{
    constexpr std::string_view blank = " \t\r";
    std::set<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto first = line.find_first_not_of(blank);
        if (first != std::string_view::npos)
            lines.insert(line.substr(first, line.find_last_not_of(blank) - first + 1));
    }
    return lines;
}

} // namespace

Confidentiality lineClass(Confidentiality examination, bool isStaff)
{
    return examination == Confidentiality::None && isStaff ? Confidentiality::Staff : examination;
}

Confidentiality interpretationClass(const Order& order, const ReportVersion& report)
{
    auto strictest = Confidentiality::None;
    for (const auto& reported : report.lines)
        if (const auto* line = order.line(reported.line))
            strictest = std::max(strictest, line->confidentiality);
    return strictest;
}

const ResultLine* repeatsSealed(const Order& order, const ReportVersion& made, const std::function<bool(Confidentiality)>& reads)
{
    auto said = linesOf(made.interpretation);
    for (const auto& earlier : order.reports)
        if (interpretationClass(order, earlier) == Confidentiality::None)
            for (const auto& line : linesOf(earlier.interpretation))
                said.erase(line);
    const auto own = interpretationClass(order, made);
    for (const auto& earlier : order.reports) {
        const auto sealed = interpretationClass(order, earlier);
        const auto isSaid = [&said](std::string_view line) { return said.contains(line); };
        if (sealed == Confidentiality::None || sealed == own || !reads(sealed) || std::ranges::none_of(linesOf(earlier.interpretation), isSaid))
            continue;
        for (const auto& reported : earlier.lines)
            if (const auto* line = order.line(reported.line); line != nullptr && line->confidentiality == sealed)
                return line;
    }
    return nullptr;
}

void classify(std::vector<NewLine>& lines, bool isStaff)
{
    for (auto& line : lines)
        line.confidentiality = lineClass(line.confidentiality, isStaff);
}

} // namespace paillasse::lab
