// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/exchange/csv/reader.h"
#include "app/exchange/csv/rowmapping.h"
#include "app/exchange/csv/rows.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::csv {

namespace {

// "sep=;", which spreadsheets write before the header.
char separatorLine(const Row& row)
{
    const auto text = row.cells.empty() ? std::string_view() : std::string_view(row.piece.raw);
    const auto at = text.find("sep=");
    return at <= 3 && text.size() > at + 4 ? text[at + 4] : '\0';
}

// Cells beyond the header's are allowed where there is nothing in them; missing ones never: they might be others than the last.
void checkWidth(Row& row, std::size_t width)
{
    if (row.defect || row.piece.isTooLarge)
        return;
    while (row.cells.size() > width && row.cells.back().empty())
        row.cells.pop_back();
    if (row.cells.size() != width)
        row.defect = MessageRefusal{lineName(row.piece.linesBefore + 1), std::to_string(row.cells.size()) + " cells where the header has " + std::to_string(width)};
}

class Stream : public RecordStream {
public:
    Stream(ByteSource& source, std::size_t input, const Mapping& mapping, const ReadingOptions& options, const StreamPosition& from)
        : m_source(source), m_rows(source), m_input(input), m_mapping(mapping), m_options(options), m_position(from)
    {
    }

    [[nodiscard]] StreamPosition position() const override { return m_position; }

    Result<std::optional<StreamedRecord>> next() override
    {
        if (!m_layout) {
            if (m_position.offset > 0 && m_position.offset >= m_source.size())
                return std::nullopt;
            const auto begun = begin();
            if (!begun)
                return tl::unexpected(begun.error());
            if (m_refusal)
                return giveRefusal();
        }
        if (const auto sought = m_rows.seek(m_position.offset, m_position.lines); !sought)
            return tl::unexpected(sought.error());
        std::vector<std::vector<std::string>> cells;
        Piece piece;
        std::string key;
        bool isNoUtf8 = false;
        std::string between; // blank lines, which belong to the bytes of what goes on behind them
        for (;;) {
            auto row = m_rows.next(m_separator, m_mapping.charset);
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return cells.empty() ? Result<std::optional<StreamedRecord>>(std::nullopt) : give(piece, cells, isNoUtf8);
            if ((*row)->isBlank()) {
                if (cells.empty())
                    pass((*row)->piece);
                else
                    between += (*row)->piece.raw;
                continue;
            }
            checkWidth(**row, m_layout->width());
            if ((*row)->defect || (*row)->piece.isTooLarge)
                return cells.empty() ? give((*row)->piece, {}, false, (*row)->defect) : give(piece, cells, isNoUtf8);
            const auto rowKey = m_layout->keyOf((*row)->cells);
            const bool isSame = cells.empty() || (!rowKey.empty() && rowKey == key && cells.size() < lab::limits::linesPerOrder);
            if (!isSame || (!cells.empty() && piece.size + between.size() + (*row)->piece.size > mostMessageBytes))
                return give(piece, cells, isNoUtf8);
            key = rowKey;
            isNoUtf8 = isNoUtf8 || (*row)->isNoUtf8;
            extend(piece, (*row)->piece, between);
            cells.push_back(std::move((*row)->cells));
        }
    }

private:
    // The header is read from the beginning, wherever the stream goes on.
    Result<> begin()
    {
        if (const auto sought = m_rows.seek(0, 0); !sought)
            return sought;
        m_separator = m_mapping.separator;
        for (;;) {
            auto row = m_rows.next(m_separator, m_mapping.charset);
            if (!row)
                return tl::unexpected(row.error());
            if (!*row) {
                m_refusal = MessageRefusal{"line 1", "the input is empty"};
                return {};
            }
            if ((*row)->isBlank())
                continue;
            if (const char said = separatorLine(**row); said != 0) {
                m_separator = said;
                continue;
            }
            return takeHeader(**row);
        }
    }

    Result<> takeHeader(const Row& row)
    {
        const auto line = lineName(row.piece.linesBefore + 1);
        if (row.piece.isTooLarge || row.defect) {
            m_refusal = row.defect ? row.defect : MessageRefusal{line, "it is larger than 16 MiB: this is no table"};
            return {};
        }
        if (m_separator == 0)
            m_separator = separatorIn(row.piece.raw);
        const bool isTable = m_separator != 0 && row.cells.size() > 1;
        if (!isTable) {
            m_refusal = MessageRefusal{line, "there are no columns in it: this is no table"};
            return {};
        }
        auto layout = Layout::of(m_mapping, row.cells);
        if (!layout) {
            m_refusal = layout.error();
            return {};
        }
        m_layout = std::move(*layout);
        if (m_position.offset == 0) {
            m_position.offset = row.piece.past();
            m_position.lines = row.piece.linesBefore + row.piece.lines;
        }
        return {};
    }

