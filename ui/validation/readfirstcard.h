// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/lab/order.h"
#include "ui/widgets/card.h"

namespace paillasse::ui {

class Label;
class ValidationPresenter;

// What must be read before an order is signed: circumstances, tubes, calls, several measurements, lines sent back, notes. It stands on
// top, without tabs; hidden where there is nothing of it.
class ReadFirstCard final : public Card {
    Q_OBJECT

public:
    ReadFirstCard(const Theme& theme, ValidationPresenter& presenter, QWidget* parent);

    // The presenter's order.
    void showFile();

private:
    [[nodiscard]] QStringList circumstances(const lab::Order& order) const;
    [[nodiscard]] QString wordsOf(const lab::CriticalCall& call) const;
    [[nodiscard]] QString wordsOf(const lab::OrderNote& note) const;
    [[nodiscard]] QStringList wordsOf(const lab::ResultLine& line) const;
    [[nodiscard]] QString nameOf(lab::LineId line) const; // as the grid has it

    ValidationPresenter& m_presenter;
    Label* m_text;
};

} // namespace paillasse::ui
