// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "app/lab/measurement.h"

namespace paillasse::ui {

// Why a line has another measurement, in words: "rerun", "dilution 1/5", or what was typed for "other". Empty for a first one.
class MeasurementWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::MeasurementWords)

public:
    static QString why(const lab::Measurement& measurement);
};

} // namespace paillasse::ui
