// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "app/client/queries.h"

namespace paillasse::ui {

// What keeps an order that was searched for out of the list in front: the first thing that somebody would have to know.
class WhyNotListed {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::WhyNotListed)

public:
    // "26-000012 is not in this list: it is validated already."
    static QString of(const lab::Order& order, const client::WorklistFilter& filter, Instant now);

private:
    static QString reason(const lab::Order& order, const client::WorklistFilter& filter, Instant now);
    static QString stateReason(const lab::Order& order, client::Queue queue);
};

} // namespace paillasse::ui
