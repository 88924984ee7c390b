// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/codes.h"

#include <algorithm>

namespace paillasse::exchange {

std::string_view comparatorText(lab::Comparator comparator)
{
    switch (comparator) {
    case lab::Comparator::None: break;
    case lab::Comparator::Less: return "<";
    case lab::Comparator::LessOrEqual: return "<=";
    case lab::Comparator::Greater: return ">";
    case lab::Comparator::GreaterOrEqual: return ">=";
    }
    return {};
}

std::string_view levelCode(lab::Level level)
{
    switch (level) {
    case lab::Level::Normal: break;
    case lab::Level::Low: return "L";
    case lab::Level::High: return "H";
    case lab::Level::CriticalLow: return "LL";
    case lab::Level::CriticalHigh: return "HH";
    case lab::Level::Abnormal: return "A";
    case lab::Level::CriticalAbnormal: return "AA";
    }
    return {};
}

bool isOid(std::string_view text)
{
    const bool areDigits = std::ranges::all_of(text, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    return areDigits && text.find('.') != std::string_view::npos && text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
}

std::vector<std::string_view> wordsIn(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find(' ', from), text.size());
        if (end > from)
            words.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return words;
}

} // namespace paillasse::exchange
