// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/batchsigner.h"

#include <algorithm>

#include "app/lab/rules/worklist.h"
#include "ui/theme/format.h"
#include "ui/validation/releaserequest.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

namespace {

client::WorklistFilter clearLane()
{
    client::WorklistFilter filter;
    filter.queue = client::Queue::ToValidateBiologically;
    filter.lane = client::Lane::Clear;
    filter.limit = 0;
    return filter;
}

// After these the next one would fail in the same way.
bool endsTheBatch(const client::Submission& submission)
{
    using lab::RefusalCode;
    if (submission.trouble)
        return true;
    const auto code = submission.refusal->code;
    return code == RefusalCode::BadSignature || code == RefusalCode::NotPermitted || code == RefusalCode::SeatLost || code == RefusalCode::AccountClosed;
}

} // namespace

BatchSigner::BatchSigner(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine), m_gatherer(engine, most, this)
{
    connect(&m_gatherer, &OrderGatherer::gathered, this, &BatchSigner::gathered);
}

void BatchSigner::recount()
{
    m_engine.records().worklist(clearLane(), &m_counting, [this](const Result<client::Worklist>& list) {
        if (!list)
            return;
        m_count = static_cast<int>(list->ids.size());
        Q_EMIT counted();
    });
}

void BatchSigner::gather()
{
    if (!isBusy())
        m_gatherer.gather(clearLane(), [this](const client::OrderFile& file) { return isForThisPerson(file); });
}

bool BatchSigner::isForThisPerson(const client::OrderFile& file) const
{
    if (!file.patient || !lab::isClear(file.order, file.patient->identity) || file.orderPending || !file.pending.empty())
        return false;
    const auto& session = m_engine.session();
    return mayRelease(session.person(), session.laboratory(), file.order, reportableLines(file.order), m_engine.records().directory()->rules()).has_value();
}

void BatchSigner::sign(const std::vector<lab::OrderId>& confirmed)
{
    if (isBusy())
        return;
    m_outcome = {};
    for (const auto& file : m_gatherer.files())
        if (std::ranges::find(confirmed, file.order.id) != confirmed.end())
            m_toSign.push_back(file);
    m_total = static_cast<int>(m_toSign.size());
    m_gatherer.files().clear();
    signNext();
}

void BatchSigner::signNext()
{
    if (m_toSign.empty())
        return finish();
    Q_EMIT progressed(m_total - static_cast<int>(m_toSign.size()), m_total);
    const auto file = std::move(m_toSign.front());
    m_toSign.pop_front();
    m_engine.acts().release(releaseOf(file.order, reportableLines(file.order)), this, [this, order = file.order.id, accession = QString::fromStdString(file.order.accession)](const client::Released& answer) {
        if (answer.submission.isCommitted()) {
            ++m_outcome.done;
            Q_EMIT released(order, static_cast<std::uint16_t>(answer.version));
            return signNext();
        }
        m_outcome.held << Format::named(accession, RefusalWords::of(answer.submission));
        if (endsTheBatch(answer.submission)) {
            for (const auto& rest : std::exchange(m_toSign, {}))
                m_outcome.held << tr("%1: not signed either").arg(QString::fromStdString(rest.order.accession));
        }
        signNext();
    });
}

void BatchSigner::finish()
{
    m_total = 0;
    Q_EMIT finished(std::exchange(m_outcome, {}));
}

} // namespace paillasse::ui
