// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QCoreApplication>
#include <QVariant>

#include "app/client/queries.h"
#include "app/lab/rules/demography.h"
#include "app/lab/rules/entry.h"
#include "app/lab/rules/interpretation.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

// What is being typed on a line, judged at each key with the rules that the store knows too.
struct Draft {
    QString text;
    std::optional<lab::Entry> entry;
    std::optional<lab::EntryError> error;
    lab::Interpretation interpretation;
    std::optional<lab::DeltaMark> delta;
};

// One line of a result grid, and what it is shown with.
struct GridLine {
    lab::ResultLine line;
    const lab::Examination* examination = nullptr;
    const std::vector<client::PastValue>* history = nullptr;
    bool typable = false;
    bool calculated = false; // at a grid that is typed into: it fills itself
    bool pending = false;
};

// That line in words, badges and colours, for the eye and for a screen reader: of what is being typed, where something is.
class ResultLineWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::ResultLineWords)

public:
    // All of them outlive it.
    ResultLineWords(const GridLine& row, const Draft* draft, const lab::Order& order, const lab::Demography& demography) : m_row(row), m_draft(draft), m_order(order), m_demography(demography) {}

    [[nodiscard]] QString name() const;
    [[nodiscard]] QString tube() const;
    [[nodiscard]] QString result() const;
    [[nodiscard]] QString unit() const;
    [[nodiscard]] QString range(bool withReason) const;
    [[nodiscard]] QString previous() const;
    [[nodiscard]] Badges flags() const;
    [[nodiscard]] Badges state() const;
    [[nodiscard]] QVariant trend() const; // a Sparkline, or nothing where there are not two values
    [[nodiscard]] CellInk resultInk() const;
    // Its whole name, why it was sent back, is asked for again or was chosen, its interval with the reason, why it was measured again, and who
    // did if not this laboratory.
    [[nodiscard]] QString remark() const;
    [[nodiscard]] QString spokenLine() const;
    [[nodiscard]] QString spokenTrend() const;

private:
    [[nodiscard]] const lab::Value* value() const; // as typed, or as measured

    const GridLine& m_row;
    const Draft* m_draft;
    const lab::Order& m_order;
    const lab::Demography& m_demography;
};

// "3,5 – 5,1", "< 35", "≥ 90", or the interval's own text.
QString shownRange(const lab::AppliedRange& range);
QString shownValue(const lab::Value& value);

} // namespace paillasse::ui
