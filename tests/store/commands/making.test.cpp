// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <csignal>

#include "tests/store/net/runningstore.h"

using namespace paillasse;

namespace {

constexpr int ok = 0;
constexpr int refused = 1;
constexpr int usage = 2;

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

bool exists(const std::string& path)
{
    return QFileInfo::exists(QString::fromStdString(path));
}

} // namespace

// A store is made whole, with its secrets shown, or not at all; and its master key lies where it is wanted.
class MakingTest : public QObject {
    Q_OBJECT

    QProcess m_init;

    void begin(const std::string& data)
    {
        m_init.start(QStringLiteral(PAILLASSE_STORE), {QStringLiteral("init"), QStringLiteral("--data"), QString::fromStdString(data), QStringLiteral("--laboratory"), QStringLiteral("LBM de la Penfeld"), QStringLiteral("--host"), QStringLiteral("store.example")});
        QVERIFY(m_init.waitForStarted());
    }
    // False: it had ended before.
    bool killWhen(const std::string& isThere)
    {
        while (m_init.state() != QProcess::NotRunning && !exists(isThere))
            m_init.waitForFinished(0);
        const bool wasRunning = m_init.state() != QProcess::NotRunning;
        m_init.kill();
        m_init.waitForFinished();
        return wasRunning;
    }
    // What the text tells to delete, deleted.
    static void deleteAsTold(const std::string& text)
    {
        const auto at = text.find("rm -r ");
        QVERIFY2(at != std::string::npos, text.c_str());
        const auto line = QString::fromStdString(text.substr(at + 6, text.find('\n', at) - at - 6));
        for (const auto& path : line.split(QLatin1Char(' ')))
            QVERIFY2(QFileInfo(path).isDir() ? QDir(path).removeRecursively() : QFile::remove(path), qPrintable(path));
    }

private Q_SLOTS:
    void whatCannotBeLeavesNothing_data()
    {
        QTest::addColumn<QStringList>("options");
        const auto row = [](const char* name, const QStringList& more) { QTest::newRow(name) << more; };
        row("login", {QStringLiteral("--administrator"), QStringLiteral("not a login")});
        row("name", {QStringLiteral("--administrator-name"), QString()});
        row("host", {QStringLiteral("--host"), QStringLiteral("10.1.0.999")});
        row("host's name", {QStringLiteral("--host"), QStringLiteral("store example")});
        row("time zone", {QStringLiteral("--time-zone"), QStringLiteral("Europe/Brest-sur-Mer")});
    }
    void whatCannotBeLeavesNothing()
    {
        QFETCH(QStringList, options);
        test::RunningStore store;
        std::vector<std::string> words{"--laboratory", "LBM de la Penfeld"};
        for (const auto& option : options)
            words.push_back(option.toStdString());
        const auto result = store.command({"init"}, words);
        QCOMPARE(result.exit, usage);
        QVERIFY(result.out.empty());
        QVERIFY2(!exists(store.data()), "something is left");
        const auto after = store.init();
        QVERIFY2(after.exit == ok, after.err.c_str());
    }

