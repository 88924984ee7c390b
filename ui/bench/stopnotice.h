// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

namespace paillasse::ui {

class ActionButton;
class BadgeLabel;
class BenchPresenter;
class Label;
struct EntryStop;

// Why entry waits, and the ways on: a rerun, a call, a reason, or back to the order that it stopped in. Hidden while it goes on.
class StopNotice final : public Card {
    Q_OBJECT

public:
    StopNotice(const Theme& theme, BenchPresenter& presenter, QWidget* parent);

    // As the presenter has it.
    void refresh();

Q_SIGNALS:
    void rerunWanted();
    void callWanted();
    void keepWanted();
    void backWanted();

private:
    void showElsewhere(const EntryStop& stop);

    BenchPresenter& m_presenter;
    BadgeLabel* m_badge;
    Label* m_text;
    ActionButton* m_back;
    ActionButton* m_rerun;
    ActionButton* m_call;
    ActionButton* m_keep;
};

} // namespace paillasse::ui
