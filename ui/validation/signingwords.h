// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QCoreApplication>

#include "app/lab/order.h"

namespace paillasse::ui {

// What a signature is about to release, for the button that gives it.
class SigningWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::SigningWords)

public:
    // Of these lines, as a report of this kind.
    static QString of(const lab::Order& order, const std::vector<lab::LineId>& lines, lab::ReportKind kind);
};

} // namespace paillasse::ui
