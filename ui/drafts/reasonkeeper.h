// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/drafts.h"
#include "app/lab/order.h"

class QString;

namespace paillasse::ui {

class ReasonDialog;

// Of what a reason is asked, and where it is kept.
struct ReasonPlace {
    std::string place;   // KeptDraft::place
    std::string subject;
    std::string title;

    // `why`: the page and its question, "validation.correction".
    static ReasonPlace of(const std::string& why, const lab::Order& order);
};

// Keeps what is typed into the dialog until it is confirmed or cancelled; the same question asked again begins with it and says so.
void keepReason(ReasonDialog& dialog, client::Drafts& drafts, const ReasonPlace& place);

// What was said already of a question that is asked elsewhere.
void leaveReason(client::Drafts& drafts, const ReasonPlace& place, const QString& code, const QString& text);

} // namespace paillasse::ui
