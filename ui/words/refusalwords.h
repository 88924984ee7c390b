// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/client/acts.h"
#include "app/lab/refusal.h"

namespace paillasse::ui {

// A refusal as a sentence that says what happened and what to do.
class RefusalWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::RefusalWords)

public:
    static QString of(const lab::Refusal& refusal);
    // Of a Save that was not kept, for whatever reason.
    static QString of(const client::Submission& submission);
    // Of whatever the store would have had to write.
    static QString storeFull();
};

} // namespace paillasse::ui
