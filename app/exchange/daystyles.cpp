// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/daystyles.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/exchange/quantities.h"

namespace paillasse::exchange {

namespace {

constexpr std::array<std::pair<DayStyle, std::string_view>, 8> names = {{
    {DayStyle::Iso, "yyyy-mm-dd"},
    {DayStyle::Compact, "yyyymmdd"},
    {DayStyle::DayFirst, "dd/mm/yyyy"},
    {DayStyle::MonthFirst, "mm/dd/yyyy"},
    {DayStyle::YearSlashes, "yyyy/mm/dd"},
    {DayStyle::CompactDayFirst, "ddmmyyyy"},
    {DayStyle::ShortYear, "dd/mm/yy"},
    {DayStyle::SerialDay, "serial"},
}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// A text that is taken from its front.
class Cursor {
public:
    explicit Cursor(std::string_view text) : m_text(text) {}

    [[nodiscard]] bool isAtEnd() const { return m_text.empty(); }
    // Between `least` and `most` digits; nothing when there are fewer.
    std::optional<int> digits(std::size_t least, std::size_t most)
    {
        std::size_t count = 0;
        int value = 0;
        while (count < most && count < m_text.size() && isDigit(m_text[count]))
            value = value * 10 + (m_text[count++] - '0');
        if (count < least)
            return std::nullopt;
        m_text.remove_prefix(count);
        return value;
    }
    // One of these; 0: none of them.
    char oneOf(std::string_view characters)
    {
        if (m_text.empty() || characters.find(m_text.front()) == std::string_view::npos)
            return 0;
        const char c = m_text.front();
        m_text.remove_prefix(1);
        return c;
    }
    bool word(std::string_view text)
    {
        const bool is = m_text.size() >= text.size() && std::equal(text.begin(), text.end(), m_text.begin(), [](char a, char b) { return a == (b >= 'a' && b <= 'z' ? b - 32 : b); });
        if (is)
            m_text.remove_prefix(text.size());
        return is;
    }

private:
    std::string_view m_text;
};

std::optional<Date> dateOf(std::optional<int> year, std::optional<int> month, std::optional<int> day)
{
    if (!year || !month || !day || *month > 12 || *day > 31)
        return std::nullopt;
    const Date date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
    return date.isValid() && date.year >= 1850 ? std::optional(date) : std::nullopt;
}

// Three numbers with the same sign between them.
struct Parts {
    std::optional<int> first;
    std::optional<int> second;
    std::optional<int> third;
};
Parts partsOf(Cursor& cursor, std::string_view signs, std::size_t firstDigits, std::size_t lastDigits)
{
    Parts parts;
    parts.first = cursor.digits(firstDigits == 4 ? 4 : 1, firstDigits);
    const char sign = cursor.oneOf(signs);
    parts.second = sign == 0 ? std::nullopt : cursor.digits(1, 2);
    if (sign != 0 && cursor.oneOf(std::string_view(&sign, 1)) != 0)
        parts.third = cursor.digits(lastDigits == 4 ? 4 : 1, lastDigits);
    return parts;
}

std::optional<Date> dayOf(Cursor& cursor, DayStyle style, int shortYearUntil)
{
    switch (style) {
    case DayStyle::Iso:
    case DayStyle::YearSlashes: {
        const auto parts = partsOf(cursor, style == DayStyle::Iso ? "-" : "/", 4, 2);
        return dateOf(parts.first, parts.second, parts.third);
    }
    case DayStyle::DayFirst: {
        const auto parts = partsOf(cursor, "/-.", 2, 4);
        return dateOf(parts.third, parts.second, parts.first);
    }
    case DayStyle::MonthFirst: {
        const auto parts = partsOf(cursor, "/-.", 2, 4);
        return dateOf(parts.third, parts.first, parts.second);
    }
    case DayStyle::ShortYear: {
        auto parts = partsOf(cursor, "/-.", 2, 2);
        if (parts.third)
            parts.third = *parts.third + shortYearUntil / 100 * 100 - (*parts.third > shortYearUntil % 100 ? 100 : 0);
        return dateOf(parts.third, parts.second, parts.first);
    }
    case DayStyle::Compact: {
        const auto year = cursor.digits(4, 4);
        const auto month = cursor.digits(2, 2);
        return dateOf(year, month, cursor.digits(2, 2));
    }
    case DayStyle::CompactDayFirst: {
        const auto day = cursor.digits(2, 2);
        const auto month = cursor.digits(2, 2);
        return dateOf(cursor.digits(4, 4), month, day);
    }
    case DayStyle::SerialDay: return std::nullopt;
    }
    return std::nullopt;
}

// "15:04", "15:04:05.123", "3:04 PM", "1504", "150405".
std::optional<std::int64_t> timeOf(Cursor& cursor)
{
    const auto hourDigits = cursor.digits(1, 2);
    const bool hasColons = cursor.oneOf(":hH") != 0;
    const auto minutes = cursor.digits(2, 2);
    if (!hourDigits || !minutes)
        return std::nullopt;
    int hours = *hourDigits;
    std::int64_t ms = 0;
    if (!hasColons || cursor.oneOf(":") != 0) {
        const auto seconds = cursor.digits(2, 2);
        if (hasColons && !seconds)
            return std::nullopt;
        ms = seconds.value_or(0) * secondMs;
        if (seconds && cursor.oneOf(".,") != 0)
            for (std::int64_t place = 100; !cursor.isAtEnd(); place /= 10) {
                const auto digit = cursor.digits(1, 1);
                if (!digit)
                    break;
                ms += *digit * place;
            }
    }
    cursor.oneOf(" ");
    const bool isAfternoon = cursor.word("PM");
    const bool isMorning = !isAfternoon && cursor.word("AM");
    if (isAfternoon || isMorning)
        hours = hours % 12 + (isAfternoon ? 12 : 0);
    if (hours > 23 || *minutes > 59 || ms >= 61 * secondMs)
        return std::nullopt;
    return hours * hourMs + *minutes * minuteMs + ms;
}

// Nothing: what is there is no zone.
std::optional<int> zoneOf(Cursor& cursor)
{
    if (cursor.oneOf("Zz") != 0)
        return 0;
    const char sign = cursor.oneOf("+-");
    const int hours = sign == 0 ? -1 : cursor.digits(2, 2).value_or(-1);
    cursor.oneOf(":");
    const int minutes = hours < 0 ? -1 : cursor.digits(2, 2).value_or(-1);
    if (minutes < 0 || hours > 18 || minutes > 59)
        return std::nullopt;
    return (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
}

std::optional<Moment> serialOf(std::string_view text)
{
    const auto number = readDecimal(text);
    constexpr double firstDay = 1;
    constexpr double lastDay = 109574; // the end of 2199
    const auto days = number ? number->toDouble() : 0;
    if (days < firstDay || days > lastDay)
        return std::nullopt;
    const auto whole = static_cast<std::int64_t>(days);
    Moment moment;
    moment.day = Date::fromDays(Date{1899, 12, 30}.toDays() + whole);
    if (days != static_cast<double>(whole))
        moment.msOfDay = static_cast<std::int64_t>((days - static_cast<double>(whole)) * 86400 + 0.5) * secondMs;
    return moment;
}

} // namespace

std::string_view nameOf(DayStyle style)
{
    return std::ranges::find(names, style, &std::pair<DayStyle, std::string_view>::first)->second;
}

std::optional<DayStyle> dayStyleNamed(std::string_view name)
{
    const auto found = std::ranges::find(names, name, &std::pair<DayStyle, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

std::optional<Moment> readMoment(std::string_view text, DayStyle style, int shortYearUntil)
{
    const auto first = text.find_first_not_of(' ');
    const auto last = text.find_last_not_of(' ');
    text = first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
    if (style == DayStyle::SerialDay)
        return serialOf(text);
    Cursor cursor(text);
    const auto day = dayOf(cursor, style, shortYearUntil);
    if (!day)
        return std::nullopt;
    Moment moment{*day, {}, {}};
    if (cursor.isAtEnd())
        return moment;
    const bool isApart = cursor.oneOf("T ") != 0;
    while (cursor.oneOf(" ") != 0) {}
    if (!isApart && style != DayStyle::Compact && style != DayStyle::CompactDayFirst)
        return std::nullopt;
    moment.msOfDay = timeOf(cursor);
    if (moment.msOfDay && !cursor.isAtEnd()) {
        cursor.oneOf(" ");
        moment.minutesEast = zoneOf(cursor);
        if (!moment.minutesEast)
            return std::nullopt;
    }
    return moment.msOfDay && cursor.isAtEnd() ? std::optional(moment) : std::nullopt;
}

Instant instantOf(const Moment& moment, const CivilZone& zone)
{
    const auto wall = moment.day.toDays() * dayMs + moment.msOfDay.value_or(0);
    return moment.minutesEast ? Instant{wall - *moment.minutesEast * minuteMs} : zone.instantOf(wall);
}

} // namespace paillasse::exchange
