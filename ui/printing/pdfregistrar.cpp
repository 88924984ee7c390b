// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/pdfregistrar.h"

#include <algorithm>

#include <QCryptographicHash>

#include "ui/printing/reportmaker.h"

namespace paillasse::ui {

PdfRegistrar::PdfRegistrar(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine) {}

bool PdfRegistrar::mayRegister() const
{
    return m_engine.session().may(access::Permission::ValidateBiologically);
}

void PdfRegistrar::registerReleased(const lab::OrderId& order, std::uint16_t version)
{
    if (!mayRegister())
        return;
    m_engine.records().order(order, this, [this, version](Result<client::OrderFile> file) {
        const auto report = file ? std::ranges::find(file->order.reports, version, &lab::ReportVersion::version) : std::vector<lab::ReportVersion>::iterator();
        if (!file || report == file->order.reports.end())
            return;
        renderInBackground(reportInput(*file, m_engine.records().directory(), version, m_engine.now()), this, [this, order = file->order, report = *report](const QByteArray& pdf) {
            if (!pdf.isEmpty())
                registerBytes(order, report, pdf);
        });
    });
}

void PdfRegistrar::registerBytes(const lab::Order& order, const lab::ReportVersion& report, const QByteArray& pdf)
{
    const auto hash = sha256Of(pdf);
    if (!mayRegister() || report.isRegistered(hash) || !m_offered.insert(hash).second)
        return;
    m_engine.acts().submit(lab::documentId(order.id), lab::RegisterPdf{report.version, hash}, {}, this, [this](const client::Submission& submission) {
        if (!submission.isCommitted())
            Q_EMIT refused(submission);
    });
}

} // namespace paillasse::ui
