// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTest>

#include <fstream>

#include <unistd.h>

#include "app/store/migration/migrationdesk.h"
#include "tests/store/migration/governed.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
namespace m = paillasse::migration;

// What the windows are told of migrations, and what they may do to them.
class MigrationDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsWhatIsOfTheLaboratory();
    void showsOneWithItsDifferencesPageByPage();
    void stepsAreAnsweredWithWhatTheyMade();
    void onlyFilesThatWaitAreSources_data();
    void onlyFilesThatWaitAreSources();
    void aSampleIsShownToWhoMayReadResultsAndStandsInTheLedger();
    void aCertificateIsGivenOnceThereIsOne();
};

namespace {

class Desk : public Governed {
public:
    Desk()
    {
        write("export.hpr");
        write("older.hpr");
        write(".hidden");
        (void)::symlink("/etc/hostname", path("link.hpr").c_str());
        QDir(m_files.path()).mkdir(QStringLiteral("below"));
        MigrationLooks looks;
        looks.progress = [](const auto&) { return RunnerProgress{5, 9, ErrorCode::DiskFull}; };
        looks.sample = [](const m::Job&, std::uint64_t record) { return wire::MigrationSample{record, "export.hpr, line 3", {{m::Field::Value, "6,4", "6.4", m::RecordType::Result, 1, true}}}; };
        looks.certificate = [](const m::Job&) { return wire::MigrationCertificate{Bytes(3, 1), Bytes(2, 2)}; };
        const auto name = [this](const lab::PersonId& id) { return registry->person(id)->displayName; };
        desk.emplace(*procedure, *writer, looks, WaitingFiles(m_files.path().toStdString()), name);
    }
    [[nodiscard]] std::string path(const std::string& name) const { return m_files.path().toStdString() + "/" + name; }
    [[nodiscard]] wire::MigrationQuestion about(const m::MigrationId& id, std::uint32_t from = 0) const { return {laboratory, id, from}; }
    [[nodiscard]] wire::MigrationStepping stepping(const m::MigrationId& id, m::StepBody body, std::vector<std::string> sources = {}) const
    {
        return {laboratory, Uuid::make(clock.now()), id, std::move(body), std::move(sources)};
    }

    std::optional<MigrationDesk> desk;

private:
    void write(const std::string& name) const { std::ofstream(path(name)) << "H|"; }
    QTemporaryDir m_files;
};

} // namespace

void MigrationDeskTest::listsWhatIsOfTheLaboratory()
{
    Desk house;
    const auto first = house.mandate();
    house.upTo(m::JobState::Approved, first);
    house.clock.advance(hourMs);
    const auto second = house.mandate(m::Direction::Out);
    house.upTo(m::JobState::Drafted, second);
    const auto reply = must(house.desk->list(house.laboratory));
    QCOMPARE(reply.migrations.size(), 2u);
    QCOMPARE(reply.migrations[0].id, second.id);
    QCOMPARE(reply.migrations[0].direction, m::Direction::Out);
    QCOMPARE(reply.migrations[1].state, m::JobState::Approved);
    QCOMPARE(reply.migrations[1].dueAt, first.deadlines.staging);
    QCOMPARE(reply.migrations[1].draftedBy, std::string("Name of admin"));
    const auto other = lab::LaboratoryId::make({5});
    QVERIFY(must(house.desk->list(other)).migrations.empty());
    QVERIFY(codeOf(house.desk->one({other, first.id, 0})) == ErrorCode::NotFound);
    QVERIFY(codeOf(house.desk->progress({other, first.id, 0})) == ErrorCode::NotFound);
}

void MigrationDeskTest::showsOneWithItsDifferencesPageByPage()
{
    Desk house;
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    QCOMPARE(must(house.desk->one(house.about(mandate.id))).sources, (std::vector<std::string>{"export.hpr", "older.hpr"}));
    house.step(house.administrator, mandate.id, m::BeginStaging());
    house.own(mandate.id, m::Staged());
    house.step(house.administrator, mandate.id, m::BeginCheck());
    m::Checked checked;
    for (int i = 0; i < 250; ++i)
        checked.differences.push_back({0, i % 2 == 0 ? m::DifferenceKind::UnknownUnit : m::DifferenceKind::OutsideMandate, 0, "x", 1, {}, {}});
    house.own(mandate.id, checked);
    house.step(house.officer, mandate.id, m::Explain{{1, 3}, "an old unit"});
    const auto view = must(house.desk->one(house.about(mandate.id)));
    QCOMPARE(view.mandate, mandate);
    QCOMPARE(view.state, m::JobState::Checked);
    QCOMPARE(view.differences.size(), wire::differencesPerPage);
    QCOMPARE(view.differences.front().explanation, std::string("an old unit"));
    QVERIFY(view.sources.empty());
    QCOMPARE(view.counts.size(), 2u);
    QCOMPARE(view.counts[0], (wire::DifferenceCount{m::DifferenceKind::UnknownUnit, 125, 123}));
    QCOMPARE(view.counts[1], (wire::DifferenceCount{m::DifferenceKind::OutsideMandate, 125, 0}));
    QVERIFY(std::ranges::any_of(view.names, [](const auto& name) { return name.name == "Name of officer"; }));
    const auto rest = must(house.desk->one(house.about(mandate.id, 201)));
    QCOMPARE(rest.differences.size(), 50u);
    QCOMPARE(rest.differences.front().number, 201u);
    QVERIFY(must(house.desk->one(house.about(mandate.id, 900))).differences.empty());
}

