// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/administration/askdialog.h"

namespace paillasse::ui {

// Asks for the words that go into the ledger with a step of an alert: 10 to 500 characters.
class ExplainDialog final : public AskDialog {
    Q_OBJECT

public:
    ExplainDialog(const Theme& theme, const QString& title, const QString& what, const QString& confirm, QWidget* parent);

Q_SIGNALS:
    void explained(const QString& text);

protected:
    [[nodiscard]] QString objection() const override;

private:
    QLineEdit* m_text;
};

} // namespace paillasse::ui
