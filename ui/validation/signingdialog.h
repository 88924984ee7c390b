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

// The password again, once: it opens the signing key for 15 minutes. Stays open with the reason when it is not the right one.
class SigningDialog : public QDialog {
    Q_OBJECT

public:
    SigningDialog(const Theme& theme, const QString& person, QWidget* parent = nullptr);

    void refuse(const QString& why);

Q_SIGNALS:
    // Taken out of the field, which is emptied at once.
    void passwordGiven(const std::shared_ptr<paillasse::SecretBytes>& password);

private:
    void confirm();

    QLineEdit* m_password;
    Label* m_error;
    ActionButton* m_confirm;
};

} // namespace paillasse::ui
