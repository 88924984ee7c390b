// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "app/base/clock.h"
#include "app/sql/database.h"
#include "app/store/watch/kindmask.h"

namespace paillasse::store {

// Events by hour, counted when they came: of a laboratory's number in watch.db, over the connection of who asks.
class CountedHours {
public:
    // Whole hours of a period, since 1970, for which the counts hold; none of it: `begin` is not before `end`.
    struct Stretch {
        std::int64_t begin = 0;
        std::int64_t end = 0;
        [[nodiscard]] bool isEmpty() const { return begin >= end; }
    };

    explicit CountedHours(sql::Database& database) : m_database(database) {}

    // Counts as old as what has expired are gone: then nothing of the period is taken for counted.
    Result<Stretch> within(std::int64_t laboratory, Instant from, Instant to);
    // Hours with events of these kinds (0: of any), and how many they are.
    Result<std::map<std::int64_t, std::uint32_t>> in(std::int64_t laboratory, const Stretch& stretch, KindMask kinds);

private:
    sql::Database& m_database;
};

} // namespace paillasse::store
