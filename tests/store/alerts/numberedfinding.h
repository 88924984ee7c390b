// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "app/store/watch/finding.h"

namespace paillasse::store::testing {

constexpr std::uint64_t findingsEach = 3;

inline lab::PersonId numberedPerson(std::uint64_t number)
{
    std::array<std::uint8_t, Uuid::size> bytes{};
    for (std::size_t i = 0; i < sizeof number; ++i)
        bytes[Uuid::size - 1 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return lab::PersonId(Uuid(bytes));
}

// The nth of three about this person: the same in each process that is asked.
inline Finding numberedFinding(std::uint64_t number, std::uint64_t nth)
{
    Finding finding;
    finding.rule = "failed-sign-ins-person";
    finding.person = numberedPerson(number);
    finding.at = {1'773'305'220'000 + static_cast<std::int64_t>(number * findingsEach + nth)};
    finding.causes = {{true, number * findingsEach + nth, 0}};
    return finding;
}

} // namespace paillasse::store::testing
