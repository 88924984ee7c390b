// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/client/watch.h"

namespace paillasse::ui {

// What the rules that come with the store have found, in words and numbers. A laboratory's own rule is called by its name.
class RuleWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::RuleWords)

public:
    static QString titleOf(const client::Alert& alert);    // "Read 6 times more records than usual"
    static QString observedOf(const client::Alert& alert); // "Observed: 184 records. Usual: 31."
    static QString whyOf(const std::string& rule);         // why there is such a rule; empty for one that is not known
    static bool isKnown(const std::string& rule);
    static QStringList known();
};

} // namespace paillasse::ui
