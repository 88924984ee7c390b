// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/statement.h"

#include <utility>

#include <sqlcipher/sqlite3.h>

#include "app/sql/sqliteerror.h"

namespace paillasse::sql {

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)), m_inUse(std::exchange(other.m_inUse, nullptr)), m_next(other.m_next), m_bindError(other.m_bindError)
{
}

Statement::~Statement()
{
    if (!m_statement)
        return;
    reset();
    *m_inUse = false;
}

void Statement::note(int code)
{
    ++m_next;
    if (code != SQLITE_OK && m_bindError == 0)
        m_bindError = code;
}

Statement& Statement::bind(std::int64_t value)
{
    note(sqlite3_bind_int64(m_statement, m_next, value));
    return *this;
}

Statement& Statement::bind(std::string_view text)
{
    // An empty view may have a null pointer, which SQLite would take for NULL.
    note(sqlite3_bind_text64(m_statement, m_next, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(ByteView blob)
{
    note(blob.empty() ? sqlite3_bind_zeroblob(m_statement, m_next, 0) : sqlite3_bind_blob64(m_statement, m_next, blob.data(), blob.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bindNull()
{
    note(sqlite3_bind_null(m_statement, m_next));
    return *this;
}

Result<bool> Statement::step()
{
    if (m_bindError != 0)
        return tl::unexpected(errorOf(m_bindError, "bind"));
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return tl::unexpected(errorOf(code, "step"));
}

Result<> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row) {
            reset();
            return tl::unexpected(row.error());
        }
        if (!*row)
            break;
    }
    reset();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_next = 1;
    m_bindError = 0;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const auto* data = sqlite3_column_text(m_statement, column);
    return data ? std::string_view(reinterpret_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))) : std::string_view();
}

ByteView Statement::blob(int column) const
{
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    return data ? ByteView(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))) : ByteView();
}

} // namespace paillasse::sql
