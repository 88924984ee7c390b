// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/technicalbatch.h"

#include <algorithm>

#include "ui/bench/withheld.h"
#include "ui/theme/format.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

TechnicalBatch::TechnicalBatch(client::Engine& engine, lab::BenchMask benches, QObject* parent) : QObject(parent), m_engine(engine), m_benches(benches), m_gatherer(engine, most, this)
{
    connect(&m_gatherer, &OrderGatherer::gathered, this, &TechnicalBatch::gathered);
}

void TechnicalBatch::gather(client::WorklistFilter filter)
{
    m_examination = filter.examination;
    filter.queue = client::Queue::ToValidateTechnically;
    m_gatherer.gather(std::move(filter), [this](const client::OrderFile& file) { return !candidates(file).empty(); });
}

std::vector<TechnicalBatch::Candidate> TechnicalBatch::candidates(const client::OrderFile& file) const
{
    std::vector<Candidate> candidates;
    for (const auto& saved : savedLines(file.order, *m_engine.records().directory(), m_benches, Format::localDaySpan(m_engine.now())))
        if (m_examination.empty() || file.order.line(saved.line.line)->examination == m_examination)
            candidates.push_back({saved.line, reason(saved)});
    return candidates;
}

// Missing quality control is never clear: such a line is validated in its order, by whoever takes it on.
QString TechnicalBatch::reason(const SavedLine& line) const
{
    switch (line.held) {
    case Held::ForCall: return tr("critical, without a call, rerun or reason");
    case Held::ForRerun: return tr("rerun asked");
    case Held::No: break;
    }
    switch (line.line.control) {
    case lab::ControlState::Attested: return {};
    case lab::ControlState::Rejected: return tr("QC rejected today");
    case lab::ControlState::NotDone: return tr("QC not done today");
    case lab::ControlState::NotTracked: break;
    }
    return tr("QC not tracked today");
}

int TechnicalBatch::heldCount()
{
    int held = 0;
    for (const auto& file : m_gatherer.files())
        for (const auto& candidate : candidates(file))
            held += candidate.why.isEmpty() ? 0 : 1;
    return held;
}

void TechnicalBatch::validate(const Choice& confirmed)
{
    if (isBusy())
        return;
    for (const auto& file : m_gatherer.files()) {
        const auto chosen = confirmed.find(file.order.id);
        if (chosen == confirmed.end())
            continue;
        Task task{file.order, {}};
        for (const auto& candidate : candidates(file))
            if (candidate.why.isEmpty() && std::ranges::find(chosen->second, candidate.line.line) != chosen->second.end())
                task.body.lines.push_back(candidate.line);
        if (!task.body.lines.empty())
            m_tasks.push_back(std::move(task));
    }
    validateNext();
}

void TechnicalBatch::validateNext()
{
    if (m_tasks.empty()) {
        Q_EMIT finished(std::exchange(m_outcome, {}));
        return;
    }
    const auto& task = m_tasks.front();
    m_engine.acts().submit(lab::documentId(task.order.id), task.body, client::basedOn(task.order, task.body), this, [this](const client::Submission& submission) {
        const auto answered = std::move(m_tasks.front());
        m_tasks.pop_front();
        if (submission.isCommitted()) {
            m_outcome.done += static_cast<int>(answered.body.lines.size());
            closeWithheldIn(answered.order.id);
        } else {
            m_outcome.refused << Format::named(QString::fromStdString(answered.order.accession), RefusalWords::of(submission));
        }
        validateNext();
    });
}

// As in the order in front.
void TechnicalBatch::closeWithheldIn(const lab::OrderId& order)
{
    m_engine.records().order(order, this, [this](const Result<client::OrderFile>& file) {
        if (file)
            closeWithheld(m_engine, *file, this, [](const client::Submission&) {});
    });
}

} // namespace paillasse::ui
