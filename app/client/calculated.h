// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/act.h"
#include "app/lab/catalogue.h"

namespace paillasse::client {

// The order as it will be once the act counts; nothing where it would be refused.
std::optional<lab::Order> orderAfter(const lab::Order& order, const lab::Act& act);

// What follows from an act on the order's calculated lines (laboratory.md 3.6).
struct Calculated {
    std::vector<lab::LineMeasurement> entries; // each selected over what is reportable on its line
    std::vector<lab::LostGround> groundless;   // what can no longer be given, or not yet again
};

// By the act's person and at its time. Empty where the act would be refused.
Calculated calculatedAfter(const lab::Order& order, const lab::Act& act, const lab::Catalogue& catalogue, const lab::Identity& identity);

// Whether such an act brings what follows from it.
bool takesCalculated(const lab::ActBody& body);
// It goes with the act.
void addCalculated(lab::ActBody& body, Calculated calculated);
// It is taken out: what they were computed from may be another value by now.
void dropCalculated(lab::ActBody& body);

} // namespace paillasse::client
