// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/lab/apply.h"

// Random orders and acts for property tests (RapidCheck). Call them inside a property: each choice is drawn from rc::gen, so failures
// shrink and the seed that RapidCheck prints repeats them. Most acts fit their document; some are stale, unknown or malformed.
namespace paillasse::lab::testing {

// An act of whoever, with an id of its own, on a document id; what is based is left to the caller.
Act wrapped(ActBody body, const DocumentId& subject);

// An order of 1 to 6 lines of any confidentiality, on 1 to 3 tubes.
Act anyPlacement();

// The next act on an order, weighted towards what moves it forward. Its base names the present revisions, mostly.
Act anyOrderAct(const Order& order);

// An order that a few random acts have been done to.
Order anyOrder();

// Which lines an act names; a rejected tube's lines are not named.
std::vector<LineId> namedLines(const ActBody& body);

} // namespace paillasse::lab::testing
