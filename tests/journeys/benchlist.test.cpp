// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QSignalSpy>

#include "tests/journeys/benchdesk.h"
#include "ui/bench/controldialog.h"
#include "ui/bench/examinationdialog.h"
#include "ui/bench/technicaldialog.h"
#include "ui/models/ordergatherer.h"

using namespace paillasse;
using namespace paillasse::journeys;

// From the bench's list to the order in front and back: scanned, searched, worked down, validated together.
class BenchListJourney : public BenchDesk {
    Q_OBJECT

public:
    using BenchDesk::BenchDesk;

private Q_SLOTS:
    void oneExaminationIsWorkedDown()
    {
        m_hand->press(Qt::Key_F3);
        auto* dialog = m_hand->dialog<ui::ExaminationDialog>();
        QVERIFY(dialog);
        m_hand->press(Qt::Key_Down); // sodium, then potassium
        m_hand->press(Qt::Key_Return);
        QVERIFY(m_hand->waits([&] { return m_page->presenter().filter().examination == "K" && m_page->presenter().worklist().rowCount() == 3; }));
        for (int i = 0; i < 3; ++i) {
            const auto order = m_page->presenter().worklist().row(i)->order;
            if (i == 0)
                m_page->queue().setCurrentId(ui::WorklistModel::idOf(order));
            QVERIFY(m_hand->waits([&] { return isInFront(order) && currentExamination() == QStringLiteral("K"); }));
            m_page->grid().setFocus();
            m_hand->type("4.1");
            m_hand->press(Qt::Key_Return);
            QVERIFY(m_hand->waits([&] { return m_station->value(order, "K") == "4,1"; }));
        }
        // Nothing else was touched; and removing the chip shows the orders again, which still wait for their sodium.
        for (const auto& order : m_orders)
            QVERIFY(m_station->value(order, "NA").empty());
        m_page->removeChip(QStringLiteral("examination"));
        QVERIFY(m_hand->waits([&] { return m_page->presenter().filter().examination.empty() && m_page->presenter().worklist().rowCount() == 3; }));
    }

    // Its order comes to the front, whatever was being asked; Enter, and the next key belongs to the first result that is to enter.
    void aScannedTubeIsEnteredWithoutAMouse()
    {
        QLineEdit field(m_page.get()); // where the shell has its search
        field.show();
        for (const auto& order : {m_orders[2], m_orders[1], m_orders[2], m_orders[1], m_orders[2], m_orders[0]}) {
            // As a scanner types: each character asks the list again, and answers come in between.
            const auto label = QString::fromStdString(m_station->file(order)->order.accession) + QStringLiteral("-1");
            field.setFocus();
            for (qsizetype typed = 1; typed < label.size(); ++typed) {
                m_page->search(label.left(typed));
                QCoreApplication::processEvents();
            }
            m_page->submitSearch(label);
            QVERIFY(m_hand->waits([&] { return isInFront(order) && m_page->queue().hasFocus(); }));
            QCOMPARE(m_page->presenter().worklist().rowCount(), 1);
            m_hand->press(Qt::Key_Return);
            QVERIFY(m_page->grid().hasFocus());
            QCOMPARE(currentExamination(), QStringLiteral("NA"));
            QCOMPARE(m_page->grid().currentIndex().column(), int(ui::ResultGridModel::Result));
        }
    }

    // Enter in the search asks the list once more; who is in the results before it answers is not taken out of them.
    void aLateAnswerTakesNobodyOutOfTheResults()
    {
        const auto label = QString::fromStdString(m_station->file(m_orders[0])->order.accession) + QStringLiteral("-1");
        m_page->search(label.left(9));
        QVERIFY(m_hand->waits([&] { return isInFront(m_orders[0]); }));
        int answers = 0;
        const auto counting = connect(&m_page->presenter(), &ui::BenchPresenter::listChanged, this, [&answers] { ++answers; });
        m_page->submitSearch(label);
        m_page->grid().setFocus();
        QVERIFY(m_hand->waits([&] { return answers > 0; }));
        disconnect(counting);
        QVERIFY(m_page->grid().hasFocus());
    }

    void theListNeverNamesAnotherThanTheFront()
    {
        const auto chosen = [&] { return ui::WorklistModel::orderOf(m_page->queue().currentId()); };
        QVERIFY(chosen() == m_orders[0]);
        m_page->open(QStringLiteral("order:") + QString::fromStdString(m_orders[1].toString())); // which the list does not have
        m_page->search({});
        QVERIFY(m_hand->waits([&] { return m_page->presenter().worklist().rowCount() == 3 && isInFront(m_orders[1]); }));
        QVERIFY(chosen() == m_orders[1]);
        m_page->open(QStringLiteral("order:") + QString::fromStdString(m_orders[2].toString()));
        QVERIFY(chosen() == m_orders[2]);
        QVERIFY(m_hand->waits([&] { return isInFront(m_orders[2]); }));
    }

