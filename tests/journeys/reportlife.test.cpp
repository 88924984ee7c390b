// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/journeys/benchandoffice.h"
#include "ui/printing/reportmaker.h"
#include "ui/signing/signingdialog.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pdfview.h"
#include "ui/widgets/reasondialog.h"

using namespace paillasse;
using namespace paillasse::journeys;

// One report from its first urgent line to its correction: a technician measures at one workstation, a biologist signs at another by the
// keys of the two pages.
class ReportLifeJourney : public BenchAndOffice {
    Q_OBJECT

public:
    using BenchAndOffice::BenchAndOffice;

private:
    lab::OrderId m_order;

    bool isToSign(const char* examination) { return isInFront(m_order, examination, lab::LineState::TechnicallyValid); }
    bool isReported(std::size_t versions, lab::ReportKind kind)
    {
        return PageDriver::waits([&] {
            const auto file = m_office->file(m_order);
            return file && file->order.reports.size() == versions && file->order.reports.back().kind == kind;
        });
    }
    void enters(const char* examination, const char* value)
    {
        measures(m_order, examination, value);
        validates(m_order);
    }
    QString pdf() const { return m_reports->findChild<ui::PdfView*>()->text(0).simplified(); }

    void prepare() override { m_order = m_bench->orders(m_bench->registers("LE BIHAN", "Maëlle", {1992, 5, 3}), {"NA", "K"}); }

private Q_SLOTS:
    void oneLineIsReleasedUrgently()
    {
        enters("K", "4.1");
        enters("NA", "139");
        QVERIFY(isToSign("K") && isToSign("NA"));
        const PageDriver hand(*m_validation);
        uitest::showAt(*m_validation, {1162, 718});
        m_validation->activate();
        m_validation->grid().setCurrentId(2);
        m_validation->grid().setFocus();
        hand.press(Qt::Key_F9);
        QVERIFY(hand.dialog<ui::SigningDialog>());
        hand.type(Station::password().toUtf8().constData());
        hand.press(Qt::Key_Return);
        QVERIFY(isReported(1, lab::ReportKind::Partial));
        QCOMPARE(m_office->file(m_order)->order.reports[0].lines.size(), std::size_t(1));
    }

    void theRestCompletesIt()
    {
        const PageDriver hand(*m_validation);
        QVERIFY(isToSign("NA"));
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(isReported(2, lab::ReportKind::Complete));
    }

    void whatIsAddedIsSupplementary()
    {
        QVERIFY(m_bench->waits([&] { return m_bench->file(m_order)->order.reports.size() == 2; }));
        QVERIFY(m_bench->does(lab::documentId(m_order), lab::AddTests{{}, {{3, "CRP", 1, lab::Confidentiality::None, 1}}}).isCommitted());
        enters("CRP", "7.4");
        const PageDriver hand(*m_validation);
        QVERIFY(isToSign("CRP"));
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(isReported(3, lab::ReportKind::Supplementary));
    }

    void itIsHandedOverAndOpenedAgain()
    {
        m_validation->hide();
        const PageDriver hand(*m_reports);
        uitest::showAt(*m_reports, {1162, 718});
        m_reports->activate();
        m_reports->open(subjectOf(m_order));
        QVERIFY(hand.waits([&] { return pdf().contains(QStringLiteral("RÉSULTATS COMPLÉMENTAIRES")); }));
        QVERIFY(pdf().contains(QStringLiteral("nouveau résultat")) && pdf().contains(QStringLiteral("139")));
        hand.press(Qt::Key_F8);
        QVERIFY(hand.answers(Qt::Key_2)); // the second recipient of the order
        QVERIFY(hand.waits([&] { return m_reports->deliveries().rowCount() == 1; }));
        hand.press(Qt::Key_F7);
        auto* dialog = hand.dialog<ui::ReasonDialog>();
        QVERIFY(dialog);
        QVERIFY2(PageDriver::wordsOn(*dialog).contains(QStringLiteral("version 3\u00a0: EHPAD des Abers")), qPrintable(PageDriver::wordsOn(*dialog)));
        QVERIFY(hand.answers(Qt::Key_1));
        QVERIFY(m_office->waits([&] { return m_office->state(m_order, "K") == lab::LineState::Measured; }));
        // What was handed over is no longer what the record says.
        QVERIFY(hand.waits([&] { return m_reports->presenter().changedSincePrinted(); }));
        hand.picture("report-changed");
    }

