// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace paillasse::ui {

class Theme;

// A filter as the page states it.
struct Chip {
    QString id;
    QString text;
    int count = -1;         // not shown when negative
    bool checked = false;   // in force
    bool checkable = true;
    bool removable = false; // « Biochimie ✕ »

    bool operator==(const Chip&) const = default;
};

class FilterChip final : public QAbstractButton {
    Q_OBJECT

public:
    FilterChip(const Theme& theme, const Chip& chip, QWidget* parent = nullptr);

    [[nodiscard]] const Chip& chip() const { return m_chip; }
    void setChip(const Chip& chip);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void removed();
    void releasedByMouse(); // the mouse took the focus; the keyboard's place is elsewhere

protected:
    void nextCheckState() override {} // only the page says what is in force
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QRect crossRect() const;

    const Theme& m_theme;
    Chip m_chip;
};

// Chips in a row. Left and Right move between them, Space toggles, Delete removes. One stop of the Tab key.
class ChipBar final : public QWidget {
    Q_OBJECT

public:
    explicit ChipBar(const Theme& theme, QWidget* parent = nullptr);

    // Chips that stay (same id) keep their widget and the focus.
    void setChips(const QList<Chip>& chips);
    [[nodiscard]] QList<Chip> chips() const;
    [[nodiscard]] FilterChip* chip(const QString& id) const;

Q_SIGNALS:
    void toggled(const QString& id, bool checked);
    void removed(const QString& id);
    // Worked by the mouse: the focus may go back to where typing goes on.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectChip(FilterChip* chip);
    void moveFocus(FilterChip* from, int step);
    void updateTabStops(FilterChip* stop);

    const Theme& m_theme;
    QHBoxLayout* m_layout;
    QList<FilterChip*> m_chips;
};

} // namespace paillasse::ui