    // The first list comes when it comes: who types in the search field by then types on.
    void theFirstListTakesNoKeysFromTheSearch()
    {
        QWidget window;
        QLineEdit search(&window);
        ui::BenchPage page(m_theme, m_station->engine(), &window);
        page.move(0, 40);
        uitest::showAt(window, {1162, 758});
        page.activate();
        search.setFocus();
        QVERIFY(search.hasFocus());
        QVERIFY(m_hand->waits([&] { return page.presenter().worklist().rowCount() > 0; }));
        QVERIFY(search.hasFocus());
        window.close();
        m_page->activateWindow();
        QVERIFY(m_hand->waits([&] { return m_page->isActiveWindow(); }));
    }

    // The next value goes on no order but the one that was scanned.
    void aTubeThatIsNotInTheListLeavesNobodyInFront()
    {
        const auto before = m_station->orders(m_station->registers("AVANT", "Loïc", {1977, 7, 7}), {"NA"});
        const auto done = m_station->orders(m_station->registers("FINI", "Annaïg", {1964, 3, 2}), {"K"});
        QVERIFY(m_station->enters(done, "K", "4.2").isCommitted());
        QVERIFY(m_station->validates(done).isCommitted());
        const auto label = [&](const lab::OrderId& order) { return QString::fromStdString(m_station->file(order)->order.accession) + QStringLiteral("-1"); };
        QVERIFY(shows(before));
        m_page->submitSearch(QStringLiteral("99-999999-1"));
        QVERIFY(m_hand->says("Aucun tube, aucune demande, aucun patient ici\u00a0: 99-999999."));
        QVERIFY(!m_page->presenter().file());
        m_hand->picture("bench-unknown-tube");
        m_page->focusEntry(); // as Escape and Down in the search do
        m_hand->type("140");
        m_hand->press(Qt::Key_Return);
        QVERIFY(m_station->value(before, "NA").empty());
        // In the list again by what was scanned next; then one that is done with.
        m_page->submitSearch(label(before));
        QVERIFY(m_hand->waits([&] { return isInFront(before) && m_page->queue().hasFocus(); }));
        m_page->submitSearch(label(done));
        QVERIFY(m_hand->waits([&] { return isInFront(done) && m_page->grid().hasFocus(); }));
        QVERIFY(m_hand->says("n’est pas dans cette liste\u00a0: tout est validé techniquement."));
        m_hand->picture("bench-unlisted-tube");
        // By a name, too; and the other list has what this one has not.
        m_page->toggleChip(QStringLiteral("validate"), true);
        m_page->submitSearch(QStringLiteral("avant loïc"));
        QVERIFY(m_hand->waits([&] { return isInFront(before) && m_page->grid().hasFocus(); }));
        QVERIFY(m_hand->says("n’est pas dans cette liste\u00a0: rien n’est encore saisi."));
        m_hand->type("139");
        m_hand->press(Qt::Key_Return);
        QVERIFY(m_hand->waits([&] { return m_station->value(before, "NA") == "139"; }));
        m_page->search({});
        m_page->toggleChip(QStringLiteral("enter"), true);
    }

    void chipsComeOffAndGoBackOn()
    {
        const auto chip = [&](const char* id) {
            const auto chips = m_page->chips();
            return *std::ranges::find(chips, QString::fromUtf8(id), &ui::Chip::id);
        };
        QVERIFY(chip("days").checked && chip("days").removable);
        m_page->removeChip(QStringLiteral("days"));
        QVERIFY(!chip("days").checked && m_page->presenter().filter().days == 0);
        m_page->toggleChip(QStringLiteral("days"), true);
        QCOMPARE(m_page->presenter().filter().days, 7);
    }