    void pass(const Piece& piece)
    {
        m_position.offset = piece.past();
        m_position.lines = piece.linesBefore + piece.lines;
    }

    static void extend(Piece& piece, const Piece& row, std::string& between)
    {
        if (piece.empty()) {
            piece = row;
            return;
        }
        piece.raw += between + row.raw;
        between.clear();
        piece.size = row.past() - piece.offset;
        piece.lines = row.linesBefore + row.lines - piece.linesBefore;
    }

    Result<std::optional<StreamedRecord>> giveRefusal()
    {
        // Once, and then the end: a table that cannot be begun is one message.
        Piece piece;
        piece.size = m_source.size();
        piece.isTooLarge = true;
        auto told = begunOf(piece, {m_input, 1}, m_source);
        if (!told)
            return tl::unexpected(told.error());
        told->message.refusal = m_refusal;
        told->message.type = "CSV";
        m_position = {std::max<std::uint64_t>(m_source.size(), 1), 1, 0, 0, 0};
        return std::optional(std::move(*told));
    }

    Result<std::optional<StreamedRecord>> give(const Piece& piece, const std::vector<std::vector<std::string>>& cells, bool isNoUtf8, const std::optional<MessageRefusal>& refusal = std::nullopt)
    {
        auto told = begunOf(piece, {m_input, m_position.messages + 1}, m_source);
        if (!told)
            return tl::unexpected(told.error());
        auto& message = told->message;
        message.type = "CSV";
        if (!message.refusal)
            message.refusal = refusal;
        if (!message.refusal) {
            auto record = recordOf(*m_layout, cells, m_options.zone, message.unread);
            if (isNoUtf8)
                message.unread.emplace_back("a row (the bytes are no UTF-8; read as Windows-1252)");
            if (record.orders.empty() && !(record.patient && record.patient->isNamed())) {
                message.refusal = MessageRefusal{lineName(piece.linesBefore + 1), "there is neither a named patient nor a request or result in it"};
                message.unread.clear();
            } else {
                record.sources.push_back(message.place);
                for (auto& order : record.orders)
                    order.sources = record.sources;
                told->records.push_back(std::move(record));
            }
        }
        pass(piece);
        ++m_position.messages;
        return std::optional(std::move(*told));
    }

    ByteSource& m_source;
    Rows m_rows;
    std::size_t m_input;
    Mapping m_mapping;
    ReadingOptions m_options;
    StreamPosition m_position;
    char m_separator = 0;
    std::optional<Layout> m_layout;
    std::optional<MessageRefusal> m_refusal;
};

} // namespace

std::unique_ptr<RecordStream> openStream(ByteSource& source, std::size_t input, const Mapping& mapping, const ReadingOptions& options, const StreamPosition& from)
{
    return std::make_unique<Stream>(source, input, mapping, options, from);
}

Result<Sample> sampleOf(ByteSource& source, std::size_t most, char separator, Charset charset)
{
    Sample sample;
    sample.separator = separator;
    Rows rows(source);
    if (const auto sought = rows.seek(0, 0); !sought)
        return tl::unexpected(sought.error());
    while (sample.rows.size() < most && !sample.refusal) {
        auto row = rows.next(sample.separator, charset);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        if ((*row)->isBlank())
            continue;
        if (!sample.header.empty()) {
            checkWidth(**row, sample.header.size());
            if (!(*row)->defect && !(*row)->piece.isTooLarge)
                sample.rows.push_back(std::move((*row)->cells));
        } else if (const char said = separatorLine(**row); said != 0) {
            sample.separator = said;
        } else {
            sample.separator = sample.separator != 0 ? sample.separator : separatorIn((*row)->piece.raw);
            sample.header = (*row)->cells;
            if ((*row)->defect || (*row)->piece.isTooLarge || sample.header.size() < 2)
                sample.refusal = MessageRefusal{lineName((*row)->piece.linesBefore + 1), "there are no columns in it: this is no table"};
        }
    }
    if (sample.header.empty() && !sample.refusal)
        sample.refusal = MessageRefusal{"line 1", "the input is empty"};
    return sample;
}

} // namespace paillasse::exchange::csv
