// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/shell/page.h"

namespace paillasse::ui {

class Theme;

// F1: what each key does here.
class KeySheet final : public QDialog {
    Q_OBJECT

public:
    KeySheet(const Theme& theme, const QString& page, const QList<KeyAction>& keys, QWidget* parent = nullptr);
};

} // namespace paillasse::ui
