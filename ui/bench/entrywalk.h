// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/lab/resultline.h"

namespace paillasse::ui {

class BenchPresenter;
class DataTable;

// Where the next key belongs while results are entered: which line of the order, and which order of the list.
class EntryWalk final : public QObject {
    Q_OBJECT

public:
    EntryWalk(BenchPresenter& presenter, DataTable& queue, DataTable& grid, QObject* parent) : QObject(parent), m_presenter(presenter), m_queue(queue), m_grid(grid) {}

    [[nodiscard]] lab::LineId current() const;
    // The line that entry stops on, else the one in front.
    [[nodiscard]] lab::LineId critical() const;

    // In an order that has just come to the front: the line of the examination that is worked down, the one whose call is to be recorded, or
    // the first that is to enter.
    void begin();
    void edit(lab::LineId line);
    // Its editor opens again with what is typed.
    void editTyped(lab::LineId line);
    // After a Save: the next open line, or where it must stay.
    void goOn(lab::LineId line, bool next);

Q_SIGNALS:
    void said(const QString& text, bool isTrouble);

private:
    [[nodiscard]] bool isToEnter(int row) const;
    void at(int row);
    void nextOrder();

    BenchPresenter& m_presenter;
    DataTable& m_queue;
    DataTable& m_grid;
};

} // namespace paillasse::ui
