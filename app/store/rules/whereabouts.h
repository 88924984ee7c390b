// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <unordered_map>

#include "app/base/clock.h"
#include "app/lab/ids.h"

namespace paillasse::store {

// At which two workstations each person worked last.
class Whereabouts {
public:
    struct Place {
        lab::WorkstationId workstation;
        Instant at;
        bool operator==(const Place&) const = default;
    };
    using Places = std::array<Place, 2>; // the newest first

    void note(const lab::PersonId& person, const lab::WorkstationId& workstation, Instant at);
    [[nodiscard]] bool worksElsewhere(const lab::PersonId& person, const lab::WorkstationId& than, Instant at, std::int64_t withinMs) const;
    void forgetBefore(Instant at);

    using People = std::unordered_map<lab::PersonId, Places>;
    [[nodiscard]] const People& people() const { return m_people; }
    void restore(People people) { m_people = std::move(people); }

private:
    People m_people;
};

} // namespace paillasse::store
