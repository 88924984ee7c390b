// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace paillasse::ui {

// What a form follows: whether a request is under way, what is wrong in words, and when its secrets are to be forgotten.
class FormPresenter : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool isBusy() const { return m_busy; }
    // What is wrong with the form in front; empty when nothing is.
    [[nodiscard]] const QString& formError() const { return m_formError; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void formErrorChanged();
    // Every field that held a secret is to be emptied: after a step, a lock, a failure.
    void forgetSecrets();

protected:
    void setBusy(bool busy);
    void setFormError(const QString& text);
    [[nodiscard]] bool refuseForm(const QString& text);

private:
    bool m_busy = false;
    QString m_formError;
};

} // namespace paillasse::ui
