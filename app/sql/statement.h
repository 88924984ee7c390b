// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/uuid.h"

struct sqlite3_stmt;

namespace paillasse::sql {

class Database;

// A prepared statement on loan from its connection: reset and returned when it goes. Parameters are bound in order from 1, columns
// read from 0. What bind takes must live until the last step; views of columns until the next one.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(std::int64_t value);
    Statement& bind(std::uint64_t value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(int value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(unsigned value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(bool value) { return bind(static_cast<std::int64_t>(value)); }
    Statement& bind(Instant value) { return bind(value.ms); }
    Statement& bind(std::string_view text);
    Statement& bind(const char* text) { return bind(std::string_view(text)); }
    Statement& bind(const std::string& text) { return bind(std::string_view(text)); }
    Statement& bind(ByteView blob);
    Statement& bind(const Bytes& blob) { return bind(ByteView(blob)); }
    Statement& bind(const Uuid& id) { return bind(id.bytes()); }
    template <class Tag>
    Statement& bind(const Id<Tag>& id)
    {
        return bind(id.bytes());
    }
    Statement& bindNull();

    // True: a row is there. The first bad bind is reported here.
    Result<bool> step();
    // Each row that is left; `take()` reads its columns and returns Result<>, of which an error ends it.
    template <class Take>
    Result<> each(const Take& take)
    {
        for (;;) {
            const auto row = step();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return {};
            if (const Result<> done = take(); !done)
                return done;
        }
    }
    // To the end, rows ignored; ready for the next binds.
    Result<> run();
    // Back to the start, parameters unbound.
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::uint64_t unsignedInteger(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] ByteView blob(int column) const;
    [[nodiscard]] Instant instant(int column) const { return {integer(column)}; }
    // Null when the column does not hold 16 bytes.
    [[nodiscard]] Uuid uuid(int column) const { return Uuid::fromBytes(blob(column)).value_or(Uuid()); }
    template <class IdType>
    [[nodiscard]] IdType id(int column) const
    {
        return IdType(uuid(column));
    }

private:
    friend class Database;
    Statement(sqlite3_stmt* statement, bool* inUse) : m_statement(statement), m_inUse(inUse) {}
    void note(int code);

    sqlite3_stmt* m_statement;
    bool* m_inUse;
    int m_next = 1;
    int m_bindError = 0;
};

} // namespace paillasse::sql
