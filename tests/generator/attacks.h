// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/generator/watchedweek.h"
#include "tests/generator/workday.h"

namespace paillasse::generator {

// The twelve attacks of the fifth week, written into the diary, by people and at places that the dice choose.
std::vector<Attack> hideAttacks(Diary& diary, const std::vector<Member>& members);

// The day of the week from which on there are no more backups.
constexpr int lastBackupDay = historyDays + 2;

} // namespace paillasse::generator
