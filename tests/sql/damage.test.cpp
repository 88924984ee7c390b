// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <memory>
#include <optional>

#include <sys/resource.h>

#include <QDir>

#include "tests/sql/scratchfiles.h"

using namespace paillasse;
using namespace paillasse::sql;
using namespace paillasse::sql::testing;

namespace {

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

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

// What is wrong with a file is told by its name: damage, no room, no right to it. Each is answered in another way.
class DamageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchFiles> m_files;

private Q_SLOTS:
    void init() { m_files = std::make_unique<ScratchFiles>(); }

    void aFlippedByteIsFound()
    {
        {
            auto database = m_files->made();
            QVERIFY(database && database->checkpoint());
            QVERIFY(database->checkIntegrity());
        }
        const auto file = QString::fromStdString(m_files->path());
        const auto good = contentsOf(file);
        QVERIFY(good.size() > 5 * 8192);
        // A byte in the middle of each page but the first: ciphertext, nonce and tag.
        for (qsizetype page = 1; page < good.size() / 8192; ++page)
            for (const qsizetype at : {page * 8192, page * 8192 + 4000, page * 8192 + 8191}) {
                auto bad = good;
                bad[at] = static_cast<char>(bad[at] ^ 1);
                write(file, bad);
                auto database = Database::open(m_files->path(), keyOf('k'), {.readOnly = true});
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
        auto database = Database::open(m_files->path(), keyOf('k'), {.readOnly = true});
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
        QVERIFY(Database::open(m_files->path(), keyOf('k')).error().code == ErrorCode::WrongSecret);
    }

    void aShortenedFileIsFound()
    {
        {
            auto database = m_files->made();
            QVERIFY(database && database->checkpoint());
        }
        const auto file = QString::fromStdString(m_files->path());
        write(file, contentsOf(file).chopped(8192));
        auto database = Database::open(m_files->path(), keyOf('k'), {.readOnly = true});
        QVERIFY(!database || codeOf(database->checkIntegrity()) == ErrorCode::Corrupt);
    }

    // A cache that is damaged is put aside and fetched again; one that found no room must not be.
    void aFullDiskIsNotDamage()
    {
        QVERIFY(m_files->made());
        const auto codeOfOpening = [&](rlim_t bytes) {
            const SmallDisk small(bytes);
            const auto database = Database::open(m_files->path(), keyOf('k'));
            return database ? ErrorCode::Internal : database.error().code;
        };
        // The log's index is made at the first read.
        QVERIFY(codeOfOpening(4096) == ErrorCode::DiskFull);
        auto database = Database::open(m_files->path(), keyOf('k'));
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
    void whatMayNotBeOpenedIsNotMissing()
    {
        QVERIFY(m_files->made());
        for (const bool create : {false, true}) {
            const auto opened = [&] {
                const Limit noFiles(RLIMIT_NOFILE, 0);
                return Database::open(m_files->path(), keyOf('k'), {.create = create});
            }();
            QVERIFY(opened.error().code == ErrorCode::Internal);
            QVERIFY(QDir(m_files->folder()).mkpath(QStringLiteral("folder.db")));
            QVERIFY(Database::open(m_files->path("folder.db"), keyOf('k'), {.create = create}).error().code == ErrorCode::Refused);
        }
        QVERIFY(Database::open(m_files->path(), keyOf('k')));
    }
};

QTEST_GUILESS_MAIN(DamageTest)
#include "damage.test.moc"
