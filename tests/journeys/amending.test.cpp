// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QRadioButton>
#include <QSignalSpy>

#include "tests/journeys/benchandoffice.h"
#include "ui/signing/signingdialog.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pdfview.h"
#include "ui/widgets/reasondialog.h"

using namespace paillasse;
using namespace paillasse::journeys;

// A released report that says what is no longer so, though its results stand: who has a copy, whose name was corrected, what is said of it.
class AmendingJourney : public BenchAndOffice {
    Q_OBJECT

public:
    using BenchAndOffice::BenchAndOffice;

private:
    lab::OrderId m_order;
    lab::OrderId m_other; // of the same patient, and not released

    QString pdf() const { return m_reports->findChild<ui::PdfView*>()->text(0).simplified(); }
    QString button() const { return m_validation->findChild<ui::PrimaryButton*>()->text(); }
    QPlainTextEdit& interpretation() const
    {
        for (auto* edit : m_validation->findChildren<QPlainTextEdit*>())
            if (edit->accessibleName() == QStringLiteral("Interprétation"))
                return *edit;
        qFatal("no field for the interpretation");
    }
    QStringList badges() const
    {
        QStringList texts;
        for (const auto& badge : m_reports->findChild<ui::BadgeLabel*>(QStringLiteral("reportBadges"))->badges())
            texts << badge.text;
        return texts;
    }
    static QStringList offeredBy(const ui::ReasonDialog& dialog)
    {
        QStringList offered;
        for (const auto* radio : dialog.findChildren<QRadioButton*>())
            offered << radio->text();
        return offered;
    }
    bool isReported(std::size_t versions)
    {
        return PageDriver::waits([&] {
            const auto file = m_office->file(m_order);
            return file && file->order.reports.size() == versions && file->order.reports.back().kind == lab::ReportKind::Corrected;
        });
    }
    // From the reports to where it is corrected, by this answer.
    bool isAskedFor(Qt::Key answer, const char* remark = "")
    {
        m_validation->hide();
        uitest::showAt(*m_reports, {1162, 718});
        QSignalSpy elsewhere(m_reports.get(), &ui::Page::pageRequested);
        const PageDriver hand(*m_reports);
        hand.press(Qt::Key_F7);
        auto* asked = hand.dialog<ui::ReasonDialog>();
        if (!asked)
            return false;
        hand.press(answer);
        asked->findChild<QPlainTextEdit*>()->setFocus();
        hand.type(remark);
        hand.picture("amending-asked");
        asked->setFocus();
        if (!hand.answers(answer) || elsewhere.size() != 1 || elsewhere[0][0].toString() != QStringLiteral("validation"))
            return false;
        m_reports->hide();
        uitest::showAt(*m_validation, {1162, 718});
        m_validation->activate();
        m_validation->open(elsewhere[0][1].toString());
        return PageDriver::waits([&] { return !m_validation->presenter().awaitsList() && m_validation->presenter().file() && m_validation->presenter().file()->order.id == m_order; });
    }

    void prepare() override
    {
        const auto patient = m_bench->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        m_other = m_bench->orders(patient, {"NA"});
        m_order = m_bench->orders(patient, {"NA", "K"});
        measures(m_order, "NA", "139");
        measures(m_order, "K", "4.1");
        validates(m_order);
        QVERIFY(m_bench->sent());
        QVERIFY(m_office->waits([&] { return m_office->state(m_order, "K") == lab::LineState::TechnicallyValid; }));
        m_office->opensSigning();
        const auto released = m_office->releases(m_order, "Bilan normal.");
        QVERIFY2(released.submission.isCommitted(), Station::whyNot(released.submission).c_str());
        uitest::showAt(*m_reports, {1162, 718});
        m_reports->activate();
        m_reports->open(subjectOf(m_order));
        QVERIFY(PageDriver::waits([&] { return m_reports->presenter().isGenuine() == std::optional(true); }));
    }

private Q_SLOTS:
    void aCopyIsPrintedForSomebody()
    {
        const PageDriver hand(*m_reports);
        hand.press(Qt::Key_P, Qt::ControlModifier);
        auto* asked = hand.dialog<ui::ReasonDialog>();
        QVERIFY(asked);
        QCOMPARE(offeredBy(*asked), (QStringList{QStringLiteral("Dr Jeanne Cadiou"), QStringLiteral("EHPAD des Abers"), QStringLiteral("Le patient, en main propre"), QStringLiteral("Quelqu’un d’autre")}));
        QCOMPARE(asked->words(), QStringLiteral("Dr Jeanne Cadiou")); // the prescriber, unless another is chosen
        hand.picture("print-for");
        hand.press(Qt::Key_Return);
        auto* dialog = hand.dialog<QPrintDialog>();
        QVERIFY(dialog);
        const QTemporaryDir folder;
        const auto paper = folder.filePath(QStringLiteral("paper.pdf"));
        dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
        dialog->printer()->setOutputFileName(paper);
        dialog->done(QDialog::Accepted);
        QVERIFY(hand.waits([&] { return m_office->file(m_order)->order.deliveries.size() == 1; }));
        QVERIFY(QFileInfo(paper).size() > 0);
        const auto delivery = m_office->file(m_order)->order.deliveries[0];
        QVERIFY(delivery.version == 1 && delivery.channel == lab::DeliveryChannel::Print && delivery.to == "Dr Jeanne Cadiou" && !delivery.device.empty());
        QVERIFY(hand.waits([&] { return m_reports->deliveries().rowCount() == 1; }));
        QCOMPARE(m_reports->deliveries().index(0, 1).data().toString(), QStringLiteral("Dr Jeanne Cadiou"));
        QCOMPARE(m_reports->deliveries().index(0, 2).data().toString(), QStringLiteral("imprimé · ") + QString::fromStdString(delivery.device));
        QVERIFY(!m_reports->presenter().changedSincePrinted() && !badges().contains(QStringLiteral("identité modifiée depuis")));
        hand.picture("print-recorded");
    }

