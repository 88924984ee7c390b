// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/act.h"
#include "app/lab/catalogue.h"

namespace paillasse::client {

// The order as it will be once the act counts; nothing where it would be refused.
std::optional<lab::Order> orderAfter(const lab::Order& order, const lab::Act& act);

// What follows from an act on the order's calculated lines (laboratory.md 3.6), by its person and at its time: each one is selected over
// what is reportable on its line in `order`. Empty where the act would be refused.
std::vector<lab::LineMeasurement> calculatedAfter(const lab::Order& order, const lab::Act& act, const lab::Catalogue& catalogue, const lab::Identity& identity);

// Where what is calculated stands in an act; null: such an act brings nothing of that.
std::vector<lab::LineMeasurement>* calculatedIn(lab::ActBody& body);
// It is taken out: what they were computed from may be another value by now.
void dropCalculated(lab::ActBody& body);

} // namespace paillasse::client
