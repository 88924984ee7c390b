// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHBoxLayout>
#include <QKeySequence>

class QDialog;

namespace paillasse::ui {

class PrimaryButton;
class Theme;

// The last row of a dialog: Cancel, which rejects it, with Escape, and beside it the one word for yes.
class DialogFoot final : public QHBoxLayout {
    Q_OBJECT

public:
    DialogFoot(const Theme& theme, QDialog* dialog, const QString& confirm, const QKeySequence& key = QKeySequence(Qt::CTRL | Qt::Key_Return),
               const QString& insteadOfCancel = {});

    // What it does is the dialog's.
    [[nodiscard]] PrimaryButton* confirm() const { return m_confirm; }

private:
    PrimaryButton* m_confirm;
};

} // namespace paillasse::ui
