// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hl7v2/segment.h"

#include <algorithm>

#include "app/base/hexdigit.h"
#include "app/exchange/textdecoding.h"

namespace paillasse::exchange::hl7v2 {

namespace {

// "C3A9" → "é"; nothing when it is no row of bytes.
bool appendHex(std::string& out, std::string_view hex)
{
    std::string bytes;
    if (hex.empty() || hex.size() % 2 != 0)
        return false;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hexDigit(hex[i]);
        const int low = hexDigit(hex[i + 1]);
        if (high < 0 || low < 0)
            return false;
        bytes += static_cast<char>(high * 16 + low);
    }
    for (auto& c : bytes)
        c = c == '\r' ? '\n' : c;
    out += toUtf8(bytes, Charset::Unknown).text;
    return true;
}

// What stands between two escape characters; false: it is no escape sequence.
bool appendEscape(std::string& out, std::string_view code, const Delimiters& d)
{
    if (code.empty())
        return false;
    if (code.size() == 1) {
        switch (code[0]) {
        case 'F': out += d.field; return true;
        case 'S': out += d.component; return true;
        case 'T': out += d.subcomponent; return true;
        case 'R': out += d.repetition; return true;
        case 'E': out += d.escape; return true;
        case 'H':
        case 'N': return true;
        default: return false;
        }
    }
    if (code[0] == 'X')
        return appendHex(out, code.substr(1));
    if (code[0] != '.')
        return false;
    const auto command = code.substr(1, 2);
    if (command == "br" || command == "sp" || command == "ce") {
        out += '\n';
        return true;
    }
    // Indents and word wrap say nothing that plain text could keep.
    return command == "in" || command == "ti" || command == "sk" || command == "fi" || command == "nf";
}

bool isNull(std::string_view text)
{
    return text == "\"\"";
}

// Each part with its number, in one pass.
template <class Do>
void eachPart(std::string_view text, char delimiter, const Do& todo)
{
    std::size_t number = 1;
    for (std::size_t from = 0;; ++number) {
        const auto end = delimiter == 0 ? std::string_view::npos : text.find(delimiter, from);
        todo(number, text.substr(from, end == std::string_view::npos ? end : end - from));
        if (end == std::string_view::npos)
            return;
        from = end + 1;
    }
}

} // namespace

std::string unescaped(std::string_view text, const Delimiters& d)
{
    if (isNull(text))
        return {};
    if (d.escape == 0 || text.find(d.escape) == std::string_view::npos)
        return std::string(text);
    constexpr std::size_t longest = 200;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != d.escape) {
            out += text[at++];
            continue;
        }
        const auto end = text.find(d.escape, at + 1);
        const bool isSequence = end != std::string_view::npos && end - at <= longest && appendEscape(out, text.substr(at + 1, end - at - 1), d);
        if (isSequence) {
            at = end + 1;
        } else {
            out += text[at++];
        }
    }
    return out;
}

std::string_view part(std::string_view text, char delimiter, std::size_t number)
{
    std::size_t from = 0;
    for (std::size_t i = 1;; ++i) {
        const auto end = delimiter == 0 ? std::string_view::npos : text.find(delimiter, from);
        if (i == number)
            return text.substr(from, end == std::string_view::npos ? end : end - from);
        if (end == std::string_view::npos)
            return {};
        from = end + 1;
    }
}

std::size_t partCount(std::string_view text, char delimiter)
{
    return delimiter == 0 ? 1 : 1 + static_cast<std::size_t>(std::ranges::count(text, delimiter));
}

Segment::Segment(std::string text, const Delimiters& delimiters, std::size_t line, FieldCount count)
    : m_text(std::move(text)), m_name(m_text.substr(0, count == FieldCount::Hl7 ? 3 : m_text.find(delimiters.field))), m_delimiters(delimiters), m_line(line)
{
    const bool isHeader = m_name == "MSH" || m_name == "FHS" || m_name == "BHS";
    if (count == FieldCount::Hprim) {
        m_fields.emplace_back(0, m_name.size());
        skip(1);
    } else if (isHeader && m_text.size() > 3) {
        m_fields.emplace_back(3, 1); // the delimiter is itself the first field
    }
    for (auto from = m_name.size(); from < m_text.size() && m_text[from] == m_delimiters.field;) {
        const auto end = std::min(m_text.find(m_delimiters.field, from + 1), m_text.size());
        m_fields.emplace_back(from + 1, end - from - 1);
        from = end;
    }
}

std::string_view Segment::raw(std::size_t field) const
{
    if (field == 0 || field > m_fields.size())
        return {};
    const auto [offset, size] = m_fields[field - 1];
    return std::string_view(m_text).substr(offset, size);
}

