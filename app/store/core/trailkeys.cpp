// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/trailkeys.h"

#include "app/base/civiltime.h"

namespace paillasse::store {

namespace {

constexpr std::uint32_t perYear = 100;
constexpr std::uint32_t monthsOfYear = 12;

} // namespace

std::uint32_t monthOf(Instant instant)
{
    const auto date = Date::of(instant);
    return static_cast<std::uint32_t>(date.year) * perYear + date.month;
}

std::uint32_t monthBefore(std::uint32_t month, unsigned months)
{
    const auto count = month / perYear * monthsOfYear + month % perYear - 1 - months;
    return count / monthsOfYear * perYear + count % monthsOfYear + 1;
}

KeyName trailKey(const lab::LaboratoryId& laboratory, Instant now)
{
    return {laboratory, Uuid(), KeyClass::Trail, monthOf(now)};
}

} // namespace paillasse::store
