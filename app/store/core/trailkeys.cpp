// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/trailkeys.h"

#include "app/base/civiltime.h"

namespace paillasse::store {

namespace {

constexpr std::uint32_t perYear = 100;
constexpr std::uint32_t monthsOfYear = 12;

// Months since the year 0.
std::uint32_t numberOf(std::uint32_t month)
{
    return month / perYear * monthsOfYear + month % perYear - 1;
}

std::uint32_t monthNumbered(std::uint32_t number)
{
    return number / monthsOfYear * perYear + number % monthsOfYear + 1;
}

} // namespace

std::uint32_t monthOf(Instant instant)
{
    const auto date = Date::of(instant);
    return static_cast<std::uint32_t>(date.year) * perYear + date.month;
}

std::uint32_t monthBefore(std::uint32_t month, unsigned months)
{
    return monthNumbered(numberOf(month) - months);
}

std::uint32_t monthAfter(std::uint32_t month)
{
    return monthNumbered(numberOf(month) + 1);
}

Instant beginOfMonth(std::uint32_t month)
{
    const Date first{static_cast<std::int16_t>(month / perYear), static_cast<std::uint8_t>(month % perYear), 1};
    return {first.toDays() * dayMs};
}

KeyName trailKey(const lab::LaboratoryId& laboratory, Instant now)
{
    return {laboratory, Uuid(), KeyClass::Trail, monthOf(now)};
}

} // namespace paillasse::store
