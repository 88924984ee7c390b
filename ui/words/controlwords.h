// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/client/queries.h"

namespace paillasse::ui {

// The day's quality control as its operators have attested it, for the status line; never more than they said.
class ControlWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::ControlWords)

public:
    // Of these benches (0: all), what is wrong first; empty where the laboratory has no bench.
    static QString of(const client::Directory& directory, lab::BenchMask benches, const DaySpan& today);
};

} // namespace paillasse::ui
