// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ordergatherer.h"

#include "ui/models/orderreading.h"

namespace paillasse::ui {

void OrderGatherer::gather(client::WorklistFilter filter, Fits fits)
{
    m_files.clear();
    m_fits = std::move(fits);
    filter.limit = 0; // the numbers are enough
    m_engine.records().worklist(filter, this, [this, question = ++m_question](const Result<client::Worklist>& list) {
        if (list && question == m_question)
            gatherNext({list->ids.begin(), list->ids.end()}, question);
    });
}

void OrderGatherer::gatherNext(std::deque<lab::OrderId> ids, unsigned question)
{
    if (ids.empty() || m_files.size() >= m_most) {
        m_left = static_cast<int>(ids.size());
        Q_EMIT gathered();
        return;
    }
    const auto id = ids.front();
    ids.pop_front();
    m_engine.records().order(id, this, [this, question, ids = std::move(ids)](const Result<client::OrderFile>& file) {
        if (question != m_question)
            return;
        if (file && m_fits(*file)) {
            m_files.push_back(*file);
            noteReading(m_engine, lab::ReadingKind::OpenedOrder, file->order); // what is confirmed from a list is read there
        }
        gatherNext(ids, question);
    });
}

} // namespace paillasse::ui
