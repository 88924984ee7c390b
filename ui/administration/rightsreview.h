// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "app/client/administration.h"

namespace paillasse::ui {

// The yearly review of rights: for each person each permission, what gives it, and when it was last used.
struct RightsRow {
    QString person;
    QString login;
    QString role;
    QString permission;
    QString lastUsed;   // a day; or "never", as far as it is known; or that looking is not noted
    bool unused = false; // not for 90 days
    bool isLooking = false;
    bool isOld = false;  // but before that
};

class RightsReview {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::RightsReview)

public:
    static QList<RightsRow> of(const client::StaffReply& staff, Instant now);
};

} // namespace paillasse::ui
