// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <thread>

#include <dlfcn.h>
#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlcipher/sqlite3.h>

#include "app/sql/database.h"
#include "app/sql/schema.h"
#include "app/sql/statement.h"
#include "app/sql/transaction.h"

using namespace paillasse;
using namespace paillasse::sql;

// docs/decisions/0002: no connection to anything but ciphertext, and nothing of it in plaintext on the disk.
class GateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPlainFileIsRefused();
    void plainSqliteInTheProcessIsRefused();
    void aWrongKeyIsAWrongSecret();
    void aKeyHasThirtyTwoBytes();
    void aMissingFileIsNotMade();
    void aFlippedByteIsFound();
    void aShortenedFileIsFound();
    void aFullDiskIsNotDamage();
    void whatMayNotBeOpenedIsNotMissing();
    void noPlaintextInAnyFile();
    void aCopyOpensUnderItsOwnKey();
    void temporaryTablesStayInMemoryAndMemoryIsNotScrubbed();
    void aReaderWritesNothing();
    void aTransactionRollsBackUnlessCommitted();
    void twoWritersMeetAtTheStart();
    void anInterruptedStatementSaysSo();
    void statementsReadWhatWasBound();
    void aBrokenRuleIsAConflict();
    void schemaStepsAreDoneOnce();
    void aFailedStepLeavesNothing();
    void twoMayBringUpAtOnce();
    void aNewerSchemaIsLeftAlone();
    void searchFindsFromTwoCharactersOn();

private:
    std::string path(const char* name = "file.db") const { return m_directory->filePath(QString::fromLatin1(name)).toStdString(); }
    Result<Database> made(const char* name = "file.db") const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

