// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hl7v2/splitter.h"

#include <algorithm>
#include <charconv>

#include "app/exchange/hl7v2/segment.h"
#include "app/exchange/piece.h"

namespace paillasse::exchange::hl7v2 {

namespace {

enum class LineEnd { None, Cr, Lf, CrLf };

struct Line {
    std::string_view text;
    std::size_t number = 0;
    std::size_t offset = 0;   // of its first byte
    std::size_t past = 0;     // of the byte after its end
    LineEnd before = LineEnd::None;
    LineEnd after = LineEnd::None;
};

constexpr char verticalTab = 0x0b;    // MLLP start
constexpr char fileSeparator = 0x1c;  // MLLP end

class Lines {
public:
    Lines(std::string_view input, std::size_t firstLine) : m_input(input), m_number(firstLine) {}

    bool next(Line& line)
    {
        if (m_at >= m_input.size())
            return false;
        line.before = m_before;
        line.offset = m_at;
        line.number = m_number;
        const auto end = m_input.find_first_of(std::string_view("\r\n\x1c", 3), m_at);
        line.text = m_input.substr(m_at, end == std::string_view::npos ? end : end - m_at);
        m_at = end == std::string_view::npos ? m_input.size() : end;
        line.after = takeEnd();
        line.past = m_at;
        m_before = line.after;
        return true;
    }

private:
    LineEnd takeEnd()
    {
        if (m_at >= m_input.size())
            return LineEnd::None;
        const char c = m_input[m_at++];
        if (c == fileSeparator)
            return LineEnd::Cr;
        ++m_number;
        if (c == '\n')
            return LineEnd::Lf;
        if (m_at < m_input.size() && m_input[m_at] == '\n') {
            ++m_at;
            return LineEnd::CrLf;
        }
        return LineEnd::Cr;
    }

    std::string_view m_input;
    std::size_t m_at = 0;
    std::size_t m_number;
    LineEnd m_before = LineEnd::None;
};

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isNameLike(std::string_view text)
{
    const auto isNext = [](char c) { return isUpper(c) || (c >= '0' && c <= '9'); };
    return text.size() >= 3 && isUpper(text[0]) && isNext(text[1]) && isNext(text[2]);
}

bool isDelimiter(char c)
{
    const bool isWord = isUpper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
    return !isWord && static_cast<unsigned char>(c) > 0x20;
}

bool isHeader(std::string_view text, std::string_view name)
{
    return text.starts_with(name) && text.size() > 3 && isDelimiter(text[3]);
}

bool isTrailer(std::string_view text, std::string_view name)
{
    return text.starts_with(name) && (text.size() == 3 || isDelimiter(text[3]));
}

std::string_view fieldOf(std::string_view segment, std::size_t number)
{
    return segment.size() > 3 ? part(segment, segment[3], number + 1) : std::string_view();
}

class Splitter {
public:
    SplitInput run(std::string_view input, std::size_t firstLine)
    {
        Lines lines(input, firstLine);
        Line line;
        while (lines.next(line))
            take(line);
        closeBatch(0);
        joinContinuations();
        for (auto& message : m_out.messages)
            if (!message.isOutside)
                joinAddenda(message);
        return std::move(m_out);
    }

private:
    RawMessage* current() { return m_isOpen ? &m_out.messages.back() : nullptr; }

    void take(const Line& line)
    {
        const auto text = withoutMargins(line.text);
        if (text.empty()) {
            return;
        }
        const auto kind = kindOf(text);
        if (kind == LineKind::Header) {
            open(line, text);
        } else if (kind == LineKind::BatchBegin) {
            m_isOpen = false;
            m_inBatch = m_found;
        } else if (kind == LineKind::BatchEnd) {
            m_isOpen = false;
            closeBatch(countIn(text));
        } else if (kind == LineKind::FileEnd) {
            m_isOpen = false;
        } else if (auto* message = current()) {
            addTo(*message, line, text);
        } else {
            addOutside(line, text);
        }
    }

    void addOutside(const Line& line, std::string_view text)
    {
        const bool goesOn = !m_out.messages.empty() && m_out.messages.back().isOutside && m_out.messages.back().offset + m_out.messages.back().size == line.offset;
        auto& outside = goesOn ? m_out.messages.back() : m_out.messages.emplace_back();
        if (!goesOn) {
            outside.isOutside = true;
            outside.offset = line.offset;
            outside.defect = MessageRefusal{lineName(line.number), "this stands outside any message"};
        }
        outside.size = line.past - outside.offset;
        outside.segments.push_back({std::string(text), line.number});
    }

