// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/policies.h"

#include <ctime>

#include "app/access/role.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/inorder.h"
#include "app/store/core/query.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

namespace {

constexpr std::int64_t shortestOfflineMs = hourMs;
constexpr std::int64_t longestOfflineMs = 30 * dayMs;
constexpr std::uint64_t minutesOfDay = 24 * 60;

// Bench hours are the clock on the laboratory's wall.
std::uint64_t minuteOfDay(Instant now)
{
    const std::time_t seconds = now.ms / secondMs;
    std::tm local{};
    if (localtime_r(&seconds, &local) == nullptr)
        return 0;
    return static_cast<std::uint64_t>(local.tm_hour) * 60 + static_cast<std::uint64_t>(local.tm_min);
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
    const bool sound = policy.factor <= lastOf(wire::FactorPolicy()) && policy.hoursFrom < minutesOfDay && policy.hoursTo <= minutesOfDay && policy.maxOfflineMs >= shortestOfflineMs
        && policy.maxOfflineMs <= longestOfflineMs;
    return sound ? Result<>() : fail(ErrorCode::InvalidInput, "hours of the day, and an offline age of one hour to thirty days");
}

Result<> changePolicy(Writer& writer, const wire::Policy& policy, const Actor& by)
{
    if (const auto sound = checkPolicy(policy); !sound)
        return sound;
    return writer.administrativeAndWait(LeafClass::Administration, by.entry(PolicyChanged{policy}), [&](sql::Database& database) {
        return inOrder([&] { return run(database, "INSERT OR REPLACE INTO policy (id, value) VALUES (1, ?)", wire::encodeMessage(policy)); }, [&] { return raisePolicy(database); });
    });
}

bool asksCodeAtSignIn(const wire::Policy& policy, Instant now)
{
    if (policy.factor != wire::FactorPolicy::OutsideHours)
        return policy.factor == wire::FactorPolicy::Always;
    const auto minute = minuteOfDay(now);
    const bool overNight = policy.hoursTo < policy.hoursFrom;
    const bool within = overNight ? minute >= policy.hoursFrom || minute < policy.hoursTo : minute >= policy.hoursFrom && minute < policy.hoursTo;
    return !within;
}

bool needsFactor(const wire::Policy& policy, const access::Person& person)
{
    return policy.factor != wire::FactorPolicy::Sensitive || person.permissionsAnywhere().hasAny(access::sensitive());
}

} // namespace paillasse::store
