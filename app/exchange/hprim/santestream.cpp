// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>

#include "app/exchange/hprim/reader.h"
#include "app/exchange/hprim/santefile.h"
#include "app/exchange/piece.h"

namespace paillasse::exchange::hprim {

namespace {

enum class LineKind { Header, Patient, Trailer, Other };

// By the segment's name and the sign after it, whatever that is.
LineKind kindOf(std::string_view line)
{
    const bool isNamed = line.size() > 1 && line[1] > 0x20 && !(line[1] >= '0' && line[1] <= '9') && !(line[1] >= 'A' && line[1] <= 'Z') && !(line[1] >= 'a' && line[1] <= 'z');
    if (!isNamed)
        return LineKind::Other;
    return line[0] == 'H' ? LineKind::Header : line[0] == 'P' ? LineKind::Patient : line[0] == 'L' ? LineKind::Trailer : LineKind::Other;
}

bool isRead(std::string_view type)
{
    static constexpr std::array<std::string_view, 3> types = {"ORU", "ORM", "ADM"};
    return std::ranges::find(types, type) != types.end();
}

class Stream : public RecordStream {
public:
    Stream(ByteSource& source, std::size_t input, const ReadingOptions& options, const StreamPosition& from)
        : m_source(source), m_lines(source, mostMessageBytes), m_input(input), m_options(options), m_position(from)
    {
    }

    [[nodiscard]] StreamPosition position() const override { return m_position; }

    Result<std::optional<StreamedRecord>> next() override
    {
        if (!m_header && m_position.offset > 0)
            if (const auto known = readHeader(); !known)
                return tl::unexpected(known.error());
        if (const auto sought = m_lines.seek(m_position.offset); !sought)
            return tl::unexpected(sought.error());
        Piece piece;
        for (SourceLines::Line line;;) {
            const auto more = m_lines.next(line);
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return piece.empty() ? Result<std::optional<StreamedRecord>>(std::nullopt) : give(piece);
            const auto kind = kindOf(line.text);
            const bool isBlank = !line.isTooLong && line.text.find_first_not_of(" \t") == std::string::npos;
            if (!piece.empty() && (kind == LineKind::Other)) {
                piece.add(line, m_position.lines);
            } else if (!piece.empty()) {
                return give(piece);
            } else if (kind == LineKind::Header) {
                if (const auto taken = takeHeader(line); !taken)
                    return tl::unexpected(taken.error());
            } else if (kind == LineKind::Trailer) {
                auto told = takeTrailer(line);
                if (!told || *told)
                    return told;
            } else if (isBlank) {
                pass(line);
            } else {
                piece.add(line, m_position.lines);
            }
        }
    }

private:
    void pass(const SourceLines::Line& line)
    {
        m_position.offset = line.offset + line.size;
        ++m_position.lines;
    }

    // H goes on until the first patient: continuations, comments of the file.
    Result<> takeHeader(const SourceLines::Line& line)
    {
        m_position.header = line.offset;
        m_position.counted = m_position.messages;
        auto lines = readHeader();
        if (!lines)
            return tl::unexpected(lines.error());
        m_position.lines += lines->lines;
        m_position.offset = lines->past();
        return m_lines.seek(m_position.offset);
    }

    Result<Piece> readHeader()
    {
        if (const auto sought = m_lines.seek(m_position.header); !sought)
            return tl::unexpected(sought.error());
        Piece header;
        for (SourceLines::Line line;;) {
            const auto more = m_lines.next(line);
            if (!more)
                return tl::unexpected(more.error());
            if (!*more || (!header.empty() && kindOf(line.text) != LineKind::Other))
                break;
            header.add(line, m_position.lines);
        }
        auto text = textOf(header);
        if (!text)
            return tl::unexpected(text.error());
        m_header = SanteHeader::of(*text);
        return header;
    }

