// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/reception/orderdraft.h"

namespace paillasse::ui {

class BadgeLabel;
class DataTable;
class Label;
class Theme;

// Examinations by code or name; below, what is chosen and the tubes that follow from it. Delete takes one off again.
class ExaminationPicker : public QWidget {
    Q_OBJECT

public:
    using Directory = std::function<client::DirectoryPtr()>;

    ExaminationPicker(const Theme& theme, Directory directory, QWidget* parent = nullptr);

    // With an order, what it has already is not offered again, and its tubes serve first.
    void begin(const lab::Order* existing = nullptr);
    [[nodiscard]] const std::vector<std::string>& chosen() const { return m_chosen; }
    void choose(const std::string& code);
    // What is chosen as one text, and from such a text again: codes that the catalogue does not have any more are left out.
    [[nodiscard]] QString codes() const;
    void chooseAll(const QString& codes);
    void focusEntry();
    void closeList();

Q_SIGNALS:
    void changed();
    void done(); // Enter on the empty field

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();

    const Theme& m_theme;
    Directory m_directory;
    std::optional<lab::Order> m_existing;
    std::vector<std::string> m_chosen;
    RowsModel m_rows;
    SuggestBox* m_entry;
    DataTable* m_table;
    Label* m_count;
    BadgeLabel* m_tubes;
};

} // namespace paillasse::ui
