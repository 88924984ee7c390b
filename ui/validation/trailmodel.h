// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractListModel>

#include "app/client/queries.h"

namespace paillasse::ui {

// Who did what on an order, oldest first: read from the document itself, so that it says the same offline.
class TrailModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit TrailModel(const Clock& clock, QObject* parent = nullptr) : QAbstractListModel(parent), m_clock(clock) {}

    void show(const lab::Order& order, const client::Directory& directory);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    enum class Kind { Measured, Validated, Other };
    struct Step {
        Instant at;
        QString text;
        lab::PersonId who;
        Kind kind = Kind::Other;
        int count = 1; // steps of the same kind, minute and person are one
    };

private:
    const Clock& m_clock;
    std::vector<Step> m_steps;
};

} // namespace paillasse::ui
