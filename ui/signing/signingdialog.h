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

// The password again, once, and where the store asks for it the second factor's code: they open the signature for 15 minutes. Stays open
// with the reason when one of them is not right.
class SigningDialog : public QDialog {
    Q_OBJECT

public:
    SigningDialog(const Theme& theme, const QString& person, bool withCode, QWidget* parent = nullptr);

    void refuse(const QString& why);

Q_SIGNALS:
    // Taken out of the fields, which are emptied at once. The code is empty where none was asked for.
    void given(const std::shared_ptr<paillasse::SecretBytes>& password, const std::shared_ptr<paillasse::SecretBytes>& code);

private:
    void confirm();

    QLineEdit* m_password;
    QLineEdit* m_code = nullptr;
    Label* m_error;
    ActionButton* m_confirm;
};

} // namespace paillasse::ui