    void whatTheRecordCallsThemNowIsSaidAndSigned()
    {
        const auto before = *m_office->file(m_order);
        auto identity = before.patient->identity;
        identity.birthName = "KERMEUR";
        QVERIFY(m_bench->waits([&] { return !m_bench->file(m_order)->order.reports.empty(); }));
        const lab::CorrectPatient correction{identity, before.patient->contact, before.patient->insuredNir, "pièce d'identité", false};
        QVERIFY(m_bench->does(lab::documentId(before.patient->id), correction).isCommitted());
        QVERIFY(m_bench->sent());
        QVERIFY(m_office->waits([&] { return m_office->file(m_order)->patient->identity.birthName == "KERMEUR"; }));
        QVERIFY(PageDriver::waits([&] { return badges().contains(QStringLiteral("identité modifiée depuis")); }));
        QVERIFY(m_reports->presenter().changedSincePrinted());
        PageDriver(*m_reports).picture("identity-changed");
        QVERIFY(isAskedFor(Qt::Key_3));
        QVERIFY(PageDriver::waits([&] { return button() == QStringLiteral("Signer · annule et remplace la version 1"); }));
        QCOMPARE(interpretation().toPlainText(), QStringLiteral("Bilan normal."));
        const PageDriver hand(*m_validation);
        hand.picture("identity-to-sign");
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        auto* asked = hand.dialog<ui::ReasonDialog>();
        QVERIFY(asked);
        QCOMPARE(offeredBy(*asked), (QStringList{QStringLiteral("Identité corrigée"), QStringLiteral("Autre")}));
        QVERIFY2(PageDriver::wordsOn(*asked).contains(QStringLiteral("Dr Jeanne Cadiou")), qPrintable(PageDriver::wordsOn(*asked)));
        // Whatever comes to the front now, what was asked about is what is signed.
        m_validation->presenter().open(m_other);
        QVERIFY(PageDriver::waits([&] { return m_validation->presenter().file() && m_validation->presenter().file()->order.id == m_other; }));
        QVERIFY(hand.answers(Qt::Key_1));
        QVERIFY2(isReported(2), qPrintable(m_validation->said()));
        const auto after = m_office->file(m_order)->order;
        QVERIFY(after.reports[1].replaces == 1 && after.reports[1].reason == "Identité corrigée" && after.reports[1].interpretation == "Bilan normal.");
        QVERIFY(after.lines == before.order.lines); // no result went back to the bench
        m_validation->hide();
        uitest::showAt(*m_reports, {1162, 718});
        QVERIFY(PageDriver::waits([&] { return pdf().contains(QStringLiteral("KERMEUR")) && m_reports->presenter().isGenuine() == std::optional(true); }));
        QVERIFY2(pdf().contains(QStringLiteral("ANNULE ET REMPLACE")) && pdf().contains(QStringLiteral("avait été remise à : Dr Jeanne Cadiou")), qPrintable(pdf()));
        QVERIFY2(!pdf().contains(QStringLiteral("imprimé sur")), qPrintable(pdf()));
        QVERIFY(PageDriver::waits([&] { return !badges().contains(QStringLiteral("identité modifiée depuis")); }));
        PageDriver(*m_reports).picture("identity-corrected");
        m_reports->presenter().showVersion(1);
        QVERIFY(PageDriver::waits([&] { return pdf().contains(QStringLiteral("LE BIHAN")); }));
        m_reports->presenter().showVersion(2);
    }

