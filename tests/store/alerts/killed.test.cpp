// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>

#include "app/store/alerts/alertdesk.h"
#include "app/store/core/verify.h"
#include "tests/store/accounts/house.h"
#include "tests/store/alerts/numberedfinding.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// Whatever ends the process, what was raised is in the ledger once, with the alert that the table has.
class KilledAlertsTest : public QObject {
    Q_OBJECT

    static std::uint64_t lastNumberIn(const QByteArray& output)
    {
        // A line cut in the middle was told to nobody.
        const auto lines = output.left(output.lastIndexOf('\n') + 1).trimmed().split('\n');
        return lines.last().toULongLong();
    }

private Q_SLOTS:
    void raisedExactlyOnce()
    {
        QTemporaryDir temporary;
        const auto path = temporary.filePath(QStringLiteral("store"));
        const test::SetClock clock;
        const DataDirectory directory(path.toStdString());
        (void)must(initialise(directory, "LBM", clock));
        (void)must(AccountKeys::load(*must(Store::open(directory))));
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        std::uint64_t told = 0;
        constexpr int kills = 32;
        for (int i = 0; i < kills; ++i) {
            QProcess process;
            process.start(QStringLiteral(ALERTING_PROCESS), {path, QStringLiteral("1000000")});
            QVERIFY(process.waitForStarted());
            QVERIFY(process.waitForReadyRead());
            // Most while they raise what none before has raised.
            QByteArray output;
            while (i % 4 != 0 && process.waitForReadyRead()) {
                output += process.readAllStandardOutput();
                if (lastNumberIn(output) > told)
                    break;
            }
            QTest::qWait(static_cast<int>(random() % 60));
            process.kill();
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);
            output += process.readAllStandardOutput();
            told = std::max<std::uint64_t>(told, lastNumberIn(output));
        }
        QVERIFY(told > kills / 2);
        // And one that is left to end.
        QProcess last;
        last.start(QStringLiteral(ALERTING_PROCESS), {path, QString::number(told + 5)});
        QVERIFY(last.waitForFinished(120'000));
        QCOMPARE(last.exitCode(), 0);

        const auto verification = must(verify(directory));
        QVERIFY(verification.findings.empty());
        const auto store = must(Store::open(directory));
        const auto keys = must(AccountKeys::load(*store));
        std::map<lab::PersonId, std::vector<Uuid>> raised;
        for (const auto& entry : must(entriesOf(*store)))
            if (const auto* change = std::get_if<AlertRaised>(&entry.change))
                raised[change->alert.person].push_back(change->alert.id);
        auto database = must(store->connect());
        const auto kept = must(AlertTable(database, keys).shown({}, {}));
        QCOMPARE(raised.size(), kept.size());
        QVERIFY(kept.size() >= told + 5);
        for (const auto& [alert, closedAt, notedAt, notedCount] : kept) {
            QVERIFY(raised[alert.person] == std::vector<Uuid>{alert.id});
            QVERIFY(alert.count <= findingsEach);
        }
        for (std::uint64_t number = 1; number <= told + 5; ++number)
            QVERIFY(std::ranges::any_of(kept, [&](const auto& each) { return each.alert.person == numberedPerson(number) && each.alert.count == findingsEach; }));
        qInfo("%zu alerts over %d kills", kept.size(), kills);
    }
};

QTEST_GUILESS_MAIN(KilledAlertsTest)
#include "killed.test.moc"
