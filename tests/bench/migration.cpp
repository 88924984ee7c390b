// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProcess>

#include <cstdio>
#include <map>
#include <stdexcept>

#include "tests/bench/benches.h"

namespace paillasse::bench {

namespace {

constexpr std::uint64_t disasterPatients = 491'840;
constexpr auto seed = "20210224";

struct Run {
    double lines = 0;
    double seconds = 0;
    double peakMiB = 0;
    double stagedAt = 0;
    double checkedAt = 0;
};

QByteArray outputOf(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(MIGRATING_PROCESS), arguments);
    constexpr int hourMs = 3'600'000;
    if (!process.waitForFinished(2 * hourMs) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        throw std::runtime_error("the migration did not end");
    return process.readAllStandardOutput();
}

// "staged 0.531 s, peak …"
double secondsIn(const QByteArray& output, const char* what)
{
    const auto at = output.indexOf(what);
    return at < 0 ? 0 : output.mid(at + qstrlen(what) + 1).split(' ').front().toDouble();
}

Run migrate(const Setting& setting, std::uint64_t patients)
{
    const auto folder = setting.work + QStringLiteral("/migration");
    const auto data = folder + QStringLiteral("/data");
    const auto source = folder + QStringLiteral("/source");
    const auto catalogue = QStringLiteral(CATALOGUE_FOLDER "/catalogue.csv");
    QDir(folder).removeRecursively();
    QDir().mkpath(data);
    QDir().mkpath(source);
    (void)outputOf({QStringLiteral("init"), data, catalogue});
    (void)outputOf({QStringLiteral("source"), source, QString::number(patients), QString::fromLatin1(seed), catalogue});
    const auto output = outputOf({QStringLiteral("run"), data, source});
    QDir(folder).removeRecursively();
    Run run;
    unsigned long long lines = 0;
    long peakKiB = 0;
    const auto last = output.mid(output.lastIndexOf("lines "));
    if (std::sscanf(last.constData(), "lines %llu seconds %lf peak %ld", &lines, &run.seconds, &peakKiB) != 3)
        throw std::runtime_error("the migration says nothing of itself");
    run.lines = static_cast<double>(lines);
    run.peakMiB = static_cast<double>(peakKiB) / 1024;
    run.stagedAt = secondsIn(output, "staged");
    run.checkedAt = secondsIn(output, "checked");
    std::printf("migration of %llu patients, %llu lines: %.1f s (staged after %.1f, checked after %.1f), peak %.0f MiB\n", static_cast<unsigned long long>(patients), lines, run.seconds, run.stagedAt,
                run.checkedAt, run.peakMiB);
    std::fflush(stdout);
    return run;
}

} // namespace

std::vector<Figure> migration(const Setting& setting)
{
    std::map<unsigned, Run> runs;
    try {
        for (const auto percent : setting.migrationPercents)
            runs[percent] = migrate(setting, disasterPatients * percent / 100);
    } catch (const std::exception& error) {
        std::printf("%s\n", error.what());
        return {};
    }
    if (runs.empty())
        return {};
    const auto shown = runs.contains(10) ? runs.at(10) : runs.rbegin()->second;
    const auto& least = runs.begin()->second;
    const auto& most = runs.rbegin()->second;
    const auto load = std::to_string(static_cast<std::uint64_t>(shown.lines)) + " lines of HL7 v2, 20 a patient, staged, checked against the source, rehearsed, sealed and read back";
    std::vector<Figure> figures{{"migration", shown.lines / shown.seconds, "lines/s", std::nullopt, std::nullopt, std::nullopt, load}};
    if (runs.size() > 1)
        figures.push_back({"migration-growth", (most.seconds / most.lines) / (least.seconds / least.lines), "times", std::nullopt, std::nullopt, std::nullopt,
                           "cost per line at " + std::to_string(runs.rbegin()->first) + " % of 491,840 patients over cost at " + std::to_string(runs.begin()->first) + " %"});
    figures.push_back({"migration-memory", most.peakMiB, "MiB", std::nullopt, std::nullopt, std::nullopt, "the store's process at its largest, at " + std::to_string(runs.rbegin()->first) + " %"});
    return figures;
}

} // namespace paillasse::bench
