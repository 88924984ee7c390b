// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

#include "tests/ui/support/fakemigrations.h"
#include "tests/ui/support/uiapplication.h"
#include "tests/ui/support/walk.h"
#include "ui/administration/askdialog.h"
#include "ui/administration/codegate.h"
#include "ui/migration/findingwords.h"
#include "ui/migration/mandatedialog.h"
#include "ui/migration/migrationspage.h"
#include "ui/migration/sourcesdialog.h"
#include "ui/shell/shell.h"
#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::ui;
using migration::JobState;
using uitest::FakeMigrations;

namespace {

const QSize laptop(1366, 768);

QString u(const char* text) { return QString::fromUtf8(text); }

class FixedClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return at; }
    Instant at{1'773'303'660'000}; // 12/03/2026 09:21 in Paris
};

} // namespace

// The procedure as it is seen and driven, with a store in memory.
class MigrationTest : public QObject {
    Q_OBJECT

public:
    explicit MigrationTest(Theme& theme) : m_theme(theme) {}

private:
    Theme& m_theme;
    FixedClock m_clock;
    std::unique_ptr<FakeMigrations> m_store;
    std::unique_ptr<Shell> m_shell;

    void showFor(const MigrationActor& actor)
    {
        m_shell = std::make_unique<Shell>(m_theme);
        const auto approvers = [] { return QList<Choice>{{QString::fromStdString(FakeMigrations::person(2).toString()), u("Hélène Corre")}}; };
        std::vector<std::unique_ptr<Page>> pages;
        pages.push_back(std::make_unique<MigrationsPage>(m_theme, *m_store, m_clock, lab::LaboratoryId(FakeMigrations::person(9).uuid()), actor, approvers));
        m_shell->setPages({u("Marc Olivier"), u("Responsable sécurité"), u("Laboratoire du Blavet")}, std::move(pages));
        uitest::showAt(*m_shell, laptop);
        QApplication::setActiveWindow(m_shell.get());
        page().activate();
        page().focusEntry();
    }
    MigrationsPage& page() { return *qobject_cast<MigrationsPage*>(m_shell->page(u("migrations"))); }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_shell.get(), static_cast<Qt::Key>(key), modifiers);
    }
    template <class Dialog>
    Dialog* dialog() const
    {
        for (auto* found : m_shell->findChildren<Dialog*>())
            if (found->isVisible())
                return found;
        return nullptr;
    }
    // A key in the dialog that is open: no window manager makes it the active one.
    template <class Dialog>
    void pressIn(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QApplication::setActiveWindow(dialog<Dialog>());
        QTest::keyClick(dialog<Dialog>(), static_cast<Qt::Key>(key), modifiers);
    }
    static MigrationActor drafter() { return {FakeMigrations::person(1), true, true, true}; }
    static MigrationActor approver() { return {FakeMigrations::person(2), false, true, false}; }
    void put(client::MigrationView job)
    {
        FakeMigrations::count(job);
        m_store->jobs.push_back(std::move(job));
    }

private Q_SLOTS:
    void init() { m_store = std::make_unique<FakeMigrations>(); }
    void cleanup() { m_shell.reset(); }

    void anEmptyPageSaysSoAndOffersAMandate();
    void whoDraftedIsNotOfferedToApprove();
    void theApprovalIsOfTheMandateThatWasRead();
    void aRefusalIsSaidInWords();
    void whatWasNotMandatedAndCameOutIsCritical();
    void oneExplanationMayStandForAllOfAKind();
    void theSampleIsComparedBeforeItIsAccepted();
    void theSourceIsAFileThatWaitsAtTheStore();
    void allPagesOfDifferencesAreListed();
    void abandoningAsksWhy();
    void aMandateIsDraftedByKeys();
    void aMandateWithoutItsPartsStaysOpen();
    void theStoresWorkIsShownAsItGoes();
    void theStepsSayWhatTheyCameTo();
    void eachDifferenceIsSaidInTheLanguageOfTheScreen();
    void whatIsLookedAtStaysWhenItIsOver();
    void theLockTakesTheSampleAway();
    void everyPartHasANameAndFits();
};

void MigrationTest::anEmptyPageSaysSoAndOffersAMandate()
{
    showFor(drafter());
    bool said = false;
    for (const auto* label : page().findChildren<QLabel*>())
        said = said || (label->isVisible() && label->text() == MigrationsPresenter::tr("No migration is under way."));
    QVERIFY(said);
    press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(dialog<MandateDialog>());
}

