// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/validationpresenter.h"

#include <algorithm>

#include "app/lab/rules/nextrelease.h"
#include "ui/validation/releaserequest.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

ValidationPresenter::ValidationPresenter(client::Engine& engine, QObject* parent)
    : QObject(parent), m_engine(engine), m_queue(engine, WorklistModel::Kind::Validation, client::Queue::ToValidateBiologically, this), m_grid(ResultGridModel::Use::Reading, this), m_trail(this), m_batch(engine, this)
{
    connect(&m_queue, &OrderQueue::changed, this, &ValidationPresenter::listChanged);
    connect(&m_queue, &OrderQueue::asked, &m_batch, &BatchSigner::recount);
    connect(&m_batch, &BatchSigner::counted, this, &ValidationPresenter::listChanged);
    connect(&engine, &client::Engine::documentsChanged, this, [this](const std::set<lab::DocumentId>& ids, bool many) {
        if (many || ids.contains(lab::documentId(m_open)))
            askFile();
    });
}

Instant ValidationPresenter::signingUntil() const
{
    return m_engine.session().signingUntil();
}

void ValidationPresenter::setLane(client::Lane lane)
{
    m_queue.narrow([&](client::WorklistFilter& filter) { filter.lane = lane; });
}

void ValidationPresenter::search(const QString& text)
{
    m_queue.narrow([&](client::WorklistFilter& filter) { filter.text = text.trimmed().toStdString(); });
}

void ValidationPresenter::refreshAll()
{
    m_queue.reload();
    if (!m_open.isNull())
        askFile();
}

void ValidationPresenter::open(const lab::OrderId& order)
{
    if (order == m_open)
        return;
    m_open = order;
    if (order.isNull()) {
        m_file.reset();
        m_grid.clear();
        m_trail.clear();
        Q_EMIT fileChanged();
        return;
    }
    askFile();
}

void ValidationPresenter::askFile()
{
    if (m_open.isNull())
        return;
    m_engine.records().order(m_open, this, [this, asked = m_open](Result<client::OrderFile> file) {
        if (asked != m_open || !file)
            return;
        m_file = std::move(*file);
        const auto directory = m_engine.records().directory();
        m_grid.show(*m_file, directory, 0);
        m_trail.show(m_file->order, *directory);
        Q_EMIT fileChanged();
    });
}

std::vector<lab::LineId> ValidationPresenter::reportable(lab::LineId only) const
{
    return m_file ? reportableLines(m_file->order, only) : std::vector<lab::LineId>();
}

lab::ReportKind ValidationPresenter::nextKind(const std::vector<lab::LineId>& lines) const
{
    return m_file ? lab::kindOfNextRelease(m_file->order, lines) : lab::ReportKind::Partial;
}

void ValidationPresenter::release(const std::vector<lab::LineId>& lines, const QString& interpretation, const QString& reason)
{
    if (!m_file || m_releasing)
        return;
    const bool anythingNew = std::any_of(lines.begin(), lines.end(), [this](lab::LineId id) {
        const auto* line = m_file->order.line(id);
        return line && line->state == lab::LineState::TechnicallyValid;
    });
    if (lines.empty() || !anythingNew) {
        Q_EMIT said(tr("Nothing to sign: no line is technically valid."), true);
        return;
    }
    if (m_engine.connection() == client::Connection::Offline) {
        Q_EMIT said(tr("Signing needs the store, which cannot be reached. The order stays in your queue."), true);
        return;
    }
    if (signingUntil() <= m_engine.now()) {
        Q_EMIT signingNeeded();
        return;
    }
    auto request = releaseOf(m_file->order, lines);
    request.interpretation = interpretation.trimmed().toStdString();
    request.reason = reason.trimmed().toStdString();
    m_releasing = true;
    m_engine.acts().release(request, this, [this, order = request.order](const client::Released& answer) {
        m_releasing = false;
        if (!answer.submission.isCommitted()) {
            askFile();
            Q_EMIT said(RefusalWords::of(answer.submission), true);
            return;
        }
        askFile();
        Q_EMIT released(order, answer.version);
    });
}

void ValidationPresenter::sendBack(const std::vector<lab::LineId>& lines, const QString& reason)
{
    if (!m_file || lines.empty())
        return;
    const lab::SendBack body{lines, reason.toStdString()};
    m_engine.acts().submit(lab::documentId(m_file->order.id), body, client::basedOn(m_file->order, body), this, [this](const client::Submission& submission) {
        if (!submission.isCommitted()) {
            Q_EMIT said(RefusalWords::of(submission), true);
            return;
        }
        askFile();
        Q_EMIT said(tr("Sent back to the bench."), false);
    });
}

void ValidationPresenter::openSigning(SecretBytes password, SecretBytes code)
{
    const bool withCode = !code.isEmpty();
    m_engine.session().openSigning(std::move(password), std::move(code), this, [this, withCode](Result<Instant> until) {
        if (until)
            Q_EMIT signingOpened();
        else
            Q_EMIT signingRefused(whyNotOpened(until.error().code, withCode));
    });
}

QString ValidationPresenter::whyNotOpened(ErrorCode code, bool withCode)
{
    switch (code) {
    case ErrorCode::WrongSecret: return withCode ? tr("Not your password, or not the code that is shown now. A code counts once: wait for the next one.") : tr("Not your password.");
    case ErrorCode::Locked: return tr("Too many wrong codes. Wait a minute, then try again.");
    case ErrorCode::Unreachable: return tr("The store cannot be reached: signing needs it.");
    default: return tr("The signing key could not be opened (%1).").arg(QString::fromUtf8(toString(code).data()));
    }
}

} // namespace paillasse::ui
