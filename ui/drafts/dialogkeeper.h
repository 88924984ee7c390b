// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/drafts.h"

class QDialog;

namespace paillasse::ui {

class FormFields;
class Theme;

// Keeps what is typed into a dialog's fields until it is confirmed or cancelled; the same dialog opened again begins with it and says so.
// The dialog's layout is a QVBoxLayout: the words come first in it.
void keepDialog(const Theme& theme, QDialog& dialog, const FormFields& fields, client::Drafts& drafts, const std::string& place, const std::string& subject, const std::string& title);

} // namespace paillasse::ui
