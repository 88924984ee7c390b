// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/generator/watchedgroup.h"

namespace paillasse::generator {

constexpr Instant firstMonday{1'791'154'800'000}; // 5 October 2026, midnight in Paris' winter time
constexpr int historyDays = 28;
constexpr std::uint32_t firstDay = 20'731; // since 1970

// Writes down what happens, in any order.
class Diary {
public:
    Diary(const GroupSize& size, Dice& dice, std::vector<store::WatchEvent>& events) : m_size(size), m_dice(dice), m_events(events) {}

    Dice& dice() { return m_dice; }
    [[nodiscard]] const GroupSize& size() const { return m_size; }

    // One thing that `who` does at a workstation of their laboratory.
    store::WatchEvent& add(wire::EventKind kind, Instant at, const Member& who, std::uint32_t workstation);
    // Of a laboratory or of the whole store.
    store::WatchEvent& add(wire::EventKind kind, Instant at, std::int64_t value = 0);
    void condition(store::Condition condition, std::int64_t value, Instant at, lab::WorkstationId workstation = {});
    void failedSignIn(Instant at, const lab::PersonId& who, std::uint32_t laboratory, std::uint32_t workstation, std::uint32_t count = 1);

    // A patient as they come: nearly all had an order in the last days, some long ago, a few are colleagues.
    lab::PatientId anybody(std::uint32_t laboratory, int day);

private:
    GroupSize m_size;
    Dice& m_dice;
    std::vector<store::WatchEvent>& m_events;
};

constexpr Instant minuteOf(int day, int minute) { return firstMonday + day * dayMs + minute * minuteMs; }

// One shift of somebody: signing in, patients, moving from bench to bench, printing, locking.
void workShift(Diary& diary, const Member& member, int day, const Hours& hours, double busy);
// What a laboratory does on a day beyond its people's shifts.
void runLaboratory(Diary& diary, const std::vector<Member>& members, std::uint32_t laboratory, int day);
// What the store does on a day by itself.
void runStore(Diary& diary, int day, bool withBackup);

} // namespace paillasse::generator
