// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/policies.h"

#include <algorithm>

#include "app/access/role.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/laboratoryclock.h"
#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

constexpr std::int64_t shortestOfflineMs = hourMs;
constexpr std::int64_t longestOfflineMs = 30 * dayMs;
constexpr std::uint64_t minutesOfDay = 24 * 60;
constexpr std::size_t daysOfWeek = 7;

bool areHours(const wire::DayHours& hours)
{
    return hours.from < minutesOfDay && hours.to <= minutesOfDay;
}

wire::DayHours hoursOf(const wire::Policy& policy, std::size_t weekday)
{
    return policy.week.empty() ? wire::DayHours{policy.hoursFrom, policy.hoursTo} : policy.week[weekday];
}

// Bench hours are the clock on the laboratory's wall; a night that began yesterday is still yesterday's.
bool isBenchTime(const wire::Policy& policy, Instant now)
{
    const auto wall = wallTime(policy.timeZone, now);
    if (!wall)
        return false; // a time zone that this server does not know: it asks once too often
    const auto today = hoursOf(policy, wall->weekday);
    const auto yesterday = hoursOf(policy, (wall->weekday + daysOfWeek - 1) % daysOfWeek);
    const bool overNight = today.to < today.from;
    const bool begunToday = wall->minute >= today.from && (overNight || wall->minute < today.to);
    return begunToday || (yesterday.to < yesterday.from && wall->minute < yesterday.to);
}

} // namespace

Result<wire::Policy> readPolicy(sql::Database& database)
{
    Result<wire::Policy> policy = wire::Policy();
    const auto read = [&policy](sql::Statement& row) { policy = wire::decodeMessage<wire::Policy>(row.blob(0)); };
    if (const auto found = first(database, "SELECT value FROM policy WHERE id = 1", read); !found)
        return tl::unexpected(found.error());
    return policy;
}

Result<> checkPolicy(const wire::Policy& policy)
{
    if (!policy.timeZone.empty() && !isTimeZone(policy.timeZone))
        return fail(ErrorCode::InvalidInput, "a time zone has an IANA name: Europe/Paris, Indian/Reunion");
    const bool hours = areHours({policy.hoursFrom, policy.hoursTo}) && (policy.week.empty() || policy.week.size() == daysOfWeek) && std::ranges::all_of(policy.week, areHours);
    const bool sound = hours && policy.factor <= lastOf(wire::FactorPolicy()) && policy.maxOfflineMs >= shortestOfflineMs && policy.maxOfflineMs <= longestOfflineMs;
    return sound ? Result<>() : fail(ErrorCode::InvalidInput, "hours of the day, and an offline age of one hour to thirty days");
}

Result<> changePolicy(Writer& writer, const wire::Policy& policy, const Actor& by)
{
    if (const auto sound = checkPolicy(policy); !sound)
        return sound;
    return enter(writer, by.entry(PolicyChanged{policy}), [&](sql::Database& database) {
        return inOrder([&] { return run(database, "INSERT OR REPLACE INTO policy (id, value) VALUES (1, ?)", wire::encodeMessage(policy)); }, [&] { return raisePolicy(database); });
    });
}

bool asksCodeAtSignIn(const wire::Policy& policy, Instant now)
{
    if (policy.factor != wire::FactorPolicy::OutsideHours)
        return policy.factor == wire::FactorPolicy::Always;
    return !isBenchTime(policy, now);
}

bool needsFactor(const wire::Policy& policy, const access::Person& person)
{
    return policy.factor != wire::FactorPolicy::Sensitive || person.permissionsAnywhere().hasAny(access::sensitive());
}

} // namespace paillasse::store
