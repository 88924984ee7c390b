// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QHash>

#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

class ActionButton;
class DataTable;
class Label;
class Theme;

// F10: which of a line's measurements is reported. Arrows and Enter; one that cannot be says why. Opened with open(), never exec().
class ChoiceDialog : public QDialog {
    Q_OBJECT

public:
    // `objections`: by row, why that one cannot be chosen; the rest can.
    ChoiceDialog(const Theme& theme, const QString& question, const QStringList& headers, const QList<Row>& rows, const QHash<QString, QString>& objections, QWidget* parent = nullptr);

    [[nodiscard]] DataTable& table() { return *m_table; }

Q_SIGNALS:
    void chosen(const QString& measurement);

private:
    void update();
    void confirm();

    RowsModel m_rows;
    QHash<QString, QString> m_objections;
    DataTable* m_table;
    Label* m_objection;
    ActionButton* m_confirm;
};

} // namespace paillasse::ui