    // An L that counts other patients than there were is told.
    Result<std::optional<StreamedRecord>> takeTrailer(const SourceLines::Line& line)
    {
        const auto field = m_header ? hl7v2::part(line.text, m_header->delimiters().field, 4) : std::string_view();
        std::uint64_t announced = 0;
        std::from_chars(field.data(), field.data() + field.size(), announced);
        const auto found = m_position.messages - m_position.counted;
        m_header.reset();
        if (announced == 0 || announced == found) {
            pass(line);
            m_position.header = line.offset; // what follows has no header until there is another
            return std::nullopt;
        }
        Piece piece;
        piece.add(line, m_position.lines);
        ++m_position.messages;
        auto told = begunOf(piece, {m_input, m_position.messages}, m_source);
        pass(line);
        m_position.header = line.offset;
        if (!told)
            return tl::unexpected(told.error());
        told->message.type = "L";
        told->message.refusal = MessageRefusal{"L-4", "it announces " + std::to_string(announced) + " patients, there were " + std::to_string(found)};
        return std::optional(std::move(*told));
    }

    Result<std::string> textOf(const Piece& piece)
    {
        const auto utf16 = m_lines.utf16();
        if (!utf16)
            return tl::unexpected(utf16.error());
        const auto bare = std::string_view(piece.raw).substr(piece.offset == 0 ? std::min(markSize(asBytes(piece.raw)), piece.raw.size()) : 0);
        return toUtf8(bare, *utf16 ? **utf16 : likelyCharset(bare)).text;
    }

    Result<std::optional<StreamedRecord>> give(const Piece& piece)
    {
        auto told = begunOf(piece, {m_input, m_position.messages + 1}, m_source);
        const auto text = textOf(piece);
        if (!told || !text)
            return tl::unexpected(told ? text.error() : told.error());
        told->message.type = m_header ? m_header->type() : "HPRIM";
        if (!told->message.refusal)
            read(piece, *text, *told);
        m_position.offset = piece.past();
        m_position.lines += piece.lines;
        ++m_position.messages;
        return std::optional(std::move(*told));
    }

    void read(const Piece& piece, const std::string& text, StreamedRecord& into) const
    {
        const auto refuse = [&into](std::string where, const char* why) { into.message.refusal = MessageRefusal{std::move(where), why}; };
        const auto first = lineName(piece.linesBefore + 1);
        if (text.find('\0') != std::string::npos)
            return refuse(first, "there are NUL bytes in it: this is no text");
        if (kindOf(text) != LineKind::Patient)
            return refuse(first, "this stands outside any patient");
        if (!m_header)
            return refuse(first, "there is no H segment before it");
        if (!isRead(m_header->type()))
            return refuse("H-7", "files of this type are not read");
        std::vector<std::string> unread;
        const auto segments = segmentsOf(text, m_header->delimiters(), piece.linesBefore + 1, unread);
        auto record = recordOf(segments, *m_header, m_options.zone, unread);
        if (record.orders.empty() && !(record.patient && record.patient->isNamed()))
            return refuse("P-6", "there is neither a named patient nor a request or result in it");
        record.sources.push_back(into.message.place);
        for (auto& order : record.orders)
            order.sources = record.sources;
        unread.insert(unread.end(), m_header->unread().begin(), m_header->unread().end());
        for (const auto& name : unread)
            if (std::ranges::find(into.message.unread, name) == into.message.unread.end())
                into.message.unread.push_back(name);
        into.records.push_back(std::move(record));
    }

    ByteSource& m_source;
    SourceLines m_lines;
    std::size_t m_input;
    ReadingOptions m_options;
    StreamPosition m_position;
    std::optional<SanteHeader> m_header;
};

} // namespace

std::unique_ptr<RecordStream> openSante(ByteSource& source, std::size_t input, const ReadingOptions& options, const StreamPosition& from)
{
    return std::make_unique<Stream>(source, input, options, from);
}

} // namespace paillasse::exchange::hprim
