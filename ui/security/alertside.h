// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace paillasse::ui {

class ActionButton;
class AlertsPresenter;
class BadgeLabel;
class DataTable;
class Label;
class OnlineOnly;
class Theme;

// The alert in front, in words: what was observed, why there is such a rule, what became of it, the acts that raised it, and what may be
// done.
class AlertSide final : public QWidget {
    Q_OBJECT

public:
    AlertSide(const Theme& theme, AlertsPresenter& presenter, QWidget* parent = nullptr);

    // Its actions need the store.
    void guardBy(OnlineOnly& online);
    void focusActs();

Q_SIGNALS:
    void explainAsked();
    void closeAsked();
    void endSessionAsked();
    void trailAsked();
    void actActivated(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* buildWords();
    QWidget* buildActions();
    void show();

    const Theme& m_theme;
    AlertsPresenter& m_presenter;
    BadgeLabel* m_badges;
    Label* m_title;
    Label* m_about;
    Label* m_observed;
    Label* m_why;
    Label* m_life;
    Label* m_said;
    DataTable* m_acts;
    QWidget* m_words;
    QWidget* m_actions;
    ActionButton* m_own;
    ActionButton* m_explain;
    ActionButton* m_close;
    ActionButton* m_end;
    ActionButton* m_trail;
    OnlineOnly* m_online = nullptr;
};

} // namespace paillasse::ui