std::size_t Segment::repetitions(std::size_t field) const
{
    return has(field) ? partCount(raw(field), m_delimiters.repetition) : 0;
}

std::string_view Segment::repetitionOf(std::size_t field, std::size_t repetition) const
{
    return part(raw(field), m_delimiters.repetition, repetition);
}

std::string Segment::text(std::size_t field, std::size_t component, std::size_t repetition, std::size_t subcomponent) const
{
    m_read.insert({field, repetition, component, subcomponent});
    const auto whole = part(repetitionOf(field, repetition), m_delimiters.component, component);
    return unescaped(part(whole, m_delimiters.subcomponent, subcomponent), m_delimiters);
}

std::string Segment::peek(std::size_t field, std::size_t component, std::size_t repetition) const
{
    const auto whole = part(repetitionOf(field, repetition), m_delimiters.component, component);
    return unescaped(part(whole, m_delimiters.subcomponent, 1), m_delimiters);
}

std::string Segment::line(std::size_t field, std::size_t component, std::size_t most, std::size_t repetition, std::size_t subcomponent) const
{
    auto bounded = asLine(text(field, component, repetition, subcomponent), most);
    if (bounded.isShortened)
        tellShortened(field);
    return std::move(bounded.text);
}

std::string Segment::whole(std::size_t field, std::size_t repetition, std::size_t component) const
{
    m_read.insert({field, repetition, component, 0});
    const auto all = repetitionOf(field, repetition);
    return unescaped(component == 0 ? all : part(all, m_delimiters.component, component), m_delimiters);
}

void Segment::skip(std::size_t field) const
{
    m_read.insert({field, 0, 0, 0});
}

void Segment::skip(std::size_t field, std::size_t component, std::size_t repetition, std::size_t subcomponent) const
{
    m_read.insert({field, repetition, component, subcomponent});
}

bool Segment::isRead(std::size_t field, std::size_t repetition, std::size_t component, std::size_t subcomponent) const
{
    return m_read.contains({field, 0, 0, 0}) || m_read.contains({field, repetition, 0, 0}) || m_read.contains({field, repetition, component, 0})
        || m_read.contains({field, repetition, component, subcomponent});
}

bool Segment::addUnreadParts(const Place& component, std::string_view text, const std::string& name, std::vector<std::string>& list) const
{
    const auto [field, repetition, number, unused] = component;
    std::vector<std::string> inThis;
    bool anyRead = false;
    eachPart(text, m_delimiters.subcomponent, [&, field = field, repetition = repetition, number = number](std::size_t s, std::string_view piece) {
        if (piece.empty() || isNull(piece))
            return;
        if (isRead(field, repetition, number, s))
            anyRead = true;
        else
            inThis.push_back(name + '.' + std::to_string(s));
    });
    if (!inThis.empty() && !anyRead)
        inThis = {name};
    list.insert(list.end(), inThis.begin(), inThis.end());
    return anyRead;
}

void Segment::addUnread(std::size_t field, std::vector<std::string>& list) const
{
    const auto name = m_name + '-' + std::to_string(field);
    std::vector<std::string> missing;
    bool anyRead = false;
    eachPart(raw(field), m_delimiters.repetition, [&](std::size_t r, std::string_view repetition) {
        bool anyHere = m_read.contains({field, r, 0, 0});
        std::vector<std::string> inThis;
        if (!anyHere)
            eachPart(repetition, m_delimiters.component, [&](std::size_t c, std::string_view text) { anyHere = addUnreadParts({field, r, c, 0}, text, name + '.' + std::to_string(c), inThis) || anyHere; });
        anyRead = anyRead || anyHere;
        if (!inThis.empty() && !anyHere)
            inThis = {name + '[' + std::to_string(r) + ']'};
        missing.insert(missing.end(), inThis.begin(), inThis.end());
    });
    if (!missing.empty() && !anyRead)
        missing = {name};
    list.insert(list.end(), missing.begin(), missing.end());
}

std::vector<std::string> Segment::unread() const
{
    std::vector<std::string> list;
    for (std::size_t field = 1; field <= m_fields.size(); ++field)
        if (has(field) && !isNull(raw(field)) && raw(field).find_first_not_of(' ') != std::string_view::npos && !isRead(field, 0, 0, 0))
            addUnread(field, list);
    for (const auto field : m_shortened)
        list.push_back(m_name + '-' + std::to_string(field) + " (shortened)");
    return list;
}

} // namespace paillasse::exchange::hl7v2
