// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "app/client/queries.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

// The measurements of one line in words, the newest first: value and marks, when, by whom, how, on which tube, and why.
class MeasurementRows {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::MeasurementRows)

public:
    enum Column { Value, When, Who, How, Tube, Why, ColumnCount };

    // They outlive it.
    MeasurementRows(const lab::Order& order, const client::Directory& directory, Instant now) : m_order(order), m_directory(directory), m_now(now) {}

    static QStringList headers();
    // By the measurement's id.
    [[nodiscard]] QList<Row> of(const lab::ResultLine& line) const;
    // "6,4 mmol/L".
    [[nodiscard]] QString value(const lab::ResultLine& line, const lab::Measurement& measurement) const;

private:
    [[nodiscard]] static QString how(const lab::Measurement& measurement);
    [[nodiscard]] QString who(const lab::Measurement& measurement) const;
    [[nodiscard]] QString tube(const lab::Measurement& measurement) const;

    const lab::Order& m_order;
    const client::Directory& m_directory;
    Instant m_now;
};

} // namespace paillasse::ui
