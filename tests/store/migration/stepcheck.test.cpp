// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/store/migration/stepcheck.h"
#include "tests/store/migration/governed.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
namespace m = paillasse::migration;

// The table beside the ledger, held against it.
class StepCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheTableHidesIsFound_data();
    void whatTheTableHidesIsFound();
    void aStoreWithoutMigrationsIsWhole();
};

void StepCheckTest::whatTheTableHidesIsFound_data()
{
    QTest::addColumn<QByteArray>("edit");
    QTest::addColumn<int>("findings");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nothing") << QByteArray("DELETE FROM migration_step WHERE leaf < 0") << 0 << QByteArray();
    QTest::newRow("all rows of one are gone") << QByteArray("DELETE FROM migration_step WHERE job = ?1") << 4 << QByteArray("is a step in the ledger, and missing from the table of steps");
    QTest::newRow("all rows are gone") << QByteArray("DELETE FROM migration_step WHERE ?1 = ?1") << 5 << QByteArray("is a step in the ledger, and missing from the table of steps");
    QTest::newRow("the table is gone") << QByteArray("DROP TABLE migration_step") << 5 << QByteArray("is a step in the ledger, and missing from the table of steps");
    QTest::newRow("the newest row is gone") << QByteArray("DELETE FROM migration_step WHERE leaf = (SELECT max(leaf) FROM migration_step WHERE job = ?1)") << 1
                                            << QByteArray("is a step in the ledger, and missing from the table of steps");
    QTest::newRow("another's step") << QByteArray("UPDATE migration_step SET job = ?1 WHERE job <> ?1") << 1 << QByteArray("is another step in the ledger than in the table of steps");
    QTest::newRow("another id") << QByteArray("UPDATE migration_step SET step = zeroblob(16) WHERE leaf = (SELECT max(leaf) FROM migration_step WHERE job = ?1)") << 1
                                << QByteArray("is another step in the ledger than in the table of steps");
    QTest::newRow("one is added") << QByteArray("INSERT INTO migration_step (leaf, job, step) VALUES (4000, ?1, zeroblob(16))") << 1 << QByteArray("is in the table of steps, and no step in the ledger");
}

void StepCheckTest::whatTheTableHidesIsFound()
{
    QFETCH(QByteArray, edit);
    QFETCH(int, findings);
    QFETCH(QByteArray, words);
    Governed house;
    const auto mandate = house.mandate();
    const auto other = house.mandate();
    house.step(house.administrator, other.id, m::Draft{other});
    house.upTo(m::JobState::Staged, mandate);
    auto database = must(house.store->connect());
    if (edit.contains("?1"))
        must(run(database, edit.toStdString(), mandate.id));
    else
        must(run(database, edit.toStdString()));
    Verification result;
    must(checkSteps(*house.store, database, result));
    QCOMPARE(result.findings.size(), static_cast<std::size_t>(findings));
    for (const auto& finding : result.findings) {
        QCOMPARE(finding.file, std::string("store.db"));
        QCOMPARE(finding.what, words.toStdString());
        QVERIFY2(finding.where.starts_with("migration ") && finding.where.find(", ledger entry ") != std::string::npos, finding.where.c_str());
    }
}

void StepCheckTest::aStoreWithoutMigrationsIsWhole()
{
    House house;
    auto database = must(house.store->connect());
    Verification result;
    must(checkSteps(*house.store, database, result));
    QVERIFY(result.findings.empty());
}

QTEST_GUILESS_MAIN(StepCheckTest)
#include "stepcheck.test.moc"
