// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/access/person.h"
#include "app/lab/ids.h"

namespace paillasse::store {

struct DayCount {
    std::int64_t day = 0;
    std::uint32_t patients = 0;
    std::uint32_t people = 0; // whose patients these are; of one person's day: 1
    bool operator==(const DayCount&) const = default;
};

// How many distinct patients each person reads in a day: today exactly, before that a number a day.
class DayReads {
public:
    static constexpr std::int64_t history = 28;    // days that make a usual
    static constexpr std::int64_t longest = 14;    // window
    static constexpr std::size_t mostPatients = 5000; // of a day; more than anybody's

    struct Reader {
        std::int64_t day = 0;
        access::Role role{};
        std::unordered_set<std::uint32_t> today; // patients, shortened: in five thousand, three pairs in a thousand days look alike
        std::vector<DayCount> past;              // ascending
    };
    // Whether the person's day has begun; else their role is asked for, and it begins.
    [[nodiscard]] bool isOpen(const lab::PersonId& person, std::int64_t day) const;
    void open(const lab::PersonId& person, access::Role role, std::int64_t day);
    // A reading of their day. True: of a patient that was not read before in it.
    bool note(const lab::PersonId& person, const lab::PatientId& patient);

    struct Mean {
        std::int64_t days = 0;    // worked within the window, today included
        std::int64_t patients = 0; // a day
    };
    [[nodiscard]] Mean mean(const lab::PersonId& person, std::int64_t windowDays) const;
    // The median of the days worked in the four weeks before the window; nothing: fewer than five.
    [[nodiscard]] std::optional<std::int64_t> ownUsual(const lab::PersonId& person, std::int64_t windowDays) const;
    // The mean of everybody of this role, in those weeks; nothing: fewer than twenty days of theirs.
    [[nodiscard]] std::optional<std::int64_t> roleUsual(access::Role role, std::int64_t day, std::int64_t windowDays) const;
    [[nodiscard]] access::Role roleOf(const lab::PersonId& person) const;

    // Closes the days that are over and forgets who was away for longer than anything is kept.
    void sweep(std::int64_t day);

    using People = std::unordered_map<lab::PersonId, Reader>;
    using Roles = std::map<access::Role, std::vector<DayCount>>;
    [[nodiscard]] const People& people() const { return m_people; }
    [[nodiscard]] const Roles& roles() const { return m_roles; }
    void restore(People people, Roles roles);

private:
    void close(Reader& reader, std::int64_t day);

    People m_people;
    Roles m_roles;
};

} // namespace paillasse::store
