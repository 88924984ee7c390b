// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/orderqueue.h"

namespace paillasse::ui {

namespace {
constexpr std::chrono::milliseconds gatherTime{200};

client::WorklistFilter filterOf(client::Queue queue)
{
    client::WorklistFilter filter;
    filter.queue = queue;
    return filter;
}
}

OrderQueue::OrderQueue(client::Engine& engine, WorklistModel::Kind kind, client::WorklistFilter filter, QObject* parent)
    : QObject(parent), m_engine(engine), m_list(kind, this), m_filter(std::move(filter))
{
    m_gathering.setSingleShot(true);
    m_gathering.setInterval(gatherTime);
    connect(&m_gathering, &QTimer::timeout, this, [this] { ask(false); });
    connect(&engine, &client::Engine::documentsChanged, &m_gathering, qOverload<>(&QTimer::start));
}

OrderQueue::OrderQueue(client::Engine& engine, WorklistModel::Kind kind, client::Queue queue, QObject* parent) : OrderQueue(engine, kind, filterOf(queue), parent) {}

void OrderQueue::narrow(const std::function<void(client::WorklistFilter&)>& change)
{
    change(m_filter);
    ask(true);
}

void OrderQueue::ask(bool replace)
{
    Q_EMIT asked();
    m_isReplaced = m_isReplaced || replace;
    m_engine.records().worklist(m_filter, this, [this, filter = m_filter, replace](Result<client::Worklist> list) {
        if (!(filter == m_filter))
            return; // asked otherwise since
        m_isReplaced = false;
        if (!list)
            return;
        if (replace)
            m_list.reload(std::move(list->rows));
        else
            m_list.refresh(list->rows);
        Q_EMIT changed();
    });
    m_engine.records().counts(m_filter.benches, this, [this](Result<client::WorkCounts> counts) {
        if (!counts)
            return;
        m_counts = *counts;
        // Else the list that is still shown would pass for the answer to what was asked after it.
        if (!m_isReplaced)
            Q_EMIT changed();
    });
}

} // namespace paillasse::ui
