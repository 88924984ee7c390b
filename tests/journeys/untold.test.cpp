// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/benchandoffice.h"
#include "ui/signing/signingdialog.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pdfview.h"

using namespace paillasse;
using namespace paillasse::journeys;

// What a report's reader was not told yet, and must not be: values that no biologist has seen stay in the laboratory, and what was not
// performed is told. A technician works at one workstation, a biologist signs at another.
class UntoldJourney : public BenchAndOffice {
    Q_OBJECT

public:
    using BenchAndOffice::BenchAndOffice;

private:
    void leavesUndone(const lab::OrderId& order, const std::vector<lab::LineId>& lines)
    {
        const auto marked = m_bench->does(lab::documentId(order), lab::MarkNotPerformed{lines, "Quantité insuffisante"});
        QVERIFY2(marked.isCommitted(), Station::whyNot(marked).c_str());
    }
    bool isListed(const lab::OrderId& order)
    {
        return m_bench->sent() && PageDriver::waits([&] {
            m_validation->presenter().worklist().takeNewRows();
            return m_validation->presenter().worklist().rowOf(ui::WorklistModel::idOf(order)) >= 0;
        });
    }
    QString button() const { return m_validation->findChild<ui::PrimaryButton*>()->text(); }
    // By the key; the signature stays open after the first time.
    bool isSignedAs(const lab::OrderId& order, std::size_t versions, lab::ReportKind kind)
    {
        const PageDriver hand(*m_validation);
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        if (m_office->engine().session().signingUntil().isNull()) {
            if (!hand.dialog<ui::SigningDialog>())
                return false;
            hand.type(Station::password().toUtf8().constData());
            hand.press(Qt::Key_Return);
        }
        return PageDriver::waits([&] {
            const auto file = m_office->file(order);
            return file && file->order.reports.size() == versions && file->order.reports.back().kind == kind;
        });
    }
    QString pdfOf(const lab::OrderId& order, std::uint16_t version)
    {
        m_reports->open(subjectOf(order));
        auto& presenter = m_reports->presenter();
        const auto isThere = [&] { return presenter.file() && presenter.file()->order.id == order && presenter.version() == version && !presenter.pdf().isEmpty(); };
        return PageDriver::waits(isThere) ? m_reports->findChild<ui::PdfView*>()->text(0).simplified() : QString();
    }
    QString cell(lab::LineId line, int column) const
    {
        const auto& grid = m_validation->presenter().grid();
        return grid.index(grid.rowOfLine(line), column).data().toString();
    }
    QStringList signalsOf(lab::LineId line) const
    {
        const auto& grid = m_validation->presenter().grid();
        QStringList texts;
        for (const auto& badge : grid.index(grid.rowOfLine(line), ui::ResultGridModel::Flag).data(ui::BadgesRole).value<ui::Badges>())
            texts << badge.text;
        return texts;
    }

