// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace paillasse::ui {

class ActionButton;
class Label;
class Theme;

// Over the pages of whoever is at work here: the store's ledger does not continue the one that this workstation knew. It stays, through
// locks and changes of people, until somebody who reads the trail says that they have seen it, or the program ends.
class LedgerNotice : public QWidget {
    Q_OBJECT

public:
    explicit LedgerNotice(const Theme& theme, QWidget* parent = nullptr);

    void raiseAlarm();
    // Who is at work may take it away.
    void setMayBeSeen(bool may);
    [[nodiscard]] ActionButton& seen() { return *m_seen; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateIcon();

    const Theme& m_theme;
    QLabel* m_icon;
    Label* m_title;
    Label* m_text;
    ActionButton* m_seen;
};

} // namespace paillasse::ui
