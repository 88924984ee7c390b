// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/lab/desk.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/models/resultgridmodel.h"
#include "ui/models/whynotlisted.h"
#include "ui/models/worklistmodel.h"
#include "ui/tray/askedwords.h"
#include "ui/tray/traycomparison.h"
#include "ui/tray/traymodel.h"
#include "ui/validation/releaserequest.h"
#include "ui/validation/trailmodel.h"

using namespace paillasse;
using namespace paillasse::ui;
using lab::testing::idOf;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

client::WorkRow rowOf(std::uint32_t number, const char* name)
{
    client::WorkRow row;
    row.order = idOf<lab::OrderId>(number);
    row.accession = "26-" + std::to_string(112'000 + number);
    row.name = name;
    row.birthDate = {1992, 5, 3};
    row.lines = 9;
    return row;
}

QString second(const WorklistModel& model, int row = 0)
{
    return model.index(row, 0).data(SecondLineRole).toString();
}

client::DirectoryPtr directory()
{
    auto made = std::make_shared<client::Directory>();
    made->people[lab::testing::technician] = {lab::testing::technician, "Anaïs Le Goff", {}};
    for (const auto* code : {"K", "CREA", "HB"}) {
        lab::Examination examination;
        examination.code = code;
        examination.french = code;
        made->catalogue.put(examination);
    }
    made->people[lab::testing::receptionist] = {lab::testing::receptionist, "Maël Riou", {}};
    return made;
}

QStringList rowsOf(const QAbstractItemModel& model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows << model.index(row, 0).data().toString();
    return rows;
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT

public:
    explicit ModelsTest(const Theme&) {}

private Q_SLOTS:
    void aQueueNeverMovesUnderTheHand()
    {
        WorklistModel model(WorklistModel::Kind::Entry);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.reload({rowOf(1, "KERVELLA Yann"), rowOf(2, "LE BIHAN Maëlle"), rowOf(3, "GUILLOU Pierre")});
        QSignalSpy waiting(&model, &WorklistModel::newRowsChanged);
        model.refresh({rowOf(9, "PRIGENT Solène"), rowOf(1, "KERVELLA Yann"), rowOf(3, "GUILLOU Pierre")});
        QCOMPARE(rowsOf(model), (QStringList{QStringLiteral("KERVELLA Yann"), QStringLiteral("LE BIHAN Maëlle"), QStringLiteral("GUILLOU Pierre")}));
        QCOMPARE(waiting.last().first().toInt(), 1);
        QCOMPARE(model.index(1, 0).data(InkRole).toInt(), static_cast<int>(CellInk::Quiet)); // it no longer belongs
        model.takeNewRows();
        QCOMPARE(rowsOf(model).last(), QStringLiteral("PRIGENT Solène"));
        QCOMPARE(waiting.last().first().toInt(), 0);
    }

    // Not performed is news until a report says so: such an order waits for the biologist though nothing of it is technically valid.
    void whatIsNotPerformedIsLookedForRightly()
    {
        lab::Order order;
        order.accession = "26-112001";
        lab::ResultLine line;
        line.id = 1;
        line.revision = 2;
        line.state = lab::LineState::NotPerformed;
        order.lines = {line};
        client::WorklistFilter filter;
        filter.queue = client::Queue::ToValidateBiologically;
        filter.lane = client::Lane::Clear;
        QCOMPARE(WhyNotListed::of(order, filter, {}), QStringLiteral("26-112001 n’est pas dans cette liste\u00a0: elle est dans l’autre file."));
        order.lines[0].state = lab::LineState::Measured;
        QVERIFY(WhyNotListed::of(order, filter, {}).contains(QStringLiteral("techniquement")));
    }

    // There is no hand over an empty list: what comes stands there at once.
    void anEmptyQueueFillsByItself()
    {
        WorklistModel model(WorklistModel::Kind::Validation);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QSignalSpy waiting(&model, &WorklistModel::newRowsChanged);
        model.reload({});
        model.refresh({rowOf(1, "KERVELLA Yann"), rowOf(2, "LE BIHAN Maëlle")});
        QCOMPARE(rowsOf(model).size(), 2);
        QCOMPARE(waiting.last().first().toInt(), 0);
        model.refresh({rowOf(1, "KERVELLA Yann"), rowOf(2, "LE BIHAN Maëlle"), rowOf(3, "GUILLOU Pierre")});
        QCOMPARE(rowsOf(model).size(), 2);
        QCOMPARE(waiting.last().first().toInt(), 1);
    }

    void theNextOneIsBelowThenFromTheTop()
    {
        WorklistModel model(WorklistModel::Kind::Validation);
        QVERIFY(model.nextTo(idOf<lab::OrderId>(1)).isNull());
        model.reload({rowOf(1, "A"), rowOf(2, "B"), rowOf(3, "C")});
        QCOMPARE(model.nextTo(idOf<lab::OrderId>(1)), idOf<lab::OrderId>(2));
        QCOMPARE(model.nextTo(idOf<lab::OrderId>(3)), idOf<lab::OrderId>(1));
        QCOMPARE(model.nextTo(idOf<lab::OrderId>(7)), idOf<lab::OrderId>(1)); // not in this list
        model.refresh({rowOf(1, "A"), rowOf(3, "C")});
        QCOMPARE(model.nextTo(idOf<lab::OrderId>(1)), idOf<lab::OrderId>(3)); // the second has left
        model.refresh({rowOf(1, "A")});
        QVERIFY(model.nextTo(idOf<lab::OrderId>(1)).isNull());
    }

    void aRowSaysWhyItIsThereAndWhatIsMissing()
    {
        auto row = rowOf(1, "LE BIHAN Maëlle");
        row.technical = 4;
        row.abnormal = 3;
        row.critical = 1;
        row.delta = 1;
        row.withoutControl = 2;
        row.priority = lab::Priority::Urgent;
        WorklistModel model(WorklistModel::Kind::Validation);
        model.reload({row});
        QCOMPARE(second(model), QStringLiteral("26-112001 · 03/05/1992 · 4/9"));
        const auto badges = model.index(0, 0).data(BadgesRole).value<Badges>();
        QCOMPARE(badges.size(), 4);
        QCOMPARE(badges[0].tone, Tone::Critical); // the gravest first: the last ones give way
        const auto spoken = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
        for (const auto* word : {"urgent", "26-112001", "LE BIHAN", "critique", "2 hors", "CQ"})
            QVERIFY2(spoken.contains(QString::fromUtf8(word)), qPrintable(spoken));
        row.technical = 9;
        model.reload({row});
        QCOMPARE(second(model), QStringLiteral("26-112001 · 03/05/1992")); // nothing is missing
    }

    void theGridIsAModelInEveryState()
    {
        ResultGridModel grid(ResultGridModel::Use::Entry);
        QAbstractItemModelTester tester(&grid, Mode::QtTest);
        auto desk = lab::testing::entered();
        client::OrderFile file;
        file.order = *desk.order();
        grid.show(file, directory(), 0);
        QCOMPARE(grid.rowCount(), 3);
        const auto creatinine = grid.index(grid.rowOfLine(2), ResultGridModel::Result);
        QCOMPARE(creatinine.data().toString(), QStringLiteral("71"));
        const auto isTyped = [&](lab::LineId line) { return grid.flags(grid.index(grid.rowOfLine(line), ResultGridModel::Result)).testFlag(Qt::ItemIsEditable); };
        // Of none of somebody's benches: shown, and not typed.
        QVERIFY(!isTyped(2));
        grid.show(file, directory(), lab::benchBit(1));
        QVERIFY(isTyped(2));
        grid.show(file, directory(), lab::benchBit(2));
        QVERIFY(!isTyped(2));
        QVERIFY(grid.rowOfLine(3) >= 0);
        grid.show(file, directory(), ~lab::BenchMask{0});
        QVERIFY(isTyped(2));
        grid.clear();
        QCOMPARE(grid.rowCount(), 0);
    }

    // Why it was sent back, is asked for again, and was chosen: at the foot and in the badges that are read aloud.
    void aLineSaysWhatWasAskedOfIt()
    {
        ResultGridModel grid(ResultGridModel::Use::Entry);
        auto desk = lab::testing::validated();
        (void)desk.perform(lab::SendBack{{1}, "discordant"});
        auto second = desk.entry(1, lab::testing::measured(201, "4.6"));
        second.select = false;
        (void)desk.perform(lab::RecordMeasurements{{second}});
        (void)desk.perform(lab::SelectMeasurement{1, idOf<lab::MeasurementId>(201), "meilleur tube"});
        (void)desk.perform(lab::AskRerun{{1}, "hémolyse"});
        client::OrderFile file;
        file.order = *desk.order();
        grid.show(file, directory(), 0);
        const auto spokenState = spoken(grid.index(grid.rowOfLine(1), ResultGridModel::State).data(BadgesRole).value<Badges>());
        for (const auto* word : {"renvoyé\u00a0: discordant", "à refaire\u00a0: hémolyse"}) {
            QVERIFY2(grid.remark(grid.rowOfLine(1)).contains(QString::fromUtf8(word)), qPrintable(grid.remark(grid.rowOfLine(1))));
            QVERIFY2(spokenState.contains(QString::fromUtf8(word)), qPrintable(spokenState));
        }
        QVERIFY(grid.remark(grid.rowOfLine(1)).contains(QStringLiteral("choisie parmi 2 mesures\u00a0: meilleur tube")));
        QVERIFY(!grid.remark(grid.rowOfLine(2)).contains(QStringLiteral("renvoyé")));
    }

    void theTrayIsAModelAndNamesItsActs()
    {
        const SystemClock clock;
        TrayModel tray(clock);
        QAbstractItemModelTester tester(&tray, Mode::QtTest);
        auto desk = lab::testing::entered();
        client::TrayEntry entry;
        entry.act.id = idOf<lab::ActId>(7);
        entry.act.body = lab::AskRerun{{1}, ""};
        entry.refusal.code = lab::RefusalCode::StaleLine;
        entry.theirs = *desk.order();
        tray.showRefused({entry});
        QCOMPARE(tray.index(0, TrayModel::What).data().toString(), QStringLiteral("Nouvelle mesure demandée"));
        QCOMPARE(tray.index(0, TrayModel::Record).data().toString(), QString::fromStdString(desk.order()->accession));
        QVERIFY(tray.entry(tray.index(0, 0).data(IdRole)) != nullptr);
        // What waits comes after what was refused.
        client::WaitingAct waiting;
        waiting.act.id = idOf<lab::ActId>(8);
        lab::PlaceOrder placed;
        placed.accession = "26-000044";
        waiting.act.body = placed;
        tray.showWaiting({waiting}, {});
        QCOMPARE(tray.rowCount({}), 2);
        QCOMPARE(tray.index(1, TrayModel::Record).data().toString(), QStringLiteral("26-000044"));
        QCOMPARE(tray.index(1, TrayModel::State).data().toString(), QStringLiteral("en attente d’envoi"));
        const auto id = tray.index(1, 0).data(IdRole);
        QVERIFY(tray.waiting(id) && !tray.entry(id));
        tray.showWaiting({waiting}, clock.now());
        QVERIFY(tray.index(1, TrayModel::State).data().toString().startsWith(QStringLiteral("en attente d’envoi · dernier essai")));
        tray.showRefused({});
        tray.showWaiting({}, {});
        QCOMPARE(tray.rowCount({}), 0);
        QVERIFY(tray.entry(QVariant()) == nullptr);
    }

    // Both values side by side, under the model's own tester, and at the times of the clock that it was given.
    void theComparisonIsAModelOfBothValues()
    {
        struct Stopped final : Clock {
            Instant at;
            [[nodiscard]] Instant now() const override { return at; }
        } clock;
        clock.at = lab::testing::nine + hourMs;
        TrayComparison comparison(clock);
        QAbstractItemModelTester tester(&comparison, Mode::QtTest);
        auto desk = lab::testing::entered();
        client::TrayEntry entry;
        auto mine = lab::testing::measured(105, "4.9");
        mine.at = lab::testing::nine;
        entry.act.body = lab::RecordMeasurements{{desk.entry(1, mine)}};
        entry.theirs = *desk.order();
        comparison.show(entry, *directory());
        QCOMPARE(comparison.rowCount(), 1);
        QCOMPARE(comparison.index(0, TrayComparison::What).data().toString(), QStringLiteral("K"));
        QCOMPARE(comparison.index(0, TrayComparison::Mine).data().toString(), QStringLiteral("4,9 à 10:00"));
        QVERIFY(comparison.index(0, TrayComparison::Theirs).data().toString().startsWith(QStringLiteral("4,2 à 10:")));
        QCOMPARE(comparison.index(0, TrayComparison::By).data().toString(), QStringLiteral("Anaïs Le Goff"));
        // On another day, by that clock, the date stands there instead of the time.
        clock.at = lab::testing::nine + 3 * dayMs;
        comparison.show(entry, *directory());
        QVERIFY2(comparison.index(0, TrayComparison::Mine).data().toString().contains(QStringLiteral("23/11")), qPrintable(comparison.index(0, TrayComparison::Mine).data().toString()));
        comparison.clear();
        QCOMPARE(comparison.rowCount(), 0);
    }

    // Whoever validated or called one measurement sees it beside the one that is retained now.
    void anActOnALineShowsTheMeasurementThatItNames()
    {
        auto desk = lab::testing::entered();
        client::TrayEntry entry;
        auto order = *desk.order();
        auto& line = order.lines.front();
        const auto named = line.measurements.front().id;
        auto newer = lab::testing::measured(106, "5.3");
        line.measurements.push_back(newer);
        line.reportable = newer.id;
        entry.theirs = order;
        const auto mine = [&] { return ComparedRows::of(entry, *directory(), lab::testing::nine + hourMs); };
        entry.act.body = lab::ValidateTechnically{{{line.id, lab::ControlState::Attested, named}}};
        QCOMPARE(mine().size(), 1u);
        QVERIFY2(mine()[0].mine.startsWith(QStringLiteral("4,2 à")) && mine()[0].theirs.startsWith(QStringLiteral("5,3")), qPrintable(mine()[0].mine));
        lab::RecordCall call;
        call.call.line = line.id;
        call.call.measurement = named;
        entry.act.body = call;
        QVERIFY(mine()[0].mine.startsWith(QStringLiteral("4,2 à")));
        entry.act.body = lab::MarkNotPerformed{{line.id}, "tube cassé"};
        QCOMPARE(mine()[0].mine, QStringLiteral("Non réalisé"));
        QCOMPARE(AskedWords::of(entry.act, entry.theirs, *directory()), QStringLiteral("K · tube cassé"));
        // What has no values to put side by side is said in words, without an empty table.
        entry.act.body = lab::ReceiveSpecimens{{1, 2}, "Hémolysé"};
        QVERIFY(mine().empty());
        QCOMPARE(AskedWords::of(entry.act, entry.theirs, *directory()), QStringLiteral("tube 1, tube 2 · Hémolysé"));
        entry.act.body = lab::AddTests{{}, {{9, "K", 1, lab::Confidentiality::None, 1}}};
        QVERIFY(mine().empty());
        QCOMPARE(AskedWords::of(entry.act, entry.theirs, *directory()), QStringLiteral("K"));
    }

    void aCorrectedPatientIsComparedTraitByTrait()
    {
        lab::Patient theirs;
        theirs.identity.birthName = "LE BIHAN";
        theirs.identity.firstForename = "Maelle";
        theirs.identity.birthDate = {1992, 5, 3};
        theirs.contact.city = "Brest";
        lab::CorrectPatient mine{theirs.identity, theirs.contact, {}, "pièce d’identité"};
        mine.identity.firstForename = "Maëlle";
        mine.contact.city = "Quimper";
        client::TrayEntry entry;
        entry.act.body = mine;
        entry.theirs = theirs;
        const auto rows = ComparedRows::of(entry, *directory(), lab::testing::nine);
        QCOMPARE(rows.size(), 2u);
        QCOMPARE(rows[0].what, QStringLiteral("Premier prénom"));
        QCOMPARE(rows[0].mine, QStringLiteral("Maëlle"));
        QCOMPARE(rows[0].theirs, QStringLiteral("Maelle"));
        QCOMPARE(rows[1].theirs, QStringLiteral("Brest"));
        QCOMPARE(AskedWords::of(entry.act, entry.theirs, *directory()), QStringLiteral("pièce d’identité"));
    }

    void theTrailReadsTheClockItWasGiven()
    {
        struct Stopped final : Clock {
            [[nodiscard]] Instant now() const override { return lab::testing::nine + 2 * hourMs; }
        } clock;
        TrailModel trail(clock);
        trail.show(*lab::testing::placed().order(), *directory());
        QVERIFY2(rowsOf(trail).first().startsWith(QStringLiteral("10:00")), qPrintable(rowsOf(trail).first()));
    }

    // The four-eyes rule is access::may's, asked of the release that would be made: of the lines that it would sign, and no others.
    void mayIsAskedOfTheReleaseThatWouldBeMade()
    {
        access::Person person;
        person.id = lab::testing::biologist;
        person.grants = {{lab::testing::theLaboratory, access::Role::Biologist}};
        auto desk = lab::testing::validated();
        auto order = *desk.order();
        const auto asked = [&](const access::Rules& rules) { return mayRelease(person, lab::testing::theLaboratory, order, reportableLines(order), rules); };
        QVERIFY(asked({}).has_value());
        order.lines[0].measurements[0].enteredBy = person.id;
        QVERIFY(asked({}).error() == (lab::Refusal{lab::RefusalCode::EnteredBySelf, 1}));
        access::Rules alone;
        alone.enteringPersonMayValidate = true;
        QVERIFY(asked(alone).has_value());
        // What one entered and then cancelled is not signed: it hinders nothing.
        order.lines[0].state = lab::LineState::Cancelled;
        QVERIFY(asked({}).has_value());
        person.grants[0].role = access::Role::Technician;
        QVERIFY(asked(alone).error().code == lab::RefusalCode::NotPermitted);
    }

    void thePanelEnteredInOneGoIsOneStepOfTheTrail()
    {
        const SystemClock clock;
        TrailModel trail(clock);
        QAbstractItemModelTester tester(&trail, Mode::QtTest);
        auto desk = lab::testing::validated();
        trail.show(*desk.order(), *directory());
        const auto steps = rowsOf(trail);
        QCOMPARE(steps.size(), 3);
        QVERIFY2(steps[0].endsWith(QStringLiteral("enregistré — Maël Riou")), qPrintable(steps[0]));
        QVERIFY2(steps[1].contains(QStringLiteral("K 4,2, CREA 71, HB 13,2 — Anaïs Le Goff")), qPrintable(steps[1]));
        QVERIFY2(steps[2].contains(QStringLiteral("3 examens validés techniquement — Anaïs Le Goff")), qPrintable(steps[2]));
        // Another minute is another step.
        (void)desk.as(lab::testing::technician).perform(lab::AskRerun{{1}, ""});
        (void)desk.perform(lab::RecordMeasurements{{desk.entry(1, [] {
            auto again = lab::testing::measured(104, "4.4");
            again.reason = lab::EntryReason::Rerun;
            return again;
        }())}});
        trail.show(*desk.order(), *directory());
        QCOMPARE(rowsOf(trail).filter(QStringLiteral("K 4,4")).size(), 1);
        QVERIFY(!rowsOf(trail).filter(QStringLiteral("K 4,4")).first().contains(QStringLiteral("CREA")));
    }
};

PAILLASSE_UI_TEST_MAIN(ModelsTest)
#include "models.test.moc"
