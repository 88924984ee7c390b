// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engine.h"

namespace paillasse::ui {

// For the ledger: somebody saw this of an order, or took it away.
inline void noteReading(client::Engine& engine, lab::ReadingKind kind, const lab::Order& order)
{
    engine.trail().opened(kind, lab::DocumentKind::Order, lab::documentId(order.id), order.patient);
}

} // namespace paillasse::ui
