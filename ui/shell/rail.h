// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QKeySequence>
#include <QList>
#include <QWidget>

#include "ui/theme/icons.h"

class QVBoxLayout;

namespace paillasse::ui {

class Label;
class Theme;

struct RailEntry {
    QString id;
    QString title;
    Icon icon = Icon::Home;
    int count = 0; // not shown when 0

    bool operator==(const RailEntry&) const = default;
};

struct RailPerson {
    QString name;       // "Anaïs Le Goff"
    QString function;   // « Technicienne · Biochimie »
    QString laboratory; // « Laboratoire du Blavet · Pontivy »
};

// One entry: a button on the dark ground.
class RailButton final : public QAbstractButton {
    Q_OBJECT

public:
    RailButton(const Theme& theme, const RailEntry& entry, int place, QWidget* parent = nullptr);

    void setEntry(const RailEntry& entry, int place);
    [[nodiscard]] const RailEntry& entry() const { return m_entry; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    RailEntry m_entry;
};

// The dark rail: what this person may do, with counts; who it is, and how to lock or hand over, at its foot.
// Up and Down move between the entries.
class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(const Theme& theme, QWidget* parent = nullptr);

    void setPerson(const RailPerson& person);
    void setEntries(const QList<RailEntry>& entries);
    void setCurrent(const QString& id);
    [[nodiscard]] QString current() const;
    [[nodiscard]] QList<RailButton*> buttons() const { return m_buttons; }
    // The key of the entry at this place, from 0: Alt+1 … Alt+9, Alt+0 of the tenth; none further down.
    static QKeySequence keyOf(qsizetype place);

Q_SIGNALS:
    void chosen(const QString& id);
    void lockRequested();
    void switchRequested();
    void appearanceRequested();
    void accountRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void applyTheme();

    const Theme& m_theme;
    Label* m_product;
    Label* m_laboratory;
    QVBoxLayout* m_list;
    QList<RailButton*> m_buttons;
    Label* m_name;
    Label* m_function;
};

} // namespace paillasse::ui