    void whatIsSaidOfTheResultsIsCorrectedAlone()
    {
        QVERIFY(isAskedFor(Qt::Key_2, "avis du Dr Cadiou"));
        const PageDriver hand(*m_validation);
        QVERIFY(PageDriver::waits([&] { return interpretation().toPlainText() == QStringLiteral("Bilan normal."); }));
        QCOMPARE(button(), QStringLiteral("Valider et signer"));
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY2(m_validation->said().startsWith(QStringLiteral("Rien à signer")), qPrintable(m_validation->said()));
        interpretation().setFocus();
        hand.press(Qt::Key_End, Qt::ControlModifier);
        hand.type(" A revoir dans un mois.");
        QCOMPARE(button(), QStringLiteral("Signer · annule et remplace la version 2"));
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        auto* asked = hand.dialog<ui::ReasonDialog>();
        QVERIFY(asked);
        QCOMPARE(offeredBy(*asked).first(), QStringLiteral("Interprétation modifiée"));
        QCOMPARE(asked->words(), QStringLiteral("Interprétation modifiée — avis du Dr Cadiou")); // as it was said at the reports
        hand.picture("amending-remark");
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY2(isReported(3), qPrintable(m_validation->said()));
        QCOMPARE(m_office->file(m_order)->order.reports[2].interpretation, std::string("Bilan normal. A revoir dans un mois."));
        // It says so now: nothing is left to sign.
        QVERIFY(PageDriver::waits([&] { return button() == QStringLiteral("Valider et signer"); }));
        m_validation->hide();
        uitest::showAt(*m_reports, {1162, 718});
        QVERIFY(PageDriver::waits([&] { return pdf().contains(QStringLiteral("A revoir dans un mois.")); }));
    }

    // What was said with a confidential examination is proposed where that is signed again, and is not signed with another line alone.
    void whatIsSealedIsNotSignedWithAnotherLine()
    {
        m_order = m_bench->places(m_bench->registers("PRIGENT", "Solène", {1957, 5, 9}), {{"K"}, {"VIHCV", lab::Confidentiality::Hiv}});
        measures(m_order, "K", "4.1");
        measures(m_order, "VIHCV", "4800");
        validates(m_order);
        QVERIFY(isInFront(m_order, "VIHCV", lab::LineState::TechnicallyValid));
        const auto released = m_office->releases(m_order, "Charge virale à recontrôler.");
        QVERIFY2(released.submission.isCommitted(), Station::whyNot(released.submission).c_str());
        const auto potassium = std::ranges::find(m_office->file(m_order)->order.lines, "K", &lab::ResultLine::examination)->id;
        const lab::Devalidate reopening{{potassium}, "tube inversé"};
        std::optional<client::Submission> reopened;
        m_office->engine().acts().submitOnline(lab::documentId(m_order), reopening, client::basedOn(m_office->file(m_order)->order, reopening), this, [&](const client::Submission& answer) { reopened = answer; });
        QVERIFY(m_office->waits([&] { return reopened.has_value(); }));
        QVERIFY2(reopened->isCommitted(), Station::whyNot(*reopened).c_str());
        QVERIFY(m_bench->waits([&] { return m_bench->state(m_order, "K") == lab::LineState::Measured; }));
        validates(m_order);
        m_reports->hide();
        uitest::showAt(*m_validation, {1162, 718});
        m_validation->activate();
        QVERIFY(isInFront(m_order, "K", lab::LineState::TechnicallyValid));
        QVERIFY(PageDriver::waits([&] { return interpretation().toPlainText() == QStringLiteral("Charge virale à recontrôler."); }));
        m_validation->grid().setCurrentId(int(potassium));
        const PageDriver hand(*m_validation);
        hand.press(Qt::Key_F9);
        hand.picture("sealed-words");
        QVERIFY2(m_validation->said().startsWith(QStringLiteral("L’interprétation reprend")), qPrintable(m_validation->said()));
        QVERIFY(!QApplication::activeModalWidget());
        interpretation().setPlainText(QStringLiteral("Kaliémie relue."));
        hand.press(Qt::Key_F9);
        QVERIFY(hand.dialog<ui::ReasonDialog>());
        QVERIFY(hand.answers(Qt::Key_1));
        QVERIFY2(isReported(2), qPrintable(m_validation->said()));
        const auto after = m_office->file(m_order)->order;
        QCOMPARE(after.reports[1].interpretation, std::string("Kaliémie relue."));
        QCOMPARE(after.reports[1].lines.size(), std::size_t{1});
        // What it could not say anew stands on.
        m_validation->hide();
        uitest::showAt(*m_reports, {1162, 718});
        m_reports->open(subjectOf(m_order));
        QVERIFY(PageDriver::waits([&] { return pdf().contains(QStringLiteral("Kaliémie relue.")); }));
        QVERIFY2(pdf().contains(QStringLiteral("Charge virale à recontrôler.")), qPrintable(pdf()));
        PageDriver(*m_reports).picture("sealed-words-stand");
    }
};

PAILLASSE_UI_TEST_MAIN(AmendingJourney)
#include "amending.test.moc"
