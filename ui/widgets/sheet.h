// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace paillasse::ui {

// Puts a few lines on paper through the system's print dialog, from memory: for codes that are handed over and kept nowhere.
void printSheet(QWidget* parent, const QString& title, const QString& text);

} // namespace paillasse::ui