namespace {

const char* const known = "LE BIHAN Maelle 1961-03-09";

SecretBytes keyOf(char fill)
{
    return SecretBytes::copyOf(std::string(Database::keySize, fill));
}

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

std::int64_t count(Database& database)
{
    auto statement = database.prepare("SELECT count(*) FROM t");
    return statement && statement->step().value_or(false) ? statement->integer(0) : -1;
}

// A limit of this process while it lives.
class Limit {
public:
    Limit(int resource, rlim_t most) : m_resource(resource)
    {
        getrlimit(m_resource, &m_before);
        const rlimit small{most, m_before.rlim_max};
        setrlimit(m_resource, &small);
    }
    ~Limit() { setrlimit(m_resource, &m_before); }
    Limit(const Limit&) = delete;
    Limit& operator=(const Limit&) = delete;

private:
    int m_resource;
    rlimit m_before{};
};

// No file grows beyond so many bytes: to SQLite, a full disk.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)), m_limit(std::in_place, RLIMIT_FSIZE, bytes) {}
    ~SmallDisk()
    {
        m_limit.reset();
        std::signal(SIGXFSZ, m_handler);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    void (*m_handler)(int);
    std::optional<Limit> m_limit;
};

ErrorCode codeOf(const Result<>& result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

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

void GateTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

Result<Database> GateTest::made(const char* name) const
{
    auto database = Database::open(path(name), keyOf('k'), {.create = true});
    if (!database)
        return database;
    if (const auto done = database->execute("CREATE TABLE t (x TEXT)"); !done)
        return tl::unexpected(done.error());
    for (int i = 0; i < 2000; ++i) {
        auto insert = database->prepare("INSERT INTO t VALUES (?)");
        if (const auto done = insert->bind(known).run(); !done)
            return tl::unexpected(done.error());
    }
    return database;
}

void GateTest::aPlainFileIsRefused()
{
    // The same library without a key writes plain SQLite.
    sqlite3* plain = nullptr;
    QCOMPARE(sqlite3_open(path().c_str(), &plain), SQLITE_OK);
    QCOMPARE(sqlite3_exec(plain, "CREATE TABLE t (x)", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(plain);
    QVERIFY(looksLikePlainSqlite(path()));
    const auto before = contentsOf(QString::fromStdString(path()));
    QVERIFY(Database::open(path(), keyOf('k')).error().code == ErrorCode::NotEncrypted);
    QVERIFY(Database::open(path(), keyOf('k'), {.create = true}).error().code == ErrorCode::NotEncrypted);
    QVERIFY(Database::open(path(), keyOf('k'), {.readOnly = true}).error().code == ErrorCode::NotEncrypted);
    QCOMPARE(contentsOf(QString::fromStdString(path())), before);
}

// libsqlite3 loaded before libsqlcipher takes its place: "PRAGMA key" then says OK and the file is plaintext.
void GateTest::plainSqliteInTheProcessIsRefused()
{
    const auto run = [&](const QString& preload) {
        QProcess child;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), preload);
        environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("verify_asan_link_order=0:detect_leaks=0"));
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--open"), m_directory->filePath(QStringLiteral("child.db"))});
        child.waitForFinished();
        return child.readAllStandardOutput().split('\n');
    };
    const auto usual = run({});
    QVERIFY(usual.at(0).contains("sqlcipher"));
    QCOMPARE(usual.at(1), QByteArray("opened"));
    QFile::remove(m_directory->filePath(QStringLiteral("child.db")));
    const auto replaced = run(QStringLiteral("libsqlite3.so.0"));
    QVERIFY2(replaced.at(0).contains("libsqlite3"), "the other library was not loaded: is libsqlite3-0 installed?");
    QCOMPARE(replaced.at(1), QByteArray::fromStdString(std::string(toString(ErrorCode::NotEncrypted))));
    // By the first gate, before a key was given: the one on temporary files would have refused this build of it too, but not every one.
    QVERIFY2(replaced.at(2).contains("not SQLCipher"), replaced.at(2).constData());
    QVERIFY(contentsOf(m_directory->filePath(QStringLiteral("child.db"))).isEmpty());
}

void GateTest::aWrongKeyIsAWrongSecret()
{
    QVERIFY(made());
    QVERIFY(Database::open(path(), keyOf('k')));
    QVERIFY(Database::open(path(), keyOf('j')).error().code == ErrorCode::WrongSecret);
    QVERIFY(Database::open(path(), keyOf('j'), {.create = true}).error().code == ErrorCode::WrongSecret);
    auto still = Database::open(path(), keyOf('k'));
    QVERIFY(still);
    QCOMPARE(count(*still), 2000);
}

void GateTest::aKeyHasThirtyTwoBytes()
{
    for (const std::size_t size : {0u, 16u, 31u, 33u})
        QVERIFY(Database::open(path(), SecretBytes(size), {.create = true}).error().code == ErrorCode::InvalidInput);
    QVERIFY(!QFile::exists(QString::fromStdString(path())));
}

void GateTest::aMissingFileIsNotMade()
{
    QVERIFY(Database::open(path(), keyOf('k')).error().code == ErrorCode::NotFound);
    QVERIFY(!QFile::exists(QString::fromStdString(path())));
    QVERIFY(Database::open(path("no/such/folder/file.db"), keyOf('k'), {.create = true}).error().code == ErrorCode::NotFound);
}

void GateTest::aFlippedByteIsFound()
{
    {
        auto database = made();
        QVERIFY(database && database->checkpoint());
        QVERIFY(database->checkIntegrity());
    }
    const auto file = QString::fromStdString(path());
    const auto good = contentsOf(file);
    QVERIFY(good.size() > 5 * 8192);
    // A byte in the middle of each page but the first: ciphertext, nonce and tag.
    for (qsizetype page = 1; page < good.size() / 8192; ++page)
        for (const qsizetype at : {page * 8192, page * 8192 + 4000, page * 8192 + 8191}) {
            auto bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 1);
            write(file, bad);
            auto database = Database::open(path(), keyOf('k'), {.readOnly = true});
            if (!database) {
                QVERIFY(database.error().code == ErrorCode::Corrupt);
                continue;
            }
            QVERIFY(codeOf(database->checkIntegrity()) == ErrorCode::Corrupt);
        }
    // And reading it is an error, not another value: whoever asks learns that it is damage.
    auto bad = good;
    for (qsizetype page = 1; page < good.size() / 8192; ++page)
        bad[page * 8192 + 4000] = static_cast<char>(bad[page * 8192 + 4000] ^ 1);
    write(file, bad);
    auto database = Database::open(path(), keyOf('k'), {.readOnly = true});
    QVERIFY(database);
    auto all = database->prepare("SELECT x FROM t");
    QVERIFY(all);
    const auto row = all->step();
    QVERIFY(!row);
    QCOMPARE(QByteArray::fromStdString(std::string(toString(row.error().code))), QByteArray::fromStdString(std::string(toString(ErrorCode::Corrupt))));
    // The first page does not tell a wrong key from damage; it says one of the two.
    bad = good;
    bad[4000] = static_cast<char>(bad[4000] ^ 1);
    write(file, bad);
    QVERIFY(Database::open(path(), keyOf('k')).error().code == ErrorCode::WrongSecret);
}

