// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QFileInfo>
#include <QLineEdit>
#include <QPrintDialog>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "app/crypto/crypto.h"
#include "app/wire/actcodec.h"
#include "tests/journeys/ledgerreadings.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/bench/benchpresenter.h"
#include "ui/reception/receptionpage.h"
#include "ui/reports/reportspage.h"
#include "ui/shell/clipboardguard.h"
#include "ui/validation/orderside.h"
#include "ui/validation/validationpage.h"
#include "ui/widgets/reasondialog.h"

using namespace paillasse;
using namespace paillasse::journeys;
using lab::DocumentKind;
using lab::ReadingKind;

// What each page shows of somebody is in the ledger, as what it was; what was typed to find them is nowhere.
class ReadingPages : public QObject {
    Q_OBJECT

public:
    explicit ReadingPages(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    lab::PatientId m_patient;
    lab::OrderId m_before; // released, of the same examination
    lab::OrderId m_order;  // measured and validated at the bench

    // A minute later: what was opened before counts again.
    void later() { m_station->clock().ahead += minuteMs; }
    std::vector<lab::Reading> since(std::size_t known, ReadingKind kind, std::size_t count)
    {
        std::vector<lab::Reading> found;
        (void)m_station->waits([&] { // the caller counts them
            found.clear();
            const auto all = readings(*m_store, kind);
            for (auto i = known; i < all.size(); ++i)
                found.push_back(all[i].reading);
            return found.size() >= count;
        });
        return found;
    }
    std::size_t known(ReadingKind kind) { return readings(*m_store, kind).size(); }
    bool isOf(const lab::Reading& reading, const lab::OrderId& order) const
    {
        return reading.subjectKind == DocumentKind::Order && reading.subject == lab::documentId(order) && reading.patient == m_patient;
    }
    // The page opens the order, and the ledger has it once.
    template <class Presenter>
    void theOrderIsNoted(Presenter& presenter, const lab::OrderId& order)
    {
        later();
        const auto before = known(ReadingKind::OpenedOrder);
        presenter.open(order);
        QVERIFY(m_station->waits([&] { return presenter.file() && presenter.file()->order.id == order; }));
        const auto found = since(before, ReadingKind::OpenedOrder, 1);
        QCOMPARE(found.size(), 1u);
        QVERIFY(isOf(found[0], order));
        // It is read anew because something came: nobody opened it again.
        later();
        QSignalSpy shown(&presenter, &Presenter::fileChanged);
        presenter.refreshAll();
        QVERIFY(m_station->waits([&] { return !shown.isEmpty(); }));
        const auto marks = known(ReadingKind::Exported);
        m_station->engine().trail().note({ReadingKind::Exported, {}, {}, {}, {}, 1});
        QCOMPARE(since(marks, ReadingKind::Exported, 1).size(), 1u);
        QCOMPARE(known(ReadingKind::OpenedOrder), before + 1);
    }

    // Ctrl+P was pressed: the printer that writes a file is taken, by Enter. What the ledger then has more is a PDF of this order, and no print.
    void theFileIsNoted(const PageDriver& hand, const lab::OrderId& order, const std::function<void()>& meanwhile = {})
    {
        const auto saves = known(ReadingKind::SavedPdf);
        const auto prints = known(ReadingKind::Printed);
        auto* dialog = hand.dialog<QPrintDialog>();
        QVERIFY(dialog);
        const QTemporaryDir folder;
        const auto paper = folder.filePath(QStringLiteral("paper.pdf"));
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("filename"));
        QVERIFY(name && name->isVisible());
        name->setFocus();
        name->selectAll();
        hand.type(paper.toUtf8().constData());
        hand.press(Qt::Key_Return);
        QVERIFY(hand.waits([&] { return QFileInfo(paper).size() > 0; }));
        if (meanwhile)
            meanwhile();
        const auto saved = since(saves, ReadingKind::SavedPdf, 1);
        QCOMPARE(saved.size(), 1u);
        QVERIFY(isOf(saved[0], order));
        QCOMPARE(saved[0].offline, static_cast<bool>(meanwhile));
        QCOMPARE(known(ReadingKind::Printed), prints);
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
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_station->enrol();
        m_station->activate(QStringLiteral("anais"), anais);
        m_patient = m_station->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        m_before = m_station->orders(m_patient, {"K"});
        m_order = m_station->orders(m_patient, {"K"});
        for (const auto& order : {m_before, m_order}) {
            QVERIFY(m_station->enters(order, "K", "3.9").isCommitted());
            QVERIFY(m_station->validates(order).isCommitted());
        }
        QVERIFY(m_station->sent());
        m_station->signOut();
        m_station->activate(QStringLiteral("helene"), helene);
        QVERIFY(m_station->waits([&] { return m_station->state(m_before, "K") == lab::LineState::TechnicallyValid; }));
        m_station->opensSigning();
        const auto released = m_station->releases(m_before);
        QVERIFY2(released.submission.isCommitted(), Station::whyNot(released.submission).c_str());
    }
    void cleanupTestCase()
    {
        m_station.reset();
        m_store->stop();
        m_store->verify();
    }