void MigrationDeskTest::stepsAreAnsweredWithWhatTheyMade()
{
    Desk house;
    const auto mandate = house.mandate();
    const auto drafted = must(house.desk->step(house.stepping(mandate.id, m::Draft{mandate}), house.administrator));
    QVERIFY(!drafted.refused && drafted.state == m::JobState::Drafted);
    const auto own = must(house.desk->step(house.stepping(mandate.id, m::Approve{mandateHash(mandate)}), house.administrator));
    QVERIFY(own.refused && own.refusal == m::StepRefusal::NoRight);
    house.step(house.officer, mandate.id, m::Approve{mandateHash(mandate)});
    const auto begun = must(house.desk->step(house.stepping(mandate.id, m::BeginStaging(), {"export.hpr"}), house.administrator));
    QVERIFY(!begun.refused && begun.work == m::Work::Stage);
    QCOMPARE(must(house.procedure->sources(mandate.id)), std::vector<std::string>{house.path("export.hpr")});
    const auto progress = must(house.desk->progress(house.about(mandate.id)));
    QVERIFY(progress.work == m::Work::Stage && progress.done == 5 && progress.of == 9 && progress.failed && progress.error == ErrorCode::DiskFull);
}

void MigrationDeskTest::onlyFilesThatWaitAreSources_data()
{
    QTest::addColumn<QString>("name");
    for (const auto* name : {"", "..", "../export.hpr", "/etc/passwd", "below", "link.hpr", ".hidden", "none.hpr", "below/../export.hpr"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void MigrationDeskTest::onlyFilesThatWaitAreSources()
{
    QFETCH(QString, name);
    Desk house;
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Approved, mandate);
    const auto reply = must(house.desk->step(house.stepping(mandate.id, m::BeginStaging(), {"export.hpr", name.toStdString()}), house.administrator));
    QVERIFY(reply.refused && reply.refusal == m::StepRefusal::NoSource);
    // Nobody without the right is told what waits there.
    QCOMPARE(must(house.desk->step(house.stepping(mandate.id, m::BeginStaging(), {name.toStdString()}), house.officer)).refusal, m::StepRefusal::NoRight);
    const auto entries = house.entries();
    QCOMPARE(std::get<MigrationRefused>(entries[entries.size() - 2].change), (MigrationRefused{house.laboratory, mandate.id, m::StepKind::BeginStaging, m::StepRefusal::NoSource}));
    QCOMPARE(entries[entries.size() - 2].by, house.administrator.person.id);
    QCOMPARE(must(house.procedure->job(mandate.id))->work, m::Work::None);
    QVERIFY(codeOf(WaitingFiles("").paths({"export.hpr"})) == ErrorCode::InvalidInput);
    QVERIFY(WaitingFiles("").names().empty());
}

void MigrationDeskTest::aSampleIsShownToWhoMayReadResultsAndStandsInTheLedger()
{
    Desk house;
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Checked, mandate);
    const wire::MigrationSampleQuestion question{house.laboratory, mandate.id, 2};
    const auto untried = house.entries().size();
    QVERIFY(codeOf(house.desk->sample(question, house.officer)) == ErrorCode::Refused);
    QVERIFY(codeOf(house.desk->sample(question, house.administrator)) == ErrorCode::Refused);
    QVERIFY(codeOf(house.desk->sample({house.laboratory, mandate.id, 4}, house.biologist)) == ErrorCode::NotFound);
    const auto before = house.entries().size();
    QCOMPARE(before, untried + 3);
    QCOMPARE(std::get<MigrationRefused>(house.entries()[untried].change), (MigrationRefused{house.laboratory, mandate.id, m::StepKind::CompareSample, m::StepRefusal::NoRight}));
    QCOMPARE(std::get<MigrationRefused>(house.entries().back().change).refusal, m::StepRefusal::UnknownRecord);
    const auto sample = must(house.desk->sample(question, house.biologist));
    QCOMPARE(sample.where, std::string("export.hpr, line 3"));
    const auto entries = house.entries();
    QCOMPARE(entries.size(), before + 1);
    QCOMPARE(entries.back().by, house.biologist.person.id);
    QCOMPARE(std::get<MigrationRecordShown>(entries.back().change), (MigrationRecordShown{house.laboratory, mandate.id, 2}));
    house.step(house.officer, mandate.id, m::Abandon{"not wanted"});
    QVERIFY(codeOf(house.desk->sample(question, house.biologist)) == ErrorCode::NotFound);
}

void MigrationDeskTest::aCertificateIsGivenOnceThereIsOne()
{
    Desk house;
    const auto mandate = house.mandate();
    house.upTo(m::JobState::Drafted, mandate);
    house.step(house.administrator, mandate.id, m::Abandon{"not wanted"});
    house.own(mandate.id, m::Erased());
    QVERIFY(codeOf(house.desk->certificate(house.about(mandate.id))) == ErrorCode::NotFound);
    house.own(mandate.id, m::Certified{Bytes(32, 1)});
    QCOMPARE(must(house.desk->certificate(house.about(mandate.id))).pdf, Bytes(3, 1));
}

QTEST_GUILESS_MAIN(MigrationDeskTest)
#include "desk.test.moc"
