// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/client/engine.h"

namespace paillasse::ui {

// A lab number written to its end, with or without its tube: "26-112298", "26-112298-1". Nobody is called so.
bool isLabNumber(const QString& typed);

struct NumberedOrder {
    enum class Where { Here, AtStore, Nowhere, NotAsked } where = Where::NotAsked; // NotAsked: not here, and the store could not be asked
    lab::OrderId order{};
};

// The order that bears it; what only the store has is in the cache by then. Not answered when `context` has asked again meanwhile.
void findNumbered(client::Engine& engine, const QString& number, QObject* context, std::function<void(const NumberedOrder&)> done);

} // namespace paillasse::ui
