// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "app/client/acts.h"
#include "app/client/queries.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

// This person's acts that are not in the store: first those that it refused, kept until their author decides, then those that wait to be
// sent, in the order in which they were made.
class TrayModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { When, What, Record, State, ColumnCount };

    explicit TrayModel(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), m_clock(clock) {}

    void showRefused(std::vector<client::TrayEntry> entries);
    // With when the store was tried last; null: not since the start.
    void showWaiting(std::vector<client::WaitingAct> acts, Instant lastTry);
    void setDirectory(client::DirectoryPtr directory) { m_directory = std::move(directory); }
    [[nodiscard]] const client::TrayEntry* entry(const QVariant& id) const;
    [[nodiscard]] const client::WaitingAct* waiting(const QVariant& id) const;
    [[nodiscard]] int waitingCount() const { return static_cast<int>(m_waiting.size()); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const lab::Act& act(int row) const;
    [[nodiscard]] QString record(int row) const;
    [[nodiscard]] QString state(int row) const;
    [[nodiscard]] bool isRefused(int row) const { return row < static_cast<int>(m_entries.size()); }

    const Clock& m_clock;
    client::DirectoryPtr m_directory = std::make_shared<const client::Directory>();
    std::vector<client::TrayEntry> m_entries;
    std::vector<client::WaitingAct> m_waiting;
    Instant m_lastTry;
};

} // namespace paillasse::ui
