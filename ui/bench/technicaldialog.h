// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/technicalbatch.h"
#include "ui/models/confirmlist.h"

namespace paillasse::ui {

// The saved lines of a list, order by order, to be validated technically with one Enter: those that may pass each with its mark, which
// Space takes off, the others with what they wait for. Use open().
class TechnicalDialog final : public ConfirmList {
    Q_OBJECT

public:
    TechnicalDialog(const Theme& theme, TechnicalBatch& batch, const client::DirectoryPtr& directory, QWidget* parent = nullptr);

Q_SIGNALS:
    void confirmed(const paillasse::ui::TechnicalBatch::Choice& lines);

private:
    static Words words(TechnicalBatch& batch);
    static QList<Entry> entriesOf(TechnicalBatch& batch, const client::DirectoryPtr& directory);
};

} // namespace paillasse::ui
