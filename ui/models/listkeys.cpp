// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/listkeys.h"

#include <utility>

#include <QApplication>

#include "ui/models/queuetable.h"
#include "ui/models/worklistmodel.h"
#include "ui/widgets/datatable.h"

namespace paillasse::ui {

bool hasKeys(const QWidget& part)
{
    const auto* focus = QApplication::focusWidget();
    return focus == &part || (focus && part.isAncestorOf(focus));
}

bool keysAreFree(const QWidget& page)
{
    return page.isVisible() && (!QApplication::focusWidget() || hasKeys(page));
}

void ListKeys::expect()
{
    m_asker = QApplication::focusWidget();
    if (m_wants == Wants::Nothing)
        m_wants = Wants::List;
}

void ListKeys::askFor()
{
    m_asker = QApplication::focusWidget();
    m_wants = Wants::Answer;
}

void ListKeys::begin()
{
    m_asker = nullptr;
    m_wants = Wants::Nothing;
}

bool ListKeys::areFree() const
{
    return keysAreFree(m_page) || (m_page.isVisible() && m_asker && m_asker == QApplication::focusWidget());
}

bool ListKeys::arrived(const lab::OrderId& front)
{
    const bool isEmpty = m_list.model()->rowCount() == 0;
    if (m_wants == Wants::Nothing || isEmpty) {
        if (m_wants == Wants::Answer)
            m_wants = Wants::Nothing; // looked for elsewhere by now
        followFront(m_list, front);
        return false;
    }
    if (std::exchange(m_wants, Wants::Nothing) == Wants::Answer)
        return bringAnswer(front);
    followFront(m_list, front);
    if (!areFree() || hasKeys(m_work))
        return false;
    enter(front);
    return true;
}

void ListKeys::enter(const lab::OrderId& front)
{
    if (front.isNull())
        m_list.focusEntry();
    else
        m_list.setFocus(Qt::OtherFocusReason);
}

bool ListKeys::bringAnswer(const lab::OrderId& front)
{
    const bool isInFront = m_list.rowOf(WorklistModel::idOf(front)) >= 0;
    followFront(m_list, front);
    if (isInFront && hasKeys(m_work))
        return false;
    if (!isInFront)
        m_list.chooseFirst();
    if (areFree())
        m_list.setFocus(Qt::OtherFocusReason);
    return true;
}

void ListKeys::bring(const lab::OrderId& order, bool isAwaited)
{
    // A row that the next list may not have is not chosen: losing it would empty the front.
    followFront(m_list, isAwaited ? lab::OrderId() : order);
}

} // namespace paillasse::ui
