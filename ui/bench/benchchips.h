// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ui/bench/benchpresenter.h"
#include "ui/widgets/chipbar.h"

namespace paillasse::ui {

// What narrows the bench's list, as chips above it: which queue, one examination, the person's benches, the last days.
class BenchChips {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::BenchChips)

public:
    explicit BenchChips(BenchPresenter& presenter) : m_presenter(presenter) {}

    [[nodiscard]] QList<Chip> all() const;
    // True where another list comes: its first row is what one goes on with.
    bool toggle(const QString& id);
    void remove(const QString& id);

private:
    BenchPresenter& m_presenter;
};

} // namespace paillasse::ui