void GateTest::aShortenedFileIsFound()
{
    {
        auto database = made();
        QVERIFY(database && database->checkpoint());
    }
    const auto file = QString::fromStdString(path());
    write(file, contentsOf(file).chopped(8192));
    auto database = Database::open(path(), keyOf('k'), {.readOnly = true});
    QVERIFY(!database || codeOf(database->checkIntegrity()) == ErrorCode::Corrupt);
}

// A cache that is damaged is put aside and fetched again; one that found no room must not be.
void GateTest::aFullDiskIsNotDamage()
{
    QVERIFY(made());
    const auto codeOfOpening = [&](rlim_t bytes) {
        const SmallDisk small(bytes);
        const auto database = Database::open(path(), keyOf('k'));
        return database ? ErrorCode::Internal : database.error().code;
    };
    // The log's index is made at the first read.
    QVERIFY(codeOfOpening(4096) == ErrorCode::DiskFull);
    auto database = Database::open(path(), keyOf('k'));
    QVERIFY(database);
    Result<> done;
    {
        const SmallDisk small(200'000);
        for (int i = 0; i < 200 && done; ++i)
            done = database->execute("INSERT INTO t VALUES (hex(randomblob(4000)))");
    }
    QVERIFY(codeOf(done) == ErrorCode::DiskFull);
    // With room again it goes on where it was.
    QVERIFY(database->execute("INSERT INTO t VALUES ('after')"));
    QVERIFY(database->checkIntegrity());
    QVERIFY(database->execute("PRAGMA max_page_count = 1"));
    done = {};
    for (int i = 0; i < 200 && done; ++i)
        done = database->execute("INSERT INTO t VALUES (hex(randomblob(4000)))");
    QVERIFY(codeOf(done) == ErrorCode::DiskFull);
}

// "Not found" starts afresh; that must not happen over something that is there.
void GateTest::whatMayNotBeOpenedIsNotMissing()
{
    QVERIFY(made());
    for (const bool create : {false, true}) {
        const auto opened = [&] {
            const Limit noFiles(RLIMIT_NOFILE, 0);
            return Database::open(path(), keyOf('k'), {.create = create});
        }();
        QVERIFY(opened.error().code == ErrorCode::Internal);
        QVERIFY(QDir(m_directory->path()).mkpath(QStringLiteral("folder.db")));
        QVERIFY(Database::open(path("folder.db"), keyOf('k'), {.create = create}).error().code == ErrorCode::Refused);
    }
    QVERIFY(Database::open(path(), keyOf('k')));
}

void GateTest::noPlaintextInAnyFile()
{
    auto database = made();
    QVERIFY(database);
    QVERIFY(database->execute("CREATE INDEX i ON t (x)"));
    QVERIFY(database->copyTo(path("copy.db"), keyOf('c')));
    // While it is open, so with its log; nothing was checkpointed away.
    QVERIFY(QFile::exists(m_directory->filePath(QStringLiteral("file.db-wal"))));
    int files = 0;
    for (const auto& name : QDir(m_directory->path()).entryList(QDir::Files)) {
        const auto bytes = contentsOf(m_directory->filePath(name));
        QVERIFY2(!bytes.contains("BIHAN"), qPrintable(name));
        QVERIFY2(!bytes.contains("CREATE TABLE"), qPrintable(name));
        QVERIFY2(!bytes.startsWith("SQLite format 3"), qPrintable(name));
        QVERIFY2(!bytes.contains(QByteArray(32, 'k')) && !bytes.contains(QByteArray("6b").repeated(32)), qPrintable(name)); // the key, raw or as hex
        ++files;
    }
    QVERIFY(files >= 3);
    QVERIFY(database->assertEncrypted());
    QVERIFY(!looksLikePlainSqlite(path("copy.db")));
}

void GateTest::aCopyOpensUnderItsOwnKey()
{
    {
        auto database = made();
        QVERIFY(database->copyTo(path("copy.db"), keyOf('c')));
        QVERIFY(codeOf(database->copyTo(path("no/such/folder.db"), keyOf('c'))) == ErrorCode::NotFound);
    }
    QVERIFY(Database::open(path("copy.db"), keyOf('k')).error().code == ErrorCode::WrongSecret);
    auto copy = Database::open(path("copy.db"), keyOf('c'));
    QVERIFY(copy);
    QCOMPARE(count(*copy), 2000);
    QVERIFY(copy->checkIntegrity());
}

void GateTest::temporaryTablesStayInMemoryAndMemoryIsNotScrubbed()
{
    auto database = made();
    auto store = database->prepare("PRAGMA temp_store");
    QVERIFY(store->step().value());
    QCOMPARE(store->integer(0), 2); // MEMORY
    // Eleven times slower to fill where it is on; our own keys are locked and wiped by themselves.
    auto wiping = database->prepare("PRAGMA cipher_memory_security");
    QVERIFY(wiping->step().value());
    QCOMPARE(wiping->integer(0), 0);
    const auto before = QDir(m_directory->path()).entryList(QDir::Files);
    QVERIFY(database->execute("CREATE TEMP TABLE big AS SELECT a.x FROM t a, t b LIMIT 100000"));
    auto sorted = database->prepare("SELECT x FROM big ORDER BY x || random()");
    QVERIFY(sorted->step().value());
    QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files), before);
}

