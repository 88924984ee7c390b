// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/csv.h"

namespace paillasse::lab::csv {

namespace {

class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text)
    {
        if (m_text.starts_with("\xEF\xBB\xBF"))
            m_text.remove_prefix(3);
        m_separator = findSeparator();
    }

    tl::expected<std::vector<Row>, Problem> run()
    {
        std::vector<Row> rows;
        while (m_at < m_text.size()) {
            if (skipIdleLine())
                continue;
            Row row{m_line, {}};
            if (auto problem = readRow(row); !problem.what.empty())
                return tl::unexpected(problem);
            if (!rows.empty() && row.cells.size() != rows.front().cells.size())
                return tl::unexpected(Problem{row.line, {}, std::to_string(row.cells.size()) + " cells where the first line has " + std::to_string(rows.front().cells.size())});
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    [[nodiscard]] char findSeparator() const
    {
        bool quoted = false;
        bool semicolon = false;
        for (const char c : m_text) {
            if (c == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (c == ',')
                return ',';
            if (c == '\n')
                break;
            semicolon = semicolon || c == ';';
        }
        return semicolon ? ';' : ',';
    }
    // Blank, or a note.
    bool skipIdleLine()
    {
        const auto end = m_text.find('\n', m_at);
        const auto line = m_text.substr(m_at, end == std::string_view::npos ? end : end - m_at);
        if (!line.starts_with('#') && line.find_first_not_of(" \t\r") != std::string_view::npos)
            return false;
        m_at = end == std::string_view::npos ? m_text.size() : end + 1;
        ++m_line;
        return true;
    }
    Problem readRow(Row& row)
    {
        for (;;) {
            std::string cell;
            const bool quoted = m_at < m_text.size() && m_text[m_at] == '"';
            if (auto problem = quoted ? readQuoted(cell) : readPlain(cell); !problem.what.empty())
                return problem;
            row.cells.push_back(std::move(cell));
            if (m_at < m_text.size() && m_text[m_at] == m_separator) {
                ++m_at;
                continue;
            }
            return endRow();
        }
    }
    Problem readPlain(std::string& cell)
    {
        while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != '\n' && m_text[m_at] != '\r') {
            if (m_text[m_at] == '"')
                return {m_line, {}, "a quote inside a cell that does not begin with one"};
            cell += m_text[m_at++];
        }
        return {};
    }
    Problem readQuoted(std::string& cell)
    {
        const auto start = m_line;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '\n')
                ++m_line;
            if (m_text[m_at] != '"') {
                cell += m_text[m_at];
                continue;
            }
            const bool doubled = m_at + 1 < m_text.size() && m_text[m_at + 1] == '"';
            ++m_at;
            if (!doubled)
                return {};
            cell += '"';
        }
        return {start, {}, "a quote is not closed"};
    }
    Problem endRow()
    {
        if (m_at < m_text.size() && m_text[m_at] == '\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] != '\n')
            return {m_line, {}, "something follows a closed quote"};
        ++m_at;
        ++m_line;
        return {};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    char m_separator = ',';
};

} // namespace

tl::expected<std::vector<Row>, Problem> parse(std::string_view text)
{
    return Scanner(text).run();
}

} // namespace paillasse::lab::csv