    void prepare() override
    {
        uitest::showAt(*m_validation, {1162, 718});
        m_validation->activate();
    }

private Q_SLOTS:
    void whatWasOnlyMeasuredIsNoPreviousValue()
    {
        const auto patient = m_bench->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        m_bench->clock().ahead = -6 * hourMs;
        const auto morning = m_bench->orders(patient, {"K"});
        measures(morning, "K", "3.9");
        m_bench->clock().ahead = 0;
        const auto afternoon = m_bench->orders(patient, {"K"});
        measures(afternoon, "K", "4.4");
        validates(afternoon);
        QVERIFY(isInFront(morning, "K", lab::LineState::Measured));
        QVERIFY2(signalsOf(1).contains(QStringLiteral("mesuré")), qPrintable(signalsOf(1).join(u' ')));
        PageDriver(*m_validation).picture("untold-measured");
        QVERIFY(isInFront(afternoon, "K", lab::LineState::TechnicallyValid));
        QVERIFY2(!signalsOf(1).contains(QStringLiteral("mesuré")), qPrintable(signalsOf(1).join(u' ')));
        // Who validates is shown it, and told what it is.
        QVERIFY2(cell(1, ui::ResultGridModel::Previous).startsWith(QStringLiteral("n.v.\u00a03,9")), qPrintable(cell(1, ui::ResultGridModel::Previous)));
        QVERIFY(m_validation->presenter().grid().remark(0).contains(QStringLiteral("aucun biologiste")));
        PageDriver(*m_validation).picture("untold-previous");
        QVERIFY(isSignedAs(afternoon, 1, lab::ReportKind::Complete));
        const auto page = pdfOf(afternoon, 1);
        QVERIFY2(page.contains(QStringLiteral("4,4")) && !page.contains(QStringLiteral("3,9")), qPrintable(page));
        // Released, it is one.
        QVERIFY(m_bench->validates(morning).isCommitted());
        QVERIFY(isInFront(morning, "K", lab::LineState::TechnicallyValid));
        QVERIFY(isSignedAs(morning, 1, lab::ReportKind::Complete));
        const auto evening = m_bench->orders(patient, {"K"});
        measures(evening, "K", "4.6");
        validates(evening);
        QVERIFY(isInFront(evening, "K", lab::LineState::TechnicallyValid));
        QVERIFY2(cell(1, ui::ResultGridModel::Previous).startsWith(QStringLiteral("4,4")), qPrintable(cell(1, ui::ResultGridModel::Previous)));
        QVERIFY(isSignedAs(evening, 1, lab::ReportKind::Complete));
        const auto next = pdfOf(evening, 1);
        QVERIFY2(next.contains(QStringLiteral("4,4 (")), qPrintable(next));
    }

    void anOrderOfWhichNothingWasPerformedIsReported()
    {
        const auto order = m_bench->orders(m_bench->registers("KERMEUR", "Soizic", {1948, 9, 7}), {"NA", "K"});
        leavesUndone(order, {1, 2});
        QVERIFY(isListed(order));
        QVERIFY(isInFront(order, "K", lab::LineState::NotPerformed));
        QCOMPARE(button(), QStringLiteral("Signer · compte rendu complet"));
        PageDriver(*m_validation).picture("untold-not-performed");
        QVERIFY(isSignedAs(order, 1, lab::ReportKind::Complete));
        const auto page = pdfOf(order, 1);
        QCOMPARE(page.count(QStringLiteral("non réalisé")), 2);
        QVERIFY2(page.contains(QStringLiteral("Quantité insuffisante")) && !page.contains(QStringLiteral("PARTIELS")), qPrintable(page));
        QVERIFY(PageDriver::waits([&] { return m_validation->presenter().counts().toValidate == 0; }));
    }

    void whatWasNotPerformedEndsAPartialReport()
    {
        const auto order = m_bench->orders(m_bench->registers("GUILLOU", "Pierre", {1961, 2, 14}), {"NA", "K"});
        measures(order, "NA", "139");
        validates(order);
        QVERIFY(isInFront(order, "NA", lab::LineState::TechnicallyValid));
        QCOMPARE(button(), QStringLiteral("Signer · résultats partiels (1/2)"));
        QVERIFY(signalsOf(2).contains(QStringLiteral("à saisir")) && signalsOf(1).isEmpty());
        PageDriver(*m_validation).picture("untold-partial");
        QVERIFY(isSignedAs(order, 1, lab::ReportKind::Partial));
        QVERIFY(pdfOf(order, 1).contains(QStringLiteral("RÉSULTATS PARTIELS")));
        QVERIFY(m_bench->waits([&] { return m_bench->file(order)->order.reports.size() == 1; }));
        leavesUndone(order, {2});
        QVERIFY(isListed(order));
        QVERIFY(isInFront(order, "K", lab::LineState::NotPerformed));
        QCOMPARE(button(), QStringLiteral("Signer · compte rendu complet"));
        QVERIFY(isSignedAs(order, 2, lab::ReportKind::Complete));
        const auto page = pdfOf(order, 2);
        QVERIFY2(!page.contains(QStringLiteral("PARTIELS")) && page.contains(QStringLiteral("139")) && page.contains(QStringLiteral("non réalisé")), qPrintable(page));
    }
};

PAILLASSE_UI_TEST_MAIN(UntoldJourney)
#include "untold.test.moc"
