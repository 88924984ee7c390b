// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

#include "ui/signin/signinpresenter.h"

class QStackedWidget;

namespace paillasse::ui {

class FormCard;
class Label;
class MessagePanel;
class Theme;

// The sign-in area of the window: shows the page of the presenter's step. The same view serves at the start and, within the
// LockOverlay, over the work.
class SignInView : public QWidget {
    Q_OBJECT

public:
    SignInView(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void focusEntry();
    [[nodiscard]] QWidget* currentPage() const;

Q_SIGNALS:
    // Recovery codes, to be put on paper and nowhere else.
    void printAsked(const QString& text);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showStep();

    const Theme& m_theme;
    SignInPresenter& m_presenter;
    QStackedWidget* m_stack;
    QMap<SignInStep, FormCard*> m_forms;
    MessagePanel* m_message;
    QWidget* m_starting;
    Label* m_laboratory;
    Label* m_workstation;
};

} // namespace paillasse::ui