void MigrationTest::whoDraftedIsNotOfferedToApprove()
{
    put(FakeMigrations::jobIn(1, JobState::Drafted));
    showFor(drafter());
    QCOMPARE(page().presenter().task(), MigrationTask::None);
    showFor(approver());
    QCOMPARE(page().presenter().task(), MigrationTask::Approve);
    // Named, but without the right.
    showFor({FakeMigrations::person(2), true, false, true});
    QCOMPARE(page().presenter().task(), MigrationTask::None);
}

void MigrationTest::theApprovalIsOfTheMandateThatWasRead()
{
    put(FakeMigrations::jobIn(1, JobState::Drafted));
    showFor(approver());
    press(Qt::Key_F12);
    QVERIFY(dialog<AskDialog>());
    QString words;
    for (const auto* label : dialog<AskDialog>()->findChildren<QLabel*>())
        words += label->text();
    QVERIFY(words.contains(MigrationWords::besideUsual(m_store->jobs[0].mandate).front()));
    pressIn<AskDialog>(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_store->steps.size(), std::size_t{1});
    QCOMPARE(std::get<migration::Approve>(m_store->steps[0].second).mandateSha256, client::Migrations::sha256Of(m_store->jobs[0].mandate));
}

void MigrationTest::aRefusalIsSaidInWords()
{
    put(FakeMigrations::jobIn(1, JobState::Approved));
    showFor(drafter());
    m_store->refusal = migration::StepRefusal::PastDeadline;
    QString said;
    connect(&page().presenter(), &MigrationsPresenter::said, this, [&said](const QString& text, bool isTrouble) { said = isTrouble ? text : said; });
    page().presenter().step(migration::BeginStaging{});
    // Where the store asks for a code first, this page's gate knows that it is for here.
    QVERIFY(CodeGate::isOf(page(), m_store->asker));
    QVERIFY(!CodeGate::isOf(*page().parentWidget(), nullptr));
    QCOMPARE(said, MigrationWords::of(migration::StepRefusal::PastDeadline));
}

void MigrationTest::whatWasNotMandatedAndCameOutIsCritical()
{
    auto job = FakeMigrations::jobIn(1, JobState::Staged);
    job.staged.produced.note(migration::Field::InsuredNir, 1);
    put(job);
    showFor(drafter());
    auto& fields = page().presenter().fields();
    QAbstractItemModelTester tester(&fields);
    for (int row = 0; row < fields.rowCount(); ++row) {
        const auto ink = fields.index(row, 4).data(InkRole).toInt();
        QCOMPARE(ink == static_cast<int>(CellInk::Critical), row == static_cast<int>(migration::Field::InsuredNir));
    }
}

void MigrationTest::oneExplanationMayStandForAllOfAKind()
{
    put(FakeMigrations::jobIn(1, JobState::Checked));
    showFor(drafter());
    QCOMPARE(page().presenter().task(), MigrationTask::Explain);
    press(Qt::Key_F12);
    auto* asked = dialog<AskDialog>();
    QVERIFY(asked);
    auto* box = asked->findChild<QCheckBox*>();
    QVERIFY(box);
    auto* field = asked->findChild<QLineEdit*>();
    QTest::keyClicks(field, u("Added to the catalogue on 6 March"));
    QTest::keyClick(box, Qt::Key_Space);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_store->steps.size(), std::size_t{1});
    QCOMPARE(std::get<migration::Explain>(m_store->steps[0].second).differences, (std::vector<std::uint32_t>{1, 2}));
}

