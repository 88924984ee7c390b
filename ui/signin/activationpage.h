// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/form.h"

class QLineEdit;

namespace paillasse::ui {

class StrengthBar;

// The first sign-in: the administrator's code makes way for a password that only this person knows.
class ActivationPage final : public Form {
    Q_OBJECT

public:
    ActivationPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void submit() override;

private:
    void proposePhrase();
    void measure();

    QLineEdit* m_login;
    PasswordField* m_code;
    PasswordField* m_password;
    PasswordField* m_repeated;
    StrengthBar* m_strength;
    Label* m_advice;
    Label* m_phrase;
};

} // namespace paillasse::ui
