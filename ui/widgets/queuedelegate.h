// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/celldelegate.h"

namespace paillasse::ui {

// A row of a queue in two lines, so that a narrow list still shows a whole name and a whole birth date: the name and its marks (urgent),
// below it SecondLineRole and the badges.
class QueueDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace paillasse::ui
