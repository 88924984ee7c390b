// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/base/secretbytes.h"
#include "ui/signin/formcard.h"

namespace paillasse::ui {

class CodeLabel;
class QrView;

// A new authenticator: the QR code, the same for typing, and its first code.
class FactorForm : public FormCard {
    Q_OBJECT

public:
    FactorForm(const Theme& theme, FormPresenter& presenter, const QString& title, const QString& why, QWidget* parent);

    void show(const SecretBytes& uri, const SecretBytes& typed);
    using QWidget::show;
    void forget();

protected:
    [[nodiscard]] SecretBytes takeCode();

private:
    QrView* m_qr;
    CodeLabel* m_typed;
    PasswordField* m_code;
};

// The recovery codes: shown and printed once.
class RecoveryForm : public FormCard {
    Q_OBJECT

public:
    RecoveryForm(const Theme& theme, FormPresenter& presenter, QWidget* parent);

    void show(const QStringList& codes);
    using QWidget::show;
    void forget();

Q_SIGNALS:
    void printAsked(const QString& text);

private:
    CodeLabel* m_codes;
};

} // namespace paillasse::ui
