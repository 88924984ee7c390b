// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/validationpresenter.h"

#include <algorithm>

#include "app/lab/rules/confidentiality.h"
#include "app/lab/rules/nextrelease.h"
#include "ui/models/orderreading.h"
#include "ui/printing/reportmaker.h"
#include "ui/validation/releaserequest.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

ValidationPresenter::ValidationPresenter(client::Engine& engine, QObject* parent)
    : QObject(parent), m_engine(engine), m_queue(engine, WorklistModel::Kind::Validation, client::Queue::ToValidateBiologically, this), m_search(engine, m_queue, this), m_grid(ResultGridModel::Use::Signing, this), m_trail(engine.clock(), this), m_older(engine, this), m_batch(engine, this), m_registrar(engine, this)
{
    connect(&m_queue, &OrderQueue::changed, this, &ValidationPresenter::listChanged);
    connect(&m_search, &SubmittedSearch::notListed, this, [this](const QString& words, bool isTrouble) {
        open({});
        Q_EMIT said(words, isTrouble);
    });
    connect(&m_search, &SubmittedSearch::foundElsewhere, this, [this](const lab::OrderId& order) { open(order); });
    connect(&m_queue, &OrderQueue::asked, &m_batch, &BatchSigner::recount);
    connect(&m_batch, &BatchSigner::released, &m_registrar, &PdfRegistrar::registerReleased);
    connect(&m_older, &OlderHistory::arrived, this, &ValidationPresenter::askFile);
    connect(&m_older, &OlderHistory::noteChanged, this, [this] {
        if (m_file)
            Q_EMIT fileChanged();
    });
    connect(&m_batch, &BatchSigner::counted, this, &ValidationPresenter::listChanged);
    connect(&engine, &client::Engine::documentsChanged, this, [this](const std::set<lab::DocumentId>& ids, bool many) {
        if (many || ids.contains(lab::documentId(m_open)) || (m_file && ids.contains(lab::documentId(m_file->order.patient))))
            askFile();
    });
}

void ValidationPresenter::setLane(client::Lane lane)
{
    m_queue.narrow([&](client::WorklistFilter& filter) { filter.lane = lane; });
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
        if (!m_file || m_file->order.id != file->order.id)
            noteReading(m_engine, lab::ReadingKind::OpenedOrder, file->order);
        m_file = std::move(*file);
        const auto directory = m_engine.records().directory();
        m_isNamedOtherwise = namesPatientOtherwise(*m_file, directory);
        m_grid.show(*m_file, directory, 0);
        m_trail.show(m_file->order, *directory);
        m_older.follow(m_file->order.patient);
        Q_EMIT fileChanged();
        if (const auto why = m_search.whyNotListed(m_file->order); !why.isEmpty())
            Q_EMIT unlistedShown(why);
    });
}

void ValidationPresenter::noteHistory(const lab::ResultLine& line)
{
    const auto examination = lab::examinationId(m_engine.session().laboratory(), line.examination);
    m_engine.trail().opened(lab::ReadingKind::OpenedHistory, lab::DocumentKind::Examination, examination, m_file->order.patient);
}

std::vector<lab::LineId> ValidationPresenter::reportable(lab::LineId only) const
{
    return m_file ? reportableLines(m_file->order, only) : std::vector<lab::LineId>();
}

lab::ReportKind ValidationPresenter::nextKind(const std::vector<lab::LineId>& lines) const
{
    return m_file ? lab::kindOfNextRelease(m_file->order, lines) : lab::ReportKind::Partial;
}

lab::ReportKind ValidationPresenter::nextKind(const std::vector<lab::LineId>& lines, const QString& interpretation) const
{
    return correctsByChoice(lines, interpretation) ? lab::ReportKind::Corrected : nextKind(lines);
}

bool ValidationPresenter::isAwaited(const std::vector<lab::LineId>& lines) const
{
    return m_file && std::any_of(lines.begin(), lines.end(), [this](lab::LineId id) {
        const auto* line = m_file->order.line(id);
        return line && lab::isNews(m_file->order, *line);
    });
}

// Of the whole report, and not while a line of it is open again: what is signed then says all of this too.
bool ValidationPresenter::correctsByChoice(const std::vector<lab::LineId>& lines, const QString& interpretation) const
{
    if (!m_file || !m_file->order.effectiveReport() || m_file->order.changedSinceReport() || isAwaited(lines) || lines != reportable())
        return false;
    return m_isNamedOtherwise || interpretation.trimmed().toStdString() != lab::standingInterpretation(m_file->order, lines);
}

bool ValidationPresenter::repeatsSealed(const std::vector<lab::LineId>& lines, const QString& interpretation) const
{
    lab::ReportVersion made;
    made.interpretation = interpretation.toStdString();
    for (const auto line : lines)
        made.lines.push_back({line, 0, {}, {}});
    // What is hidden from this person is not in the order here.
    return m_file && lab::repeatsSealed(m_file->order, made, [](lab::Confidentiality) { return true; });
}

QString ValidationPresenter::objection(const std::vector<lab::LineId>& lines, const QString& interpretation) const
{
    const bool replacesWithdrawn = m_file && !lines.empty() && m_file->order.lastReport() && m_file->order.lastReport()->kind == lab::ReportKind::Withdrawn;
    if (!isAwaited(lines) && !correctsByChoice(lines, interpretation) && !replacesWithdrawn)
        return m_file && m_file->order.effectiveReport() ? tr("Nothing to sign: the report says all of this.") : tr("Nothing to sign: no line is technically valid.");
    if (repeatsSealed(lines, interpretation))
        return tr("The interpretation repeats what was said of a confidential examination that is not signed with it. Sign all lines together, or take these words out.");
    if (m_engine.connection() == client::Connection::Offline)
        return tr("Signing needs the store, which cannot be reached. The order stays in your queue.");
    if (m_engine.connection() == client::Connection::StoreFull)
        return RefusalWords::storeFull();
    return {};
}

client::ReleaseRequest ValidationPresenter::request(const std::vector<lab::LineId>& lines, const QString& interpretation) const
{
    auto request = releaseOf(m_file->order, lines);
    request.interpretation = interpretation.trimmed().toStdString();
    request.kind = nextKind(lines, interpretation);
    return request;
}

void ValidationPresenter::release(const client::ReleaseRequest& request)
{
    if (m_releasing)
        return;
    m_releasing = true;
    m_engine.acts().release(request, this, [this, order = request.order](const client::Released& answer) {
        m_releasing = false;
        if (!answer.submission.isCommitted()) {
            askFile();
            Q_EMIT said(RefusalWords::of(answer.submission), true);
            return;
        }
        m_registrar.registerReleased(order, static_cast<std::uint16_t>(answer.version));
        askFile();
        Q_EMIT released(order, answer.version);
    });
}

void ValidationPresenter::sendBack(const lab::Order& seen, lab::LineId line, const QString& reason)
{
    const lab::SendBack body{{line}, reason.toStdString()};
    m_engine.acts().submit(lab::documentId(seen.id), body, client::basedOn(seen, body), this, [this](const client::Submission& submission) {
        if (!submission.isCommitted()) {
            Q_EMIT said(RefusalWords::of(submission), true);
            return;
        }
        askFile();
        Q_EMIT said(tr("Sent back to the bench."), false);
    });
}

} // namespace paillasse::ui
