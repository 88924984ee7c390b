// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRadioButton>

#include "app/crypto/crypto.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/reports/reportspage.h"
#include "ui/signing/signingdialog.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pdfview.h"
#include "ui/widgets/reasondialog.h"

using namespace paillasse;
using namespace paillasse::journeys;

// The reports' page by its keys, in front of a real store: a signed report is read, handed over, withdrawn.
class ReportsJourney : public QObject {
    Q_OBJECT

public:
    explicit ReportsJourney(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    std::unique_ptr<ui::ReportsPage> m_page;
    std::unique_ptr<PageDriver> m_hand;
    lab::OrderId m_order;

    ui::ActionButton* button(const QString& text) const
    {
        for (auto* one : m_page->findChildren<ui::ActionButton*>())
            if (one->text().contains(text))
                return one;
        return nullptr;
    }
    QStringList badges() const
    {
        QStringList texts;
        for (const auto& badge : m_page->findChild<ui::BadgeLabel*>(QStringLiteral("reportBadges"))->badges())
            texts << badge.text;
        return texts;
    }
    QString shownText() const { return m_page->findChild<ui::PdfView*>()->text(0); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto technician = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        const auto biologist = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"));
        const auto benches = m_store->folder() + QStringLiteral("/benches.csv");
        QFile table(benches);
        QVERIFY(table.open(QIODevice::WriteOnly) && table.write("number,code,french,english,site\n1,BIOCH,Biochimie,,\"Lorient, 4 quai des Indes\"\n") > 0);
        table.close();
        m_store->importCatalogue(benches);
        m_store->run({QStringLiteral("laboratory"), QStringLiteral("set"), QStringLiteral("--legal-form"), QStringLiteral("SELAS"), QStringLiteral("--address"), QStringLiteral("2 place Foch, 56700 Hennebont"),
                      QStringLiteral("--accreditation"), QStringLiteral("COFRAC 8-0000"), QStringLiteral("--biologist"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("--biologist"), QStringLiteral("Dr Marc Abgrall")});
        m_store->start();
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_station->enrol();
        m_station->activate(QStringLiteral("anais"), technician);
        m_order = m_station->orders(m_station->registers("LE BIHAN", "Maëlle", {1992, 5, 3}), {"NA"});
        QVERIFY(m_station->enters(m_order, "NA", "139").isCommitted());
        QVERIFY(m_station->validates(m_order).isCommitted());
        QVERIFY(m_station->sent());
        m_station->signOut();
        m_station->activate(QStringLiteral("helene"), biologist);
        m_station->opensSigning();
        const auto released = m_station->releases(m_order);
        QVERIFY2(released.submission.isCommitted(), Station::whyNot(released.submission).c_str());
        m_page = std::make_unique<ui::ReportsPage>(m_theme, m_station->engine());
        m_hand = std::make_unique<PageDriver>(*m_page);
        uitest::showAt(*m_page, {1162, 718});
        m_page->activate();
        QVERIFY(m_hand->waits([&] { return m_page->presenter().worklist().rowCount() == 1; }));
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_station.reset();
        m_store->stop();
        m_store->verify();
    }

    void theReportIsItsOwnBytesAndRegistered()
    {
        m_page->open(QStringLiteral("order:") + QString::fromStdString(m_order.toString()));
        QVERIFY(m_hand->waits([&] { return shownText().contains(QStringLiteral("LE BIHAN")); }));
        QVERIFY(shownText().contains(QStringLiteral("139")));
        QVERIFY(shownText().contains(QStringLiteral("Échantillons : plasma hépariné")));
        // As the law wants them (R6222-3): who the laboratory is, where it was done, within which scope.
        for (const auto& words : {QStringLiteral("SELAS"), QStringLiteral("2 place Foch, 56700 Hennebont"), QStringLiteral("Accréditation COFRAC 8-0000"), QStringLiteral("Dr Hélène Corre, Dr Marc Abgrall"),
                                  QStringLiteral("Lorient, 4 quai des Indes"), QStringLiteral("hors accréditation")})
            QVERIFY2(shownText().contains(words), qPrintable(words + u'\n' + shownText()));
        QVERIFY(m_hand->waits([&] { return m_page->presenter().isGenuine() == std::optional(true); }));
        QVERIFY(m_station->sent());
        QCOMPARE(m_station->file(m_order)->order.reports.front().pdfSha256.size(), std::size_t(32));
        m_hand->picture("reports");
    }

    void aDeliveryIsOfferedToWhoeverTheOrderNames()
    {
        m_hand->press(Qt::Key_F8);
        auto* dialog = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY(dialog);
        QStringList offered;
        for (const auto* radio : dialog->findChildren<QRadioButton*>())
            offered << radio->text();
        QCOMPARE(offered.size(), 4); // the prescriber is also a recipient: once
        QVERIFY(offered[0] == QStringLiteral("Dr Jeanne Cadiou") && offered[1] == QStringLiteral("EHPAD des Abers"));
        QVERIFY(m_hand->answers(Qt::Key_2));
        QVERIFY(m_hand->waits([&] { return m_station->file(m_order)->order.deliveries.size() == 1; }));
        QCOMPARE(m_station->file(m_order)->order.deliveries[0].to, std::string("EHPAD des Abers"));
        QVERIFY(m_hand->waits([&] { return m_page->deliveries().rowCount() == 1; }));
        QCOMPARE(m_page->deliveries().index(0, 1).data().toString(), QStringLiteral("EHPAD des Abers"));
        QCOMPARE(m_page->deliveries().index(0, 4).data().toString(), QStringLiteral("Dr Hélène Corre"));
    }

    void whatNeedsTheStoreSaysSoBeforehand()
    {
        auto* correct = button(QStringLiteral("Corriger"));
        auto* withdraw = button(QStringLiteral("Retirer"));
        QVERIFY(correct && withdraw && correct->isEnabled() && withdraw->isEnabled());
        m_station->unplug();
        QVERIFY(m_hand->waits([&] { return !correct->isEnabled() && !withdraw->isEnabled(); }));
        QVERIFY(!correct->toolTip().isEmpty() && correct->accessibleDescription() == correct->toolTip());
        const auto notice = [&] { return !correct->toolTip().isEmpty() && PageDriver::wordsOn(*m_page).contains(correct->toolTip()); };
        QVERIFY(notice());
        m_hand->press(Qt::Key_F7);
        QVERIFY(!QApplication::activeModalWidget());
        m_hand->picture("reports-offline");
        m_station->plugIn();
        QVERIFY(m_hand->waits([&] { return correct->isEnabled() && withdraw->isEnabled(); }));
        QVERIFY(!notice());
        // Cut while the question is open: it waits, with what is in it.
        m_hand->press(Qt::Key_F7);
        auto* dialog = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY(dialog);
        m_hand->press(Qt::Key_1);
        auto* confirm = dialog->findChild<ui::PrimaryButton*>();
        QVERIFY(confirm->isEnabled());
        m_station->unplug();
        QVERIFY(m_hand->waits([&] { return !confirm->isEnabled(); }));
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(dialog->isVisible());
        m_station->plugIn();
        QVERIFY(m_hand->waits([&] { return confirm->isEnabled(); }));
        QCOMPARE(dialog->code(), QStringLiteral("doubt"));
        dialog->reject();
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }));
        // A store that answers and keeps nothing new is as good as away for this, and is called by its name.
        m_store->fillDisk();
        m_station->registers("PLEIN", "Disque", {1970, 1, 1}); // waits here, and so finds out
        QVERIFY(m_hand->waits([&] { return !correct->isEnabled() && !withdraw->isEnabled() && notice(); }));
        QVERIFY2(correct->toolTip().contains(QStringLiteral("disque du serveur est plein")), qPrintable(correct->toolTip()));
        m_store->freeDisk();
        QVERIFY(m_station->sent());
        QVERIFY(m_hand->waits([&] { return correct->isEnabled() && withdraw->isEnabled() && !notice(); }));
    }

    void whatIsPrintedTwiceIsSaid()
    {
        for (std::size_t times = 1; times <= 2; ++times) {
            m_page->presenter().recordDelivery(m_page->presenter().subject(), lab::DeliveryChannel::Print, QStringLiteral("Dr Jeanne Cadiou"), QStringLiteral("HP-2"));
            QVERIFY(m_hand->waits([&] { return m_page->deliveries().rowCount() == static_cast<int>(1 + times); }));
        }
        const auto how = [this](int row) { return m_page->deliveries().index(row, 2).data().toString(); };
        QVERIFY(m_station->sent()); // as the store has them, in its order
        QVERIFY(m_hand->waits([&] { return how(0) == QStringLiteral("imprimé de nouveau · HP-2") && how(1) == QStringLiteral("imprimé · HP-2"); }));
        QVERIFY(!m_page->presenter().changedSincePrinted());
    }

    // Who must be told stands there before the reason is given.
    void aCorrectionTellsWhoHasIt()
    {
        m_hand->press(Qt::Key_F7);
        auto* dialog = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY(dialog);
        const auto words = PageDriver::wordsOn(*dialog);
        QVERIFY2(words.contains(QStringLiteral("version 1\u00a0: EHPAD des Abers, Dr Jeanne Cadiou")), qPrintable(words));
        m_hand->picture("correction");
        dialog->reject();
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }));
    }

    // A withdrawal names those who must be told, and the page says it for ever.
    void aWithdrawalTellsWhoHadIt()
    {
        button(QStringLiteral("Retirer"))->click();
        auto* dialog = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY(dialog);
        const auto words = PageDriver::wordsOn(*dialog);
        QVERIFY2(words.contains(QStringLiteral("EHPAD des Abers")), qPrintable(words));
        m_hand->picture("withdrawal");
        QVERIFY(m_hand->answers(Qt::Key_2));
        QVERIFY(m_hand->waits([&] { return m_station->file(m_order)->order.reports.size() == 2; }));
        QVERIFY(m_hand->waits([&] { return shownText().contains(QStringLiteral("COMPTE RENDU RETIRÉ")); }));
        QVERIFY2(shownText().contains(QStringLiteral("avait été remise à : EHPAD des Abers")), qPrintable(shownText()));
        QVERIFY(m_page->presenter().changedSincePrinted());
        QVERIFY(badges().contains(QStringLiteral("modifié depuis l’impression")));
    }

    // Fifteen minutes later the signature is over: it is asked for, and given up nothing is done.
    void theSignatureIsAskedForAgain()
    {
        m_station->clock().ahead += 16 * minuteMs;
        button(QStringLiteral("Corriger"))->click();
        QVERIFY(m_hand->dialog<ui::ReasonDialog>());
        m_hand->press(Qt::Key_1);
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->dialog<ui::SigningDialog>());
        m_hand->press(Qt::Key_Escape);
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }));
        QVERIFY(m_station->state(m_order, "NA") == lab::LineState::BiologicallyValid);
    }
};

PAILLASSE_UI_TEST_MAIN(ReportsJourney)
#include "reports.test.moc"
