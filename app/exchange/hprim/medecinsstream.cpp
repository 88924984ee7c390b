// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/exchange/hprim/mapping.h"
#include "app/exchange/hprim/reader.h"
#include "app/exchange/piece.h"
#include "app/exchange/textdecoding.h"

namespace paillasse::exchange::hprim {

namespace {

// Notices where the next patient begins though nothing ended the one before: lines that are no result, and the day of birth among them
// where a header has it.
class NextPatient {
public:
    // Whether these lines, since the last result, are a header that has begun; the first of them is `offset`.
    bool take(const SourceLines::Line& line, std::uint64_t linesBefore)
    {
        if (isResult(line.text) || isText(line.text) || markerOf(line.text) != Marker::None) {
            m_hasResults = m_hasResults || isResult(line.text) || isText(line.text);
            m_count = 0;
            return false;
        }
        if (!m_hasResults)
            return false;
        if (m_count == 0) {
            offset = line.offset;
            lines = linesBefore;
        }
        ++m_count;
        return m_count >= 6 && m_count <= 9 && isDayLike(line.text);
    }

    std::uint64_t offset = 0;
    std::uint64_t lines = 0;

private:
    bool m_hasResults = false;
    std::size_t m_count = 0;
};

class Stream : public RecordStream {
public:
    Stream(ByteSource& source, std::size_t input, const ReadingOptions& options, const StreamPosition& from)
        : m_source(source), m_lines(source, mostMessageBytes), m_input(input), m_options(options), m_position(from)
    {
    }

    [[nodiscard]] StreamPosition position() const override { return m_position; }

    Result<std::optional<StreamedRecord>> next() override
    {
        if (const auto sought = m_lines.seek(m_position.offset); !sought)
            return tl::unexpected(sought.error());
        Piece piece;
        NextPatient following;
        bool hasContent = false;
        for (SourceLines::Line line;;) {
            const auto more = m_lines.next(line);
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return hasContent ? give(piece) : Result<std::optional<StreamedRecord>>(std::nullopt);
            const bool isBlank = !line.isTooLong && line.text.find_first_not_of(" \t\f") == std::string::npos;
            const auto marker = markerOf(line.text);
            const bool isEnd = marker == Marker::End || marker == Marker::EndOfFile;
            if (!hasContent && (isBlank || isEnd)) {
                passUnlessBlank(piece, line, isBlank);
                continue;
            }
            if (following.take(line, m_position.lines + piece.lines))
                return give(cutAt(piece, following));
            hasContent = true;
            piece.add(line, m_position.lines + piece.lines);
            if (isEnd)
                return give(piece);
        }
    }

private:
    // Before a patient: of blank lines the last may be an empty patient code, all else is nobody's.
    void passUnlessBlank(Piece& piece, const SourceLines::Line& line, bool isBlank)
    {
        m_position.offset = line.offset + (isBlank ? 0 : line.size);
        m_position.lines += piece.lines + (isBlank ? 0 : 1);
        piece = Piece();
        if (isBlank)
            piece.add(line, m_position.lines);
    }

    static Piece cutAt(Piece piece, const NextPatient& following)
    {
        piece.size = following.offset - piece.offset;
        piece.lines = following.lines - piece.linesBefore;
        if (!piece.isTooLarge)
            piece.raw.resize(static_cast<std::size_t>(piece.size));
        return piece;
    }

    Result<std::optional<StreamedRecord>> give(const Piece& piece)
    {
        auto told = begunOf(piece, {m_input, m_position.messages + 1}, m_source);
        const auto utf16 = m_lines.utf16();
        if (!told || !utf16)
            return tl::unexpected(told ? utf16.error() : told.error());
        told->message.type = "HPRIM";
        if (!told->message.refusal)
            read(piece, *utf16, *told);
        m_position.offset = piece.past();
        m_position.lines += piece.lines;
        ++m_position.messages;
        return std::optional(std::move(*told));
    }

    void read(const Piece& piece, std::optional<Charset> utf16, StreamedRecord& into) const
    {
        const auto bare = std::string_view(piece.raw).substr(piece.offset == 0 ? markSize(asBytes(piece.raw)) : 0);
        const auto text = toUtf8(bare, utf16 ? *utf16 : likelyCharset(bare)).text;
        const auto refuse = [&](const char* why) { into.message.refusal = MessageRefusal{lineName(piece.linesBefore + 1), why}; };
        if (text.find('\0') != std::string::npos)
            return refuse("there are NUL bytes in it: this is no text");
        const auto message = messageOf(text, piece.linesBefore + 1);
        std::vector<std::string> remarks;
        Context context{m_options.zone, remarks};
        auto record = recordOf(message, context);
        const bool isNamed = record.patient && record.patient->isNamed();
        const bool hasResults = !record.orders.empty() && !record.orders.front().results.empty();
        if (!isNamed && !hasResults)
            return refuse("these lines are no header of a patient, and there are no results");
        if (!message.header && !message.freeText.empty())
            remarks.emplace_back("the lines before the results (no header of a patient is recognised)");
        record.sources.push_back(into.message.place);
        for (auto& order : record.orders)
            order.sources = record.sources;
        for (const auto& remark : remarks)
            if (std::ranges::find(into.message.unread, remark) == into.message.unread.end())
                into.message.unread.push_back(remark);
        into.records.push_back(std::move(record));
    }

    ByteSource& m_source;
    SourceLines m_lines;
    std::size_t m_input;
    ReadingOptions m_options;
    StreamPosition m_position;
};

} // namespace

std::unique_ptr<RecordStream> openMedecins(ByteSource& source, std::size_t input, const ReadingOptions& options, const StreamPosition& from)
{
    return std::make_unique<Stream>(source, input, options, from);
}

} // namespace paillasse::exchange::hprim
