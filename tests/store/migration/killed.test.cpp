// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "app/store/core/query.h"
#include "app/store/core/verify.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
namespace fs = std::filesystem;

namespace {

constexpr auto patients = "150";
constexpr auto sourceSeed = "7";
// The invented old system calls itself that in every number of a patient or an order; nothing else in a store does.
constexpr std::string_view canary = "ANCIEN";

int killsWanted()
{
    const auto asked = qEnvironmentVariableIntValue("PAILLASSE_KILLS");
    return asked > 0 ? asked : 20;
}

std::string contentsOf(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string words(const Verification& result)
{
    std::string text;
    for (const auto& finding : result.findings)
        text += finding.file + " [" + finding.where + "] " + finding.what + "; ";
    return text;
}

// A store, and the folder where its process would put temporary files.
struct Place {
    TemporaryDirectory folder;
    std::string data = folder / "data";
    std::string temporary = folder / "tmp";

    Place()
    {
        fs::create_directory(temporary);
        fs::create_directory(data);
        QProcess process;
        process.start(QStringLiteral(MIGRATING_PROCESS), {QStringLiteral("init"), QString::fromStdString(data), QStringLiteral(CATALOGUE)});
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            throw std::runtime_error("no store: " + process.readAllStandardError().toStdString());
        fs::create_directory(folder / "source");
        process.start(QStringLiteral(MIGRATING_PROCESS), {QStringLiteral("source"), QString::fromStdString(folder / "source"), QString::fromLatin1(patients), QString::fromLatin1(sourceSeed), QStringLiteral(CATALOGUE)});
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            throw std::runtime_error("no source");
    }
    void start(QProcess& process) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto* name : {"TMPDIR", "SQLITE_TMPDIR", "TMP"})
            environment.insert(QString::fromLatin1(name), QString::fromStdString(temporary));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(MIGRATING_PROCESS), {QStringLiteral("run"), QString::fromStdString(data), QString::fromStdString(folder / "source")});
    }
    // To its end; what it says came of it, but for the time that it took.
    [[nodiscard]] std::string finish() const
    {
        QProcess process;
        start(process);
        if (!process.waitForFinished(300'000) || process.exitCode() != 0)
            throw std::runtime_error("it does not end: " + process.readAllStandardError().toStdString());
        std::string result;
        for (const auto& line : process.readAllStandardOutput().split('\n'))
            if (line.startsWith("result") || line.startsWith("difference"))
                result += line.toStdString() + '\n';
        return result;
    }
    [[nodiscard]] std::string plaintext() const
    {
        for (const auto& top : {data, temporary})
            for (const auto& entry : fs::recursive_directory_iterator(top))
                if (entry.is_regular_file() && contentsOf(entry.path()).find(canary) != std::string::npos)
                    return entry.path().string();
        return {};
    }
    // Acts in the ledger: twice would be one more.
    [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> actsAndDocuments() const
    {
        const auto store = must(Store::open(DataDirectory(data)));
        auto database = must(store->connect(true));
        std::pair<std::uint64_t, std::uint64_t> counts;
        must(first(database, "SELECT count(*) FROM reply WHERE outcome = 0", [&counts](const auto& row) { counts.first = row.unsignedInteger(0); }));
        must(first(database, "SELECT count(*) FROM document", [&counts](const auto& row) { counts.second = row.unsignedInteger(0); }));
        return counts;
    }
};

} // namespace

// Killed with -9 at any moment a migration goes on to the same end: nothing twice, nothing missing, nothing in plaintext.
// PAILLASSE_KILLS says how often.
class KilledTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMigrationEndsAsIfNothingHadHappened();
};

void KilledTest::aMigrationEndsAsIfNothingHadHappened()
{
    const Place undisturbed;
    QElapsedTimer timer;
    timer.start();
    const auto expected = undisturbed.finish();
    auto usual = std::max<qint64>(timer.elapsed(), 50);
    QVERIFY2(expected.find("new differences 0") != std::string::npos, expected.c_str());
    const auto counts = undisturbed.actsAndDocuments();
    QVERIFY(counts.first >= 450);

    const auto seed = qEnvironmentVariableIsSet("PAILLASSE_SEED") ? static_cast<unsigned>(qEnvironmentVariableIntValue("PAILLASSE_SEED")) : std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    int kills = 0;
    int ends = 0;
    while (kills < killsWanted()) {
        const Place place;
        // A few kills in one life, until it was let to its end.
        bool isEnded = false;
        for (int i = 0; i < 5 && !isEnded && kills < killsWanted(); ++i) {
            QProcess process;
            place.start(process);
            QVERIFY(process.waitForStarted());
            const auto wait = static_cast<int>(random() % static_cast<unsigned>(usual));
            isEnded = process.waitForFinished(std::max(wait, 1));
            process.kill();
            (void)process.waitForFinished();
            kills += isEnded ? 0 : 1;
            const auto found = place.plaintext();
            QVERIFY2(found.empty(), found.c_str());
            const auto verified = must(verify(DataDirectory(place.data)));
            QVERIFY2(verified.findings.empty(), words(verified).c_str());
        }
        ++ends;
        const auto result = place.finish();
        QVERIFY2(result == expected, (result + "instead of\n" + expected).c_str());
        QCOMPARE(place.actsAndDocuments(), counts);
        QVERIFY2(must(verify(DataDirectory(place.data))).findings.empty(), "verify");
    }
    qInfo("%d kills, %d migrations that went on to the end", kills, ends);
}

QTEST_GUILESS_MAIN(KilledTest)
#include "killed.test.moc"
