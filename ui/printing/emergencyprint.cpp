// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/emergencyprint.h"

#include "ui/printing/recipients.h"
#include "ui/printing/reportmaker.h"
#include "ui/printing/reportprinter.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

EmergencyPrint::EmergencyPrint(const Theme& theme, client::Engine& engine, QWidget* page) : QObject(page), m_theme(theme), m_engine(engine), m_page(page) {}

QString EmergencyPrint::objection(const client::OrderFile& file) const
{
    if (!m_engine.session().may(access::Permission::PrintReports))
        return tr("You may not print results.");
    // A store that keeps nothing new is as good as away: nobody can release there.
    if (m_engine.connection() != client::Connection::Offline && m_engine.connection() != client::Connection::StoreFull)
        return tr("The store is there: a biologist releases the results, and Reports prints them. This print is for when it cannot be reached, or keeps nothing new.");
    if (!file.order.mayBePrintedUnreleased())
        return tr("Nothing to print yet: no result is technically valid.");
    return {};
}

void EmergencyPrint::ask(const client::OrderFile& file)
{
    if (const auto why = objection(file); !why.isEmpty()) {
        Q_EMIT said(why, true);
        return;
    }
    auto* dialog = new ReasonDialog(m_theme, tr("Emergency print, not released"), tr("No biologist has released these results. Who receives this copy?"), Recipients::named(file.order), tr("Print, not released"), m_page);
    dialog->setNotice(tr("Every page says “non libéré, mode dégradé”. The copy is recorded, and stays listed until a signed report replaces it."));
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, file, dialog] { print(file, dialog->words()); });
    dialog->open();
}

void EmergencyPrint::print(const client::OrderFile& file, const QString& to)
{
    constexpr std::uint16_t unreleased = 0;
    renderInBackground(reportInput(file, m_engine.records().directory(), unreleased, m_engine.now()), this, [this, order = file.order.id, patient = file.order.patient, to](const QByteArray& pdf) {
        if (pdf.isEmpty()) {
            Q_EMIT said(tr("The report could not be laid out."), true);
            return;
        }
        askPrinter(pdf, m_page, [this, order, patient, to](const std::optional<Printout>& printout) {
            if (!printout)
                return Q_EMIT said(tr("The copy could not be printed. Nothing was recorded."), true);
            m_engine.trail().opened(printout->reading(), lab::DocumentKind::Order, lab::documentId(order), patient);
            record(order, to, printout->printer);
        });
    });
}

void EmergencyPrint::record(const lab::OrderId& order, const QString& to, const QString& printer)
{
    const lab::RecordDelivery body{{0, lab::DeliveryChannel::Print, to.toStdString(), m_engine.session().person().id, m_engine.now(), printer.toStdString()}};
    m_engine.acts().submit(lab::documentId(order), body, {}, this, [this, to](const client::Submission& submission) {
        if (submission.isCommitted())
            Q_EMIT said(tr("Printed for %1, not released. It stays on Home and in Reports until a signed report replaces it.").arg(to), false);
        else
            Q_EMIT said(RefusalWords::of(submission), true);
    });
}

} // namespace paillasse::ui
