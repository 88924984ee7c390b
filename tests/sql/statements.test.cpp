// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <memory>
#include <thread>

#include "app/sql/transaction.h"
#include "tests/sql/scratchfiles.h"

using namespace paillasse;
using namespace paillasse::sql;
using namespace paillasse::sql::testing;

// Statements and transactions: what is read, what is kept, and who is told to wait.
class StatementsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchFiles> m_files;

private Q_SLOTS:
    void init() { m_files = std::make_unique<ScratchFiles>(); }

    void aReaderWritesNothing()
    {
        QVERIFY(m_files->made());
        auto reader = Database::open(m_files->path(), keyOf('k'), {.readOnly = true});
        QVERIFY(reader);
        QCOMPARE(count(*reader), 2000);
        QVERIFY(codeOf(reader->execute("DELETE FROM t")) == ErrorCode::Refused);
    }

    void aTransactionRollsBackUnlessCommitted()
    {
        auto database = m_files->made();
        {
            auto transaction = Transaction::begin(*database);
            QVERIFY(transaction);
            QVERIFY(database->isInTransaction());
            QVERIFY(database->execute("DELETE FROM t"));
            QCOMPARE(count(*database), 0);
        }
        QVERIFY(!database->isInTransaction());
        QCOMPARE(count(*database), 2000);
        {
            auto transaction = Transaction::begin(*database);
            QVERIFY(database->execute("DELETE FROM t"));
            transaction->rollback();
            QCOMPARE(count(*database), 2000);
        }
        {
            auto transaction = Transaction::begin(*database);
            auto moved = std::move(*transaction);
            QVERIFY(database->execute("DELETE FROM t"));
            QVERIFY(moved.commit());
        }
        QCOMPARE(count(*database), 0);
    }

    void twoWritersMeetAtTheStart()
    {
        auto first = m_files->made();
        auto second = Database::open(m_files->path(), keyOf('k'), {.busyTimeoutMs = 20});
        QVERIFY(second);
        const auto version = second->dataVersion();
        {
            auto transaction = Transaction::begin(*first);
            QVERIFY(first->execute("DELETE FROM t"));
            QVERIFY(Transaction::begin(*second).error().code == ErrorCode::Locked);
            QCOMPARE(count(*second), 2000); // a reader is not held up, and sees what is committed
            QVERIFY(transaction->commit());
        }
        QVERIFY(*second->dataVersion() != *version);
        QVERIFY(Transaction::begin(*second));
        QCOMPARE(count(*second), 0);
    }

    void anInterruptedStatementSaysSo()
    {
        auto database = m_files->made();
        auto endless = database->prepare("SELECT count(*) FROM t a, t b, t c, t d");
        std::thread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            database->interrupt();
        });
        const auto row = endless->step();
        other.join();
        QVERIFY(!row && row.error().code == ErrorCode::Cancelled);
    }

    void statementsReadWhatWasBound()
    {
        auto database = Database::open(m_files->path(), keyOf('k'), {.create = true});
        QVERIFY(database->execute("CREATE TABLE v (a, b, c, d, e, f)"));
        const auto id = Uuid::make({1'700'000'000'000});
        const Bytes blob{0, 1, 2, 255};
        auto insert = database->prepare("INSERT INTO v VALUES (?, ?, ?, ?, ?, ?)");
        QVERIFY(insert->bind(std::int64_t{-5}).bind("a'; DROP TABLE v; --").bind(blob).bind(id).bind(Instant{7}).bindNull().run());
        QCOMPARE(database->changes(), 1);
        auto select = database->prepare("SELECT * FROM v");
        QVERIFY(select->step().value());
        QCOMPARE(select->integer(0), -5);
        QVERIFY(select->text(1) == "a'; DROP TABLE v; --");
        QCOMPARE(toBytes(select->blob(2)), blob);
        QVERIFY(select->uuid(3) == id);
        QVERIFY(select->uuid(2).isNull()); // not sixteen bytes
        QVERIFY(select->instant(4) == Instant{7});
        QVERIFY(select->isNull(5));
        QVERIFY(!select->step().value());
        // One bind too many is said when it is stepped.
        auto extra = database->prepare("SELECT ?");
        QVERIFY(!extra->bind(1).bind(2).step());
        QVERIFY(!database->prepare("SELECT nothing FROM nowhere"));
    }

    void aBrokenRuleIsAConflict()
    {
        auto database = Database::open(m_files->path(), keyOf('k'), {.create = true});
        QVERIFY(database->execute("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p); INSERT INTO p VALUES (1)"));
        QVERIFY(codeOf(database->execute("INSERT INTO p VALUES (1)")) == ErrorCode::Conflict);
        QVERIFY(codeOf(database->execute("INSERT INTO c VALUES (9)")) == ErrorCode::Conflict); // foreign keys are on
        const auto error = database->execute("INSERT INTO p VALUES ('BIHAN')");
        QVERIFY(!error);
        QVERIFY(error.error().detail.find("BIHAN") == std::string::npos); // no value in an error
    }

    void searchFindsFromTwoCharactersOn()
    {
        auto database = Database::open(m_files->path(), keyOf('k'), {.create = true});
        QVERIFY(database->execute("CREATE VIRTUAL TABLE names USING fts5 (name, prefix='2 3', tokenize=\"unicode61 remove_diacritics 2\")"));
        for (const auto* name : {"LE BIHAN Maëlle", "LE BRAS Yann", "CADIOU Jeanne"})
            QVERIFY(database->prepare("INSERT INTO names VALUES (?)")->bind(name).run());
        const auto found = [&](const char* query) {
            auto select = database->prepare("SELECT count(*) FROM names WHERE names MATCH ?");
            return select->bind(query).step().value_or(false) ? select->integer(0) : -1;
        };
        QCOMPARE(found("bi*"), 1);
        QCOMPARE(found("le*"), 2);
        QCOMPARE(found("mae*"), 1); // without its diaeresis
        QCOMPARE(found("xx*"), 0);
        QVERIFY(!contentsOf(m_files->filePath(QStringLiteral("file.db-wal"))).contains("bihan"));
    }
};

QTEST_GUILESS_MAIN(StatementsTest)
#include "statements.test.moc"
