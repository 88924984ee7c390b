// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>

#include "tests/journeys/benchdesk.h"
#include "ui/bench/choicedialog.h"
#include "ui/theme/format.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/identitybanner.h"
#include "ui/widgets/reasondialog.h"
#include "ui/widgets/sparkline.h"

using namespace paillasse;
using namespace paillasse::journeys;

// One order at the bench, by its keys: what is typed, asked, chosen and held.
class BenchJourney : public BenchDesk {
    Q_OBJECT

public:
    using BenchDesk::BenchDesk;

private Q_SLOTS:
    void aCodeBecomesItsSentence()
    {
        const auto order = m_page->presenter().worklist().row(0)->order;
        m_page->queue().setCurrentId(ui::WorklistModel::idOf(order));
        QVERIFY(m_hand->waits([&] { return isInFront(order); }));
        m_page->grid().setCurrentIndex(m_page->presenter().grid().index(0, ui::ResultGridModel::Result));
        m_page->grid().setFocus();
        m_hand->press(Qt::Key_F5);
        auto* dialog = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY(dialog);
        m_hand->type("HEMOL QNS");
        auto* text = dialog->findChild<QPlainTextEdit*>();
        QVERIFY(text->toPlainText().startsWith(QStringLiteral("Échantillon hémolysé")));
        QVERIFY(text->toPlainText().endsWith(QStringLiteral(" QNS")));
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }));
        m_page->grid().setFocus();
        m_hand->type("138");
        m_hand->press(Qt::Key_Return);
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "NA") == "138"; }));
        const auto file = m_station->file(order);
        const auto* measurement = file->order.lines.front().reportableMeasurement();
        QVERIFY(measurement);
        QVERIFY2(QString::fromStdString(measurement->comment).endsWith(QStringLiteral("Quantité insuffisante.")), measurement->comment.c_str());
    }

    // A laboratory's own tables replace what it had, at the client that is open, too.
    void theLaboratorysOwnCodesAndTubesCount()
    {
        const auto write = [this](const QString& name, const char* text) {
            const auto path = m_store->folder() + QLatin1Char('/') + name;
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
                qFatal("a table could not be written");
            return path;
        };
        m_store->importTables({write(QStringLiteral("words.csv"), "code,french,english\nRDV,\"Rendez-vous demandé au laboratoire.\",\n"),
                               write(QStringLiteral("own.csv"), "code,french,english,colour,specimen,draw_rank\nHEP,tube vert du CHU,,,plasma du CHU,1\n")});
        const auto tables = [this] { return m_page->presenter().directory()->codeTables; };
        QVERIFY(m_hand->waits([&] { return tables().tubes.size() == 1 && tables().comments.size() == 1; }));
        QCOMPARE(tables().tube("HEP")->specimen, std::string("plasma du CHU"));
        m_page->grid().setFocus();
        m_hand->press(Qt::Key_F5);
        auto* dialog = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY(dialog);
        m_hand->type("QNS RDV ");
        const auto text = dialog->findChild<QPlainTextEdit*>()->toPlainText();
        QVERIFY2(text.startsWith(QStringLiteral("QNS Rendez-vous demandé au laboratoire.")), qPrintable(text));
        m_hand->press(Qt::Key_Escape);
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }));
        m_store->importCatalogue();
        QVERIFY(m_hand->waits([&] { return tables().tubes.size() > 1 && tables().comments.size() > 1; }));
    }

    // The keypad goes nowhere else until somebody has said what becomes of the critical value.
    void entryStopsOnACriticalValue()
    {
        const auto patient = m_station->registers("CRITIQUE", "Yann", {1950, 2, 2});
        const auto order = m_station->orders(patient, {"K", "NA"});
        QVERIFY(shows(order));
        enter("K", "7.4");
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "K") == "7,4" && m_page->presenter().unanswered() != 0; }));
        QVERIFY(m_hand->waits([&] { return !grid().isTypable(rowOf("NA")); }));
        QVERIFY(grid().isTypable(rowOf("K"))); // a typing error is mended at once
        enter("NA", "140");
        QTest::qWait(50);
        QVERIFY(m_station->value(order, "NA").empty());
        m_hand->picture("bench-critical");
        // What was typed wrongly, measured again at a dilution: its factor is asked for, and checked.
        enter("K", "7.2");
        auto* why = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY(why);
        QVERIFY(std::ranges::none_of(why->findChildren<QRadioButton*>(), [](const QRadioButton* radio) { return radio->text().contains(QStringLiteral("tube")); })); // there is one
        m_hand->press(Qt::Key_3);
        m_hand->type("x");
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(why->isVisible()); // not a factor
        // What the typed value is taken for stands there before it is confirmed.
        const auto told = PageDriver::wordsOn(*why);
        QVERIFY2(told.contains(QStringLiteral("7,2 mmol/L")) && told.contains(QStringLiteral("multiplié")), qPrintable(told));
        m_hand->picture("bench-dilution");
        m_hand->press(Qt::Key_Backspace);
        m_hand->type("1/2");
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "K") == "7,2"; }));
        QCOMPARE(line(order, "K").reportableMeasurement()->dilution, 2U);
        QVERIFY(m_hand->waits([&] { return ui::spoken(grid().index(rowOf("K"), ui::ResultGridModel::Flag).data(ui::BadgesRole).value<ui::Badges>()).contains(QStringLiteral("dilution au 1/2")); }));
        QVERIFY(m_hand->waits([&] { return grid().isTypable(rowOf("NA")); })); // a repeat is an answer
        // The sodium is critical too: kept, and why.
        enter("NA", "165");
        QVERIFY(m_hand->waits([&] { return m_page->presenter().unanswered() == line(order, "NA").id; }));
        m_hand->press(Qt::Key_F9);
        QVERIFY(m_hand->answers(Qt::Key_3));
        QVERIFY(m_hand->waits([&] { return m_page->presenter().unanswered() == 0; }));
        const auto calls = m_station->file(order)->order.calls;
        QCOMPARE(calls.size(), std::size_t(1));
        QVERIFY(calls[0].outcome == lab::CallOutcome::NotRequired && !calls[0].reason.empty());
        // One line alone is validated, then the rest; and a note on a value that is saved changes nothing of it.
        m_page->grid().setFocus();
        m_page->grid().setCurrentIndex(grid().index(rowOf("NA"), ui::ResultGridModel::Result));
        m_hand->press(Qt::Key_F12, Qt::ShiftModifier);
        QVERIFY(m_hand->waits([&] { return m_station->state(order, "NA") == lab::LineState::TechnicallyValid; }));
        QVERIFY(m_station->state(order, "K") == lab::LineState::Measured);
        m_page->grid().setCurrentIndex(grid().index(rowOf("K"), ui::ResultGridModel::Result));
        m_hand->press(Qt::Key_F5);
        QVERIFY(m_hand->dialog<ui::ReasonDialog>());
        m_hand->type("HEMOL ");
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->waits([&] { return m_station->file(order)->order.notes.size() == 1; }));
        QVERIFY(m_station->file(order)->order.notes[0].text.find("hémolysé") != std::string::npos);
        QCOMPARE(m_station->file(order)->order.notes[0].line, line(order, "K").id);
        QCOMPARE(line(order, "K").measurements.size(), std::size_t(2));
    }

    // It stands with its line, and is read by who sees that; of an order's own notes everybody reads (journeys/roles).
    void aNoteOnAConfidentialExaminationIsOfItsLine()
    {
        const auto order = m_station->orders(m_station->registers("DISCRET", "Annick", {1966, 1, 9}), {"NA", "VIHCV"});
        QVERIFY(shows(order));
        enter("VIHCV", "40");
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "VIHCV") == "40"; }));
        QVERIFY(m_hand->waits([&] { return grid().line(rowOf("VIHCV"))->reportable.has_value(); }));
        m_page->grid().setCurrentIndex(grid().index(rowOf("VIHCV"), ui::ResultGridModel::Result));
        m_hand->press(Qt::Key_F5);
        auto* dialog = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY(dialog);
        QVERIFY(PageDriver::wordsOn(*dialog).contains(QStringLiteral("et personne d’autre")));
        m_hand->type("Patient inform");
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->waits([&] { return m_station->file(order)->order.notes.size() == 1; }));
        const auto note = m_station->file(order)->order.notes[0];
        QCOMPARE(note.line, line(order, "VIHCV").id);
        QCOMPARE(note.text, std::string("Patient inform")); // it names nothing: the line does
    }

    // An instrument's second value lies beside the first; the technician reports it, with what is calculated from it, in one Save.
    void oneOfSeveralMeasurementsIsChosen()
    {
        const auto order = m_station->orders(m_station->registers("CHOISIR", "Gaid", {1975, 8, 2}), {"CT", "HDL", "NHDL"});
        QVERIFY(shows(order));
        enter("CT", "5.0");
        QVERIFY(m_hand->waits([&] { return grid().line(rowOf("CT"))->reportable && currentExamination() == QStringLiteral("HDL"); }));
        m_hand->press(Qt::Key_F10); // nothing to choose from
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(m_hand->says("plusieurs mesures"));
        enter("HDL", "1.5");
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "NHDL") == "3,50"; }));
        lab::Measurement second;
        second.id = lab::MeasurementId::make(m_station->clock().now());
        second.value = lab::Quantity{lab::Comparator::None, lab::Decimal(62, 1)};
        second.unit = "mmol/L";
        second.source = lab::MeasurementSource::Instrument;
        second.instrument = "Cobas 2";
        second.reason = lab::EntryReason::Rerun;
        QVERIFY(m_station->does(lab::documentId(order), lab::RecordMeasurements{{{line(order, "CT").id, second, false, {}}}}).isCommitted());
        QVERIFY(m_hand->waits([&] { return grid().line(rowOf("CT"))->measurements.size() == 2; }));
        m_page->grid().setFocus();
        m_page->grid().setCurrentIndex(grid().index(rowOf("CT"), ui::ResultGridModel::Result));
        auto* button = visibleButton("Mesures…");
        QVERIFY(button); // there is something to choose from: by the mouse too
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(m_hand->dialog<ui::ChoiceDialog>());
        m_hand->press(Qt::Key_Escape);
        QVERIFY(m_hand->waits([] { return QApplication::activeModalWidget() == nullptr; }));

        m_hand->press(Qt::Key_F10);
        auto* dialog = m_hand->dialog<ui::ChoiceDialog>();
        QVERIFY(dialog);
        auto& table = dialog->table();
        QCOMPARE(table.model()->rowCount(), 2);
        const auto first = table.model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        for (const auto* word : {"6,2", "Anaïs Le Goff", "Cobas 2", "refait"})
            QVERIFY2(first.contains(QString::fromUtf8(word)), qPrintable(first));
        QVERIFY(table.model()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("retenue")));
        m_hand->picture("bench-choice");
        m_hand->press(Qt::Key_Down);
        m_hand->press(Qt::Key_Return); // reported already
        QVERIFY(dialog->isVisible());
        QVERIFY(PageDriver::wordsOn(*dialog).contains(QStringLiteral("C’est celle qui est retenue.")));
        m_hand->press(Qt::Key_Up);
        m_hand->press(Qt::Key_Return);
        auto* why = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY(why);
        QVERIFY(PageDriver::wordsOn(*why).contains(QStringLiteral("6,20 mmol/L")) || PageDriver::wordsOn(*why).contains(QStringLiteral("6,2 mmol/L")));
        m_hand->press(Qt::Key_6); // another reason, in words
        m_hand->type("premier tube mal bouch");
        m_hand->picture("bench-choice-why");
        // What is typed there outlives a lock.
        QVERIFY(m_hand->waits([&] { return std::ranges::any_of(m_station->engine().drafts().all(), [](const auto& draft) { return draft.place.starts_with("bench.choice-"); }); }));
        const auto before = m_station->file(order)->order;
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->waits([&] { return line(order, "CT").reportable == second.id; }));
        QCOMPARE(m_station->value(order, "NHDL"), std::string("4,70")); // with it, in one act
        QCOMPARE(line(order, "CT").choiceReason, std::string("premier tube mal bouch"));
        QCOMPARE(line(order, "CT").measurements.size(), std::size_t(2));
        QCOMPARE(line(order, "CT").revision, before.line(line(order, "CT").id)->revision + 1);
        QVERIFY(m_hand->says("choisie parmi 2 mesures\u00a0: premier tube mal bouch"));
        m_hand->picture("bench-chosen");
        m_hand->press(Qt::Key_F12);
        QVERIFY(m_hand->says("3 validés"));
        QVERIFY(m_station->sent());
    }

    // It is asked which, and recorded; only that answers a critical value.
    void anotherTubeIsNamed()
    {
        const auto order = m_station->orders(m_station->registers("TUBES", "Ewen", {1952, 3, 3}), {"K"});
        QVERIFY(m_station->does(lab::documentId(order), lab::AddTests{{{2, "HEP"}, {3, "EDTA"}}, {}}).isCommitted());
        QVERIFY(shows(order));
        enter("K", "7.4");
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "K") == "7,4" && m_page->presenter().unanswered() != 0; }));
        enter("K", "7.2");
        auto* why = m_hand->dialog<ui::ReasonDialog>();
        QVERIFY(why);
        QStringList offered;
        for (const auto* radio : why->findChildren<QRadioButton*>())
            offered << radio->text();
        QCOMPARE(offered.filter(QStringLiteral("Autre tube")), QStringList{QStringLiteral("Autre tube\u00a0: HEP 2")}); // of the same kind only
        m_hand->picture("bench-another-tube");
        m_hand->press(Qt::Key_5);
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "K") == "7,2"; }));
        const auto measured = *line(order, "K").reportableMeasurement();
        QCOMPARE(measured.reason, lab::EntryReason::OtherSpecimen);
        QCOMPARE(measured.specimen, lab::SpecimenNumber(2));
        QVERIFY(m_hand->waits([&] { return m_page->presenter().unanswered() == 0; }));
        QVERIFY(m_hand->waits([&] { return grid().index(rowOf("K"), ui::ResultGridModel::Tube).data().toString() == QStringLiteral("HEP 2"); }));
        // A rerun that was asked for may be on the other tube, too: then it is asked.
        QVERIFY(m_station->does(lab::documentId(order), lab::AskRerun{{line(order, "K").id}, "hémolyse"}).isCommitted());
        QVERIFY(m_hand->waits([&] { return grid().line(rowOf("K"))->rerunAsked; }));
        enter("K", "7.1");
        QVERIFY(m_hand->answers(Qt::Key_5));
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "K") == "7,1"; }));
        QCOMPARE(line(order, "K").reportableMeasurement()->specimen, lab::SpecimenNumber(1));
        QVERIFY(!line(order, "K").rerunAsked);
    }

    // A late answer of a search may bring one there: what was asked of the order before is not done on that one.
    void anotherOrderInFrontIsNotAnsweredFor()
    {
        const auto patient = m_station->registers("DEVANT", "Soizic", {1969, 4, 2});
        const auto asked = m_station->orders(patient, {"NA"});
        const auto other = m_station->orders(patient, {"NA"});
        QVERIFY(shows(asked));
        m_page->grid().setFocus();
        m_page->grid().setCurrentIndex(grid().index(rowOf("NA"), ui::ResultGridModel::Result));
        m_hand->press(Qt::Key_F6);
        QVERIFY(m_hand->dialog<ui::ReasonDialog>());
        QVERIFY(shows(other));
        QVERIFY(m_hand->answers(Qt::Key_1));
        QVERIFY(m_hand->says("rien n’a été fait"));
        QVERIFY(m_station->sent());
        for (const auto& order : {asked, other})
            QVERIFY(m_station->state(order, "NA") == lab::LineState::Pending);
    }

    // Another order is no way round it, nor is any other key: only a call, a rerun or a reason.
    void entryWaitsInEveryOtherOrderToo()
    {
        const auto patient = m_station->registers("PARTOUT", "Rozenn", {1948, 1, 9});
        const auto stopped = m_station->orders(patient, {"K", "NA", "CREA"});
        const auto other = m_station->orders(patient, {"NA"});
        QVERIFY(shows(stopped));
        enter("CREA", "71");
        QVERIFY(m_hand->waits([&] { return m_station->value(stopped, "CREA") == "71"; }));
        enter("K", "7.4");
        QVERIFY(!grid().isTypable(rowOf("NA"))); // at once, before the line is read again
        QVERIFY(m_hand->waits([&] { return m_page->presenter().unanswered() != 0; }));
        m_page->grid().setCurrentIndex(grid().index(rowOf("NA"), ui::ResultGridModel::Result));
        m_hand->press(Qt::Key_F6); // not performed: another line's
        QVERIFY(!QApplication::activeModalWidget());
        // What is saved and fine is validated, the critical value is not.
        m_hand->press(Qt::Key_F12);
        QVERIFY(m_hand->says("1 validé, 1 en attente\u00a0: appel"));
        QVERIFY(m_hand->waits([&] { return m_station->state(stopped, "CREA") == lab::LineState::TechnicallyValid; }));
        QVERIFY(m_station->state(stopped, "K") == lab::LineState::Measured);

        QVERIFY(shows(other));
        QVERIFY(m_hand->says("La saisie attend cette valeur critique de la demande"));
        m_hand->picture("bench-stopped-elsewhere");
        QVERIFY(!grid().isTypable(rowOf("NA")));
        enter("NA", "140");
        m_hand->press(Qt::Key_F6);
        QVERIFY(!QApplication::activeModalWidget());
        m_hand->press(Qt::Key_F12);
        QVERIFY(m_station->value(other, "NA").empty());
        m_hand->press(Qt::Key_F2);
        QVERIFY(m_hand->waits([&] { return isInFront(stopped); }));

        // Somebody answers it elsewhere: it holds nobody any more.
        QVERIFY(shows(other));
        const auto held = line(stopped, "K");
        lab::CriticalCall call;
        call.line = held.id;
        call.measurement = *held.reportable;
        call.outcome = lab::CallOutcome::Acknowledged;
        call.to = "Dr Cadiou";
        call.readBack = true;
        QVERIFY(m_station->does(lab::documentId(stopped), lab::RecordCall{call}).isCommitted());
        QVERIFY(m_hand->waits([&] { return grid().isTypable(rowOf("NA")); }));
        enter("NA", "140");
        QVERIFY(m_hand->waits([&] { return m_station->value(other, "NA") == "140"; }));
    }

    // F7 and F8 are there for any line, not only while a critical value waits.
    void aRerunIsAskedOfAnyResult()
    {
        const auto order = m_station->orders(m_station->registers("REFAIRE", "Nolwenn", {1971, 6, 30}), {"NA", "CREA"});
        QVERIFY(shows(order));
        enter("NA", "139");
        // Saved, read again, and gone on from: what comes back late would take the cursor away.
        QVERIFY(m_hand->waits([&] { return grid().line(rowOf("NA"))->reportable && currentExamination() == QStringLiteral("CREA"); }));
        m_page->grid().setCurrentIndex(grid().index(rowOf("NA"), ui::ResultGridModel::Result));
        m_hand->press(Qt::Key_F7);
        QVERIFY(m_hand->answers(Qt::Key_3));
        QVERIFY(m_hand->waits([&] { return line(order, "NA").rerunAsked && grid().line(rowOf("NA"))->rerunAsked; }));
        // Whoever comes to the line reads and hears why.
        QCOMPARE(line(order, "NA").rerunReason, std::string("Hémolyse suspectée"));
        QVERIFY(m_hand->says("à refaire\u00a0: Hémolyse suspectée"));
        QVERIFY(ui::spoken(grid().index(rowOf("NA"), ui::ResultGridModel::State).data(ui::BadgesRole).value<ui::Badges>()).contains(QStringLiteral("à refaire\u00a0: Hémolyse suspectée")));
        m_hand->picture("bench-rerun-asked");
        m_hand->press(Qt::Key_F12);
        QVERIFY(m_hand->says("1 en attente\u00a0: à refaire"));
        enter("NA", "141"); // it was asked for: nothing more to explain
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "NA") == "141"; }));
        QCOMPARE(line(order, "NA").reportableMeasurement()->reason, lab::EntryReason::Rerun);
        QVERIFY(line(order, "NA").rerunReason.empty());
        m_page->grid().setCurrentIndex(grid().index(rowOf("NA"), ui::ResultGridModel::Result)); // measured, and nothing critical
        m_hand->press(Qt::Key_F8);
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(m_hand->says("Aucune valeur critique à appeler ici."));
        // What the biologist sends back comes with the reason that was promised to be seen with the line.
        QVERIFY(m_station->validates(order).isCommitted());
        QVERIFY(m_station->does(lab::documentId(order), lab::SendBack{{line(order, "NA").id}, "discordant avec le chlore"}).isCommitted());
        QVERIFY(m_hand->waits([&] { return !grid().line(rowOf("NA"))->sentBackReason.empty(); }));
        m_page->grid().setCurrentIndex(grid().index(rowOf("CREA"), ui::ResultGridModel::Result));
        m_page->grid().setCurrentIndex(grid().index(rowOf("NA"), ui::ResultGridModel::Result));
        QVERIFY(m_hand->says("renvoyé\u00a0: discordant avec le chlore"));
        QVERIFY(ui::spoken(grid().index(rowOf("NA"), ui::ResultGridModel::State).data(ui::BadgesRole).value<ui::Badges>()).contains(QStringLiteral("discordant avec le chlore")));
        m_hand->picture("bench-sent-back");
    }

    // users.md, "Conventions they know", key by key.
    void theKeypadIsWhatTheyKnow()
    {
        const auto patient = m_station->registers("PAVE", "Katell", {1980, 4, 4});
        const auto before = m_station->orders(patient, {"K"});
        QVERIFY(shows(before));
        enter("K", "4,1"); // a comma is a decimal sign too
        QVERIFY(m_hand->waits([&] { return m_station->value(before, "K") == "4,1"; }));
        const auto order = m_station->orders(patient, {"NA", "K", "CRP", "FERR", "AAN", "EPS", "COVID", "CREA"});
        QVERIFY(shows(order));
        enter("NA", "138");
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "NA") == "138"; }));
        QVERIFY(m_hand->waits([&] { return currentExamination() == QStringLiteral("K"); })); // Enter goes on
        // The flag, the delta, the arrow and the trend as it is typed, before Enter.
        m_hand->type("5.9");
        const auto shown = [&](const char* code, int column) { return grid().index(rowOf(code), column).data().toString(); };
        const auto flags = [&](const char* code) {
            QStringList texts;
            for (const auto& badge : grid().index(rowOf(code), ui::ResultGridModel::Flag).data(ui::BadgesRole).value<ui::Badges>())
                texts << badge.text;
            return texts;
        };
        QCOMPARE(flags("K"), (QStringList{QStringLiteral("H"), QStringLiteral("+1,8")}));
        const auto day = ui::Format::shortDate(ui::Format::localDay(m_station->clock().now()));
        QCOMPARE(shown("K", ui::ResultGridModel::Previous), QStringLiteral("n.v.\u00a04,1 · %1").arg(day));
        QCOMPARE(grid().index(rowOf("K"), ui::ResultGridModel::Trend).data(ui::SparklineRole).value<ui::Sparkline>().values, (QList<double>{4.1, 5.9}));
        m_hand->picture("bench-typing");
        m_hand->press(Qt::Key_Enter, Qt::KeypadModifier); // the keypad's own
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "K") == "5,9"; }));
        enter("CRP", "-5");
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "CRP") == "< 5,0"; }));
        enter("FERR", "+200");
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "FERR") == "> 200"; }));
        enter("AAN", "1/160");
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "AAN") == "1/160"; }));
        // Which number means what stands at the foot, in the cell that is typed into, and in what is said of a wrong one.
        m_page->grid().setCurrentIndex(grid().index(rowOf("COVID"), ui::ResultGridModel::Result));
        QVERIFY(m_hand->says("1 non détecté · 2 détecté · 3 ininterprétable"));
        m_hand->picture("bench-answers");
        m_hand->press(Qt::Key_Return);
        const auto* editor = qobject_cast<QLineEdit*>(m_page->focusWidget());
        QVERIFY(editor);
        QCOMPARE(editor->accessibleDescription(), QStringLiteral("1 non détecté · 2 détecté · 3 ininterprétable"));
        m_hand->type("7");
        m_hand->press(Qt::Key_Return);
        QVERIFY(m_hand->says("Ce n’est pas une de ses réponses. Tapez le numéro\u00a0: 1 non détecté · 2 détecté · 3 ininterprétable."));
        enter("COVID", "2"); // the second of its answers
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "COVID") == "détecté"; }));
        enter("EPS", "profil normal");
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "EPS") == "profil normal"; }));
        m_page->grid().setCurrentIndex(grid().index(rowOf("CREA"), ui::ResultGridModel::Result));
        m_hand->press(Qt::Key_F6);
        QVERIFY(m_hand->answers(Qt::Key_1));
        QVERIFY(m_hand->waits([&] { return m_station->state(order, "CREA") == lab::LineState::NotPerformed; }));
        m_hand->picture("bench-kinds");
        // Entered again: another measurement, with one key for why.
        enter("NA", "140");
        QVERIFY(m_hand->dialog<ui::ReasonDialog>());
        m_hand->press(Qt::Key_4);
        m_hand->type("tube mal lu");
        m_hand->press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "NA") == "140"; }));
        QCOMPARE(line(order, "NA").measurements.size(), std::size_t(2));
        QCOMPARE(line(order, "NA").reportableMeasurement()->reasonText, std::string("tube mal lu"));
        m_page->grid().setCurrentIndex(grid().index(rowOf("NA"), ui::ResultGridModel::Result));
        QVERIFY(m_hand->says("tube mal lu"));
        m_hand->press(Qt::Key_F12);
        QVERIFY(m_hand->says("7 validés"));
    }

    // A slip of the comma is noticed before it is saved; what is meant is confirmed by the same key, and nothing else waits for it.
    void anImplausibleValueIsAskedAgain()
    {
        const auto order = m_station->orders(m_station->registers("VIRGULE", "Erwan", {1959, 9, 9}), {"CRP", "NA"});
        QVERIFY(shows(order));
        enter("CRP", "1200");
        QVERIFY(m_hand->says("1200,0\u00a0: valeur peu vraisemblable pour Protéine C réactive (possible\u00a0: 0 – 700). Entrée une seconde fois la garde."));
        QVERIFY(m_hand->waits([&] { return qobject_cast<QLineEdit*>(m_page->focusWidget()) != nullptr; })); // as it was typed, to be mended
        m_hand->picture("bench-implausible");
        QVERIFY(m_station->value(order, "CRP").empty());
        enter("NA", "140");
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "NA") == "140"; }));
        enter("CRP", "1201"); // another value is asked about, too
        QVERIFY(m_hand->says("1201,0\u00a0: valeur peu vraisemblable"));
        QVERIFY(m_hand->waits([&] { return qobject_cast<QLineEdit*>(m_page->focusWidget()) != nullptr; }));
        QVERIFY(m_station->value(order, "CRP").empty());
        m_hand->press(Qt::Key_Return);
        QVERIFY(m_hand->waits([&] { return m_station->value(order, "CRP") == "1201,0"; }));
    }

    // Ward, treatment, fasting, and the remark with which the tube was accepted: where the value is entered.
    void whatReceptionNotedIsOnTheBench()
    {
        m_station->circumstances = {"Néphrologie", "Spironolactone", lab::Fasting::Yes, "Hémolysé ++"};
        const auto order = m_station->orders(m_station->registers("PRIGENT", "Solène", {1960, 4, 1}), {"K", "ALAT", "CREA", "DFG", "TCA"});
        m_station->circumstances = {};
        m_page->presenter().open(order);
        QVERIFY(m_hand->waits([&] { return isInFront(order); }));
        const auto whole = m_page->findChild<ui::IdentityBanner*>()->wholeText();
        for (const auto* words : {"Néphrologie", "Spironolactone", "à jeun"})
            QVERIFY2(whole.contains(QString::fromUtf8(words)), qPrintable(whole));
        QVERIFY2(m_page->presenter().grid().remark(0).contains(QStringLiteral("Hémolysé ++")), qPrintable(m_page->presenter().grid().remark(0)));
        m_page->grid().setFocus();
        m_page->grid().setCurrentIndex(m_page->presenter().grid().index(0, ui::ResultGridModel::Result));
        m_hand->picture("bench-circumstances");
    }
};

PAILLASSE_UI_TEST_MAIN(BenchJourney)
#include "bench.test.moc"
