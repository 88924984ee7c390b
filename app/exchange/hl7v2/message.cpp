// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hl7v2/message.h"

#include <algorithm>

#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::hl7v2 {

namespace {

constexpr std::string_view usualEncoding = "^~\\&";
constexpr std::string_view smallTilde = "\xcb\x9c"; // ˜, what a word processor makes of ~

void replaceAll(std::string& text, std::string_view what, char with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        text.replace(at, what.size(), 1, with);
}

bool isPunctuation(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    const bool isWord = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    return byte > 0x20 && byte < 0x7f && !isWord;
}

// MSH-2: component, repetition, escape, sub-component; then at most one for truncated text.
tl::expected<Delimiters, MessageRefusal> delimitersOf(char field, std::string_view encoding)
{
    const auto refused = [](const char* why) { return tl::unexpected(MessageRefusal{"MSH-2", why}); };
    if (encoding.empty())
        return refused("there are no encoding characters");
    if (encoding.size() > 5 || !std::ranges::all_of(encoding, isPunctuation))
        return refused("these are no encoding characters");
    std::string sorted(encoding);
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end() || sorted.find(field) != std::string::npos)
        return refused("an encoding character stands for two things");
    if (encoding.size() < usualEncoding.size())
        for (std::size_t i = 0; i < encoding.size(); ++i)
            if (const auto usual = usualEncoding.find(encoding[i]); usual != std::string_view::npos && usual != i)
                return refused("an encoding character is missing, and which one cannot be told");
    const auto at = [&encoding](std::size_t i) { return i < encoding.size() ? encoding[i] : '\0'; };
    return Delimiters{field, at(0), at(1), at(2), at(3)};
}

std::string rawHeaderField(const RawMessage& raw, std::size_t number)
{
    const std::string_view header = raw.segments.front().text;
    return std::string(part(header, header[3], number));
}

} // namespace

tl::expected<Message, MessageRefusal> Message::of(const RawMessage& raw)
{
    if (raw.defect)
        return tl::unexpected(*raw.defect);
    const char field = raw.segments.front().text[3];
    const auto charset = charsetNamed(rawHeaderField(raw, 18));
    auto encoding = toUtf8(rawHeaderField(raw, 2), charset).text;
    const bool hasSmallTilde = encoding.find(smallTilde) != std::string::npos;
    replaceAll(encoding, smallTilde, '~');
    const auto delimiters = delimitersOf(field, encoding);
    if (!delimiters)
        return tl::unexpected(delimiters.error());

    Message message;
    for (const auto& segment : raw.segments) {
        auto decoded = toUtf8(segment.text, charset);
        message.m_isNotAsDeclared = message.m_isNotAsDeclared || decoded.changed;
        if (hasSmallTilde)
            replaceAll(decoded.text, smallTilde, '~');
        message.m_segments.emplace_back(std::move(decoded.text), *delimiters, segment.line);
    }
    message.readHeader();
    return message;
}

void Message::readHeader()
{
    const auto& msh = header();
    // Whom it was sent to is none of its contents.
    for (const std::size_t structural : {1, 2, 5, 6, 10, 11, 12, 13, 14, 15, 16, 18, 20, 21})
        msh.skip(structural);
    m_code = asLine(msh.text(9, 1), 3).text;
    m_trigger = asLine(msh.text(9, 2), 3).text;
    const auto structure = msh.text(9, 3);
    if (m_trigger.empty() && structure.size() == 7 && structure[3] == '_')
        m_trigger = asLine(structure.substr(4), 3).text;
    const auto application = msh.text(3);
    const auto applicationId = msh.text(3, 2);
    const auto facility = msh.text(4);
    const auto facilityId = msh.text(4, 2);
    for (const auto& name : {facility, facilityId, application, applicationId}) {
        if (m_sender.empty())
            m_sender = asLine(name, lab::limits::code).text;
    }
}

CivilZone Message::zone(const CivilZone& usual) const
{
    const auto minutes = zoneOfHl7Time(header().text(7));
    return minutes ? CivilZone{*minutes, false} : usual;
}

} // namespace paillasse::exchange::hl7v2
