// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hl7v2/recordstream.h"

#include "app/exchange/hl7v2/segment.h"
#include "app/exchange/hl7v2/splitter.h"
#include "app/exchange/piece.h"
#include "app/exchange/textdecoding.h"

namespace paillasse::exchange::hl7v2 {

namespace {

class Stream : public RecordStream {
public:
    Stream(ByteSource& source, std::size_t input, const ReadingOptions& options, const StreamPosition& from)
        : m_source(source), m_lines(source, mostMessageBytes, '\x1c'), m_input(input), m_options(options), m_position(from)
    {
    }

    [[nodiscard]] StreamPosition position() const override { return m_position; }

    Result<std::optional<StreamedRecord>> next() override
    {
        if (const auto sought = m_lines.seek(m_position.offset); !sought)
            return tl::unexpected(sought.error());
        Piece piece;
        for (SourceLines::Line line;;) {
            const auto more = m_lines.next(line);
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return piece.empty() ? Result<std::optional<StreamedRecord>>(std::nullopt) : give(piece);
            const auto text = withoutMargins(line.text);
            const auto kind = kindOf(text);
            if (kind == LineKind::Segment && (!text.empty() || !piece.empty())) {
                add(piece, line, text);
            } else if (kind == LineKind::Header && (piece.empty() || continues(text))) {
                add(piece, line, text);
            } else if (kind == LineKind::Segment) {
                pass(line); // a blank line between messages
            } else if (!piece.empty()) {
                return give(piece);
            } else if (auto told = takeEnvelope(line, text, kind)) {
                return given(std::move(*told));
            }
        }
    }

private:
    using Told = Result<StreamedRecord>;

    void add(Piece& piece, const SourceLines::Line& line, std::string_view text)
    {
        piece.add(line, m_position.lines + piece.lines);
        if (text.starts_with("DSC"))
            m_goesOnAs = std::string(text.size() > 4 ? part(text, text[3], 2) : std::string_view());
        else if (!text.empty())
            m_goesOnAs.clear();
    }

    // The last segment so far points to this message (DSC-1 is MSH-14).
    [[nodiscard]] bool continues(std::string_view header) const { return !m_goesOnAs.empty() && part(header, header[3], 14) == m_goesOnAs; }

    void pass(const SourceLines::Line& line)
    {
        m_position.offset = line.offset + line.size;
        ++m_position.lines;
    }

    // Batch and file segments: only a trailer that counts wrong is told.
    std::optional<Told> takeEnvelope(const SourceLines::Line& line, std::string_view text, LineKind kind)
    {
        const auto found = m_position.messages - m_position.counted;
        const auto announced = kind == LineKind::BatchEnd ? countIn(text) : 0;
        const bool isWrong = announced != 0 && announced != found;
        std::optional<Told> told;
        if (isWrong) {
            Piece piece;
            piece.add(line, m_position.lines);
            ++m_position.messages;
            told = begunOf(piece, {m_input, m_position.messages}, m_source);
            if (*told)
                (*told)->message.refusal = MessageRefusal{"BTS-1", "it announces " + std::to_string(announced) + " messages, the batch has " + std::to_string(found)};
            if (*told)
                (*told)->message.type = "BTS";
        }
        pass(line);
        if (kind != LineKind::FileEnd)
            m_position.counted = m_position.messages;
        m_position.header = kind == LineKind::BatchBegin ? line.offset : m_position.header;
        return told;
    }

    static Result<std::optional<StreamedRecord>> given(Told told)
    {
        if (!told)
            return tl::unexpected(told.error());
        return std::optional(std::move(*told));
    }

    Result<std::optional<StreamedRecord>> give(const Piece& piece)
    {
        const MessagePlace place{m_input, m_position.messages + 1};
        auto told = begunOf(piece, place, m_source);
        const auto utf16 = m_lines.utf16();
        if (!told || !utf16)
            return tl::unexpected(told ? utf16.error() : told.error());
        if (!told->message.refusal)
            read(piece, piece.offset == 0 ? withoutMarks(asBytes(piece.raw)) : *utf16 ? toUtf8(piece.raw, **utf16).text : piece.raw, *told);
        m_position.offset = piece.past();
        m_position.lines += piece.lines;
        ++m_position.messages;
        m_goesOnAs.clear();
        return given(std::move(told));
    }

    void read(const Piece& piece, const std::string& text, StreamedRecord& into) const
    {
        auto options = m_options;
        options.firstLine = piece.linesBefore + 1;
        auto reading = hl7v2::read(text, m_input, options);
        auto& first = reading.messages.front();
        into.message.type = std::move(first.type);
        into.message.refusal = std::move(first.refusal);
        into.message.unread = std::move(first.unread);
        into.records = std::move(reading.records);
        // What it was continued by is a part of it here.
        for (auto& record : into.records) {
            record.sources = {into.message.place};
            for (auto& order : record.orders)
                order.sources = record.sources;
        }
    }

    ByteSource& m_source;
    SourceLines m_lines;
    std::size_t m_input;
    ReadingOptions m_options;
    StreamPosition m_position;
    std::string m_goesOnAs; // DSC-1 where that is the last segment
};

} // namespace

std::unique_ptr<RecordStream> openStream(ByteSource& source, std::size_t input, const ReadingOptions& options, const StreamPosition& from)
{
    return std::make_unique<Stream>(source, input, options, from);
}

} // namespace paillasse::exchange::hl7v2
