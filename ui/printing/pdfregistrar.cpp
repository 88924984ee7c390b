// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/pdfregistrar.h"

#include <algorithm>

#include <QPointer>

#include "app/report/reportcontent.h"
#include "ui/printing/reportmaker.h"

namespace paillasse::ui {

PdfRegistrar::PdfRegistrar(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine) {}

bool PdfRegistrar::mayRegister() const
{
    return m_engine.session().may(access::Permission::ValidateBiologically) && !m_engine.session().signingUntil().isNull();
}

void PdfRegistrar::registerReleased(const lab::OrderId& order, std::uint16_t version)
{
    if (!mayRegister())
        return;
    m_engine.records().order(order, this, [this, version](const Result<client::OrderFile>& file) {
        if (!file)
            return;
        // With the previous values that whoever opens it later will have beside it.
        m_engine.completeHistory(file->order.patient, this, [this, version, id = file->order.id](bool) { layOut(id, version); });
    });
}

void PdfRegistrar::layOut(const lab::OrderId& order, std::uint16_t version)
{
    m_engine.records().order(order, this, [this, version](Result<client::OrderFile> file) {
        if (file)
            layOut(*file, version, this, [](const QByteArray&) {});
    });
}

void PdfRegistrar::layOut(const client::OrderFile& file, std::uint16_t version, QObject* context, std::function<void(QByteArray)> done)
{
    const auto report = std::ranges::find(file.order.reports, version, &lab::ReportVersion::version);
    if (report == file.order.reports.end())
        return done({});
    const Key key(file.order.id, version);
    if (report->printedHead || !mayRegister())
        return draw(file, *report, report->printedHead, context, std::move(done));
    if (const auto asked = m_heads.find(key); asked != m_heads.end())
        return draw(file, *report, asked->second, context, std::move(done));
    m_engine.reportChecks().ledgerHead(this, [this, key, file, report = *report, guard = QPointer<QObject>(context), done = std::move(done)](const Result<lab::LedgerHead>& head) {
        if (head)
            m_heads.try_emplace(key, *head);
        if (guard)
            draw(file, report, head ? std::optional(m_heads.at(key)) : std::nullopt, guard, done);
    });
}

void PdfRegistrar::draw(const client::OrderFile& file, const lab::ReportVersion& report, const std::optional<lab::LedgerHead>& head, QObject* context, std::function<void(QByteArray)> done)
{
    auto input = reportInput(file, m_engine.records().directory(), report.version, m_engine.now());
    if (const auto code = head ? m_engine.reportChecks().codeOf(file.order, report, *head) : std::nullopt) {
        input.verification = code->text();
        input.contentHash = code->content;
    }
    const bool isCoded = !input.verification.empty();
    auto sheet = report::unkeptWords(input);
    renderInBackground(std::move(input), context, [this, guard = QPointer<QObject>(this), order = file.order.id, report, head, isCoded, sheet = std::move(sheet), done = std::move(done)](const QByteArray& pdf) {
        if (guard && isCoded && !pdf.isEmpty())
            registerBytes(order, report, {report.version, sha256Of(pdf), head, sheet});
        done(pdf);
    });
}

void PdfRegistrar::registerBytes(const lab::OrderId& order, const lab::ReportVersion& report, const lab::RegisterPdf& body)
{
    if (!mayRegister() || report.isRegistered(body.sha256) || !m_offered.insert(body.sha256).second)
        return;
    m_engine.acts().submitOnline(lab::documentId(order), body, {}, this, [this, hash = body.sha256](const client::Submission& submission) {
        // These very bytes by another page or workstation meanwhile: what was wanted.
        const bool isThere = submission.refusal && submission.refusal->code == lab::RefusalCode::AlreadyExists;
        if (submission.isCommitted() || isThere)
            return;
        m_offered.erase(hash); // the next one who may sign offers it again
        Q_EMIT refused(submission);
    });
}

} // namespace paillasse::ui