    void open(const Line& line, std::string_view text)
    {
        ++m_found;
        m_isOpen = true;
        m_lineEnd = line.after;
        m_separator = text[3];
        auto& message = m_out.messages.emplace_back();
        message.offset = line.offset;
        message.size = line.past - line.offset;
        message.segments.push_back({std::string(text), line.number});
    }

    void addTo(RawMessage& message, const Line& line, std::string_view text)
    {
        message.size = line.past - message.offset;
        if (isNameLike(text) && (text.size() == 3 || text[3] == m_separator)) {
            message.segments.push_back({std::string(text), line.number});
            return;
        }
        if (m_lineEnd == LineEnd::Cr && line.before == LineEnd::Lf) {
            message.segments.back().text.append("\n").append(line.text);
            return;
        }
        if (!message.defect)
            message.defect = MessageRefusal{lineName(line.number), "this line is no segment"};
    }

    void closeBatch(std::size_t announced)
    {
        const auto found = m_found - m_inBatch;
        if (announced != 0 && announced != found)
            m_out.notes.push_back("BTS-1 announces " + std::to_string(announced) + " messages, the batch has " + std::to_string(found));
        m_inBatch = m_found;
    }

    // DSC-1 of one message is MSH-14 of the one that goes on.
    void joinContinuations()
    {
        auto& messages = m_out.messages;
        for (std::size_t i = 0; i < messages.size(); ++i) {
            auto& message = messages[i];
            while (!message.segments.empty() && message.segments.back().text.starts_with("DSC") && !message.isContinuation && !message.isOutside) {
                const auto last = message.segments.back();
                const auto pointer = std::string(fieldOf(last.text, 1));
                const auto next = pointer.empty() ? messages.end() : std::find_if(messages.begin() + static_cast<std::ptrdiff_t>(i) + 1, messages.end(), [&pointer](const RawMessage& other) {
                    return !other.isContinuation && !other.isOutside && fieldOf(other.segments.front().text, 13) == pointer;
                });
                if (next == messages.end()) {
                    if (!message.defect)
                        message.defect = MessageRefusal{"DSC-1", "the message goes on in another one that is not in this input"};
                    break;
                }
                message.segments.pop_back();
                message.segments.insert(message.segments.end(), next->segments.begin() + 1, next->segments.end());
                message.continuedBy.push_back(static_cast<std::size_t>(next - messages.begin()));
                next->isContinuation = true;
                if (!message.defect)
                    message.defect = next->defect;
            }
        }
    }

    // ADD-1 is the rest of the segment before it.
    static void joinAddenda(RawMessage& message)
    {
        std::vector<RawSegment> joined;
        for (auto& segment : message.segments) {
            if (segment.text.starts_with("ADD") && segment.text.size() > 3 && !joined.empty())
                joined.back().text += segment.text.substr(4);
            else if (!segment.text.starts_with("ADD"))
                joined.push_back(std::move(segment));
        }
        message.segments = std::move(joined);
    }

    SplitInput m_out;
    bool m_isOpen = false;
    LineEnd m_lineEnd = LineEnd::None;
    char m_separator = '|';
    std::size_t m_found = 0;   // messages
    std::size_t m_inBatch = 0; // how many there were when it began
};

} // namespace

std::string_view withoutMargins(std::string_view text)
{
    const auto first = text.find_first_not_of(std::string_view("\x0b \t\0", 4));
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

LineKind kindOf(std::string_view text)
{
    if (isHeader(text, "MSH"))
        return LineKind::Header;
    if (isHeader(text, "FHS") || isHeader(text, "BHS"))
        return LineKind::BatchBegin;
    if (isTrailer(text, "BTS"))
        return LineKind::BatchEnd;
    return isTrailer(text, "FTS") ? LineKind::FileEnd : LineKind::Segment;
}

std::size_t countIn(std::string_view trailer)
{
    const auto field = fieldOf(trailer, 1);
    std::size_t count = 0;
    std::from_chars(field.data(), field.data() + field.size(), count);
    return count;
}

SplitInput split(std::string_view input, std::size_t firstLine)
{
    return Splitter().run(input, firstLine);
}

} // namespace paillasse::exchange::hl7v2