    void controlIsAttestedBenchByBench()
    {
        const auto today = m_page->presenter().today();
        const auto directory = [&] { return m_page->presenter().directory(); };
        QVERIFY(directory()->benches.size() > 2);
        m_hand->press(Qt::Key_F4);
        QVERIFY(m_hand->dialog<ui::ControlDialog>());
        m_hand->press(Qt::Key_F11); // rejected, but nothing says what was out
        m_hand->press(Qt::Key_F9);
        const auto first = directory()->benches.begin()->first;
        QVERIFY(m_hand->waits([&] { return directory()->controlOf(first, today) == lab::ControlState::Attested; }));
        for (const auto& [number, bench] : directory()->benches)
            if (number != first)
                QCOMPARE(directory()->controlOf(number, today), lab::ControlState::NotTracked);
        m_hand->press(Qt::Key_Escape);
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }));
    }

    // F12 where the saved results are listed: all of the list that may pass, read and confirmed once.
    void aListIsValidatedAtOnce()
    {
        const auto patient = m_station->registers("LISTE", "Bleuenn", {1968, 10, 2});
        const auto first = m_station->orders(patient, {"NA", "K"});
        const auto second = m_station->orders(patient, {"NA", "GB"}); // whose bench has no control of today
        const auto third = m_station->orders(patient, {"K", "CREA"});
        const auto enters = [&](const lab::OrderId& order, const char* code, const char* value) { QVERIFY(m_station->enters(order, code, value).isCommitted()); };
        enters(first, "NA", "140");
        enters(first, "K", "4.1");
        enters(second, "NA", "139");
        enters(second, "GB", "6.2");
        enters(third, "CREA", "71");
        lab::Measurement critical;
        critical.id = lab::MeasurementId::make(m_station->clock().now());
        critical.value = lab::Quantity{lab::Comparator::None, *lab::Decimal::parse("7.6")};
        critical.unit = "mmol/L";
        critical.specimen = line(third, "K").specimen;
        critical.level = lab::Level::CriticalHigh;
        QVERIFY(m_station->does(lab::documentId(third), lab::RecordMeasurements{{{line(third, "K").id, critical, true, {}}}}).isCommitted());

        m_page->toggleChip(QStringLiteral("validate"), true);
        m_page->search(QStringLiteral("liste"));
        QVERIFY(m_hand->waits([&] { return m_page->presenter().worklist().rowCount() == 3 && m_page->queue().rowOf(ui::WorklistModel::idOf(first)) >= 0; }));
        m_page->queue().setCurrentId(ui::WorklistModel::idOf(first));
        QVERIFY(m_hand->waits([&] { return isInFront(first); }));
        m_hand->press(Qt::Key_F12);
        auto* dialog = m_hand->dialog<ui::TechnicalDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->keptChoices().size(), 4);
        QStringList shown;
        for (int row = 0; row < dialog->table().model()->rowCount(); ++row)
            shown << dialog->table().model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        const auto all = shown.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QStringLiteral("en attente\u00a0: CQ non suivi aujourd’hui")) && all.contains(QStringLiteral("en attente\u00a0: critique, sans appel, contrôle ni motif")), qPrintable(all));
        QVERIFY(PageDriver::wordsOn(*dialog).contains(QStringLiteral("Ctrl+F12"))); // how the line without a control is validated all the same
        m_hand->press(Qt::Key_Down); // below the patient, the first line
        m_hand->press(Qt::Key_Space);
        QCOMPARE(dialog->keptChoices().size(), 3);
        m_hand->picture("bench-list");
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->says("3 lignes validées. 2 lignes laissées en attente."));
        using enum lab::LineState;
        const auto state = [&](const lab::OrderId& order, const char* code) { return m_station->state(order, code); };
        QVERIFY(state(first, "NA") == Measured && state(first, "K") == TechnicallyValid);
        QVERIFY(state(second, "NA") == TechnicallyValid && state(second, "GB") == Measured);
        QVERIFY(state(third, "CREA") == TechnicallyValid && state(third, "K") == Measured);
        QCOMPARE(line(second, "NA").control, lab::ControlState::Attested);
        // As many as can be read; how many are left is known.
        ui::OrderGatherer one(m_station->engine(), 1);
        QSignalSpy gathered(&one, &ui::OrderGatherer::gathered);
        client::WorklistFilter everything;
        everything.queue = client::Queue::All;
        everything.text = "liste";
        one.gather(everything, [](const client::OrderFile&) { return true; });
        QVERIFY(m_hand->waits([&] { return gathered.size() == 1; }));
        QVERIFY(one.files().size() == 1 && one.left() == 2);
        // Down one examination: its lines and no others.
        const auto fourth = m_station->orders(patient, {"NA", "K"});
        enters(fourth, "NA", "141");
        enters(fourth, "K", "4.6");
        m_page->presenter().setExamination(QStringLiteral("NA"));
        QVERIFY(m_hand->waits([&] { return m_page->presenter().worklist().rowCount() == 0; })); // nothing of it is to enter any more
        QVERIFY(shows(fourth));
        m_hand->press(Qt::Key_F12);
        dialog = m_hand->dialog<ui::TechnicalDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->keptChoices().size(), 2);
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->waits([&] { return state(first, "NA") == TechnicallyValid && state(fourth, "NA") == TechnicallyValid; }));
        QVERIFY(state(fourth, "K") == Measured);
    }
};

PAILLASSE_UI_TEST_MAIN(BenchListJourney)
#include "benchlist.test.moc"
