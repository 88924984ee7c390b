// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <filesystem>
#include <random>

#include "app/store/core/verify.h"
#include "tests/store/core/worksite.h"
#include "tests/store/erasure/plaintext.h"

// Migrations by themselves in a process that is killed with -9 at random moments and started again.
namespace paillasse::store::testing {

// PAILLASSE_KILLS says how often.
inline int killsWanted(int unlessAsked)
{
    const auto asked = qEnvironmentVariableIntValue("PAILLASSE_KILLS");
    return asked > 0 ? asked : unlessAsked;
}

inline std::string words(const Verification& result)
{
    std::string text;
    for (const auto& finding : result.findings)
        text += finding.file + " [" + finding.where + "] " + finding.what + "; ";
    return text;
}

// A store with something to migrate, and the folder where its process would put temporary files.
struct KillingPlace {
    TemporaryDirectory folder;
    std::string data = folder / "data";
    std::string temporary = folder / "tmp";

    KillingPlace() { std::filesystem::create_directory(temporary); }

    void start(QProcess& process, const char* program, const std::vector<std::string>& arguments) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const auto* name : {"TMPDIR", "SQLITE_TMPDIR", "TMP"})
            environment.insert(QString::fromLatin1(name), QString::fromStdString(temporary));
        process.setProcessEnvironment(environment);
        QStringList list;
        for (const auto& argument : arguments)
            list.push_back(QString::fromStdString(argument));
        process.start(QString::fromLatin1(program), list);
    }
    // What a process says, to its end.
    static std::string outputOf(QProcess& process)
    {
        if (!process.waitForFinished(300'000) || process.exitCode() != 0)
            throw std::runtime_error("it does not end: " + process.readAllStandardError().toStdString());
        return process.readAllStandardOutput().toStdString();
    }
    // A file in which the text stands in the clear; empty: none.
    [[nodiscard]] std::string fileWith(const std::string& text) const
    {
        for (const auto& top : {data, temporary})
            if (const auto files = filesHolding(top, {text}); !files.empty())
                return files.front();
        return {};
    }
};

// However often it is killed, it comes to the same end: nothing twice, nothing missing, nothing in the clear. A place is begun with
// start(process), brought to its end with finish(), which says what came of it, and says with outcome() what is there then.
template <class Place>
void endsAsIfNothingHadHappened(int kills)
{
    const Place undisturbed;
    QElapsedTimer timer;
    timer.start();
    const auto expected = undisturbed.finish();
    const auto usual = std::max<qint64>(timer.elapsed(), 50);
    const auto there = undisturbed.outcome();
    const auto seed = qEnvironmentVariableIsSet("PAILLASSE_SEED") ? static_cast<unsigned>(qEnvironmentVariableIntValue("PAILLASSE_SEED")) : std::random_device{}();
    qInfo("seed %u; undisturbed %lld ms: %s", seed, static_cast<long long>(usual), expected.c_str());
    std::mt19937 random(seed);
    int killed = 0;
    int ends = 0;
    while (killed < kills) {
        const Place place;
        // A few kills in one life, until it was let to its end.
        bool isEnded = false;
        for (int i = 0; i < 5 && !isEnded && killed < kills; ++i) {
            QProcess process;
            place.start(process);
            QVERIFY(process.waitForStarted());
            const auto wait = static_cast<int>(random() % static_cast<unsigned>(usual));
            isEnded = process.waitForFinished(std::max(wait, 1));
            process.kill();
            (void)process.waitForFinished();
            killed += isEnded ? 0 : 1;
            const auto found = place.plaintext();
            QVERIFY2(found.empty(), found.c_str());
            const auto verified = must(verify(DataDirectory(place.data)));
            QVERIFY2(verified.findings.empty(), words(verified).c_str());
        }
        ++ends;
        const auto result = place.finish();
        QVERIFY2(result == expected, (result + "instead of\n" + expected).c_str());
        const auto outcome = place.outcome();
        QVERIFY2(outcome == there, (outcome + "\ninstead of\n" + there).c_str());
        QVERIFY2(must(verify(DataDirectory(place.data))).findings.empty(), "verify");
    }
    qInfo("%d kills, %d migrations that went on to the end", killed, ends);
}

} // namespace paillasse::store::testing
