// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "app/lab/order.h"
#include "ui/widgets/reasondialog.h"

namespace paillasse::ui {

// Whom a copy of an order's results may be for, as a question's answers: whom the order names, the prescriber first; somebody else last.
class Recipients {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::Recipients)

public:
    static QList<Reason> named(const lab::Order& order);
    // And the patient: not of what is not released.
    static QList<Reason> all(const lab::Order& order);
};

} // namespace paillasse::ui
