// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/import/orderacts.h"

namespace paillasse::store {

// No act changes what an order was placed with: where a later message says otherwise, that is told.
void compareContext(OrderActs& acts, const lab::Order& known, const exchange::ImportedOrder& told);
// An order keeps one number of its requester. `known` null: it is just placed.
void tellFurtherNumbers(OrderActs& acts, const lab::Order* known, const exchange::ImportedOrder& told);
// The names under which results were asked for, where neither the results nor the lines of the order say them.
void tellRequested(OrderActs& acts, const lab::Order* known, const exchange::ImportedOrder& told);

} // namespace paillasse::store
