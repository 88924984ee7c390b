// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/lab/act.h"

namespace paillasse::ui {

// What was done, as people call it: for the tray and every list of acts.
class ActWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::ActWords)

public:
    static QString of(const lab::ActBody& body);
    // By its place in lab::ActBody; empty for one that this version does not know.
    static QString ofPlace(std::size_t place);
};

} // namespace paillasse::ui
