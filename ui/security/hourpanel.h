// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowsmodel.h"
#include "ui/security/hourchart.h"
#include "ui/widgets/card.h"

namespace paillasse::ui {

class DataTable;
class Label;

// A chart by hour with its name, and the same as a table beside it.
class HourPanel final : public Card {
    Q_OBJECT

public:
    // `hasUsual`: the table has a column for it.
    HourPanel(const Theme& theme, const QString& name, const QString& note, bool hasUsual, QWidget* parent = nullptr);

    void show(const QList<HourBar>& bars);
    [[nodiscard]] RowsModel& rows() { return m_rows; }

private:
    bool m_hasUsual;
    HourChart* m_chart;
    RowsModel m_rows;
    DataTable* m_table;
};

} // namespace paillasse::ui
