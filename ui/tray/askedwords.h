// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "app/client/queries.h"
#include "app/lab/act.h"
#include "app/lab/document.h"

namespace paillasse::ui {

// What an act asked for, in words: "Potassium, Sodium: tube cassé". For whoever decides what becomes of it, and cannot see it in a table.
class AskedWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::AskedWords)

public:
    // `document` is what the act is on, as far as it is known; empty where the kind of act says everything.
    static QString of(const lab::Act& act, const std::optional<lab::Document>& document, const client::Directory& directory);
    // On whose record: the order's number, the patient's name.
    static QString recordOf(const lab::Act& act, const std::optional<lab::Document>& document, const client::Directory& directory);

private:
    struct Words;
};

} // namespace paillasse::ui
