// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/theme/themesettings.h"

namespace paillasse::ui {

class Theme;

// Light or dark, how dense, how large: seen at once. Kept by OK, taken back by Escape. Use open().
class AppearanceDialog : public QDialog {
    Q_OBJECT

public:
    AppearanceDialog(Theme& theme, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const paillasse::ui::ThemeSettings& settings);

private:
    Theme& m_theme;
    ThemeSettings m_before;
};

} // namespace paillasse::ui
