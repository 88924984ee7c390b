// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <set>

#include <QDialog>

#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

class DataTable;
class HintLine;
class PrimaryButton;
class Theme;

// Everything that one Enter is going to do, to be read and confirmed as a whole. Space leaves out what the row in front belongs to; the
// confirmation waits until the last row has been on screen. Use open().
class ConfirmList : public QDialog {
    Q_OBJECT

public:
    struct Words {
        QString title;
        QString table;                            // its accessible name
        QString why;                              // above it
        QString hint;                             // below it
        QStringList headers;                      // the first column takes what is left
        QList<int> widths;                        // of the others
        std::function<QString(int kept)> confirm; // on the button
        int left = 0;                             // orders of the list that are not in this one: said, too
    };
    // What is left out or kept together; without a choice it is there to be read only. A row of one cell goes over all columns.
    struct Entry {
        QString choice;
        QList<Row> rows;
    };

    [[nodiscard]] DataTable& table() { return *m_table; }
    [[nodiscard]] QStringList keptChoices() const;

Q_SIGNALS:
    void choicesConfirmed(const QStringList& kept);

protected:
    ConfirmList(const Theme& theme, const Words& words, const QList<Entry>& entries, QWidget* parent);

    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTable(const Words& words);
    void refresh();
    void toggle();
    void look();

    const Theme& m_theme;
    std::function<QString(int)> m_confirmText;
    QList<Entry> m_entries;
    std::set<QString> m_left;
    RowsModel m_rows;
    DataTable* m_table;
    PrimaryButton* m_confirm;
    bool m_read = false;
};

} // namespace paillasse::ui
