// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/sql/database.h"
#include "app/sql/statement.h"

using namespace paillasse;

// Two processes on one file: what the second one writes and how it leaves must not cost the first one its log.
class LocksTest : public QObject {
    Q_OBJECT

public:
    static int writeAndLeave(const std::string& path)
    {
        auto database = sql::Database::open(path, key());
        return database && database->execute("INSERT INTO t VALUES (2)") ? 0 : 1;
    }

private:
    static SecretBytes key() { return SecretBytes::copyOf(std::string_view("0123456789abcdef0123456789abcdef")); }
    // This program again, from the start: a fork would carry SQLite's idea of the locks along.
    static bool writeFromAnotherProcess(const std::string& path)
    {
        return QProcess::execute(QCoreApplication::applicationFilePath(), {QStringLiteral("--write-to"), QString::fromStdString(path)}) == 0;
    }
    static std::int64_t count(sql::Database& database)
    {
        auto statement = database.prepare("SELECT count(*) FROM t");
        return statement && statement->step().value_or(false) ? statement->integer(0) : -1;
    }

private Q_SLOTS:
    void anotherProcessMayComeAndGo()
    {
        QTemporaryDir directory;
        const auto path = directory.filePath(QStringLiteral("file.db")).toStdString();
        auto first = sql::Database::open(path, key(), {.create = true});
        QVERIFY(first);
        QVERIFY(first->execute("CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1)"));
        // Everything that looks at the file itself while it is open.
        QVERIFY(first->assertEncrypted());
        auto second = sql::Database::open(path, key());
        QVERIFY(second);
        QVERIFY(writeFromAnotherProcess(path));
        QVERIFY(QFile::exists(directory.filePath(QStringLiteral("file.db-wal")))); // not unlinked under us
        QCOMPARE(count(*first), 2);
        QVERIFY(first->execute("INSERT INTO t VALUES (3)"));
        QVERIFY(writeFromAnotherProcess(path));
        QCOMPARE(count(*second), 4);
    }
};

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--write-to")
        return LocksTest::writeAndLeave(argv[2]);
    QCoreApplication app(argc, argv);
    LocksTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "locks.test.moc"
