// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/wire/watchmessages.h"

namespace paillasse::store {

// What a rule has found. Only what the rule groups by is set among laboratory, person, workstation and patient: a finding with the same rule and
// the same of these joins the alert that is open.
struct Finding {
    std::string rule;              // its name in the rule file
    wire::Severity severity{};
    lab::LaboratoryId laboratory;  // null: the store as a whole
    lab::PersonId person;
    lab::WorkstationId workstation;
    lab::PatientId patient;
    Instant at;                    // the store's clock
    std::int64_t observed = 0;     // in the rule's unit
    std::int64_t usual = 0;        // or the threshold
    std::int64_t escalateAfterMs = 0; // unowned; 0: never
    std::vector<wire::EventPlace> causes; // newest last, at most 100
    bool operator==(const Finding&) const = default;
};
using FindingSink = std::function<void(const std::vector<Finding>&)>; // from the watcher's thread

} // namespace paillasse::store
