// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/factorforms.h"
#include "ui/signin/form.h"

namespace paillasse::ui {

// The second factor at sign-in, or for taking a seat by force.
class CodePage final : public Form {
    Q_OBJECT

public:
    CodePage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void submit() override;

private:
    Label* m_text;
    PasswordField* m_code;
};

// Setting up the authenticator.
class FactorPage final : public FactorForm {
    Q_OBJECT

public:
    FactorPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void submit() override;

private:
    SignInPresenter& m_presenter;
};

// The recovery codes of the first sign-in.
class RecoveryPage final : public RecoveryForm {
    Q_OBJECT

public:
    RecoveryPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void submit() override;

private:
    SignInPresenter& m_presenter;
};

} // namespace paillasse::ui
