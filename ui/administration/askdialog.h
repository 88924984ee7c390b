// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

#include "app/base/secretbytes.h"

class QLineEdit;
class QVBoxLayout;

namespace paillasse::ui {

class ActionButton;
class Label;
class Theme;

// A question with what will happen, a few fields or none, and one word for yes. It stays until the answer is taken or given up, and
// deletes itself.
class AskDialog : public QDialog {
    Q_OBJECT

public:
    AskDialog(const Theme& theme, const QString& title, const QString& what, const QString& confirm, QWidget* parent);

    // Each must be filled in, but for those that may stay empty.
    QLineEdit* addField(const QString& name, const QString& value = {}, bool mayBeEmpty = false);
    void addWidget(const QString& name, QWidget* widget);
    // Taken or refused elsewhere: yes does not close it, and what is against it is said here.
    void setStaysOpen() { m_staysOpen = true; }
    void refuse(const QString& why);
    // Waits, with what is typed, while there is a reason to; an empty one lets it go on.
    void hold(const QString& why);

Q_SIGNALS:
    void confirmed(const QStringList& texts);

protected:
    void confirm();
    // What still stands against it, in words; it stays open then.
    [[nodiscard]] virtual QString objection() const { return {}; }

private:
    const Theme& m_theme;
    QVBoxLayout* m_fieldsLayout;
    Label* m_missing;
    QList<QPair<QLineEdit*, bool>> m_fields;
    ActionButton* m_confirm;
    bool m_staysOpen = false;
};

// A code that is handed over: shown once, printed, and gone, from the clipboard too.
class HandOverDialog final : public QDialog {
    Q_OBJECT

public:
    HandOverDialog(const Theme& theme, const QString& title, const QString& what, const SecretBytes& code, QWidget* parent);
};

} // namespace paillasse::ui
