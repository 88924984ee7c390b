// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/demography.h"

namespace paillasse::lab {

Demography demographyOf(const Identity& identity, Instant collectedAt)
{
    Demography demography;
    demography.sex = identity.sex;
    if (identity.birthDate.isNull() || !identity.birthDate.isValid() || collectedAt.isNull())
        return demography;
    const auto day = Date::of(collectedAt);
    const auto age = day.toDays() - identity.birthDate.toDays();
    // A birth after the collection is a typing error, not an age.
    constexpr std::int64_t oldest = 150 * 366;
    if (age < 0 || age > oldest)
        return demography;
    demography.ageDays = static_cast<std::int32_t>(age);
    demography.ageYears = yearsBetween(identity.birthDate, day);
    return demography;
}

Instant collectionOf(const Order& order)
{
    if (!order.context.collectedAt.isNull())
        return order.context.collectedAt;
    for (const auto& specimen : order.specimens) {
        if (!specimen.collectedAt.isNull())
            return specimen.collectedAt;
        if (!specimen.receivedAt.isNull())
            return specimen.receivedAt;
    }
    return order.placedAt;
}

Demography demographyOf(const Identity& identity, const Order& order)
{
    return demographyOf(identity, collectionOf(order));
}

} // namespace paillasse::lab
