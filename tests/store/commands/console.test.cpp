// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

#include "tests/store/net/runningstore.h"

using namespace paillasse;

namespace {

constexpr int ok = 0;
constexpr int refused = 1;
constexpr int usage = 2;
constexpr int damaged = 3;

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

// A second line, which holds `what`.
bool tellsWhatToDo(const test::CommandResult& result, std::string_view what)
{
    const auto second = result.err.find("\n  ");
    return second != std::string::npos && result.err.find(what, second) != std::string::npos;
}

} // namespace

// What the program says of itself, and of what does not work: help, options, exit codes, and a second line with what to do.
class ConsoleTest : public QObject {
    Q_OBJECT

    // The lines on options in the help of a command, and of all commands below it.
    static QStringList optionsOf(test::RunningStore& store, const std::vector<std::string>& words)
    {
        static const QRegularExpression option(QStringLiteral("^  (-\\w,)?--"));
        static const QRegularExpression command(QStringLiteral("^  ([a-z-]+) "));
        auto asked = words;
        asked.emplace_back("--help");
        QStringList options;
        bool isBelow = false;
        for (const auto& line : QString::fromStdString(store.run(asked).out).split(u'\n')) {
            isBelow = line == QLatin1String("Subcommands:") || (isBelow && !line.isEmpty());
            if (option.match(line).hasMatch()) {
                options << line.trimmed();
            } else if (const auto below = command.match(line); isBelow && below.hasMatch()) {
                auto next = words;
                next.push_back(below.captured(1).toStdString());
                options << optionsOf(store, next);
            }
        }
        return options;
    }

private Q_SLOTS:
    // What stands in an argument list is read by everybody on the machine: passwords, codes and the recovery secret come by a file or the
    // standard input.
    void noOptionTakesASecret()
    {
        test::RunningStore store;
        const auto all = optionsOf(store, {});
        QVERIFY(all.filter(QStringLiteral("--login")).size() >= 5); // also those of commands below commands
        static const QRegularExpression secret(QStringLiteral("--[a-z-]*(pass|secret|code|token|recover|key\\b)"));
        const auto namesFile = [](const QString& line) {
            return (line.startsWith(QLatin1String("--recovery")) && line.contains(QLatin1String("File with the recovery secret")))
                || (line.startsWith(QLatin1String("--master-key")) && line.contains(QLatin1String("The master key's file")));
        };
        for (const auto& line : all.filter(secret))
            QVERIFY2(namesFile(line), qPrintable(line));
        QCOMPARE(all.filter(secret).filter(QStringLiteral("--recovery")).size(), 1);
    }

    void everyCommandHelps_data()
    {
        QTest::addColumn<QStringList>("words");
        const char* const commands[] = {"init", "serve", "staff add", "staff list", "staff change", "staff code", "staff disable", "staff reactivate", "roles list", "roles define", "roles remove",
                                        "policy show", "policy set", "workstation enrol", "workstation approve", "workstation list", "workstation rename", "workstation revoke", "workstation wipe", "catalogue import", "import", "tray list", "tray show", "laboratory show", "laboratory set",
                                        "verify", "verify-report", "verify-paper", "witness compare", "witness key", "backup", "restore", "trail expire", "rules try",
                                        "alerts list", "alerts show", "alerts own", "alerts explain", "alerts close", "channel add", "channel list", "channel test", "channel remove",
                                        "erase patient", "erase approve", "erase decline", "erase list", "erase certificate", "hold set", "hold lift", "hold list", "retention show",
                                        "retention set", "retention plan", "retention run", "verify-certificate",
                                        "migrate list", "migrate status", "migrate draft", "migrate approve", "migrate begin-staging", "migrate check", "migrate explain", "migrate compare", "migrate accept", "migrate acknowledge", "migrate abandon", "migrate certificate"};
        for (const auto* command : commands)
            QTest::newRow(command) << QString::fromLatin1(command).split(QLatin1Char(' '));
    }

    void everyCommandHelps()
    {
        QFETCH(QStringList, words);
        test::RunningStore store;
        std::vector<std::string> arguments;
        for (const auto& word : words)
            arguments.push_back(word.toStdString());
        // Without what it needs: usage, and nothing done.
        const auto bare = store.run(arguments);
        QCOMPARE(bare.exit, usage);
        QVERIFY(says(bare.err, "--"));
        arguments.emplace_back("--help");
        const auto help = store.run(arguments);
        QCOMPARE(help.exit, ok);
        QVERIFY2(says(help.out, "Example"), help.out.c_str());
        QVERIFY(says(help.out, "paillasse-store " + words.join(QLatin1Char(' ')).toStdString() + " --data"));
    }

    void theProgramSaysItsExitCodes()
    {
        test::RunningStore store;
        const auto help = store.run({"--help"});
        QCOMPARE(help.exit, ok);
        QVERIFY(says(help.out, "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 data damaged"));
        QCOMPARE(store.run({}).exit, usage);
        QCOMPARE(store.run({"no-such-command"}).exit, usage);
        QCOMPARE(store.run({"--version"}).exit, ok);
    }

