// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include "app/lab/apply.h"
#include "tests/lab/desk.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/bench/choicedialog.h"
#include "ui/bench/entrybuilder.h"
#include "ui/bench/measurementrows.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::ui;
using lab::testing::idOf;
using lab::testing::measured;

namespace {

lab::Examination examination(const char* code, const char* formula = "", const char* withheldIf = "")
{
    lab::Examination made;
    made.code = code;
    made.french = code;
    made.unit = "mmol/L";
    made.unitDisplay = "mmol/L";
    made.decimals = 1;
    if (*formula != '\0')
        made.formula = lab::Formula{"F", "1", formula, withheldIf, "hors du domaine"};
    return made;
}

// Line 2 (CREA) is calculated from line 1 (K), unless that is too high.
client::Directory directory()
{
    client::Directory made;
    made.catalogue.put(examination("K"));
    made.catalogue.put(examination("CREA", "2 * K", "K > 6"));
    made.catalogue.put(examination("HB"));
    made.people[lab::testing::technician] = {lab::testing::technician, "Anaïs Le Goff", {}};
    return made;
}

client::OrderFile fileOf(const lab::testing::Desk& desk)
{
    client::OrderFile file;
    file.order = *desk.order();
    file.patient.emplace();
    file.patient->id = lab::testing::thePatient;
    return file;
}

EntryAuthor author()
{
    return {lab::testing::technician, lab::testing::theLaboratory, idOf<lab::WorkstationId>(40), lab::testing::nine + hourMs};
}

Draft typed(const char* value)
{
    Draft draft;
    draft.text = QString::fromLatin1(value);
    draft.entry = lab::Entry{measured(0, value).value, false};
    return draft;
}

lab::Measurement calculated(std::uint32_t id, const char* value)
{
    auto measurement = measured(id, value);
    measurement.source = lab::MeasurementSource::Calculated;
    measurement.formulaVersion = "F / 1";
    return measurement;
}

// 101 (4,2) reported and 201 (4,6) beside it on line 1, 102 calculated from the first.
lab::testing::Desk withTwo()
{
    auto desk = lab::testing::placed();
    auto beside = desk.entry(1, measured(201, "4.6"));
    beside.select = false;
    beside.measurement.source = lab::MeasurementSource::Instrument;
    beside.measurement.instrument = "Cobas 2";
    beside.measurement.reason = lab::EntryReason::Rerun;
    (void)desk.perform(lab::RecordMeasurements{{desk.entry(1, measured(101, "4.2")), beside, desk.entry(2, calculated(102, "8.4"))}});
    return desk;
}

} // namespace

// What the bench makes acts of, and the dialog in which a measurement is chosen.
class BenchTest : public QObject {
    Q_OBJECT

public:
    explicit BenchTest(const Theme& theme) : m_theme(theme) {}

private:
    const Theme& m_theme;

private Q_SLOTS:
    void anotherTubeIsTheOneThatWasNamed()
    {
        auto desk = lab::testing::entered();
        (void)desk.perform(lab::AddTests{{{3, "HEP"}}, {}});
        auto record = buildEntry(fileOf(desk), directory(), author(), 1, typed("4.4"), {lab::EntryReason::OtherSpecimen, {}, 1, 3}, {});
        QCOMPARE(record.entries.at(0).measurement.specimen, lab::SpecimenNumber(3));
        QVERIFY(!desk.perform(record));
        QCOMPARE(desk.line(1).specimen, lab::SpecimenNumber(3));
        // Asked nothing: the rerun that was asked for, on the line's tube.
        record = buildEntry(fileOf(desk), directory(), author(), 1, typed("4.5"), {}, {});
        QCOMPARE(record.entries.at(0).measurement.reason, lab::EntryReason::Rerun);
        QVERIFY(!desk.perform(record));
        QCOMPARE(desk.line(1).reportableMeasurement()->specimen, lab::SpecimenNumber(3));
    }

    void aChoiceBringsWhatIsCalculated()
    {
        auto desk = withTwo();
        const auto choice = buildChoice(fileOf(desk), directory(), author(), 1, idOf<lab::MeasurementId>(201), "meilleur tube");
        QCOMPARE(choice.calculated.size(), std::size_t(1));
        QCOMPARE(choice.calculated[0].line, lab::LineId(2));
        QCOMPARE(lab::toString(choice.calculated[0].measurement.value, '.'), std::string("9.2"));
        QVERIFY(!desk.perform(choice));
        QVERIFY(desk.line(1).reportable == idOf<lab::MeasurementId>(201));
        QCOMPARE(lab::toString(desk.line(2).reportableMeasurement()->value, '.'), std::string("9.2"));
        // The one that is reported brings nothing: it would be refused.
        QVERIFY(buildChoice(fileOf(desk), directory(), author(), 1, idOf<lab::MeasurementId>(201), "encore").calculated.empty());
    }