    void theReception()
    {
        const auto searches = known(ReadingKind::Searched);
        const auto patients = known(ReadingKind::OpenedPatient);
        ui::ReceptionPresenter presenter(m_station->engine());
        presenter.searching().search(QStringLiteral("bi"));
        presenter.searching().search(QStringLiteral("bihan"));
        presenter.searching().submit(QStringLiteral("bihan")); // Enter: the one found is opened
        QVERIFY(m_station->waits([&] { return presenter.patient() != nullptr; }));
        const auto searched = since(searches, ReadingKind::Searched, 1);
        QVERIFY(searched.size() == 1 && searched[0].count == 1 && searched[0].subject.isNull() && searched[0].patient.isNull());
        const auto opened = since(patients, ReadingKind::OpenedPatient, 1);
        QVERIFY(opened.size() == 1 && opened[0].subjectKind == DocumentKind::Patient && opened[0].subject == lab::documentId(m_patient) && opened[0].patient == m_patient);

        const auto orders = known(ReadingKind::OpenedOrder);
        presenter.openOrder(m_order);
        const auto found = since(orders, ReadingKind::OpenedOrder, 1);
        QVERIFY(found.size() == 1 && isOf(found[0], m_order));
        QVERIFY(m_station->waits([&] { return presenter.desk().file() != nullptr; }));
        presenter.desk().noteTaken(ReadingKind::Printed);
        const auto printed = since(0, ReadingKind::Printed, 1);
        QVERIFY(printed.size() == 1 && isOf(printed[0], m_order));
    }

    void theBench()
    {
        ui::BenchPresenter presenter(m_station->engine());
        theOrderIsNoted(presenter, m_order);
        // What is not in the list is looked for everywhere, and counts as one search.
        const auto searches = known(ReadingKind::Searched);
        presenter.submitSearch(QStringLiteral("nobody is called so"));
        const auto searched = since(searches, ReadingKind::Searched, 1);
        QVERIFY(searched.size() == 1 && searched[0].count == 0);
    }

    void theValidationAndWhatCameBefore()
    {
        ui::ValidationPresenter presenter(m_station->engine());
        theOrderIsNoted(presenter, m_order);
        ui::OrderSide side(m_theme, presenter, nullptr);
        QVERIFY(m_station->waits([&] { return presenter.file()->history.contains(1); }));
        const auto histories = known(ReadingKind::OpenedHistory);
        side.showLine(1);
        side.showLine(1);
        const auto found = since(histories, ReadingKind::OpenedHistory, 1);
        QCOMPARE(found.size(), 1u);
        QVERIFY(found[0].subjectKind == DocumentKind::Examination && found[0].subject == lab::examinationId(m_station->engine().session().laboratory(), "K") && found[0].patient == m_patient);
    }

    // Those of a list are read there before they are confirmed.
    void aListThatIsConfirmedIsRead()
    {
        later();
        const auto before = known(ReadingKind::OpenedOrder);
        ui::ValidationPresenter presenter(m_station->engine());
        bool isGathered = false;
        connect(&presenter.batch(), &ui::BatchSigner::gathered, this, [&] { isGathered = true; });
        presenter.batch().gather();
        QVERIFY(m_station->waits([&] { return isGathered; }));
        const auto shown = presenter.batch().files().size();
        QVERIFY(shown > 0);
        const auto found = since(before, ReadingKind::OpenedOrder, shown);
        QCOMPARE(found.size(), shown);
    }

