// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <random>
#include <set>

#include "app/store/core/query.h"
#include "app/store/core/verify.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

std::string words(const Verification& result)
{
    std::string text;
    for (const auto& finding : result.findings)
        text += finding.file + " [" + finding.where + "] " + finding.what + "; ";
    return text;
}

// What a process told before it ended; a line cut in the middle was told to nobody.
std::set<std::string> idsIn(const QByteArray& output)
{
    std::set<std::string> ids;
    const auto whole = output.left(output.lastIndexOf('\n') + 1);
    for (const auto& line : whole.split('\n'))
        if (line.size() == 36)
            ids.insert(line.toStdString());
    return ids;
}

// The acts that the store has accepted; verify has held each against its one leaf.
std::set<std::string> actsIn(const DataDirectory& directory)
{
    const auto store = must(Store::open(directory));
    auto database = must(store->connect());
    std::set<std::string> ids;
    must(each(database, "SELECT act FROM reply WHERE outcome = 0", [&ids](const auto& row) -> Result<> {
        ids.insert(row.uuid(0).toString());
        return {};
    }));
    return ids;
}

} // namespace

// Whatever ends the process, an acknowledged act is there, once.
class CrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAtAnyMoment();
    void twoProcessesWriteOneStore();
};

void CrashTest::killedAtAnyMoment()
{
    Worksite site;
    site.close();
    const auto seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    std::set<std::string> acknowledged;
    constexpr int kills = 32;
    for (int i = 0; i < kills; ++i) {
        QProcess process;
        process.start(QStringLiteral(ACTING_PROCESS), {QString::fromStdString(site.path()), QString::number((i + 1) * 1'000'000), QStringLiteral("0")});
        QVERIFY(process.waitForStarted());
        // Most while they act, some while they open what the last one left.
        if (i % 5 != 0)
            QVERIFY(process.waitForReadyRead());
        QTest::qWait(static_cast<int>(random() % 120));
        process.kill();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        acknowledged.merge(idsIn(process.readAllStandardOutput()));
        if (i % 4 != 3)
            continue; // the next process finds what this one left
        const auto result = must(verify(site.directory()));
        QVERIFY2(result.findings.empty(), words(result).c_str());
        const auto acts = actsIn(site.directory());
        QVERIFY(std::ranges::includes(acts, acknowledged));
    }
    qInfo("%zu acts acknowledged over %d kills", acknowledged.size(), kills);
    QVERIFY(acknowledged.size() > 200);
    // And it goes on.
    site.open();
    QVERIFY(site.push(site.author.registerPatient(2)).outcome == wire::ActOutcome::Accepted);
}

void CrashTest::twoProcessesWriteOneStore()
{
    Worksite site;
    auto view = site.viewOf(theBiologist);
    auto stream = must(site.feed->subscribe(view, {}));
    while (!must(stream->next()).empty()) {
    }
    QProcess process;
    process.start(QStringLiteral(ACTING_PROCESS), {QString::fromStdString(site.path()), QStringLiteral("20001"), QStringLiteral("60")});
    QVERIFY(process.waitForStarted());
    std::uint64_t own = 0;
    while (process.state() != QProcess::NotRunning) {
        ++own;
        QVERIFY(site.push(site.author.registerPatient(own)).outcome == wire::ActOutcome::Accepted);
        (void)process.waitForFinished(1);
    }
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(idsIn(process.readAllStandardOutput()).size(), std::size_t{240});
    // An act on what the other one wrote.
    QVERIFY(site.push(site.author.note(20'001, "vu")).outcome == wire::ActOutcome::Accepted);
    // A subscriber here hears of it without any act from here.
    while (!must(stream->next()).empty()) {
    }
    QProcess again;
    again.start(QStringLiteral(ACTING_PROCESS), {QString::fromStdString(site.path()), QStringLiteral("30001"), QStringLiteral("1")});
    QVERIFY(again.waitForFinished());
    bool heard = false;
    for (int i = 0; i < 100 && !heard; ++i) {
        heard = !must(stream->next()).empty();
        QTest::qWait(heard ? 0 : 20);
    }
    QVERIFY(heard);
    site.close();
    const auto result = must(verify(site.directory()));
    QVERIFY2(result.findings.empty(), words(result).c_str());
    QCOMPARE(result.documents, 1 + own + 120 + 2);
}

QTEST_GUILESS_MAIN(CrashTest)
#include "crash.test.moc"
