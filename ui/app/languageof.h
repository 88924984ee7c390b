// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paillasse::ui {

// "fr" or "en", for what is said before there is a window: the one that --language names; else English where the system speaks it, and
// French, as the windows do, everywhere else.
QString languageOf(int argc, char** argv);

} // namespace paillasse::ui
