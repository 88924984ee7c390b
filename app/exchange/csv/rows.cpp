// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/rows.h"

#include <algorithm>
#include <array>

namespace paillasse::exchange::csv {

namespace {

// Goes through a row's characters, as far as they have come: whether a quote is open decides whether the next line belongs to it.
class CellScanner {
public:
    explicit CellScanner(char separator) : m_separator(separator) {}

    void take(std::string_view text)
    {
        for (const char c : text)
            take(c);
    }
    [[nodiscard]] bool isOpen() const { return m_state == State::Quoted; }

private:
    enum class State { CellBegins, Plain, Quoted, QuoteInQuoted };

    void take(char c)
    {
        switch (m_state) {
        case State::CellBegins: m_state = c == '"' ? State::Quoted : c == m_separator || c == ' ' ? State::CellBegins : State::Plain; break;
        case State::Plain: m_state = c == m_separator ? State::CellBegins : State::Plain; break;
        case State::Quoted: m_state = c == '"' ? State::QuoteInQuoted : State::Quoted; break;
        case State::QuoteInQuoted: m_state = c == '"' ? State::Quoted : c == m_separator ? State::CellBegins : State::Plain; break;
        }
    }

    char m_separator;
    State m_state = State::CellBegins;
};

std::string trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string() : std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

// What stands in quotes is the cell, with doubled quotes as one; else all of it.
std::vector<std::string> cellsOf(std::string_view text, char separator)
{
    std::vector<std::string> cells;
    std::string cell;
    bool isQuoted = false;
    bool isPlain = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isQuoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            cell += text[++i];
        } else if (isQuoted && c == '"') {
            isQuoted = false;
            isPlain = true;
        } else if (!isQuoted && c == separator) {
            cells.push_back(trimmed(cell));
            cell.clear();
            isPlain = false;
        } else if (!isQuoted && !isPlain && c == '"') {
            isQuoted = true;
            cell.clear();
        } else {
            isPlain = isPlain || (!isQuoted && c != ' ');
            cell += c;
        }
    }
    cells.push_back(trimmed(cell));
    return cells;
}

} // namespace

char separatorIn(std::string_view line)
{
    static constexpr std::array<char, 4> known = {';', '\t', ',', '|'};
    std::array<std::size_t, 4> counts{};
    bool isQuoted = false;
    for (const char c : line) {
        isQuoted = c == '"' ? !isQuoted : isQuoted;
        for (std::size_t i = 0; i < known.size(); ++i)
            counts[i] += !isQuoted && c == known[i] ? 1 : 0;
    }
    const auto most = std::ranges::max_element(counts);
    return *most == 0 ? '\0' : known[static_cast<std::size_t>(most - counts.begin())];
}

Rows::Rows(ByteSource& source) : m_lines(source, RecordStream::mostMessageBytes) {}

Result<> Rows::seek(std::uint64_t offset, std::uint64_t lines)
{
    m_linesBefore = lines;
    return m_lines.seek(offset);
}

// Lines until no quote is open. What is open to the end, or too long, is cut back to its first line.
Result<void> Rows::gather(Row& row, char separator)
{
    std::optional<CellScanner> scanner;
    Piece first;
    for (SourceLines::Line line;;) {
        const auto more = m_lines.next(line);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more && !scanner)
            return {};
        if (*more)
            row.piece.add(line, m_linesBefore);
        if (!scanner)
            scanner.emplace(separator != 0 ? separator : separatorIn(line.text));
        if (row.piece.isTooLarge && row.piece.lines == 1)
            return {};
        if (!*more || row.piece.isTooLarge) {
            row.piece = first;
            row.defect = MessageRefusal{lineName(first.linesBefore + 1), "a quote in it is not closed"};
            return m_lines.seek(first.past());
        }
        scanner->take(line.text);
        if (!scanner->isOpen())
            return {};
        scanner->take("\n");
        if (first.empty())
            first = row.piece;
    }
}

Result<std::optional<Row>> Rows::next(char separator, Charset charset)
{
    Row row;
    if (const auto gathered = gather(row, separator); !gathered)
        return tl::unexpected(gathered.error());
    if (row.piece.empty())
        return std::nullopt;
    m_linesBefore = row.piece.linesBefore + row.piece.lines;
    if (row.piece.isTooLarge || row.defect)
        return std::optional(std::move(row));
    const auto utf16 = m_lines.utf16();
    if (!utf16)
        return tl::unexpected(utf16.error());
    auto bytes = std::string_view(row.piece.raw);
    bytes.remove_prefix(row.piece.offset == 0 ? std::min(markSize(asBytes(bytes)), bytes.size()) : 0);
    const auto decoded = toUtf8(bytes, *utf16 ? **utf16 : charset == Charset::Unknown ? likelyCharset(bytes) : charset);
    const auto& text = decoded.text;
    row.isNoUtf8 = decoded.changed;
    if (text.find('\0') != std::string::npos)
        row.defect = MessageRefusal{lineName(row.piece.linesBefore + 1), "there are NUL bytes in it: this is no text"};
    else
        row.cells = cellsOf(text, separator != 0 ? separator : separatorIn(text));
    return std::optional(std::move(row));
}

} // namespace paillasse::exchange::csv
