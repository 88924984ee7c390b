// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/trailmonths.h"

#include <charconv>
#include <string>

#include "app/store/accounts/entering.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::string_view settingName = "trail.months";

bool isAllowed(unsigned months)
{
    return months >= fewestTrailMonths && months <= mostTrailMonths;
}

} // namespace

Result<unsigned> trailMonths(Store& store)
{
    const auto kept = store.setting(settingName);
    if (!kept)
        return tl::unexpected(kept.error());
    if (!*kept)
        return usualTrailMonths;
    const auto text = asText(**kept);
    unsigned months = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), months);
    if (read.ec != std::errc() || !isAllowed(months))
        return fail(ErrorCode::Corrupt, "store: for how long the trail is kept does not read");
    return months;
}

Result<> setTrailMonths(Writer& writer, unsigned months, const wire::Policy& inForce, const Actor& by)
{
    if (!isAllowed(months))
        return fail(ErrorCode::InvalidInput, "reads and security entries are kept for 6 to 36 months");
    const auto text = std::to_string(months);
    return enter(writer, by.entry(PolicyChanged{inForce}), [&text](sql::Database& database) {
        return run(database, "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", settingName, asBytes(text));
    });
}

} // namespace paillasse::store
