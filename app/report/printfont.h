// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace paillasse::report {

// The face of what is printed: Liberation Sans where it is installed, else the system's. Not the screen's Inter: its contextual
// alternates for ":", "(" and "-" lose their characters in a PDF's text, so a search or a screen reader would miss them.
QFont printFont(qreal points);

} // namespace paillasse::report
