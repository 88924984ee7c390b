// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>

#include "app/store/core/outboundfolder.h"
#include "app/store/migration/staging.h"
#include "app/store/migration/straystagings.h"
#include "tests/store/migration/governed.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
namespace m = paillasse::migration;
namespace fs = std::filesystem;

// Staging that no migration accounts for.
class StrayStagingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsAMigrationsStays();
    void whoseStepsAreGoneGoesAtItsDeadline_data();
    void whoseStepsAreGoneGoesAtItsDeadline();
    void whatTheLedgerDoesNotKnowGoesAtOnce_data();
    void whatTheLedgerDoesNotKnowGoesAtOnce();
    void aLedgerThatCannotBeReadSaysNothing();
};

namespace {

class Staged : public Governed {
public:
    Staged() : staged(mandate())
    {
        upTo(m::JobState::Staged, staged);
        (void)must(Staging::create(*store, staged.id));
    }
    void edit(const std::string& sql)
    {
        auto database = must(store->connect());
        must(run(database, sql, staged.id));
    }
    // By somebody who has just begun.
    bool look()
    {
        procedure = must(Procedure::open(*store, *writer, clock, log));
        return StrayStagings(*store, *writer, *procedure, clock, log).look();
    }
    bool isThere() { return must(hasStaging(*store, staged.id)); }
    template <class Change, class Is>
    std::ptrdiff_t count(Is is)
    {
        const auto all = entries();
        return std::ranges::count_if(all, [&](const AccountEntry& entry) {
            const auto* change = std::get_if<Change>(&entry.change);
            return change != nullptr && is(*change);
        });
    }
    std::ptrdiff_t told(const Uuid& job)
    {
        return count<ConditionNoted>([&](const auto& noted) { return noted.condition == Condition::StagingHoursLeft && noted.value < 0 && noted.subject == job; });
    }
    std::ptrdiff_t erased(const Uuid& job)
    {
        return count<ErasureNoted>([&](const auto& noted) { return noted.step == ErasureStep::Done && noted.erasure == job && noted.count > 0; });
    }

    m::Mandate staged;
};

} // namespace

void StrayStagingsTest::whatIsAMigrationsStays()
{
    Staged house;
    const auto before = house.entries().size();
    QVERIFY(!house.look());
    house.clock.advance(400 * dayMs); // its end is the runner's
    QVERIFY(!house.look());
    QVERIFY(house.isThere());
    QCOMPARE(house.entries().size(), before);
}

void StrayStagingsTest::whoseStepsAreGoneGoesAtItsDeadline_data()
{
    QTest::addColumn<QByteArray>("edit");
    QTest::newRow("all") << QByteArray("DELETE FROM migration_step WHERE job = ?1");
    QTest::newRow("some") << QByteArray("DELETE FROM migration_step WHERE leaf = (SELECT max(leaf) FROM migration_step WHERE job = ?1)");
}

void StrayStagingsTest::whoseStepsAreGoneGoesAtItsDeadline()
{
    QFETCH(QByteArray, edit);
    Staged house;
    const auto job = house.staged.id.uuid();
    house.edit(edit.toStdString());
    house.clock.advance(house.staged.deadlines.acceptance - house.clock.now());
    QVERIFY(!house.look());
    QVERIFY(house.isThere());
    house.clock.advance(1);
    QVERIFY(house.look());
    QVERIFY(!house.isThere());
    QVERIFY(fs::is_empty(house.store->directory().stagingFolder()));
    QCOMPARE(house.told(job), 1);
    QCOMPARE(house.erased(job), 1);
    QVERIFY(!house.look());
    QCOMPARE(house.erased(job), 1);
}

void StrayStagingsTest::whatTheLedgerDoesNotKnowGoesAtOnce_data()
{
    QTest::addColumn<QString>("what");
    for (const auto* what : {"key and file", "a file", "an archive"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void StrayStagingsTest::whatTheLedgerDoesNotKnowGoesAtOnce()
{
    QFETCH(QString, what);
    Staged house;
    const auto stray = m::MigrationId::make(house.clock.now());
    const auto folder = what.contains(QLatin1String("archive")) ? outboundFolder(house.store->directory()) : house.store->directory().stagingFolder();
    const auto file = folder + '/' + (what.contains(QLatin1String("archive")) ? archivePrefix + stray.toString() + archiveSuffix : stray.toString() + ".db");
    if (what.contains(QLatin1String("key"))) {
        (void)must(Staging::create(*house.store, stray));
    } else {
        fs::create_directories(folder);
        std::ofstream(file) << "somebody's records";
    }
    QVERIFY(fs::exists(file));
    QVERIFY(house.look());
    QVERIFY(!fs::exists(file));
    QVERIFY(!must(stagingKey(*house.store, stray)));
    QCOMPARE(house.told(stray.uuid()), 1);
    QCOMPARE(house.erased(stray.uuid()), 1);
    QVERIFY(house.isThere()); // the other's
    QVERIFY(!house.look());
}

void StrayStagingsTest::aLedgerThatCannotBeReadSaysNothing()
{
    Staged house;
    house.edit("UPDATE ledger SET entry = zeroblob(200) WHERE seq = (SELECT max(leaf) FROM migration_step WHERE job = ?1)");
    house.edit("DELETE FROM migration_step WHERE job = ?1");
    house.clock.advance(400 * dayMs);
    QVERIFY(!house.look());
    QVERIFY(house.isThere());
}

QTEST_GUILESS_MAIN(StrayStagingsTest)
#include "straystagings.test.moc"