    void withoutAStore()
    {
        test::RunningStore store;
        for (const auto& words : {std::vector<std::string>{"staff", "list"}, {"workstation", "list"}, {"workstation", "enrol"}, {"verify"}}) {
            const auto result = store.command(words);
            QVERIFY2(result.exit == refused, words.front().c_str());
            QVERIFY2(says(result.err, "paillasse-store: cannot"), result.err.c_str());
            QVERIFY2(tellsWhatToDo(result, "init' makes a new store") && says(result.err, store.data()), result.err.c_str());
        }
        const auto serving = store.command({"serve"}, {"--listen", "127.0.0.1:0"});
        QVERIFY2(serving.exit == refused && tellsWhatToDo(serving, "--data"), serving.err.c_str());
        QVERIFY(QDir().mkpath(QString::fromStdString(store.data()))); // one in which nothing is
        const auto empty = store.command({"staff", "list"});
        QVERIFY2(empty.exit == refused && tellsWhatToDo(empty, "--data"), empty.err.c_str());
        QCOMPARE(store.run({"staff", "list", "--data", ""}).exit, usage);
    }

    void aLostMasterKeyIsNoReasonForAnotherInit()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QVERIFY(QFile::remove(QString::fromStdString(store.data() + "/master.key")));
        const auto lost = store.command({"staff", "list"});
        QVERIFY2(lost.exit == refused && tellsWhatToDo(lost, "bring the file back"), lost.err.c_str());
        QVERIFY(says(lost.err, store.data() + "/master.key"));
        QVERIFY2(!says(lost.err, "makes a new store") && !says(lost.err, "makes one"), lost.err.c_str());
    }

    void aBusyPortIsNamed()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const auto port = std::to_string(other.serverPort());
        const auto busy = store.command({"serve"}, {"--listen", "127.0.0.1:" + port});
        QVERIFY2(busy.exit == refused && says(busy.err, "127.0.0.1 port " + port) && tellsWhatToDo(busy, "another process listening there"), busy.err.c_str());
        const auto operations = store.command({"serve"}, {"--listen", "127.0.0.1:0", "--operations", "127.0.0.1:" + port});
        QVERIFY2(operations.exit == refused && says(operations.err, "127.0.0.1 port " + port) && tellsWhatToDo(operations, "another process listening there"), operations.err.c_str());
        const auto nonsense = store.command({"serve"}, {"--listen", "nonsense"});
        QVERIFY2(nonsense.exit == usage && tellsWhatToDo(nonsense, "10.1.0.5:7443"), nonsense.err.c_str());
    }

    void whatARestoreLacksIsNamed()
    {
        test::RunningStore store;
        const auto secret = store.init().after("Recovery secret: ");
        const auto data = store.path("a.data");
        const auto keys = store.path("a.keys");
        QCOMPARE(store.command({"backup"}, {"--to", data, "--keys", keys}).exit, ok);
        const auto twice = store.command({"backup"}, {"--to", data, "--keys", keys});
        QVERIFY2(twice.exit == refused && says(twice.err, data + " is there already") && tellsWhatToDo(twice, "another name"), twice.err.c_str());
        const auto nowhere = store.command({"backup"}, {"--to", store.path("none/a.data"), "--keys", keys});
        QVERIFY2(nowhere.exit == refused && tellsWhatToDo(nowhere, "make its folder first"), nowhere.err.c_str());

        const auto restore = [&](const std::string& from, const std::string& of, const std::string& destroyed, const std::string& with) {
            return store.run({"restore", "--data", store.path("back"), "--from", from, "--keys", of, "--destroyed", destroyed, "--officer", "H. Corre", "--reason", "disk failure"}, with + "\n");
        };
        const auto none = restore(data, store.path("no.keys"), keys + ".destroyed", secret);
        QVERIFY2(none.exit == refused && says(none.err, store.path("no.keys")) && tellsWhatToDo(none, "--keys"), none.err.c_str());
        const auto list = restore(data, keys, store.path("no.destroyed"), secret);
        QVERIFY2(list.exit == refused && says(list.err, store.path("no.destroyed")) && tellsWhatToDo(list, "newest FILE.destroyed"), list.err.c_str());
        QVERIFY2(!says(list.err, "init"), list.err.c_str());
        QFile archive(QString::fromStdString(data));
        QVERIFY(archive.open(QIODevice::ReadWrite) && archive.resize(archive.size() / 2));
        archive.close();
        const auto cut = restore(data, keys, keys + ".destroyed", secret);
        QVERIFY2(cut.exit == damaged && says(cut.err, data) && tellsWhatToDo(cut, "another copy"), cut.err.c_str());
        QVERIFY2(!says(cut.err, "verify"), cut.err.c_str());
        const auto mistyped = restore(data, keys, keys + ".destroyed", "PAILLASSE-RECOVERY-SECRET-1-0");
        QVERIFY2(mistyped.exit != ok && says(mistyped.err, "\n  "), mistyped.err.c_str());
        QVERIFY(!QFileInfo::exists(QString::fromStdString(store.path("back")))); // nothing of all that is left
    }

    void aKeyFileThatOthersCanReadIsRefused()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QFile key(QString::fromStdString(store.data() + "/master.key"));
        QVERIFY(key.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup));
        QCOMPARE(store.command({"staff", "list"}).exit, refused);
        QVERIFY(key.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        QCOMPARE(store.command({"staff", "list"}).exit, ok);
    }
};

QTEST_GUILESS_MAIN(ConsoleTest)
#include "console.test.moc"
