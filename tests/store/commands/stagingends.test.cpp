// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

#include "app/crypto/crypto.h"
#include "app/store/accounts/staff.h"
#include "app/store/commands/servingstore.h"
#include "app/store/core/archive.h"
#include "app/store/core/query.h"
#include "app/store/migration/staging.h"
#include "tests/migration/amigration.h"
#include "tests/store/accounts/entriesof.h"
#include "tests/store/core/must.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::store;
using testing::must;
namespace m = paillasse::migration;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t untilToday = 60 * dayMs;

// The stations of a store's life round one migration that is staged: its files, and whoever opens them.
class Life {
public:
    Life()
    {
        auto made = must(initialise(data(), "LBM", clock));
        recovery = made.recoveryIdentity.clone();
        must(Authority::create(*must(Store::open(data())), {}, AccountSettings(), clock));
        const auto open = office();
        laboratory = made.laboratory;
        auto staff = must(Staff::open(open->store(), open->writer(), open->keys(), open->settings(), clock));
        const auto person = [&](const char* login, access::Role role) { return *open->registry().personOf(must(staff->add({login, login, "", {laboratory, role, 0, 0}})).id); };
        administrator = person("jlucas", access::Role::Administrator);
        officer = person("msecu", access::Role::SecurityOfficer);
        mandate = m::testing::aMandate();
        mandate.id = m::MigrationId::make(clock.now());
        mandate.laboratories = {laboratory};
        mandate.approvers = {officer.id};
        mandate.deadlines = {clock.now() + 10 * dayMs, clock.now() + 20 * dayMs, clock.now() + 30 * dayMs, clock.now() + 40 * dayMs};
        const auto procedure = must(Procedure::open(open->store(), open->writer(), clock, log));
        const auto take = [&](const access::Person& by, m::StepBody body) { QVERIFY(!must(procedure->take({Uuid::make(clock.now()), laboratory, mandate.id, std::move(body), {}}, {by, {}, 1})).refusal); };
        take(administrator, m::Draft{mandate});
        take(officer, m::Approve{mandateHash(mandate)});
        take(administrator, m::BeginStaging());
        (void)must(Staging::create(open->store(), mandate.id));
        QVERIFY(!must(procedure->takeOwn(mandate.id, m::Staged())).refusal);
    }

    [[nodiscard]] std::string path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    [[nodiscard]] DataDirectory data() const { return DataDirectory(path("store")); }
    std::unique_ptr<Office> office() { return must(Office::open(data(), LockKind::Using, clock, log)); }
    std::unique_ptr<ServingStore> serving(const DataDirectory& directory) { return must(ServingStore::open(directory, {}, {}, clock, log)); }
    std::vector<AccountEntry> entries(const DataDirectory& directory) { return must(testing::entriesOf(*must(Store::open(directory)))); }
    std::optional<m::Job> job(const DataDirectory& directory)
    {
        const auto open = must(Office::open(directory, LockKind::Using, clock, log));
        return must(must(Procedure::open(open->store(), open->writer(), clock, log))->job(mandate.id));
    }
    // Whoever looks into the files: neither key nor staging.
    bool isStaged(const DataDirectory& directory) { return must(hasStaging(*must(Store::open(directory)), mandate.id)); }
    std::vector<std::int64_t> hoursTold(const DataDirectory& directory)
    {
        std::vector<std::int64_t> hours;
        for (const auto& entry : entries(directory))
            if (const auto* noted = std::get_if<ConditionNoted>(&entry.change); noted != nullptr && noted->condition == Condition::StagingHoursLeft && noted->subject == mandate.id.uuid())
                hours.push_back(noted->value);
        return hours;
    }
    void edit(const char* sql)
    {
        auto store = must(Store::open(data()));
        auto database = must(store->connect());
        must(run(database, sql));
    }

