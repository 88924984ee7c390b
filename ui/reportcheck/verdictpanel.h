// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/reportcheck/checkwords.h"

class QGridLayout;
class QLabel;

namespace paillasse::ui {

class Card;
class Label;
class Theme;

// The answer in large: an icon and words in the tone's colours, then the facts. It takes the focus, so that a screen reader says it.
class VerdictPanel : public QWidget {
    Q_OBJECT

public:
    explicit VerdictPanel(const Theme& theme, QWidget* parent = nullptr);
    void show(const CheckResult& result, const QString& subject);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateIcon();

    const Theme& m_theme;
    CheckResult m_result;
    QLabel* m_icon;
    Label* m_title;
    Label* m_subject;
    Label* m_meaning;
    QGridLayout* m_facts;
};

} // namespace paillasse::ui