void GateTest::aReaderWritesNothing()
{
    QVERIFY(made());
    auto reader = Database::open(path(), keyOf('k'), {.readOnly = true});
    QVERIFY(reader);
    QCOMPARE(count(*reader), 2000);
    QVERIFY(codeOf(reader->execute("DELETE FROM t")) == ErrorCode::Refused);
}

void GateTest::aTransactionRollsBackUnlessCommitted()
{
    auto database = made();
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

void GateTest::twoWritersMeetAtTheStart()
{
    auto first = made();
    auto second = Database::open(path(), keyOf('k'), {.busyTimeoutMs = 20});
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

void GateTest::anInterruptedStatementSaysSo()
{
    auto database = made();
    auto endless = database->prepare("SELECT count(*) FROM t a, t b, t c, t d");
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        database->interrupt();
    });
    const auto row = endless->step();
    other.join();
    QVERIFY(!row && row.error().code == ErrorCode::Cancelled);
}

void GateTest::statementsReadWhatWasBound()
{
    auto database = Database::open(path(), keyOf('k'), {.create = true});
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

void GateTest::aBrokenRuleIsAConflict()
{
    auto database = Database::open(path(), keyOf('k'), {.create = true});
    QVERIFY(database->execute("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p); INSERT INTO p VALUES (1)"));
    QVERIFY(codeOf(database->execute("INSERT INTO p VALUES (1)")) == ErrorCode::Conflict);
    QVERIFY(codeOf(database->execute("INSERT INTO c VALUES (9)")) == ErrorCode::Conflict); // foreign keys are on
    const auto error = database->execute("INSERT INTO p VALUES ('BIHAN')");
    QVERIFY(!error);
    QVERIFY(error.error().detail.find("BIHAN") == std::string::npos); // no value in an error
}

void GateTest::schemaStepsAreDoneOnce()
{
    auto database = Database::open(path(), keyOf('k'), {.create = true});
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

void GateTest::aFailedStepLeavesNothing()
{
    auto database = Database::open(path(), keyOf('k'), {.create = true});
    const SchemaStep first{"CREATE TABLE one (x)"};
    QVERIFY(!bringUp(*database, "cache", {first, {"CREATE TABLE two (x); INSERT INTO nowhere VALUES (1)"}}));
    QVERIFY(!database->isInTransaction());
    QVERIFY(!database->prepare("SELECT * FROM two"));
    // The first step stands, and the mended second one goes on from it.
    QVERIFY(bringUp(*database, "cache", {first, {"CREATE TABLE two (x)"}}));
}

void GateTest::twoMayBringUpAtOnce()
{
    const std::vector<SchemaStep> steps = {{"CREATE TABLE one (x)"}, {"CREATE TABLE two (x); INSERT INTO one VALUES (1)"}, {"CREATE TABLE three (x)"}};
    for (int round = 0; round < 20; ++round) {
        const auto file = path(("round" + std::to_string(round)).c_str());
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

void GateTest::aNewerSchemaIsLeftAlone()
{
    {
        auto database = Database::open(path(), keyOf('k'), {.create = true});
        QVERIFY(bringUp(*database, "cache", {{"CREATE TABLE one (x)"}, {"CREATE TABLE two (x)"}}));
        QVERIFY(database->checkpoint());
    }
    const auto before = contentsOf(QString::fromStdString(path()));
    {
        auto database = Database::open(path(), keyOf('k'));
        QVERIFY(codeOf(bringUp(*database, "cache", {{"CREATE TABLE one (x)"}})) == ErrorCode::Incompatible);
    }
    QCOMPARE(contentsOf(QString::fromStdString(path())), before);
}

void GateTest::searchFindsFromTwoCharactersOn()
{
    auto database = Database::open(path(), keyOf('k'), {.create = true});
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
    QVERIFY(!contentsOf(m_directory->filePath(QStringLiteral("file.db-wal"))).contains("bihan"));
}

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--open")
        return openUnderWhateverIsLoaded(argv[2]);
    QCoreApplication app(argc, argv);
    GateTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gate.test.moc"