    // Whoever cannot be shown the recovery secret gets no store.
    void whereTheSecretsCannotBeShown()
    {
        test::RunningStore store;
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QStringLiteral(PAILLASSE_STORE), {QStringLiteral("init"), QStringLiteral("--data"), QString::fromStdString(store.data()), QStringLiteral("--laboratory"), QStringLiteral("L")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), refused);
        QVERIFY(process.readAllStandardError().contains("cannot be shown"));
        QVERIFY(!exists(store.data()));
    }

    // Killed when its last file is being made: it is recognised, said with what to delete, and after that a store can be made.
    void aKillIsRecognised()
    {
        test::RunningStore store;
        begin(store.data());
        QVERIFY(killWhen(store.data() + "/making/store.db"));
        for (const auto& words : {std::vector<std::string>{"staff", "list"}, {"verify"}}) {
            const auto result = store.command(words);
            QCOMPARE(result.exit, refused);
            QVERIFY2(says(result.err, "was interrupted here"), result.err.c_str());
        }
        const auto again = store.init();
        QCOMPARE(again.exit, refused);
        QVERIFY(again.out.empty());
        deleteAsTold(again.err);
        const auto made = store.init();
        QVERIFY2(made.exit == ok, made.err.c_str());
        QCOMPARE(store.command({"verify"}).exit, ok);
    }

    // Killed at any moment: there is a store whose secrets were shown, or none that any command takes for one.
    void killedAtAnyMoment()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        int whole = 0;
        for (int round = 0; round < 12; ++round) {
            test::RunningStore store;
            begin(store.data());
            // From its first folder on, by chance; the last rounds when its files are moved.
            const bool atTheEnd = round >= 8;
            while (m_init.state() != QProcess::NotRunning && !exists(store.data() + (atTheEnd ? "/keys.db" : "/making")))
                m_init.waitForFinished(0);
            QThread::usleep(random.bounded(atTheEnd ? 3000u : 300'000u));
            m_init.kill();
            m_init.waitForFinished();
            const auto shown = m_init.readAllStandardOutput();
            const auto list = store.command({"staff", "list"});
            if (list.exit == ok) {
                ++whole;
                QVERIFY(shown.contains("Recovery secret: ") && shown.contains("Activation code: "));
                QCOMPARE(store.command({"verify"}).exit, ok);
                continue;
            }
            QCOMPARE(list.exit, refused);
            auto again = store.init();
            if (again.exit != ok) {
                deleteAsTold(again.err);
                again = store.init();
            }
            QVERIFY2(again.exit == ok, again.err.c_str());
        }
        qInfo("%d of 12 were whole", whole);
    }

    // While it is at work it is not called interrupted, and nobody is told to delete what it makes.
    void whatIsAtWorkIsSaidToBe()
    {
        test::RunningStore store;
        begin(store.data());
        while (m_init.state() != QProcess::NotRunning && !exists(store.data() + "/making/store.db"))
            m_init.waitForFinished(0);
        QVERIFY(m_init.state() == QProcess::Running && ::kill(static_cast<pid_t>(m_init.processId()), SIGSTOP) == 0);
        const auto list = store.command({"staff", "list"});
        const auto again = store.init();
        QVERIFY(::kill(static_cast<pid_t>(m_init.processId()), SIGCONT) == 0);
        for (const auto& told : {list, again}) {
            QCOMPARE(told.exit, refused);
            QVERIFY2(says(told.err, "is at work in " + store.data()) && !says(told.err, "rm -r"), told.err.c_str());
        }
        QVERIFY(m_init.waitForFinished());
        QCOMPARE(m_init.exitCode(), ok);
        QCOMPARE(store.command({"verify"}).exit, ok);
    }

    // Where the key cannot be put, that is said before any secret is shown.
    void theKeysPlaceIsLookedAtFirst()
    {
        test::RunningStore store;
        const auto made = store.command({"init"}, {"--laboratory", "L", "--master-key", store.path("not there") + "/master.key"});
        QCOMPARE(made.exit, refused);
        QVERIFY2(made.out.empty() && says(made.err, store.path("not there")), made.err.c_str());
        QVERIFY(!exists(store.data()));
    }

    // --- the master key, apart
    void theKeyLiesApart()
    {
        test::RunningStore store;
        const auto key = store.path("elsewhere.key");
        const std::vector<std::string> apart{"--master-key", key};
        const auto made = store.command({"init"}, {"--laboratory", "L", "--master-key", key});
        QVERIFY2(made.exit == ok, made.err.c_str());
        QVERIFY(says(made.out, "--data " + store.data() + " --master-key " + key + " --listen"));
        QVERIFY(exists(key) && !exists(store.data() + "/master.key"));
        // Without it the directory opens nothing, and no other key is made for it.
        const auto without = store.command({"staff", "list"});
        QCOMPARE(without.exit, refused);
        QVERIFY2(says(without.err, "--master-key") && says(without.err, "'init' cannot make this key again"), without.err.c_str());
        QCOMPARE(store.init().exit, refused);
        QVERIFY(!exists(store.data() + "/master.key"));

        QCOMPARE(store.command({"staff", "list"}, apart).exit, ok);
        QCOMPARE(store.command({"policy", "show"}, apart).exit, ok);
        QCOMPARE(store.command({"tray", "list"}, apart).exit, ok);
        QVERIFY(store.serve(apart));
        QCOMPARE(store.stop(), ok);
        QCOMPARE(store.command({"verify"}, apart).exit, ok);

        // Others can read it.
        QFile file(QString::fromStdString(key));
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
        const auto open = store.command({"staff", "list"}, apart);
        QCOMPARE(open.exit, refused);
        QVERIFY2(says(open.err, key + " can be read by others") && says(open.err, "chmod 600"), open.err.c_str());
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));

        // A second store does not take the first one's key for its own.
        const auto second = store.run({"init", "--data", store.path("second"), "--laboratory", "L", "--master-key", key});
        QCOMPARE(second.exit, refused);
        QVERIFY2(says(second.err, key + " is there already"), second.err.c_str());
        QVERIFY(!exists(store.path("second")));

        // Backup takes it from there, restore brings it there.
        const auto saved = store.command({"backup"}, {"--master-key", key, "--to", store.path("a.data"), "--keys", store.path("a.keys")});
        QVERIFY2(saved.exit == ok, saved.err.c_str());
        const auto brought = store.path("brought.key");
        const auto back = store.run({"restore", "--data", store.path("restored"), "--master-key", brought, "--from", store.path("a.data"), "--keys", store.path("a.keys"), "--destroyed", store.path("a.keys.destroyed"),
                                     "--officer", "H. Corre", "--reason", "disk failure"},
                                    made.after("Recovery secret: ") + "\n");
        QVERIFY2(back.exit == ok, back.err.c_str());
        QVERIFY(exists(brought) && !exists(store.path("restored") + "/master.key"));
        QCOMPARE(store.run({"verify", "--data", store.path("restored"), "--master-key", brought}).exit, ok);
    }

    // As the service is handed it.
    void systemdHandsTheKeyOver()
    {
        test::RunningStore store;
        QVERIFY(QDir().mkpath(QString::fromStdString(store.path("credentials"))));
        const auto key = store.path("credentials") + "/master.key";
        QCOMPARE(store.command({"init"}, {"--laboratory", "L", "--master-key", key}).exit, ok);
        QCOMPARE(store.command({"staff", "list"}).exit, refused);
        qputenv("CREDENTIALS_DIRECTORY", QByteArray::fromStdString(store.path("credentials")));
        const bool served = store.serve();
        const auto listed = store.command({"staff", "list"});
        qunsetenv("CREDENTIALS_DIRECTORY");
        QVERIFY2(served, store.log().c_str());
        QCOMPARE(listed.exit, ok);
        QCOMPARE(store.stop(), ok);
    }

    void everyCommandThatOpensTheStoreTakesIt()
    {
        test::RunningStore store;
        for (const auto& words : std::vector<std::vector<std::string>>{{"init"}, {"serve"}, {"staff", "add"}, {"staff", "list"}, {"roles", "list"}, {"policy", "set"}, {"workstation", "enrol"}, {"catalogue", "import"}, {"import"}, {"tray", "show"}, {"laboratory", "set"}, {"verify"}, {"verify-report"}, {"witness", "compare"}, {"backup"}, {"restore"}, {"trail", "expire"}}) {
            auto asked = words;
            asked.emplace_back("--help");
            const auto help = store.run(asked);
            QVERIFY2(says(help.out, "--master-key"), words.front().c_str());
        }
        QVERIFY(says(store.run({"init", "--help"}).out, "--master-key /etc/paillasse-store/master.key"));
    }
};

QTEST_GUILESS_MAIN(MakingTest)
#include "making.test.moc"
