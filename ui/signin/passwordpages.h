// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/form.h"

class QComboBox;

namespace paillasse::ui {

// Name and password.
class SignInPage final : public Form {
    Q_OBJECT

public:
    SignInPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void submit() override;

private:
    Label* m_offline;
    QComboBox* m_login;
    PasswordField* m_password;
};

// Over the work: the same person's password, or somebody else's turn.
class UnlockPage final : public Form {
    Q_OBJECT

public:
    UnlockPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void submit() override;

private:
    Label* m_text;
    PasswordField* m_password;
};

// The password was changed at another workstation, and the store cannot be asked.
class PreviousPasswordPage final : public Form {
    Q_OBJECT

public:
    PreviousPasswordPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

protected:
    void submit() override;

private:
    PasswordField* m_password;
};

} // namespace paillasse::ui
