// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/form.h"

namespace paillasse::ui {

class QrView;

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

// Setting up the authenticator: the QR code, the same for typing, and its first code.
class FactorPage final : public Form {
    Q_OBJECT

public:
    FactorPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void submit() override;

private:
    QrView* m_qr;
    Label* m_typed;
    PasswordField* m_code;
};

// The recovery codes: shown and printed once.
class RecoveryPage final : public Form {
    Q_OBJECT

public:
    RecoveryPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

Q_SIGNALS:
    void printAsked(const QString& text);

protected:
    void submit() override;

private:
    Label* m_codes;
};

} // namespace paillasse::ui
