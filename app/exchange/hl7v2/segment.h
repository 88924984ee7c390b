// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace paillasse::exchange::hl7v2 {

// MSH-1 and MSH-2. A zero stands for one that the sender does not have.
struct Delimiters {
    char field = '|';
    char component = '^';
    char repetition = '~';
    char escape = '\\';
    char subcomponent = '&';
    bool operator==(const Delimiters&) const = default;
};

// HL7 v2.5 §2.7: \F\ \S\ \T\ \R\ \E\, \X..\ (bytes, as UTF-8 or else Windows-1252), \.br\ and its like become line ends, highlighting
// (\H\ \N\) goes. What is no escape stays as it is.
std::string unescaped(std::string_view text, const Delimiters& delimiters);

// How fields are counted: HPRIM Santé calls the segment's name its first, and does not bind it to three letters.
enum class FieldCount { Hl7, Hprim };

// One segment. All counts are from 1, as the standard's. Reading marks what was read, down to the sub-component; what was not is listed.
class Segment {
public:
    // `text` is the whole segment in UTF-8.
    Segment(std::string text, const Delimiters& delimiters, std::size_t line, FieldCount count = FieldCount::Hl7);

    [[nodiscard]] std::string_view name() const { return m_name; }
    [[nodiscard]] std::size_t line() const { return m_line; }
    [[nodiscard]] std::string_view raw(std::size_t field) const; // unmarked
    [[nodiscard]] bool has(std::size_t field) const { return !raw(field).empty(); }
    [[nodiscard]] std::size_t repetitions(std::size_t field) const;

    // Its first sub-component, unless another is asked for; "" and HL7's null ("") are both empty.
    [[nodiscard]] std::string text(std::size_t field, std::size_t component = 1, std::size_t repetition = 1, std::size_t subcomponent = 1) const;
    // The same as one line of `most` characters at most; that it was shortened is listed.
    [[nodiscard]] std::string line(std::size_t field, std::size_t component, std::size_t most, std::size_t repetition = 1, std::size_t subcomponent = 1) const;
    // A whole repetition, or a whole component of it, its delimiters kept as written: of what holds plain text.
    [[nodiscard]] std::string whole(std::size_t field, std::size_t repetition = 1, std::size_t component = 0) const;
    // A look at it, which does not count as reading.
    [[nodiscard]] std::string peek(std::size_t field, std::size_t component, std::size_t repetition = 1) const;

    // Structure, not content: counts as read.
    void skip(std::size_t field) const;
    void skip(std::size_t field, std::size_t component, std::size_t repetition, std::size_t subcomponent = 0) const;
    // What was made of this field is shorter than what it says.
    void tellShortened(std::size_t field) const { m_shortened.insert(field); }
    // "PID-18", "PID-5.7", "PID-5.1.2", "PID-11[2]", "NTE-3 (shortened)".
    [[nodiscard]] std::vector<std::string> unread() const;

private:
    using Place = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>; // field, repetition, component, sub-component; 0: all

    [[nodiscard]] std::string_view repetitionOf(std::size_t field, std::size_t repetition) const;
    [[nodiscard]] bool isRead(std::size_t field, std::size_t repetition, std::size_t component, std::size_t subcomponent) const;
    void addUnread(std::size_t field, std::vector<std::string>& list) const;
    // Of one component; whether anything of it was read.
    bool addUnreadParts(const Place& component, std::string_view text, const std::string& name, std::vector<std::string>& list) const;

    std::string m_text;
    std::string m_name;
    Delimiters m_delimiters;
    std::size_t m_line;
    std::vector<std::pair<std::size_t, std::size_t>> m_fields; // offset and size in m_text; element 0 is field 1
    mutable std::set<Place> m_read;
    mutable std::set<std::size_t> m_shortened;
};

// The part of `text` with that number, from 1, between delimiters; empty past the end. A zero delimiter: the whole is the first.
std::string_view part(std::string_view text, char delimiter, std::size_t number);
std::size_t partCount(std::string_view text, char delimiter);

} // namespace paillasse::exchange::hl7v2
