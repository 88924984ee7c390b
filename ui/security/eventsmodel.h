// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "app/client/watch.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

// What happened, newest first, a page at a time: the view asks for the next one when it comes to the end.
class EventsModel final : public QAbstractTableModel, public RowFinder {
    Q_OBJECT

public:
    enum Column { Received, Made, Person, Workstation, What, About };
    static constexpr int columns = About + 1;

    explicit EventsModel(const Clock& clock, QObject* parent = nullptr) : QAbstractTableModel(parent), m_clock(clock) {}

    void show(std::vector<client::TrailRow> rows, bool isMore);
    void append(const std::vector<client::TrailRow>& rows, bool isMore);
    [[nodiscard]] const std::vector<client::TrailRow>& rows() const { return m_rows; }
    [[nodiscard]] const client::TrailRow* row(const QVariant& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : columns; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] int rowOf(const QVariant& id) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override { return !parent.isValid() && m_isMore; }
    void fetchMore(const QModelIndex& parent) override;

    // When it was made, where that is another time than when it came; empty else.
    [[nodiscard]] static QString madeOf(const client::TrailRow& row, Instant now);

Q_SIGNALS:
    void moreWanted();

private:
    [[nodiscard]] QString textOf(const client::TrailRow& row, int column) const;

    const Clock& m_clock;
    std::vector<client::TrailRow> m_rows;
    bool m_isMore = false; // and nobody asked for it yet
};

} // namespace paillasse::ui
