// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/client/watch.h"

namespace paillasse::ui {

// What the page "Who saw what" is opened with from elsewhere: a question, as Page::open takes it.
class TrailSubject {
public:
    static QString of(const client::TrailQuery& query);
    static client::TrailQuery from(const QString& subject);
    // The days from what raised it to its newest repeat.
    static client::TrailQuery about(const client::Alert& alert);
    // Whose record it was, that day; else who did it.
    static client::TrailQuery about(const client::TrailRow& act);
    static client::TrailQuery about(const client::Outlier& outlier, Instant now); // today
};

} // namespace paillasse::ui
