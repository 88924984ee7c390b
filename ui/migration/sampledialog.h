// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/migration/migrationspresenter.h"

namespace paillasse::ui {

class ActionButton;
class DataTable;
class Label;
class Theme;

// The sample, a record at a time: as the source has it beside how it is here, and a person's word on each.
class SampleDialog final : public QDialog {
    Q_OBJECT

public:
    SampleDialog(const Theme& theme, MigrationsPresenter& presenter, std::vector<std::uint64_t> records, QWidget* parent);

    // The patients' data leave the screen with the lock.
    void forget();

private:
    void ask();
    void answer(bool agrees);

    MigrationsPresenter& m_presenter;
    std::vector<std::uint64_t> m_records;
    std::size_t m_at = 0;
    RowsModel m_rows;
    Label* m_place;
    Label* m_said;
    DataTable* m_table;
    ActionButton* m_agrees;
    ActionButton* m_differs;
};

} // namespace paillasse::ui
