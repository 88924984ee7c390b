// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/base/secretbytes.h"

namespace paillasse::ui {

class Theme;

// A QR code of a secret, black on white whatever the theme, to be held before a telephone.
class QrView : public QWidget {
    Q_OBJECT

public:
    explicit QrView(const Theme& theme, QWidget* parent = nullptr);

    void show(const SecretBytes& text);
    void forget();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    SecretBytes m_text;
};

} // namespace paillasse::ui
