// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/submittedsearch.h"

#include "app/lab/rules/labelcontent.h"
#include "ui/models/numberedorder.h"
#include "ui/models/whynotlisted.h"

namespace paillasse::ui {

namespace {

constexpr int mostBegunSo = 50; // numbers that begin with another one

}

SubmittedSearch::SubmittedSearch(client::Engine& engine, OrderQueue& queue, QObject* parent) : QObject(parent), m_engine(engine), m_queue(queue), m_note(engine.trail(), this)
{
    connect(&m_queue, &OrderQueue::changed, this, [this] {
        if (!m_queue.isAwaited())
            m_note.answered(m_queue.list().rowCount());
        if (std::exchange(m_isAwaited, false) && m_queue.list().rowCount() == 0) {
            Q_EMIT notListed(tr("%1 is not in this list: looking for it…").arg(shown()), false);
            isLabNumber(shown()) ? lookForNumber() : lookEverywhere();
        }
    });
}

void SubmittedSearch::type(const QString& text)
{
    m_wanted.clear();
    m_isAwaited = false;
    narrow(text);
}

void SubmittedSearch::submit(const QString& text)
{
    // A scanned tube names its order and itself; the tube's number narrows nothing here.
    m_wanted = lab::readBarcode(text.trimmed().toStdString()).accession;
    m_isAwaited = !m_wanted.empty();
    narrow(shown());
}

void SubmittedSearch::narrow(const QString& text)
{
    m_note.typed(text);
    m_queue.narrow([&](client::WorklistFilter& filter) { filter.text = text.trimmed().toStdString(); });
}

void SubmittedSearch::bring(const lab::OrderId& order)
{
    m_note.answered(1);
    m_found = order;
    Q_EMIT foundElsewhere(order);
}

QString SubmittedSearch::whyNotListed(const lab::Order& order)
{
    return std::exchange(m_found, {}) == order.id ? WhyNotListed::of(order, m_queue.filter(), m_engine.now()) : QString();
}

QString SubmittedSearch::nowhere() const
{
    return tr("No such tube, order or patient here: %1.").arg(shown());
}

void SubmittedSearch::lookForNumber()
{
    findNumbered(m_engine, shown(), this, [this, wanted = m_wanted](const NumberedOrder& answer) {
        if (wanted != m_wanted)
            return; // searched otherwise since
        switch (answer.where) {
        case NumberedOrder::Where::Here:
        case NumberedOrder::Where::AtStore: return bring(answer.order);
        case NumberedOrder::Where::Nowhere: return Q_EMIT notListed(nowhere(), true);
        case NumberedOrder::Where::NotAsked: return Q_EMIT notListed(tr("%1 is not at this workstation, and the store cannot be asked now.").arg(shown()), true);
        }
    });
}

void SubmittedSearch::lookEverywhere()
{
    client::WorklistFilter everywhere;
    everywhere.queue = client::Queue::All;
    everywhere.text = m_wanted;
    everywhere.limit = mostBegunSo;
    m_engine.records().worklist(everywhere, this, [this, wanted = m_wanted](const Result<client::Worklist>& list) {
        if (wanted != m_wanted)
            return;
        if (!list)
            return Q_EMIT notListed(tr("%1 could not be looked for. Try again.").arg(shown()), true);
        m_note.answered(static_cast<qsizetype>(list->ids.size()));
        if (list->ids.empty())
            return Q_EMIT notListed(nowhere(), true);
        if (list->ids.size() == 1)
            return bring(list->ids.front());
        Q_EMIT notListed(tr("%1 is not in this list; %n order(s) elsewhere. Type or scan a number.", nullptr, static_cast<int>(list->ids.size())).arg(shown()), true);
    });
}

} // namespace paillasse::ui