void MigrationTest::theSampleIsComparedBeforeItIsAccepted()
{
    auto job = FakeMigrations::jobIn(1, JobState::Checked);
    for (auto& one : job.differences)
        one.explanation = "seen";
    put(job);
    showFor(drafter());
    QCOMPARE(page().presenter().task(), MigrationTask::Compare);
    press(Qt::Key_F12);
    QVERIFY(dialog<SampleDialog>());
    pressIn<SampleDialog>(Qt::Key_F12);
    pressIn<SampleDialog>(Qt::Key_F7);
    QVERIFY(!dialog<SampleDialog>());
    QCOMPARE(m_store->steps.size(), std::size_t{2});
    QCOMPARE(std::get<migration::CompareSample>(m_store->steps[0].second), (migration::CompareSample{12, true}));
    QCOMPARE(std::get<migration::CompareSample>(m_store->steps[1].second), (migration::CompareSample{40'117, false}));
    m_store->jobs[0].compared = {{12, true}, {40'117, true}};
    page().presenter().refresh();
    // Not by who drafted it, and not by who approved it and compared alone.
    QCOMPARE(page().presenter().task(), MigrationTask::None);
    QVERIFY(page().presenter().nextWords().contains(u("Marc Olivier")) && page().presenter().nextWords().contains(u("Hélène Corre")));
    showFor({FakeMigrations::person(2), true, true, true});
    QCOMPARE(page().presenter().task(), MigrationTask::None);
    m_store->jobs[0].steps.push_back({m_store->jobs[0].mandate.id, FakeMigrations::person(1), {}, migration::CompareSample{12, true}});
    page().presenter().refresh();
    QCOMPARE(page().presenter().task(), MigrationTask::Accept);
    showFor({FakeMigrations::person(3), true, true, true});
    QCOMPARE(page().presenter().task(), MigrationTask::Accept);
    // Who sees no patient's data neither compares nor accepts.
    showFor({FakeMigrations::person(1), true, true, false});
    QCOMPARE(page().presenter().task(), MigrationTask::None);
}

void MigrationTest::theSourceIsAFileThatWaitsAtTheStore()
{
    put(FakeMigrations::jobIn(1, JobState::Approved));
    showFor(drafter());
    press(Qt::Key_F12);
    QVERIFY(dialog<SourcesDialog>());
    pressIn<SourcesDialog>(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_store->steps.empty()); // none is ticked
    auto* files = dialog<SourcesDialog>()->findChild<QListWidget*>();
    QTest::keyClick(files, Qt::Key_Down);
    QTest::keyClick(files, Qt::Key_Space);
    pressIn<SourcesDialog>(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_store->steps.size(), std::size_t{1});
    QCOMPARE(m_store->sources, std::vector<std::string>{"kalisil-2021-2026.hl7"});
}

void MigrationTest::allPagesOfDifferencesAreListed()
{
    auto job = FakeMigrations::jobIn(1, JobState::Checked);
    job.differences.clear();
    for (std::uint32_t i = 1; i <= 2 * wire::differencesPerPage + 7; ++i)
        job.differences.push_back({i, migration::DifferenceKind::ImplausibleValue, i, "message " + std::to_string(i), 1, {}, {}});
    put(job);
    showFor(drafter());
    QCOMPARE(page().presenter().differences().rowCount(), static_cast<int>(2 * wire::differencesPerPage + 7));
    QCOMPARE(page().presenter().toExplain({}, true).size(), 2 * wire::differencesPerPage + 7);
}

void MigrationTest::abandoningAsksWhy()
{
    put(FakeMigrations::jobIn(1, JobState::Staged));
    showFor(drafter());
    press(Qt::Key_F9);
    QVERIFY(dialog<AskDialog>());
    auto* field = dialog<AskDialog>()->findChild<QLineEdit*>();
    QTest::keyClicks(field, u("no"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(m_store->steps.empty());
    QTest::keyClicks(field, u("t the right file: the editor sends another"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_store->steps.size(), std::size_t{1});
    QVERIFY(std::holds_alternative<migration::Abandon>(m_store->steps[0].second));
}

void MigrationTest::aMandateIsDraftedByKeys()
{
    showFor(drafter());
    press(Qt::Key_N, Qt::ControlModifier);
    auto* form = dialog<MandateDialog>();
    QVERIFY(form);
    const auto line = [form](const QString& name) {
        for (auto* field : form->findChildren<QLineEdit*>())
            if (field->accessibleName() == name)
                return field;
        qFatal("no field %s", qPrintable(name));
    };
    QTest::keyClicks(line(MandateDialog::tr("Instructed by (name and capacity)")), u("Dr Le Goff"));
    QTest::keyClicks(line(MandateDialog::tr("Reference of the written instruction")), u("MIG-15"));
    QTest::keyClicks(line(MandateDialog::tr("The other system, or who receives")), u("KaliSil"));
    QTest::keyClicks(line(MandateDialog::tr("Orders from (day)")), u("01012016"));
    pressIn<MandateDialog>(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_store->steps.size(), std::size_t{1});
    const auto& mandate = std::get<migration::Draft>(m_store->steps[0].second).mandate;
    QCOMPARE(mandate.fields, migration::FieldSet::defaults());
    QCOMPARE(mandate.from, (Date{2016, 1, 1}));
    QCOMPARE(mandate.approvers, std::vector<lab::PersonId>{FakeMigrations::person(2)});
    QCOMPARE(mandate.direction, migration::Direction::In);
    QVERIFY(mandate.deadlines.approval < mandate.deadlines.erasure);
    QVERIFY(!dialog<MandateDialog>());
}

void MigrationTest::aMandateWithoutItsPartsStaysOpen()
{
    showFor(drafter());
    press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(dialog<MandateDialog>());
    pressIn<MandateDialog>(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(dialog<MandateDialog>());
    QVERIFY(m_store->steps.empty());
}

void MigrationTest::theStoresWorkIsShownAsItGoes()
{
    auto job = FakeMigrations::jobIn(1, JobState::Approved);
    job.work = migration::Work::Stage;
    put(job);
    m_store->working = {JobState::Approved, migration::Work::Stage, 4'210, 96'310};
    showFor(drafter());
    QCOMPARE(page().presenter().task(), MigrationTask::None);
    const auto next = page().presenter().nextWords();
    QVERIFY2(next.contains(QStringLiteral("4")) && next.contains(QStringLiteral("310")), qPrintable(next));
}

// The steps come without their counts: the page takes them from the migration.
void MigrationTest::theStepsSayWhatTheyCameTo()
{
    auto job = FakeMigrations::jobIn(1, JobState::Checked);
    job.readBack = 7'007;
    for (std::uint64_t record = 1; record <= 299; ++record)
        job.steps.push_back({job.mandate.id, FakeMigrations::person(2), job.since, migration::CompareSample{record, record != 150}});
    for (auto& step : job.steps) {
        if (auto* staged = std::get_if<migration::Staged>(&step.body))
            *staged = {};
        if (auto* checked = std::get_if<migration::Checked>(&step.body))
            *checked = {};
    }
    QStringList all;
    for (const auto& row : MigrationWords::stepsOf(job, m_clock.now()))
        all << row.cells[2].text;
    const auto said = all.join(u'\n');
    for (const auto& part : {Format::count(95'998), Format::count(96'310), Format::count(7'007), MigrationWords::tr("compared %n record(s): they agree", nullptr, 149)})
        QVERIFY2(said.contains(part), qPrintable(said));
    QCOMPARE(all.size(), 7 + 3); // the sample is three rows: those before the one that differs, it, and those behind it
}

void MigrationTest::eachDifferenceIsSaidInTheLanguageOfTheScreen()
{
    for (unsigned i = 0; i <= static_cast<unsigned>(lastOf(migration::Finding())); ++i) {
        const migration::Difference difference{.record = 3, .finding = static_cast<migration::Finding>(i), .otherRecord = 4, .terms = {"K1", "u2", "u3"}};
        const auto said = FindingWords::of(difference);
        const auto technical = QString::fromStdString(wordsOf(difference));
        const bool isTermsAlone = said == u("K1") || said == u("K1\u00a0: u2") || said.isEmpty();
        QVERIFY2(isTermsAlone || said != technical, qPrintable(said));
        QVERIFY2(said.isEmpty() == technical.isEmpty(), qPrintable(technical));
    }
    QCOMPARE(FindingWords::of({.where = "ancien.hl7, message 2: line 14", .finding = migration::Finding::Unreadable, .terms = {"it announces 12 messages, the batch has 9"}}),
             u("ancien.hl7, message 2\u00a0: ligne 14\u00a0: 12 messages annoncés, 9 dans le lot"));
    QCOMPARE(FindingWords::of({.finding = migration::Finding::NoPlaceForField, .part = migration::RecordType::Order, .field = migration::Field::Examination}),
             u("demande, Examen\u00a0: les dossiers du laboratoire n’ont pas de place pour lui"));
}

void MigrationTest::whatIsLookedAtStaysWhenItIsOver()
{
    put(FakeMigrations::jobIn(1, JobState::Checked));
    showFor(drafter());
    m_store->jobs[0].state = JobState::Certified;
    page().presenter().refresh();
    QCOMPARE(page().presenter().list().rowCount(), 1);
    QCOMPARE(page().presenter().task(), MigrationTask::SaveCertificate);
}

void MigrationTest::theLockTakesTheSampleAway()
{
    auto job = FakeMigrations::jobIn(1, JobState::Checked);
    for (auto& one : job.differences)
        one.explanation = "seen";
    put(job);
    showFor(drafter());
    press(Qt::Key_F12);
    QVERIFY(dialog<SampleDialog>());
    page().lock();
    QVERIFY(!dialog<SampleDialog>());
}

void MigrationTest::everyPartHasANameAndFits()
{
    put(FakeMigrations::jobIn(1, JobState::Checked));
    showFor(drafter());
    const auto faults = uitest::faultsOf(*m_shell, laptop);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(dialog<MandateDialog>());
    QApplication::setActiveWindow(dialog<MandateDialog>());
    const auto inForm = uitest::faultsOf(*dialog<MandateDialog>(), laptop);
    QVERIFY2(inForm.isEmpty(), qPrintable(inForm.join(u'\n')));
}

PAILLASSE_UI_TEST_MAIN(MigrationTest)
#include "migration.test.moc"