    void theReports()
    {
        ui::ReportsPresenter presenter(m_station->engine());
        const auto reports = known(ReadingKind::OpenedReport);
        theOrderIsNoted(presenter, m_before);
        const auto found = since(reports, ReadingKind::OpenedReport, 1);
        QVERIFY(found.size() == 1 && isOf(found[0], m_before));
        presenter.noteTaken(presenter.subject(), ReadingKind::SavedPdf);
        const auto saved = since(0, ReadingKind::SavedPdf, 1);
        QVERIFY(saved.size() == 1 && isOf(saved[0], m_before));
        const auto searches = known(ReadingKind::Searched);
        presenter.search(QStringLiteral("bihan"));
        const auto searched = since(searches, ReadingKind::Searched, 1);
        QVERIFY(searched.size() == 1 && searched[0].count >= 1);
    }

    void labelsSavedAsAPdf()
    {
        ui::ReceptionPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        page.presenter().openOrder(m_order);
        const PageDriver hand(page);
        QVERIFY(hand.waits([&] { return page.presenter().desk().file() && !page.presenter().desk().labels().isEmpty(); }));
        hand.press(Qt::Key_P, Qt::ControlModifier);
        theFileIsNoted(hand, m_order);
    }

    void aReportSavedAsAPdf()
    {
        ui::ReportsPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        page.open(QStringLiteral("order:") + QString::fromStdString(m_before.toString()));
        const PageDriver hand(page);
        QVERIFY(hand.waits([&] { return page.presenter().isGenuine() == std::optional(true); }));
        hand.press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(hand.dialog<ui::ReasonDialog>());
        hand.press(Qt::Key_Return);
        theFileIsNoted(hand, m_before);
    }

    // Without the store, it comes to the ledger when the store is there again.
    void anEmergencyCopySavedAsAPdf()
    {
        ui::ValidationPage page(m_theme, m_station->engine());
        uitest::showAt(page, {1162, 718});
        page.activate();
        page.presenter().open(m_order);
        const PageDriver hand(page);
        QVERIFY(hand.waits([&] { return page.presenter().file() && page.presenter().file()->order.id == m_order; }));
        m_station->unplug();
        hand.press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(hand.dialog<ui::ReasonDialog>());
        hand.press(Qt::Key_1);
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        theFileIsNoted(hand, m_order, [this] { m_station->plugIn(); });
    }

    void whatIsCopiedIsToldOnce()
    {
        auto& clipboard = *QGuiApplication::clipboard();
        clipboard.clear();
        ui::ClipboardGuard guard(clipboard);
        int copies = 0;
        connect(&guard, &ui::ClipboardGuard::copied, this, [&copies] { ++copies; });
        QLineEdit line(QStringLiteral("26-112298"));
        uitest::showAt(line, {200, 40});
        line.selectAll();
        line.copy();
        QCOMPARE(copies, 1);
        clipboard.setText(QStringLiteral("26-112299"));
        QCOMPARE(copies, 2);
        clipboard.clear();
        QCOMPARE(copies, 2);
    }

    // Not in what is signed, so in nothing that is made of it.
    void whatWasTypedIsNowhere()
    {
        ui::ReceptionPresenter presenter(m_station->engine());
        const auto searches = known(ReadingKind::Searched);
        presenter.searching().submit(QStringLiteral("ZQXCANARI"));
        QVERIFY(since(searches, ReadingKind::Searched, 1).size() == 1);
        for (const auto& leaf : readLeaves(*m_store)) {
            const auto bytes = wire::encodeAct(leaf.act);
            const auto text = QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toUpper();
            for (const char* typed : {"ZQXCANARI", "BIHAN", "NOBODY"})
                QVERIFY(!text.contains(typed));
        }
    }
};

PAILLASSE_UI_TEST_MAIN(ReadingPages)
#include "readingpages.test.moc"
