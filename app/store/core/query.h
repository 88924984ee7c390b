// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "app/sql/database.h"
#include "app/sql/statement.h"

// Shorter ways to run one statement with its parameters. What is bound must live until the statement goes.
namespace paillasse::store {

template <class... T>
Result<sql::Statement> query(sql::Database& database, std::string_view text, const T&... values)
{
    auto statement = database.prepare(text);
    if (statement)
        (statement->bind(values), ...);
    return statement;
}

template <class... T>
Result<> run(sql::Database& database, std::string_view text, const T&... values)
{
    auto statement = query(database, text, values...);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->run();
}

// The first row, handed to `take`; false: there is none.
template <class Take, class... T>
Result<bool> first(sql::Database& database, std::string_view text, const Take& take, const T&... values)
{
    auto statement = query(database, text, values...);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (row && *row)
        take(*statement);
    return row;
}

// Every row; `take` returns Result<>, an error ends it.
template <class Take, class... T>
Result<> each(sql::Database& database, std::string_view text, const Take& take, const T&... values)
{
    auto statement = query(database, text, values...);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->each([&] { return take(*statement); });
}

} // namespace paillasse::store
