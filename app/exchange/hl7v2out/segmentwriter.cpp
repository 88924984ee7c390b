// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hl7v2out/segmentwriter.h"

#include "app/base/civiltime.h"

namespace paillasse::exchange::hl7v2out {

std::string escaped(std::string_view text)
{
    // What would stand for HL7's null, were it not written in another way.
    if (text == "\"\"")
        return "\\X2222\\";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '|': out += "\\F\\"; break;
        case '^': out += "\\S\\"; break;
        case '&': out += "\\T\\"; break;
        case '~': out += "\\R\\"; break;
        case '\\': out += "\\E\\"; break;
        case '\r':
        case '\n': out += "\\.br\\"; break;
        default: out += c;
        }
    }
    return out;
}

std::string components(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const auto part : parts)
        out += escaped(part) + '^';
    out.resize(out.find_last_not_of('^') + 1);
    return out;
}

std::string dateTime(Instant at)
{
    if (at.isNull())
        return {};
    std::string out;
    for (const char c : toIsoUtc(at))
        if (c == '.' || (c >= '0' && c <= '9'))
            out += c;
    return out + "+0000";
}

std::string& SegmentWriter::at(std::size_t field)
{
    if (m_fields.size() < field)
        m_fields.resize(field);
    return m_fields[field - 1];
}

SegmentWriter& SegmentWriter::set(std::size_t field, std::string text)
{
    if (!text.empty())
        at(field) = std::move(text);
    return *this;
}

SegmentWriter& SegmentWriter::repeat(std::size_t field, const std::string& text)
{
    if (!text.empty()) {
        auto& all = at(field);
        all += (all.empty() ? "" : "~") + text;
    }
    return *this;
}

std::string SegmentWriter::text() const
{
    auto out = m_name;
    for (const auto& field : m_fields)
        out += '|' + field;
    return out + '\r';
}

} // namespace paillasse::exchange::hl7v2out
