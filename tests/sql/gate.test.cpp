// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <memory>

#include <dlfcn.h>

#include <QDir>
#include <QProcess>

#include <sqlcipher/sqlite3.h>

#include "tests/sql/scratchfiles.h"

using namespace paillasse;
using namespace paillasse::sql;
using namespace paillasse::sql::testing;

namespace {

// What a child of this test says on its standard output: whose SQLite it got, and what the gate answered.
int openUnderWhateverIsLoaded(const std::string& path)
{
    Dl_info library{};
    dladdr(dlsym(RTLD_DEFAULT, "sqlite3_open_v2"), &library);
    const auto database = Database::open(path, keyOf('k'), {.create = true});
    std::printf("%s\n%s\n%s\n", library.dli_fname, database ? "opened" : std::string(toString(database.error().code)).c_str(), database ? "" : database.error().detail.c_str());
    return 0;
}

} // namespace

// docs/decisions/0002: no connection to anything but ciphertext, and nothing of it in plaintext on the disk.
class GateTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchFiles> m_files;

private Q_SLOTS:
    void init() { m_files = std::make_unique<ScratchFiles>(); }

    void aPlainFileIsRefused()
    {
        // The same library without a key writes plain SQLite.
        sqlite3* plain = nullptr;
        QCOMPARE(sqlite3_open(m_files->path().c_str(), &plain), SQLITE_OK);
        QCOMPARE(sqlite3_exec(plain, "CREATE TABLE t (x)", nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(plain);
        QVERIFY(looksLikePlainSqlite(m_files->path()));
        const auto before = contentsOf(QString::fromStdString(m_files->path()));
        QVERIFY(Database::open(m_files->path(), keyOf('k')).error().code == ErrorCode::NotEncrypted);
        QVERIFY(Database::open(m_files->path(), keyOf('k'), {.create = true}).error().code == ErrorCode::NotEncrypted);
        QVERIFY(Database::open(m_files->path(), keyOf('k'), {.readOnly = true}).error().code == ErrorCode::NotEncrypted);
        QCOMPARE(contentsOf(QString::fromStdString(m_files->path())), before);
    }

    // libsqlite3 loaded before libsqlcipher takes its place: "PRAGMA key" then says OK and the file is plaintext.
    void plainSqliteInTheProcessIsRefused()
    {
        const auto run = [&](const QString& preload) {
            QProcess child;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("LD_PRELOAD"), preload);
            environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("verify_asan_link_order=0:detect_leaks=0"));
            child.setProcessEnvironment(environment);
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--open"), m_files->filePath(QStringLiteral("child.db"))});
            child.waitForFinished();
            return child.readAllStandardOutput().split('\n');
        };
        const auto usual = run({});
        QVERIFY(usual.at(0).contains("sqlcipher"));
        QCOMPARE(usual.at(1), QByteArray("opened"));
        QFile::remove(m_files->filePath(QStringLiteral("child.db")));
        const auto replaced = run(QStringLiteral("libsqlite3.so.0"));
        QVERIFY2(replaced.at(0).contains("libsqlite3"), "the other library was not loaded: is libsqlite3-0 installed?");
        QCOMPARE(replaced.at(1), QByteArray::fromStdString(std::string(toString(ErrorCode::NotEncrypted))));
        // By the first gate, before a key was given: the one on temporary files would have refused this build of it too, but not every one.
        QVERIFY2(replaced.at(2).contains("not SQLCipher"), replaced.at(2).constData());
        QVERIFY(contentsOf(m_files->filePath(QStringLiteral("child.db"))).isEmpty());
    }

    void aWrongKeyIsAWrongSecret()
    {
        QVERIFY(m_files->made());
        QVERIFY(Database::open(m_files->path(), keyOf('k')));
        QVERIFY(Database::open(m_files->path(), keyOf('j')).error().code == ErrorCode::WrongSecret);
        QVERIFY(Database::open(m_files->path(), keyOf('j'), {.create = true}).error().code == ErrorCode::WrongSecret);
        auto still = Database::open(m_files->path(), keyOf('k'));
        QVERIFY(still);
        QCOMPARE(count(*still), 2000);
    }

    void aKeyHasThirtyTwoBytes()
    {
        for (const std::size_t size : {0u, 16u, 31u, 33u})
            QVERIFY(Database::open(m_files->path(), SecretBytes(size), {.create = true}).error().code == ErrorCode::InvalidInput);
        QVERIFY(!QFile::exists(QString::fromStdString(m_files->path())));
    }

    void aMissingFileIsNotMade()
    {
        QVERIFY(Database::open(m_files->path(), keyOf('k')).error().code == ErrorCode::NotFound);
        QVERIFY(!QFile::exists(QString::fromStdString(m_files->path())));
        QVERIFY(Database::open(m_files->path("no/such/folder/file.db"), keyOf('k'), {.create = true}).error().code == ErrorCode::NotFound);
    }

    void noPlaintextInAnyFile()
    {
        auto database = m_files->made();
        QVERIFY(database);
        QVERIFY(database->execute("CREATE INDEX i ON t (x)"));
        QVERIFY(database->copyTo(m_files->path("copy.db"), keyOf('c')));
        // While it is open, so with its log; nothing was checkpointed away.
        QVERIFY(QFile::exists(m_files->filePath(QStringLiteral("file.db-wal"))));
        int files = 0;
        for (const auto& name : QDir(m_files->folder()).entryList(QDir::Files)) {
            const auto bytes = contentsOf(m_files->filePath(name));
            QVERIFY2(!bytes.contains("BIHAN"), qPrintable(name));
            QVERIFY2(!bytes.contains("CREATE TABLE"), qPrintable(name));
            QVERIFY2(!bytes.startsWith("SQLite format 3"), qPrintable(name));
            QVERIFY2(!bytes.contains(QByteArray(32, 'k')) && !bytes.contains(QByteArray("6b").repeated(32)), qPrintable(name)); // the key, raw or as hex
            ++files;
        }
        QVERIFY(files >= 3);
        QVERIFY(database->assertEncrypted());
        QVERIFY(!looksLikePlainSqlite(m_files->path("copy.db")));
    }

    void aCopyOpensUnderItsOwnKey()
    {
        {
            auto database = m_files->made();
            QVERIFY(database->copyTo(m_files->path("copy.db"), keyOf('c')));
            QVERIFY(codeOf(database->copyTo(m_files->path("no/such/folder.db"), keyOf('c'))) == ErrorCode::NotFound);
        }
        QVERIFY(Database::open(m_files->path("copy.db"), keyOf('k')).error().code == ErrorCode::WrongSecret);
        auto copy = Database::open(m_files->path("copy.db"), keyOf('c'));
        QVERIFY(copy);
        QCOMPARE(count(*copy), 2000);
        QVERIFY(copy->checkIntegrity());
    }

    void temporaryTablesStayInMemoryAndMemoryIsNotScrubbed()
    {
        auto database = m_files->made();
        auto store = database->prepare("PRAGMA temp_store");
        QVERIFY(store->step().value());
        QCOMPARE(store->integer(0), 2); // MEMORY
        // Eleven times slower to fill where it is on; our own keys are locked and wiped by themselves.
        auto wiping = database->prepare("PRAGMA cipher_memory_security");
        QVERIFY(wiping->step().value());
        QCOMPARE(wiping->integer(0), 0);
        const auto before = QDir(m_files->folder()).entryList(QDir::Files);
        QVERIFY(database->execute("CREATE TEMP TABLE big AS SELECT a.x FROM t a, t b LIMIT 100000"));
        auto sorted = database->prepare("SELECT x FROM big ORDER BY x || random()");
        QVERIFY(sorted->step().value());
        QCOMPARE(QDir(m_files->folder()).entryList(QDir::Files), before);
    }
};

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--open")
        return openUnderWhateverIsLoaded(argv[2]);
    QCoreApplication app(argc, argv);
    GateTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gate.test.moc"