    test::SetClock clock{SystemClock().now() - untilToday}; // TLS looks at the real one
    Log log{clock, [](std::string_view) {}};
    SecretBytes recovery;
    lab::LaboratoryId laboratory;
    access::Person administrator;
    access::Person officer;
    m::Mandate mandate;

private:
    QTemporaryDir m_folder;
};

} // namespace

// How staging ends where nobody ends it: told once, erased, and never only looked at.
class StagingEndsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void whatIsOverdueIsToldOnce()
    {
        Life life;
        QVERIFY(life.isStaged(life.data()));
        // The store was off at the deadline.
        life.clock.advance(untilToday);
        {
            const auto store = life.serving(life.data());
            must(store->listen({"127.0.0.1", 0}, {}));
            store->begin();
            store->lookAfter(false);
            life.clock.advance(2 * minuteMs);
            store->lookAfter(false);
            store->stop();
        }
        QCOMPARE(life.job(life.data())->state, m::JobState::Certified);
        QVERIFY(!life.isStaged(life.data()));
        const auto told = life.hoursTold(life.data());
        QCOMPARE(told, std::vector<std::int64_t>{-(untilToday - 30 * dayMs) / hourMs});
        const auto all = life.entries(life.data());
        QVERIFY(std::ranges::none_of(all, [](const AccountEntry& entry) {
            const auto* noted = std::get_if<ConditionNoted>(&entry.change);
            return noted != nullptr && noted->condition == Condition::StagingHoursLeft && noted->subject.isNull();
        }));
    }

    // Its steps are gone from the table: it is no migration's any more, and goes all the same.
    void whatBelongsToNoMigrationGoesAtItsDeadline()
    {
        Life life;
        life.edit("DELETE FROM migration_step");
        (void)life.serving(life.data());
        QVERIFY(life.isStaged(life.data())); // whoever mends the table finds it
        QVERIFY(life.hoursTold(life.data()).empty());
        life.clock.advance(untilToday);
        (void)life.serving(life.data());
        QVERIFY(!life.isStaged(life.data()));
        QCOMPARE(life.hoursTold(life.data()), std::vector<std::int64_t>{-(untilToday - 30 * dayMs) / hourMs});
        const auto erasures = [&life] {
            std::vector<ErasureNoted> all;
            for (const auto& entry : life.entries(life.data()))
                if (const auto* noted = std::get_if<ErasureNoted>(&entry.change))
                    all.push_back(*noted);
            return all;
        };
        (void)life.serving(life.data());
        const auto erased = erasures();
        QCOMPARE(erased.size(), std::size_t{1});
        QVERIFY(erased[0].step == ErasureStep::Done && erased[0].erasure == life.mandate.id.uuid() && erased[0].laboratory == life.laboratory);
        QVERIFY(erased[0].text.find("staging key") != std::string::npos && erased[0].text.find("staging file") != std::string::npos);
    }

    // No backup has staging: what waits for it is given up with words, and not tried for ever.
    void aRestoredStoreGivesUpWhatItHasNot()
    {
        Life life;
        RestoreOrder order{life.path("data.age"), life.path("keys.age"), life.path("keys.age") + ".destroyed", life.recovery.clone(), "Dr Officer", "the disk"};
        {
            const auto open = life.office();
            must(backup(open->store(), order.dataFile, order.keyFile, life.clock));
        }
        const DataDirectory restored(life.path("restored"));
        (void)must(restore(restored, order, life.clock));
        QVERIFY(!life.isStaged(restored));
        QCOMPARE(life.job(restored)->state, m::JobState::Staged);
        (void)life.serving(restored);
        const auto job = life.job(restored).value();
        QCOMPARE(job.state, m::JobState::Certified);
        QVERIFY(job.abandonedWhy.find("restored from a backup") != std::string::npos);
        // Where it still is, nothing happened to it.
        QCOMPARE(life.job(life.data())->state, m::JobState::Staged);
        QVERIFY(life.isStaged(life.data()));
    }
};

QTEST_GUILESS_MAIN(StagingEndsTest)
#include "stagingends.test.moc"
