// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <thread>

#include "app/sql/schema.h"
#include "tests/sql/scratchfiles.h"

using namespace paillasse;
using namespace paillasse::sql;
using namespace paillasse::sql::testing;

// A schema's version only rises, by steps that are done once; a newer one is left alone.
class SchemaTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchFiles> m_files;

private Q_SLOTS:
    void init() { m_files = std::make_unique<ScratchFiles>(); }

    void schemaStepsAreDoneOnce()
    {
        auto database = Database::open(m_files->path(), keyOf('k'), {.create = true});
        const SchemaStep first{"CREATE TABLE one (x)"};
        const SchemaStep second{"CREATE TABLE two (x); INSERT INTO one VALUES (1)"};
        QVERIFY(bringUp(*database, "cache", {first}));
        QVERIFY(bringUp(*database, "cache", {first}));
        QVERIFY(bringUp(*database, "cache", {first, second}));
        QVERIFY(bringUp(*database, "cache", {first, second}));
        auto rows = database->prepare("SELECT count(*) FROM one");
        QVERIFY(rows->step().value());
        QCOMPARE(rows->integer(0), 1);
        // Another part of the same file counts for itself.
        QVERIFY(bringUp(*database, "index", {{"CREATE TABLE three (x)"}}));
        QVERIFY(bringUp(*database, "cache", {first, second}));
    }

    void aFailedStepLeavesNothing()
    {
        auto database = Database::open(m_files->path(), keyOf('k'), {.create = true});
        const SchemaStep first{"CREATE TABLE one (x)"};
        QVERIFY(!bringUp(*database, "cache", {first, {"CREATE TABLE two (x); INSERT INTO nowhere VALUES (1)"}}));
        QVERIFY(!database->isInTransaction());
        QVERIFY(!database->prepare("SELECT * FROM two"));
        // The first step stands, and the mended second one goes on from it.
        QVERIFY(bringUp(*database, "cache", {first, {"CREATE TABLE two (x)"}}));
    }

    void twoMayBringUpAtOnce()
    {
        const std::vector<SchemaStep> steps = {{"CREATE TABLE one (x)"}, {"CREATE TABLE two (x); INSERT INTO one VALUES (1)"}, {"CREATE TABLE three (x)"}};
        for (int round = 0; round < 20; ++round) {
            const auto file = m_files->path(("round" + std::to_string(round)).c_str());
            QVERIFY(Database::open(file, keyOf('k'), {.create = true}));
            Result<> outcomes[2];
            std::thread both[2];
            for (int i = 0; i < 2; ++i)
                both[i] = std::thread([&, i] {
                    auto database = Database::open(file, keyOf('k'));
                    outcomes[i] = database ? bringUp(*database, "cache", steps) : tl::unexpected(database.error());
                });
            for (auto& thread : both)
                thread.join();
            for (const auto& outcome : outcomes)
                QVERIFY2(outcome, outcome ? "" : outcome.error().detail.c_str());
            auto database = Database::open(file, keyOf('k'));
            auto rows = database->prepare("SELECT count(*) FROM one");
            QVERIFY(rows->step().value());
            QCOMPARE(rows->integer(0), 1);
        }
    }

    void aNewerSchemaIsLeftAlone()
    {
        {
            auto database = Database::open(m_files->path(), keyOf('k'), {.create = true});
            QVERIFY(bringUp(*database, "cache", {{"CREATE TABLE one (x)"}, {"CREATE TABLE two (x)"}}));
            QVERIFY(database->checkpoint());
        }
        const auto before = contentsOf(QString::fromStdString(m_files->path()));
        {
            auto database = Database::open(m_files->path(), keyOf('k'));
            QVERIFY(codeOf(bringUp(*database, "cache", {{"CREATE TABLE one (x)"}})) == ErrorCode::Incompatible);
        }
        QCOMPARE(contentsOf(QString::fromStdString(m_files->path())), before);
    }
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "schema.test.moc"
