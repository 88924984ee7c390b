// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/entrywalk.h"

#include "ui/bench/benchpresenter.h"
#include "ui/widgets/datatable.h"

namespace paillasse::ui {

lab::LineId EntryWalk::current() const
{
    return lab::LineId(m_grid.currentId().toInt());
}

lab::LineId EntryWalk::critical() const
{
    const auto held = m_presenter.unanswered();
    return held != 0 ? held : current();
}

bool EntryWalk::isToEnter(int row) const
{
    const auto& grid = m_presenter.grid();
    return grid.isTypable(row) && grid.line(row)->state == lab::LineState::Pending;
}

void EntryWalk::at(int row)
{
    m_grid.setCurrentIndex(m_presenter.grid().index(row, ResultGridModel::Result));
}

void EntryWalk::begin()
{
    const auto& code = m_presenter.filter().examination;
    const auto& grid = m_presenter.grid();
    if (m_presenter.filter().queue == client::Queue::CallsToRecord)
        if (const int row = grid.rowOfLine(m_presenter.toCall()); row >= 0)
            return at(row);
    for (int row = 0; row < grid.rowCount(); ++row)
        if (code.empty() ? isToEnter(row) : grid.line(row)->examination == code)
            return at(row);
}

void EntryWalk::edit(lab::LineId line)
{
    const int row = m_presenter.grid().rowOfLine(line);
    if (row < 0)
        return;
    m_grid.setFocus();
    at(row);
}

void EntryWalk::editTyped(lab::LineId line)
{
    if (line == current() && m_presenter.grid().draft(line) && m_grid.hasFocus())
        m_grid.edit(m_presenter.grid().index(m_presenter.grid().rowOfLine(line), ResultGridModel::Result));
}

void EntryWalk::goOn(lab::LineId line, bool next)
{
    if (!next || !m_presenter.file())
        return edit(line);
    if (!m_presenter.filter().examination.empty())
        return nextOrder();
    const auto& grid = m_presenter.grid();
    for (int row = grid.rowOfLine(line) + 1; row < grid.rowCount(); ++row)
        if (isToEnter(row))
            return edit(grid.lineId(row));
    edit(line);
}

// By examination: the same line of the next order in the queue.
void EntryWalk::nextOrder()
{
    const auto row = m_queue.rowOf(m_queue.currentId());
    const auto next = m_queue.model()->index(row + 1, 0);
    if (!next.isValid())
        return Q_EMIT said(tr("That was the last order of this list."), false);
    m_queue.setCurrentIndex(next);
    m_grid.setFocus();
}

} // namespace paillasse::ui
