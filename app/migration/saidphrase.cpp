// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migration/saidphrase.h"

#include <algorithm>
#include <vector>

namespace paillasse::migration {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// "it announces # messages", and the numbers.
std::string withoutNumbers(std::string_view said, std::vector<std::string>& numbers)
{
    std::string phrase;
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (!isDigit(said[i])) {
            phrase += said[i];
            continue;
        }
        auto& number = numbers.emplace_back();
        for (; i < said.size() && isDigit(said[i]); ++i)
            number += said[i];
        --i;
        phrase += '#';
    }
    return phrase;
}

std::string withNumbers(std::string_view phrase, const std::vector<std::string>& numbers)
{
    std::string text;
    std::size_t next = 0;
    for (const char c : phrase)
        if (c == '#' && next < numbers.size())
            text += numbers[next++];
        else
            text += c;
    return text;
}

} // namespace

std::string inOtherWords(std::string_view said, const std::function<std::optional<std::string>(std::string_view)>& known)
{
    if (const auto whole = known(said))
        return *whole;
    std::vector<std::string> numbers;
    if (const auto phrase = known(withoutNumbers(said, numbers)))
        return withNumbers(*phrase, numbers);
    if (const auto code = said.rfind(" ["); code != std::string_view::npos && said.ends_with(']'))
        return inOtherWords(said.substr(0, code), known);
    for (const std::string_view between : {": ", " ("}) {
        const auto at = said.find(between);
        if (at == std::string_view::npos)
            continue;
        const auto head = said.substr(0, at);
        const auto tail = said.substr(at + (between == " (" ? 1 : between.size()));
        auto first = inOtherWords(head, known);
        auto second = inOtherWords(tail, known);
        if (first != head || second != tail)
            return first + (between == " (" ? " " : "\u00a0: ") + second;
    }
    return std::string(said);
}

} // namespace paillasse::migration
