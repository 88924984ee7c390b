// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/schema.h"

#include "app/sql/statement.h"
#include "app/sql/transaction.h"

namespace paillasse::sql {

namespace {

Result<std::int64_t> versionOf(Database& database, std::string_view part)
{
    auto statement = database.prepare("SELECT version FROM schema_part WHERE part = ?");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(part).step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? statement->integer(0) : 0;
}

Result<> applyStep(Database& database, std::string_view part, std::int64_t version, const SchemaStep& step)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // Another process may have done this step while we waited for the lock.
    const auto present = versionOf(database, part);
    if (!present)
        return tl::unexpected(present.error());
    if (*present >= version)
        return {};
    if (const auto done = database.execute(step.sql); !done)
        return done;
    auto note = database.prepare("INSERT INTO schema_part (part, version) VALUES (?, ?) ON CONFLICT (part) DO UPDATE SET version = excluded.version");
    if (!note)
        return tl::unexpected(note.error());
    if (const auto done = note->bind(part).bind(version).run(); !done)
        return done;
    return transaction->commit();
}

} // namespace

Result<> bringUp(Database& database, std::string_view part, const std::vector<SchemaStep>& steps)
{
    if (const auto made = database.execute("CREATE TABLE IF NOT EXISTS schema_part (part TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID"); !made)
        return made;
    const auto version = versionOf(database, part);
    if (!version)
        return tl::unexpected(version.error());
    if (*version > static_cast<std::int64_t>(steps.size()))
        return fail(ErrorCode::Incompatible, "sql: this file was written by a newer version of the program");
    for (auto next = static_cast<std::size_t>(*version); next < steps.size(); ++next)
        if (const auto done = applyStep(database, part, static_cast<std::int64_t>(next) + 1, steps[next]); !done)
            return done;
    return database.assertEncrypted();
}

} // namespace paillasse::sql