    void aCorrectionReplacesItAndTellsWhoHasIt()
    {
        QVERIFY(m_bench->waits([&] { return m_bench->state(m_order, "K") == lab::LineState::Measured; }));
        enters("K", "4.6");
        m_reports->hide();
        const PageDriver hand(*m_validation);
        uitest::showAt(*m_validation, {1162, 718});
        QVERIFY(isToSign("K") && isToSign("NA") && isToSign("CRP"));
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        auto* dialog = hand.dialog<ui::ReasonDialog>();
        QVERIFY(dialog);
        QVERIFY2(PageDriver::wordsOn(*dialog).contains(QStringLiteral("version 3\u00a0: EHPAD des Abers")), qPrintable(PageDriver::wordsOn(*dialog)));
        hand.picture("correction-signed");
        QVERIFY(hand.answers(Qt::Key_1));
        QVERIFY(isReported(4, lab::ReportKind::Corrected));
        QCOMPARE(m_office->file(m_order)->order.reports[3].replaces, std::uint16_t(3));
        m_validation->hide();
        uitest::showAt(*m_reports, {1162, 718});
        QVERIFY(PageDriver::waits([&] { return pdf().contains(QStringLiteral("ANNULE ET REMPLACE")); }));
        QVERIFY2(pdf().contains(QStringLiteral("corrigé : rendu précédemment 4,1")), qPrintable(pdf()));
        QVERIFY2(pdf().contains(QStringLiteral("avait été remise à : EHPAD des Abers")), qPrintable(pdf()));
        QVERIFY(pdf().contains(QStringLiteral("motif : ")));
        PageDriver(*m_reports).picture("report-corrected");
        // The third version is still there, as it was.
        m_reports->presenter().showVersion(3);
        QVERIFY(PageDriver::waits([&] { return pdf().contains(QStringLiteral("RÉSULTATS COMPLÉMENTAIRES")); }));
    }

    // Signed, printed and filed under the name that was known then: what is learnt later makes no second genuine third version.
    void whatIsCorrectedInTheRecordChangesNoReport()
    {
        const auto printed = m_reports->presenter().pdf();
        const auto registered = m_office->file(m_order)->order.reports[2];
        QVERIFY(registered.isRegistered(ui::sha256Of(printed)) && !registered.sheet.empty());
        const auto patient = *m_bench->file(m_order)->patient;
        auto identity = patient.identity;
        identity.birthName = "KERMEUR";
        QVERIFY(m_bench->does(lab::documentId(patient.id), lab::CorrectPatient{identity, patient.contact, patient.insuredNir, "pièce d'identité", false}).isCommitted());
        QVERIFY(m_bench->does(lab::documentId(m_order), lab::AddTests{{}, {{4, "CREAT", 1, lab::Confidentiality::None, 1}}}).isCommitted());
        QVERIFY(m_office->waits([&] { return m_office->file(m_order)->patient->identity.birthName == "KERMEUR" && m_office->file(m_order)->order.lines.size() == 4; }));
        m_reports->presenter().showVersion(4);
        QVERIFY(PageDriver::waits([&] { return pdf().contains(QStringLiteral("ANNULE ET REMPLACE")); }));
        m_reports->presenter().showVersion(3);
        QVERIFY(PageDriver::waits([&] { return pdf().contains(QStringLiteral("RÉSULTATS COMPLÉMENTAIRES")); }));
        QVERIFY2(pdf().contains(QStringLiteral("LE BIHAN")) && !pdf().contains(QStringLiteral("KERMEUR")), qPrintable(pdf()));
        QCOMPARE(m_reports->presenter().pdf(), printed);
        QCOMPARE(m_office->file(m_order)->order.reports[2].pdfSha256, registered.pdfSha256);
    }
};

PAILLASSE_UI_TEST_MAIN(ReportLifeJourney)
#include "reportlife.test.moc"
