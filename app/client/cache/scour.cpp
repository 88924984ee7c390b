// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/scour.h"

#include "app/client/cache/cachefile.h"

namespace paillasse::client {

namespace {

constexpr std::string_view debt = "owed";

Result<Owed> owedBy(sql::Database& database)
{
    const auto mark = readMeta(database, debt);
    if (!mark)
        return tl::unexpected(mark.error());
    return !*mark || (*mark)->empty() ? Owed() : static_cast<Owed>((*mark)->front());
}

} // namespace

Result<> owe(sql::Database& database, Owed owed)
{
    const auto already = owedBy(database);
    if (!already)
        return tl::unexpected(already.error());
    const auto mark = static_cast<std::uint8_t>(owed);
    return *already >= owed ? Result<>() : writeMeta(database, debt, {&mark, 1});
}

Result<bool> scour(sql::Database& database)
{
    const auto owed = owedBy(database);
    if (!owed)
        return tl::unexpected(owed.error());
    if (*owed == Owed())
        return false;
    // The index keeps the words of what was deleted until its parts are merged; then every page is written anew.
    if (*owed == Owed::File)
        if (const auto done = database.execute("INSERT INTO patient_words (patient_words) VALUES ('optimize'); VACUUM"); !done)
            return tl::unexpected(done.error());
    if (const auto done = database.checkpoint(); !done)
        return tl::unexpected(done.error());
    const auto done = database.execute("DELETE FROM meta WHERE name = 'owed'");
    return done ? Result<bool>(true) : tl::unexpected(done.error());
}

} // namespace paillasse::client
