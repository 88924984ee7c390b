// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QFileInfo>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QSignalSpy>

#include "app/crypto/crypto.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/validation/batchdialog.h"
#include "ui/signing/signingdialog.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/identitybanner.h"
#include "ui/widgets/reasondialog.h"

using namespace paillasse;
using namespace paillasse::journeys;

// The validation's page by its keys, in front of a real store: what a technician entered, a biologist signs.
class ValidationJourney : public QObject {
    Q_OBJECT

public:
    explicit ValidationJourney(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    std::unique_ptr<ui::ValidationPage> m_page;
    std::unique_ptr<PageDriver> m_hand;
    std::vector<lab::OrderId> m_clear;
    lab::OrderId m_commented;
    lab::OrderId m_noted; // with a treatment, and on a haemolysed tube

    lab::OrderId validated(const lab::PatientId& patient, const char* value)
    {
        const auto order = m_station->orders(patient, {"NA", "K"});
        for (const auto* code : {"NA", "K"})
            if (const auto entered = m_station->enters(order, code, value); !entered.isCommitted())
                qFatal("not entered: %s", Station::whyNot(entered).c_str());
        if (const auto done = m_station->validates(order); !done.isCommitted())
            qFatal("not validated: %s", Station::whyNot(done).c_str());
        return order;
    }
    bool isSigned(const lab::OrderId& order) const
    {
        const auto file = m_station->file(order);
        return file && file->order.reports.size() == 1 && file->order.isComplete();
    }
    ui::WorklistModel& list() const { return m_page->presenter().worklist(); }
    bool isInFront(const lab::OrderId& order) const
    {
        const auto* file = m_page->presenter().file();
        return file && file->order.id == order;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto technician = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        const auto biologist = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"));
        m_store->importCatalogue();
        m_store->start();
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_station->enrol();
        m_station->activate(QStringLiteral("anais"), technician);
        const auto patient = m_station->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        for (int i = 0; i < 5; ++i)
            m_clear.push_back(validated(patient, "4.1"));
        m_commented = validated(patient, "4.2");
        const auto noted = m_station->does(lab::documentId(m_commented), lab::AddNote{0, "Prélèvement difficile"});
        QVERIFY2(noted.isCommitted(), Station::whyNot(noted).c_str());
        m_station->circumstances = {"Néphrologie", "Spironolactone", lab::Fasting::No, "Hémolysé ++"};
        m_noted = validated(patient, "4.3");
        QVERIFY(m_station->does(lab::documentId(m_noted), lab::AddNote{2, "vérifié sur un second tube"}).isCommitted());
        QVERIFY(m_station->sent());
        m_station->signOut();
        m_station->activate(QStringLiteral("helene"), biologist);
        m_page = std::make_unique<ui::ValidationPage>(m_theme, m_station->engine());
        m_hand = std::make_unique<PageDriver>(*m_page);
        uitest::showAt(*m_page, {1162, 718});
        m_page->topWidget()->show(); // as the shell does
        m_page->activate();
        QVERIFY(m_hand->waits([&] { return list().rowCount() == 7 && m_page->presenter().batch().count() == 5; }));
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_station.reset();
        m_store->stop();
        m_store->verify();
    }

    void theLanesShareTheQueue()
    {
        const auto chips = m_page->chips();
        QCOMPARE(chips[0].count, 7);
        QCOMPARE(chips[1].count, 2);
        QCOMPARE(chips[2].count, 5);
        m_page->toggleChip(QStringLiteral("review"), true);
        QVERIFY(m_hand->waits([&] { return list().rowCount() == 2; }));
        QCOMPARE(std::set({list().row(0)->order, list().row(1)->order}), std::set({m_commented, m_noted}));
        m_page->toggleChip(QStringLiteral("clear"), true);
        QVERIFY(m_hand->waits([&] { return list().rowCount() == 5; }));
    }

    void oneKeySignsAndTheNextOneComes()
    {
        QSignalSpy elsewhere(m_page.get(), &ui::Page::pageRequested);
        const auto first = list().row(0)->order;
        const auto second = list().row(1)->order;
        m_page->queue().setCurrentId(ui::WorklistModel::idOf(first));
        QVERIFY(m_hand->waits([&] { return isInFront(first); }));
        m_page->focusEntry();
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->dialog<ui::SigningDialog>());
        m_hand->type(Station::password().toUtf8().constData());
        m_hand->press(Qt::Key_Return);
        QVERIFY(m_hand->waits([&] { return isSigned(first) && isInFront(second); }));
        QCOMPARE(elsewhere.size(), 0);
        QVERIFY(!isSigned(second));
        QCOMPARE(m_page->focusWidget(), &m_page->queue());
        // The signature is open: one key for the next.
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->waits([&] { return isSigned(second) && m_page->released() == second; }));
        m_hand->press(Qt::Key_F10);
        QCOMPARE(elsewhere.size(), 1);
        QCOMPARE(elsewhere[0][1].toString(), QStringLiteral("released:") + QString::fromStdString(second.toString()));
    }

    void theClearOnesAreSignedFromOneList()
    {
        QVERIFY(m_hand->waits([&] { return m_page->presenter().batch().count() == 3; }));
        m_hand->press(Qt::Key_F12);
        auto* dialog = m_hand->dialog<ui::BatchDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->kept().size(), 3u);
        const auto left = dialog->kept().front();
        m_hand->press(Qt::Key_Space); // the first one is left out
        m_hand->picture("batch");
        const auto kept = dialog->kept();
        QCOMPARE(kept.size(), 2u);
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->waits([&] { return isSigned(kept[0]) && isSigned(kept[1]); }));
        QVERIFY(!isSigned(left));
        QVERIFY(!isSigned(m_commented));
        QVERIFY(m_hand->waits([&] { return m_page->presenter().batch().count() == 1; }));
        m_hand->picture("after-batch");
    }

    void signingSaysBeforehandThatItNeedsTheStore()
    {
        const auto* sign = m_page->findChild<ui::PrimaryButton*>();
        QVERIFY(sign->isEnabled());
        m_station->unplug();
        QVERIFY(m_hand->waits([&] { return !sign->isEnabled() && !m_page->topWidget()->isEnabled(); }));
        const auto notice = [&] { return PageDriver::wordsOn(*m_page).contains(QStringLiteral("Hors ligne")); };
        QVERIFY(notice());
        m_hand->picture("validation-offline");
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        m_hand->press(Qt::Key_F9);
        m_hand->press(Qt::Key_F12);
        QVERIFY(!QApplication::activeModalWidget());
        m_station->plugIn();
        QVERIFY(m_hand->waits([&] { return sign->isEnabled() && !notice(); }));
    }

    // Who scans a report's tube does not sign the patient before it.
    void aTubeThatIsNotInTheQueueLeavesNobodyInFront()
    {
        m_page->toggleChip(QStringLiteral("all"), true);
        QVERIFY(m_hand->waits([&] { return list().rowCount() > 0; }));
        const auto before = list().row(0)->order;
        m_page->queue().setCurrentId(ui::WorklistModel::idOf(before));
        QVERIFY(m_hand->waits([&] { return isInFront(before); }));
        m_page->submitSearch(QStringLiteral("99-999999"));
        QVERIFY(m_hand->says("Aucun tube, aucune demande, aucun patient ici\u00a0: 99-999999."));
        QVERIFY(!m_page->presenter().file());
        const auto entered = m_station->orders(m_station->registers("PAS", "Encore", {1981, 1, 1}), {"NA"});
        m_page->submitSearch(QString::fromStdString(m_station->file(entered)->order.accession));
        QVERIFY(m_hand->waits([&] { return isInFront(entered); }));
        QVERIFY(m_hand->says("n’est pas dans cette liste\u00a0: rien n’y est encore validé techniquement."));
        m_page->submitSearch(QString::fromStdString(m_station->file(before)->order.accession)); // and one that is
        QVERIFY(m_hand->waits([&] { return isInFront(before); }));
        m_page->search({});
        QVERIFY(m_hand->waits([&] { return list().rowCount() > 0; }));
    }

    void nothingIsSignedBeforeItWasOnScreen()
    {
        m_hand->press(Qt::Key_F12);
        auto* dialog = m_hand->dialog<ui::BatchDialog>();
        QVERIFY(dialog);
        dialog->reject();
        auto file = *m_station->file(m_clear.back());
        std::vector<client::OrderFile> many;
        for (std::uint8_t i = 1; i < 12; ++i) {
            file.order.id = lab::OrderId::make(m_station->engine().now());
            many.push_back(file);
        }
        auto* list = new ui::BatchDialog(m_theme, many, 3, m_station->engine().records().directory(), m_page.get());
        auto* sign = list->findChild<ui::PrimaryButton*>();
        list->open();
        QVERIFY(QTest::qWaitForWindowExposed(list));
        QTest::qWait(50);
        QVERIFY(!sign->isEnabled());
        QVERIFY(PageDriver::wordsOn(*list).contains(QStringLiteral("3 autres demandes de cette liste viendront ensuite.")));
        m_hand->press(Qt::Key_End, Qt::ControlModifier);
        QVERIFY(m_hand->waits([&] { return sign->isEnabled(); }));
        list->reject();
    }

    // What reception noted stands above the results, with what was said of them before.
    void whatReceptionNotedIsReadFirst()
    {
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }));
        m_page->presenter().open(m_noted);
        QVERIFY(m_hand->waits([&] { return isInFront(m_noted); }));
        const auto all = PageDriver::wordsOn(*m_page);
        for (const auto* said : {"Spironolactone", "Non à jeun", "Hémolysé ++", "Potassium\u00a0: vérifié sur un second tube"})
            QVERIFY2(all.contains(QString::fromUtf8(said)), qPrintable(all));
        QVERIFY(m_page->findChild<ui::IdentityBanner*>()->wholeText().contains(QStringLiteral("Néphrologie")));
        m_hand->picture("validation-circumstances");
    }

    // It answers, and no report can be signed there: the patient waits as much as behind a cut line.
    void aFullStoreDoesNotForbidTheEmergencyPrint()
    {
        m_page->presenter().open(m_noted);
        QVERIFY(m_hand->waits([&] { return isInFront(m_noted); }));
        m_store->fillDisk();
        m_station->registers("PLEIN", "Disque", {1970, 1, 1}); // waits here, and so finds out
        QVERIFY(m_hand->waits([&] { return m_station->engine().connection() == client::Connection::StoreFull; }));
        m_hand->press(Qt::Key_P, Qt::ControlModifier);
        auto* dialog = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY2(dialog, qPrintable(m_page->said()));
        dialog->reject();
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }));
        m_store->freeDisk();
        QVERIFY(m_station->sent());
        QVERIFY(m_hand->waits([&] { return m_station->engine().connection() == client::Connection::Online; }));
    }

    // The store is away and somebody waits: a copy that says what it is, recorded here, sent later, and listed until the report is signed.
    void anEmergencyPrintStaysListedUntilTheReport()
    {
        m_page->presenter().open(m_noted);
        QVERIFY(m_hand->waits([&] { return isInFront(m_noted); }));
        m_hand->press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY2(m_page->said().startsWith(QStringLiteral("Le serveur répond")), qPrintable(m_page->said()));
        const auto counts = [&] { return m_page->presenter().counts().unreleasedPrints; };
        QCOMPARE(counts(), 0);
        m_station->unplug();
        m_hand->press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(m_hand->dialog<ui::ReasonDialog>());
        m_hand->picture("emergency-print");
        m_hand->press(Qt::Key_1);
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        auto* dialog = m_hand->dialog<QPrintDialog>();
        QVERIFY(dialog);
        const QTemporaryDir folder;
        const auto paper = folder.filePath(QStringLiteral("paper.pdf"));
        dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
        dialog->printer()->setOutputFileName(paper);
        dialog->done(QDialog::Accepted);
        const auto isListed = [&] { return m_station->file(m_noted)->order.hasUnreleasedPrint(); };
        QVERIFY(m_hand->waits([&] { return isListed() && counts() == 1; }));
        QVERIFY(QFileInfo(paper).size() > 0);
        const auto delivery = m_station->file(m_noted)->order.deliveries.back();
        QVERIFY(delivery.version == 0 && delivery.channel == lab::DeliveryChannel::Print && delivery.to == "Dr Jeanne Cadiou");
        client::WorklistFilter filter;
        filter.queue = client::Queue::PrintedUnreleased;
        std::vector<client::WorkRow> rows;
        m_station->engine().records().worklist(filter, m_page.get(), [&rows](const Result<client::Worklist>& list) { rows = list->rows; });
        QVERIFY(m_hand->waits([&] { return rows.size() == 1 && rows[0].order == m_noted && rows[0].unreleasedPrint; }));
        m_hand->picture("emergency-printed");
        const auto& trail = m_page->presenter().trail();
        QVERIFY(m_hand->waits([&] { return trail.rowCount() > 0 && trail.index(trail.rowCount() - 1, 0).data().toString().contains(QStringLiteral("imprimé non libéré, pour Dr Jeanne Cadiou")); }));
        m_station->plugIn();
        QVERIFY(m_station->sent());
        m_station->waitCaughtUp();
        QVERIFY(isListed()); // the store knows of it too, and it stands until something replaces it
        m_station->opensSigning();
        const auto released = m_station->releases(m_noted);
        QVERIFY2(released.submission.isCommitted(), Station::whyNot(released.submission).c_str());
        QVERIFY(m_hand->waits([&] { return !isListed() && counts() == 0; }));
    }

    void whoEnteredIsNotOfferedTheirOwn()
    {
        m_page.reset();
        m_station->signOut();
        m_station->signIn(QStringLiteral("anais"));
        ui::ValidationPresenter own(m_station->engine());
        QSignalSpy gathered(&own.batch(), &ui::BatchSigner::gathered);
        own.batch().gather();
        QVERIFY(gathered.wait());
        QVERIFY(own.batch().files().empty());
    }
};

PAILLASSE_UI_TEST_MAIN(ValidationJourney)
#include "validation.test.moc"
