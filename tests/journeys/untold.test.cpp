// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/crypto.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/reports/reportspage.h"
#include "ui/signing/signingdialog.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/pdfview.h"

using namespace paillasse;
using namespace paillasse::journeys;

// What a report's reader was not told yet, and must not be: values that no biologist has seen stay in the laboratory, and what was not
// performed is told. A technician works at one workstation, a biologist signs at another.
class UntoldJourney : public QObject {
    Q_OBJECT

public:
    explicit UntoldJourney(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_bench;
    std::unique_ptr<Station> m_office;
    std::unique_ptr<ui::ValidationPage> m_page;
    std::unique_ptr<ui::ReportsPage> m_reports;

    static QString subjectOf(const lab::OrderId& order) { return QStringLiteral("order:") + QString::fromStdString(order.toString()); }
    void measures(const lab::OrderId& order, const char* examination, const char* value)
    {
        const auto entered = m_bench->enters(order, examination, value);
        QVERIFY2(entered.isCommitted(), Station::whyNot(entered).c_str());
    }
    void validates(const lab::OrderId& order)
    {
        const auto valid = m_bench->validates(order);
        QVERIFY2(valid.isCommitted(), Station::whyNot(valid).c_str());
    }
    void leavesUndone(const lab::OrderId& order, const std::vector<lab::LineId>& lines)
    {
        const auto marked = m_bench->does(lab::documentId(order), lab::MarkNotPerformed{lines, "Quantité insuffisante"});
        QVERIFY2(marked.isCommitted(), Station::whyNot(marked).c_str());
    }
    // In front at the biologist's, with this examination in this state.
    bool isInFront(const lab::OrderId& order, const char* examination, lab::LineState state)
    {
        m_page->open(subjectOf(order));
        return m_bench->sent() && PageDriver::waits([&] {
            const auto* file = m_page->presenter().file();
            const auto found = file ? std::ranges::find(file->order.lines, examination, &lab::ResultLine::examination) : std::vector<lab::ResultLine>::const_iterator();
            return file && file->order.id == order && found->state == state;
        });
    }
    bool isListed(const lab::OrderId& order)
    {
        return m_bench->sent() && PageDriver::waits([&] {
            m_page->presenter().worklist().takeNewRows();
            return m_page->presenter().worklist().rowOf(ui::WorklistModel::idOf(order)) >= 0;
        });
    }
    QString button() const { return m_page->findChild<ui::PrimaryButton*>()->text(); }
    // By the key; the signature stays open after the first time.
    bool isSignedAs(const lab::OrderId& order, std::size_t versions, lab::ReportKind kind)
    {
        const PageDriver hand(*m_page);
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
        const auto& grid = m_page->presenter().grid();
        return grid.index(grid.rowOfLine(line), column).data().toString();
    }
    QStringList signalsOf(lab::LineId line) const
    {
        const auto& grid = m_page->presenter().grid();
        QStringList texts;
        for (const auto& badge : grid.index(grid.rowOfLine(line), ui::ResultGridModel::Flag).data(ui::BadgesRole).value<ui::Badges>())
            texts << badge.text;
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto anais = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        const auto helene = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"));
        m_store->importCatalogue();
        m_store->start();
        m_bench = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_bench->enrol();
        m_bench->activate(QStringLiteral("anais"), anais);
        m_office = std::make_unique<Station>(*m_store, QStringLiteral("BIOLOGISTE-1"));
        m_office->enrol();
        m_office->activate(QStringLiteral("helene"), helene);
        m_page = std::make_unique<ui::ValidationPage>(m_theme, m_office->engine());
        m_reports = std::make_unique<ui::ReportsPage>(m_theme, m_office->engine());
        uitest::showAt(*m_page, {1162, 718});
        m_page->activate();
    }
    void cleanupTestCase()
    {
        m_reports.reset();
        m_page.reset();
        m_office.reset();
        m_bench.reset();
        m_store->stop();
        m_store->verify();
    }

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
        PageDriver(*m_page).picture("untold-measured");
        QVERIFY(isInFront(afternoon, "K", lab::LineState::TechnicallyValid));
        QVERIFY2(!signalsOf(1).contains(QStringLiteral("mesuré")), qPrintable(signalsOf(1).join(u' ')));
        // Who validates is shown it, and told what it is.
        QVERIFY2(cell(1, ui::ResultGridModel::Previous).startsWith(QStringLiteral("n.v. 3,9")), qPrintable(cell(1, ui::ResultGridModel::Previous)));
        QVERIFY(m_page->presenter().grid().remark(0).contains(QStringLiteral("aucun biologiste")));
        PageDriver(*m_page).picture("untold-previous");
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
        PageDriver(*m_page).picture("untold-not-performed");
        QVERIFY(isSignedAs(order, 1, lab::ReportKind::Complete));
        const auto page = pdfOf(order, 1);
        QCOMPARE(page.count(QStringLiteral("non réalisé")), 2);
        QVERIFY2(page.contains(QStringLiteral("Quantité insuffisante")) && !page.contains(QStringLiteral("PARTIELS")), qPrintable(page));
        QVERIFY(PageDriver::waits([&] { return m_page->presenter().counts().toValidate == 0; }));
    }

    void whatWasNotPerformedEndsAPartialReport()
    {
        const auto order = m_bench->orders(m_bench->registers("GUILLOU", "Pierre", {1961, 2, 14}), {"NA", "K"});
        measures(order, "NA", "139");
        validates(order);
        QVERIFY(isInFront(order, "NA", lab::LineState::TechnicallyValid));
        QCOMPARE(button(), QStringLiteral("Signer · résultats partiels (1/2)"));
        QVERIFY(signalsOf(2).contains(QStringLiteral("à saisir")) && signalsOf(1).isEmpty());
        PageDriver(*m_page).picture("untold-partial");
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
