// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hprim/medecinslines.h"

#include <algorithm>
#include <array>

namespace paillasse::exchange::hprim {

namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string upperLetters(std::string_view text)
{
    std::string out;
    for (const char c : text)
        if (c != '*' && c != ' ' && c != '\t')
            out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
}

std::vector<Line> linesOf(std::string_view text, std::size_t firstLine)
{
    std::vector<Line> lines;
    for (std::size_t from = 0, number = firstLine; from < text.size(); ++number) {
        const auto end = std::min(text.find_first_of("\r\n", from), text.size());
        const auto line = text.substr(from, end - from);
        const auto last = line.find_last_not_of(blanks);
        lines.push_back({std::string(line.substr(0, last == std::string_view::npos ? 0 : last + 1)), number});
        from = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return lines;
}

// How well the lines fit a header whose day of birth is line `birthAt`.
int scoreOf(const std::vector<Line>& lines, std::size_t birthAt)
{
    const auto at = [&lines](std::size_t i) { return i < lines.size() ? trimmed(lines[i].text) : std::string_view(); };
    if (birthAt >= lines.size() || at(1).empty())
        return 0;
    int score = isDayLike(at(birthAt)) ? 4 : at(birthAt).empty() ? 0 : -4;
    score += isDayLike(at(birthAt + 3)) ? 3 : 0;
    score += isTownLike(at(birthAt - 1)) ? 2 : 0;
    score += isNirLike(at(birthAt + 1)) ? 1 : at(birthAt + 1).empty() ? 0 : -1;
    return score;
}

constexpr int leastScore = 4;

// Where the day of birth is, by how well it fits: the seventh line, but for an address of one line more or less.
std::optional<std::size_t> birthLineOf(const std::vector<Line>& lines)
{
    std::optional<std::size_t> best;
    int bestScore = leastScore - 1;
    for (const std::size_t birthAt : {6, 7, 5, 8}) {
        if (const auto score = scoreOf(lines, birthAt); score > bestScore) {
            bestScore = score;
            best = birthAt;
        }
    }
    return best;
}

// Takes the header off the front.
std::optional<Header> takeHeader(std::vector<Line>& lines)
{
    const auto birthAt = birthLineOf(lines);
    if (!birthAt)
        return std::nullopt;
    Header header;
    header.code = lines[0];
    header.name = lines[1];
    header.forename = lines[2];
    for (std::size_t i = 3; i + 1 < *birthAt; ++i)
        header.address.push_back(lines[i]);
    header.town = lines[*birthAt - 1];
    header.birthDay = lines[*birthAt];
    // What follows is the rest of the header only where it looks like it: some senders go on with their text.
    const auto next = *birthAt + 1;
    const auto at = [&lines](std::size_t i) { return i < lines.size() ? trimmed(lines[i].text) : std::string_view(); };
    const bool hasNir = at(next).empty() || isNirLike(at(next));
    const bool hasRest = isDayLike(at(next + 2)) || (hasNir && at(next + 2).empty() && at(next + 1).find("  ") == std::string_view::npos);
    std::size_t past = next;
    const std::array<Line*, 5> rest = {&header.nir, &header.file, &header.fileDay, &header.sender, &header.recipient};
    for (std::size_t i = 0; i < (hasRest ? rest.size() : hasNir ? 1 : 0) && past < lines.size(); ++i)
        *rest[i] = lines[past++];
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(past));
    return header;
}

} // namespace

Marker markerOf(std::string_view line)
{
    line = trimmed(line);
    if (!line.starts_with("**") || !line.ends_with("**"))
        return Marker::None;
    const auto word = upperLetters(line);
    if (word == "LAB")
        return Marker::Laboratory;
    return word == "FIN" ? Marker::End : word == "FINFICHIER" ? Marker::EndOfFile : Marker::None;
}

bool isResult(std::string_view line)
{
    return line.starts_with("RES|");
}

bool isText(std::string_view line)
{
    return line.starts_with("TEX|") || trimmed(line) == "TEX";
}

bool isDayLike(std::string_view line)
{
    line = trimmed(line);
    if (line.size() == 8 && std::ranges::all_of(line, isDigit))
        return true;
    const auto sign = [](char c) { return c == '/' || c == '-' || c == '.'; };
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(line, isDigit));
    return (line.size() == 10 || line.size() == 8) && digits + 2 == line.size() && sign(line[2]) && sign(line[5]);
}

bool isNirLike(std::string_view line)
{
    std::string compact(line);
    std::erase_if(compact, [](char c) { return blanks.find(c) != std::string_view::npos; });
    const bool isCorsican = compact.size() > 6 && compact[5] == '2' && std::string_view("ABab").find(compact[6]) != std::string_view::npos;
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(compact, isDigit)) + (isCorsican ? 1 : 0);
    return (compact.size() == 13 || compact.size() == 15) && digits == compact.size();
}

bool isTownLike(std::string_view line)
{
    line = trimmed(line);
    return line.size() >= 5 && std::all_of(line.begin(), line.begin() + 5, isDigit) && (line.size() == 5 || line[5] == ' ');
}

MedecinsMessage messageOf(std::string_view text, std::size_t firstLine)
{
    MedecinsMessage message;
    bool isInLaboratory = false;
    std::vector<Line> before;
    for (auto& line : linesOf(text, firstLine)) {
        const auto marker = markerOf(line.text);
        isInLaboratory = isInLaboratory || marker == Marker::Laboratory || isResult(line.text) || isText(line.text);
        if (marker == Marker::None)
            (isInLaboratory ? message.laboratory : before).push_back(std::move(line));
    }
    // A blank line at the front may be an empty patient code, or only a blank line.
    if (!before.empty() && trimmed(before.front().text).empty()) {
        const std::vector<Line> without(before.begin() + 1, before.end());
        const auto whole = birthLineOf(before);
        const auto shorter = birthLineOf(without);
        if (shorter && (!whole || scoreOf(without, *shorter) > scoreOf(before, *whole) || (*shorter == 6 && *whole != 6)))
            before.erase(before.begin());
    }
    message.header = takeHeader(before);
    const auto isWritten = [](const Line& line) { return !line.text.empty(); };
    before.erase(before.begin(), std::ranges::find_if(before, isWritten));
    while (!before.empty() && !isWritten(before.back()))
        before.pop_back();
    message.freeText = std::move(before);
    return message;
}

} // namespace paillasse::exchange::hprim