    // However far it had come: what it was calculated from says otherwise now.
    void whatCanNoLongerBeCalculatedIsClosed()
    {
        auto desk = withTwo();
        (void)desk.perform(lab::ValidateTechnically{{desk.control(1), desk.control(2)}});
        auto high = measured(202, "6.4");
        high.reason = lab::EntryReason::Rerun;
        (void)desk.perform(lab::RecordMeasurements{{desk.entry(1, high)}});
        QVERIFY(withheldCalculations(fileOf(desk), directory()).empty()); // it may be corrected yet
        (void)desk.perform(lab::ValidateTechnically{{desk.control(1)}});
        QVERIFY(desk.line(2).state == lab::LineState::TechnicallyValid);
        const auto bodies = withheldCalculations(fileOf(desk), directory());
        QCOMPARE(bodies.size(), std::size_t(1));
        QCOMPARE(bodies[0].reason, std::string("hors du domaine"));
        QVERIFY(!desk.perform(bodies[0]));
        QVERIFY(desk.line(2).state == lab::LineState::NotPerformed);
    }

    void everyMeasurementIsListedWithWhatIsKnownOfIt()
    {
        auto desk = withTwo();
        (void)desk.perform(lab::SelectMeasurement{1, idOf<lab::MeasurementId>(201), "meilleur tube"});
        const auto known = directory();
        const auto rows = MeasurementRows(*desk.order(), known, lab::testing::nine + hourMs).of(desk.line(1));
        QCOMPARE(rows.size(), 2);
        const auto text = [&rows](int row, MeasurementRows::Column column) { return rows[row].cells[column].text; };
        QCOMPARE(text(0, MeasurementRows::Value), QStringLiteral("4,6 mmol/L")); // the newest first
        QCOMPARE(spoken(rows[0].cells[MeasurementRows::Value].badges), QStringLiteral("retenue"));
        QCOMPARE(text(0, MeasurementRows::Who), QStringLiteral("Anaïs Le Goff"));
        QCOMPARE(text(0, MeasurementRows::How), QStringLiteral("Cobas 2"));
        QCOMPARE(text(0, MeasurementRows::Tube), QStringLiteral("HEP 1"));
        QCOMPARE(text(0, MeasurementRows::Why), QStringLiteral("refait · choisie\u00a0: meilleur tube"));
        QCOMPARE(text(1, MeasurementRows::How), QStringLiteral("saisie"));
        QVERIFY(!text(1, MeasurementRows::When).isEmpty());
        QVERIFY(rows[1].cells[MeasurementRows::Value].badges.isEmpty());
    }

    void theDialogIsWorkedByArrowsAndEnter()
    {
        const QList<Row> rows{{QStringLiteral("b"), {{QStringLiteral("4,6")}}}, {QStringLiteral("a"), {{QStringLiteral("4,2")}}}};
        QPointer dialog = new ChoiceDialog(m_theme, QStringLiteral("Laquelle ?"), MeasurementRows::headers(), rows, {{QStringLiteral("b"), QStringLiteral("Tube rejeté.")}});
        QSignalSpy chosen(dialog, &ChoiceDialog::chosen);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QCOMPARE(uitest::namelessControls(*dialog), QStringList());
        QCOMPARE(uitest::unreachableControls(*dialog), QStringList());
        auto& table = dialog->table();
        QTRY_COMPARE(table.currentId().toString(), QStringLiteral("b"));
        const auto says = [dialog](const QString& words) {
            const auto labels = dialog->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&words](const QLabel* label) { return label->isVisible() && label->text() == words; });
        };
        QVERIFY(says(QStringLiteral("Tube rejeté.")));
        QTest::keyClick(&table, Qt::Key_Return); // it cannot be chosen, and that is said
        QCOMPARE(chosen.size(), 0);
        QVERIFY(dialog->isVisible());
        QTest::keyClick(&table, Qt::Key_Down);
        QVERIFY(!says(QStringLiteral("Tube rejeté.")));
        QTest::keyClick(&table, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("a"));
        QVERIFY(!dialog || !dialog->isVisible());
    }
};

PAILLASSE_UI_TEST_MAIN(BenchTest)
#include "bench.test.moc"
