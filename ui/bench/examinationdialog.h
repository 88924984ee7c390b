// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/client/queries.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

class DataTable;
class Theme;

// Which examination to work down: those that are to be entered, with how many orders wait. Use open().
class ExaminationDialog : public QDialog {
    Q_OBJECT

public:
    ExaminationDialog(const Theme& theme, const std::vector<client::OpenExamination>& open, const lab::Catalogue& catalogue, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& code);

private:
    RowsModel m_rows;
    DataTable* m_table;
};

} // namespace paillasse::ui
