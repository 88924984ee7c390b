// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/migration/migrationspresenter.h"

namespace paillasse::ui {

class ActionButton;
class BadgeLabel;
class Label;
class OnlineOnly;
class Theme;

// The migration in front in words: the mandate, what it waits for, and what whoever looks at it may do next.
class MigrationSide final : public QWidget {
    Q_OBJECT

public:
    MigrationSide(const Theme& theme, MigrationsPresenter& presenter, QWidget* parent = nullptr);

    void guardBy(OnlineOnly& online);

Q_SIGNALS:
    void taskAsked(MigrationTask task);
    void abandonAsked();
    void draftAsked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* buildActions();
    void show();
    [[nodiscard]] static QString wordsOf(MigrationTask task);

    const Theme& m_theme;
    MigrationsPresenter& m_presenter;
    BadgeLabel* m_badges;
    Label* m_title;
    Label* m_next;
    Label* m_mandate;
    Label* m_said;
    ActionButton* m_task;
    ActionButton* m_abandon;
    ActionButton* m_draft;
    OnlineOnly* m_online = nullptr;
};

} // namespace paillasse::ui
