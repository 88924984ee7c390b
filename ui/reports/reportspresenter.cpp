// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reports/reportspresenter.h"

#include <algorithm>
#include <utility>

#include "app/lab/rules/nextrelease.h"
#include "ui/models/orderreading.h"
#include "ui/printing/reportmaker.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

ReportsPresenter::ReportsPresenter(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine), m_queue(engine, WorklistModel::Kind::Reports, client::Queue::Released, this), m_registrar(engine, this), m_older(engine, this), m_storeSearch(engine, this), m_searchNote(engine.trail(), this)
{
    connect(&m_queue, &OrderQueue::changed, this, [this] {
        if (!m_queue.isAwaited())
            m_searchNote.answered(m_queue.list().rowCount());
        Q_EMIT listChanged();
    });
    connect(&m_registrar, &PdfRegistrar::refused, this, [this](const client::Submission& submission) { Q_EMIT said(RefusalWords::of(submission), true); });
    connect(&m_older, &OlderHistory::arrived, this, &ReportsPresenter::askFile);
    connect(&m_storeSearch, &StoreSearch::found, &m_queue, &OrderQueue::reload);
    connect(&m_storeSearch, &StoreSearch::cannotAsk, this, [this] { Q_EMIT said(tr("Searched on this workstation only: older reports are at the store, which cannot be reached."), true); });
    connect(&engine, &client::Engine::documentsChanged, this, [this](const std::set<lab::DocumentId>& ids, bool many) {
        if (many || ids.contains(lab::documentId(m_open)) || (m_file && ids.contains(lab::documentId(m_file->order.patient))))
            askFile();
    });
}

const lab::ReportVersion* ReportsPresenter::report() const
{
    if (!m_file)
        return nullptr;
    for (const auto& report : m_file->order.reports)
        if (report.version == m_version)
            return &report;
    return nullptr;
}

std::optional<bool> ReportsPresenter::isGenuine() const
{
    const auto* shown = report();
    if (!shown || shown->pdfSha256.empty() || m_pdf.isEmpty())
        return std::nullopt;
    return shown->isRegistered(sha256Of(m_pdf));
}

bool ReportsPresenter::mayCorrect() const
{
    return m_engine.session().may(access::Permission::ValidateBiologically);
}

bool ReportsPresenter::changedSincePrinted() const
{
    if (!m_file || m_file->order.deliveries.empty())
        return false;
    std::uint16_t delivered = 0;
    for (const auto& delivery : m_file->order.deliveries)
        delivered = std::max(delivered, delivery.version);
    return m_isNamedOtherwise || m_file->order.changedSinceReport() || m_file->order.reports.back().version > delivered;
}

void ReportsPresenter::setQueue(client::Queue queue)
{
    m_queue.narrow([&](client::WorklistFilter& filter) { filter.queue = queue; });
}

void ReportsPresenter::search(const QString& text)
{
    m_queue.narrow([&](client::WorklistFilter& filter) { filter.text = text.trimmed().toStdString(); });
    m_storeSearch.look(text);
    m_searchNote.typed(text);
}

void ReportsPresenter::refreshAll()
{
    m_queue.reload();
    if (!m_open.isNull())
        askFile();
}

void ReportsPresenter::open(const lab::OrderId& order)
{
    if (order == m_open)
        return;
    m_open = order;
    m_version = 0;
    m_pdf.clear();
    m_file.reset();
    Q_EMIT fileChanged();
    askFile();
}

void ReportsPresenter::askFile()
{
    if (m_open.isNull())
        return;
    m_engine.records().order(m_open, this, [this, asked = m_open](Result<client::OrderFile> file) {
        if (asked != m_open || !file)
            return;
        if (!m_file)
            noteReading(m_engine, lab::ReadingKind::OpenedOrder, file->order);
        const auto before = m_file ? m_file->order.reports : std::vector<lab::ReportVersion>();
        const bool followsLast = m_version == 0 || before.empty() || m_version == before.back().version;
        m_file = std::move(*file);
        m_isNamedOtherwise = namesPatientOtherwise(*m_file, m_engine.records().directory());
        const auto last = m_file->order.reports.empty() ? std::uint16_t{0} : m_file->order.reports.back().version;
        if (followsLast && std::exchange(m_version, last) != last)
            m_pdf.clear(); // of the version before
        Q_EMIT fileChanged();
        render();
        m_older.follow(m_file->order.patient); // previous values stand on the report
    });
}

void ReportsPresenter::showVersion(std::uint16_t version)
{
    m_version = version;
    m_pdf.clear();
    Q_EMIT pdfChanged();
    render();
}

void ReportsPresenter::render()
{
    if (!report())
        return;
    m_registrar.layOut(*m_file, m_version, this, [this, order = m_open, version = m_version](const QByteArray& pdf) {
        if (order != m_open || version != m_version)
            return;
        if (pdf.isEmpty()) {
            Q_EMIT said(tr("The report could not be laid out."), true);
            return;
        }
        if (m_pdf.isEmpty())
            noteReading(m_engine, lab::ReadingKind::OpenedReport, m_file->order);
        m_pdf = pdf;
        Q_EMIT pdfChanged();
    });
}

void ReportsPresenter::submit(const lab::Order& order, const lab::ActBody& body, bool online, const QString& success)
{
    const auto done = [this, success](const client::Submission& submission) {
        if (submission.isCommitted()) {
            askFile();
            Q_EMIT said(success, false);
        } else {
            Q_EMIT said(RefusalWords::of(submission), true);
        }
    };
    const auto subject = lab::documentId(order.id);
    const auto based = client::basedOn(order, body);
    if (online)
        m_engine.acts().submitOnline(subject, body, based, this, done);
    else
        m_engine.acts().submit(subject, body, based, this, done);
}

void ReportsPresenter::recordDelivery(const Subject& of, lab::DeliveryChannel channel, const QString& to, const QString& device)
{
    submit(of.order, lab::RecordDelivery{{of.version, channel, to.toStdString(), m_engine.session().person().id, m_engine.now(), device.toStdString()}}, false, tr("Delivery recorded: %1.").arg(to));
}

void ReportsPresenter::noteTaken(const Subject& of, lab::ReadingKind kind)
{
    noteReading(m_engine, kind, of.order);
}

void ReportsPresenter::withdraw(const Subject& of, const QString& reason)
{
    submit(of.order, lab::WithdrawReport{of.version, reason.toStdString()}, true, tr("The report is withdrawn. Tell those who received it."));
}

void ReportsPresenter::reopen(const Subject& of, const QString& reason)
{
    lab::Devalidate body{{}, reason.toStdString()};
    const auto add = [&of, &body](lab::LineState state) {
        for (const auto& line : of.order.lines)
            if (line.state == state && !line.withheld && !lab::isNews(of.order, line))
                body.lines.push_back(line.id);
    };
    add(lab::LineState::BiologicallyValid);
    if (body.lines.empty())
        add(lab::LineState::NotPerformed);
    if (!body.lines.empty())
        submit(of.order, body, true, tr("Opened for a correction: the results are at the bench again. The released report stays until the corrected one is signed."));
}

} // namespace paillasse::ui
