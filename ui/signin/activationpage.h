// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/newpasswordform.h"

class QLineEdit;

namespace paillasse::ui {

class SignInPresenter;

// The first sign-in: the administrator's code makes way for a password that only this person knows.
class ActivationPage final : public NewPasswordForm {
    Q_OBJECT

public:
    ActivationPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void submit() override;
    [[nodiscard]] Strength strengthOf(ByteView password) const override;

private:
    SignInPresenter& m_presenter;
    QLineEdit* m_login;
    PasswordField* m_code;
};

} // namespace paillasse::ui
