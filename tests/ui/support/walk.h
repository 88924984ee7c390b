// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

class QWidget;

namespace paillasse::uitest {

// What is wrong with a page or a dialog that is on screen, each in a line that names the widget; nothing is well.

// Shown, enabled and wanting Tab, but Tab from where the focus is never came to it.
QStringList missedByTab(QWidget& root);
// Text that its widget has no room for: labels, buttons, boxes, heads of tables.
QStringList cutTexts(const QWidget& root);
// Cells that show something and say nothing to a screen reader.
QStringList speechlessCells(const QWidget& root);
// Needs more room than a small screen has.
QStringList tooLarge(const QWidget& root, const QSize& most);

// All of these, and the nameless and the unreachable (uiapplication.h).
QStringList faultsOf(QWidget& root, const QSize& most);

} // namespace paillasse::uitest
