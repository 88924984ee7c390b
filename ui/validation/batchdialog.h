// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include <QDialog>

#include "app/client/queries.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

class DataTable;
class PrimaryButton;
class Theme;

// The clear orders with every value, to be read and confirmed as a whole. Space leaves the order in front out; the signature waits
// until the last row has been on screen. Use open().
class BatchDialog : public QDialog {
    Q_OBJECT

public:
    BatchDialog(const Theme& theme, const std::vector<client::OrderFile>& files, const client::DirectoryPtr& directory, QWidget* parent = nullptr);

    [[nodiscard]] DataTable& table() { return *m_table; }
    [[nodiscard]] std::vector<lab::OrderId> kept() const;

Q_SIGNALS:
    void confirmed(const std::vector<paillasse::lab::OrderId>& orders);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry {
        lab::OrderId order;
        QList<Row> rows; // who it is, then each result
    };
    [[nodiscard]] Entry entryOf(const client::OrderFile& file, const client::DirectoryPtr& directory) const;
    void buildTable();
    void refresh();
    void toggle();
    void look();

    const Theme& m_theme;
    std::vector<Entry> m_entries;
    std::set<lab::OrderId> m_left;
    RowsModel m_rows;
    DataTable* m_table;
    PrimaryButton* m_sign;
    bool m_read = false;
};

} // namespace paillasse::ui
