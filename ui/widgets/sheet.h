// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace paillasse::ui {

// Puts a few lines on paper through the system's print dialog, from memory: for codes that are handed over and kept nowhere. As long as
// the dialog is open they are held as a secret is, also when whoever showed them has overwritten them meanwhile.
void printSheet(QWidget* parent, const QString& title, QString text);

} // namespace paillasse::ui
