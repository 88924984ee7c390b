// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "ui/shell/page.h"
#include "ui/widgets/badge.h"

class QScrollArea;
class QVBoxLayout;

namespace paillasse::ui {

class Label;
class Theme;

// How much waits, by kind. The program fills in what the role may do; a nought is never shown.
struct HomeCounts {
    int toReceive = 0;
    int toEnter = 0;
    int urgentToEnter = 0;
    int toValidateTechnically = 0;
    int toValidate = 0;
    int urgentToValidate = 0;
    int callsToRecord = 0;
    int refusedActs = 0;
    int pendingActs = 0;
    int reportsToDeliver = 0;
    int unreleasedPrints = 0;

    bool operator==(const HomeCounts&) const = default;
};

struct HomeTask {
    QString page;  // where it is done
    QString subject; // what that page opens at; empty: as it stands
    int count = 0;
    QString text;  // « à saisir »
    QString more;  // « dont 2 urgentes »
    Tone tone = Tone::Neutral;

    bool operator==(const HomeTask&) const = default;
};

// What is next, the gravest first; nothing for a nought.
QList<HomeTask> homeTasks(const HomeCounts& counts);

// « 4 à saisir, 12 à valider »: each a button that leads there. Keys 1 to 9.
class HomePage final : public Page {
    Q_OBJECT

public:
    HomePage(const Theme& theme, const QString& forename, QWidget* parent = nullptr);

    void setTasks(const QList<HomeTask>& tasks);
    // One sentence: « 4 à saisir, 12 à valider. »
    [[nodiscard]] QString summary() const;

    [[nodiscard]] QString id() const override { return QStringLiteral("home"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] Icon icon() const override { return Icon::Home; }
    [[nodiscard]] QList<KeyAction> keys() const override;
    void focusEntry() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool takeKey(int key);

    const Theme& m_theme;
    QScrollArea* m_scroll;
    QList<HomeTask> m_tasks;
    Label* m_summary;
    QVBoxLayout* m_list;
    QList<QAbstractButton*> m_buttons;
};

} // namespace paillasse::ui
