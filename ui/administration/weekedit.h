// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QWidget>

#include "app/client/administration.h"

class QCheckBox;
class QTimeEdit;

namespace paillasse::ui {

class Theme;

// A laboratory's week: each day open from when to when, or closed. An end before its beginning is of the next day.
class WeekEdit final : public QWidget {
    Q_OBJECT

public:
    explicit WeekEdit(const Theme& theme, QWidget* parent = nullptr);

    void show(const client::Policy& policy);
    // Into the policy's hours. A week whose days are all alike is written as one day.
    void into(client::Policy& policy) const;
    // The first day that is open and ends when it begins, in words; empty where there is none.
    [[nodiscard]] QString objection() const;

private:
    struct Day {
        QCheckBox* open = nullptr;
        QTimeEdit* from = nullptr;
        QTimeEdit* to = nullptr;
    };
    [[nodiscard]] static client::DayHours hoursOf(const Day& day);

    std::array<Day, 7> m_days;
};

} // namespace paillasse::ui
