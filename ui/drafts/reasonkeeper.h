// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/drafts.h"

namespace paillasse::ui {

class ReasonDialog;

// Keeps what is typed into the dialog until it is confirmed or cancelled; the same question asked again begins with it and says so.
void keepReason(ReasonDialog& dialog, client::Drafts& drafts, const std::string& place, const std::string& subject, const std::string& title);

} // namespace paillasse::ui
