// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/client/putaside.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

class ActionButton;
class DataTable;
class Label;
class Theme;

// The copies that were put aside on this workstation: since when, whose, how large; one is removed when somebody says so twice.
class AsideDialog final : public QDialog {
    Q_OBJECT

public:
    AsideDialog(const Theme& theme, client::PutAside& aside, const lab::PersonId& self, QWidget* parent = nullptr);

private:
    void reload();
    void update();
    void ask();
    void remove(const client::CopyPutAside& copy);
    [[nodiscard]] const client::CopyPutAside* current() const;
    [[nodiscard]] QString whose(const client::CopyPutAside& copy) const;

    client::PutAside& m_aside;
    lab::PersonId m_self;
    std::vector<client::CopyPutAside> m_copies;
    RowsModel m_rows;
    DataTable* m_table;
    Label* m_said;
    ActionButton* m_remove;
};

} // namespace paillasse::ui
