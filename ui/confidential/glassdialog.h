// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QDialog>

#include "app/base/secretbytes.h"

class QLineEdit;

namespace paillasse::ui {

class ActionButton;
class Label;
class Theme;

// Why, and the second factor's code: they break the glass for one patient. Stays open with the reason typed when the code is not right.
class GlassDialog final : public QDialog {
    Q_OBJECT

public:
    GlassDialog(const Theme& theme, const QString& patient, QWidget* parent);

    void refuse(const QString& why);
    // Nothing can be typed while there is a reason; what is typed stays.
    void hold(const QString& why);

Q_SIGNALS:
    void given(const QString& reason, const std::shared_ptr<paillasse::SecretBytes>& code);

private:
    void confirm();

    QLineEdit* m_reason;
    QLineEdit* m_code;
    Label* m_error;
    ActionButton* m_confirm;
    bool m_isAsked = false; // the store has the question
};

} // namespace paillasse::ui
