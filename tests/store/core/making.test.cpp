// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/crypto/crypto.h"
#include "app/store/core/directoryinmaking.h"
#include "tests/store/core/must.h"

using namespace paillasse;
using namespace paillasse::store;

namespace {

int syncsLeft = -1; // until one fails; below zero: none does
}

// The disk's word, in the place of the system's: once it is no.
extern "C" int fsync(int descriptor)
{
    if (syncsLeft >= 0 && syncsLeft-- == 0) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

// How a store comes to its place: all of it, or nothing.
class MakingTest : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;

    std::string in(const char* name) const { return m_folder->filePath(QLatin1String(name)).toStdString(); }
    static bool exists(const std::string& path) { return QFileInfo::exists(QString::fromStdString(path)); }
    Result<DirectoryInMaking> made(const DataDirectory& into)
    {
        auto making = DirectoryInMaking::begin(into);
        if (!making)
            return making;
        if (const auto done = initialise(making->directory(), "LBM", m_clock); !done)
            return tl::unexpected(done.error());
        return making;
    }
    static unsigned modeOf(const std::string& path)
    {
        struct stat facts {};
        return ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 0777 : 0;
    }
    template <class T>
    static ErrorCode codeOf(const Result<T>& result)
    {
        return result ? ErrorCode::Internal : result.error().code;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { syncsLeft = -1; }

    void aWrongPlaceForTheKeyIsFoundFirst()
    {
        const DataDirectory apart(in("store"), in("not there/master.key"));
        const auto begun = DirectoryInMaking::begin(apart);
        QVERIFY(codeOf(begun) == ErrorCode::Refused);
        QVERIFY2(begun.error().detail.find(in("not there")) != std::string::npos, begun.error().detail.c_str());
        QVERIFY(!exists(apart.path()));
    }

    // Found last all the same: nothing of the store has come to its place, and nothing is left.
    void aKeyThatIsInTheWayLeavesNothing()
    {
        const DataDirectory apart(in("store"), in("master.key"));
        {
            auto making = made(apart);
            QVERIFY(making);
            QFile other(QString::fromStdString(apart.masterKeyFile()));
            QVERIFY(other.open(QIODevice::WriteOnly) && other.write("another store's") > 0);
            other.close();
            QVERIFY(codeOf(making->finish()) == ErrorCode::Conflict);
        }
        QVERIFY(!exists(apart.path()));
        QCOMPARE(QFileInfo(QString::fromStdString(apart.masterKeyFile())).size(), qint64(15));
    }

    // Whatever the disk refuses last, there is a store if finish() says so, and else none that a command takes for one.
    void itIsMadeIfItSaysSo_data()
    {
        QTest::addColumn<bool>("apart");
        QTest::newRow("the key beside the data") << false;
        QTest::newRow("the key apart") << true;
    }
    void itIsMadeIfItSaysSo()
    {
        QFETCH(bool, apart);
        bool hasFailed = true;
        for (int syncs = 0; hasFailed; ++syncs) {
            m_folder = std::make_unique<QTemporaryDir>();
            const DataDirectory data(in("store"), apart ? in("master.key") : std::string());
            bool isMade = false;
            {
                auto making = made(data);
                QVERIFY(making);
                syncsLeft = syncs;
                isMade = making->finish().has_value();
                hasFailed = syncsLeft < 0;
                syncsLeft = -1;
            }
            QVERIFY(isMade || hasFailed);
            const auto after = data.checkInitialised();
            QVERIFY2(after.has_value() == isMade, after ? "a store that was said not to be made" : after.error().detail.c_str());
            if (isMade)
                QVERIFY(data.readMasterKey());
            else if (exists(data.path())) // told to be deleted, and which files
                QVERIFY2(codeOf(after) == ErrorCode::Conflict && after.error().detail.find(data.storeFile()) != std::string::npos, after.error().detail.c_str());
            else
                QVERIFY(!exists(data.masterKeyFile()));
        }
    }

    void aFolderThatAPowerCutBroughtBackIsNothing()
    {
        const DataDirectory data(in("store"));
        {
            auto making = made(data);
            QVERIFY(making && making->finish());
        }
        QVERIFY(QDir().mkdir(QString::fromStdString(data.makingFolder())));
        QVERIFY(data.checkInitialised());
        QVERIFY(!exists(data.makingFolder()));
        // Where nothing is in its place yet it says that a run was interrupted.
        const DataDirectory other(in("other"));
        QVERIFY(QDir().mkpath(QString::fromStdString(other.makingFolder())));
        QVERIFY(codeOf(other.checkInitialised()) == ErrorCode::Conflict);
    }

    void othersSeeNothingInIt()
    {
        const auto before = ::umask(022);
        const QScopeGuard back([before] { ::umask(before); });
        const DataDirectory data(in("store"));
        QVERIFY(QDir().mkdir(QString::fromStdString(data.path())));
        QCOMPARE(modeOf(data.path()), 0755u);
        auto making = made(data);
        QVERIFY(making && making->finish());
        QCOMPARE(modeOf(data.path()), 0700u);
    }

    void whatIsBeingMadeIsNotInterrupted()
    {
        const DataDirectory data(in("store"));
        {
            auto making = made(data);
            QVERIFY(making);
            for (const auto& refused : {data.checkWhole(), data.checkInitialised()}) {
                QVERIFY(codeOf(refused) == ErrorCode::Locked);
                QVERIFY2(refused.error().detail.find("rm -r") == std::string::npos, refused.error().detail.c_str());
            }
            QVERIFY(codeOf(DirectoryInMaking::begin(data)) == ErrorCode::Locked);
            QVERIFY(exists(data.makingFolder()));
        }
        QVERIFY(!exists(data.path()));
    }
};

QTEST_GUILESS_MAIN(MakingTest)
#include "making.test.moc"
