// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>

#include <array>

#include "tests/bench/benches.h"
#include "tests/bench/watchedyear.h"

namespace paillasse::bench {

namespace {

constexpr std::uint64_t seed = 2022;
constexpr unsigned askedEach = 250;
constexpr unsigned processesEach = 25;

using Samples = std::array<std::vector<double>, WatchedYear::askedCount>;

// Everything is asked in turn, so that nobody's answer is prepared by the one before.
bool askOn(const std::string& path, unsigned laboratories, Samples& took)
{
    const auto year = WatchedYear::open(path, laboratories);
    if (!year)
        return false;
    std::mt19937_64 random(seed);
    for (unsigned i = 0; i < askedEach; ++i)
        for (unsigned asked = 0; asked < WatchedYear::askedCount; ++asked) {
            const auto ms = year->ask(year->question(static_cast<WatchedYear::Asked>(asked), random));
            if (ms < 0)
                return false;
            took[asked].push_back(ms);
        }
    return true;
}

// Each the first question of a process of its own.
bool askAnew(const std::string& path, unsigned laboratories, Samples& took)
{
    for (unsigned i = 0; i < processesEach; ++i)
        for (unsigned asked = 0; asked < WatchedYear::askedCount; ++asked) {
            QProcess process;
            process.start(QStringLiteral(TRAIL_FIRST), {QString::fromStdString(path), QString::number(laboratories), QString::number(asked), QString::number(seed + i)});
            bool isNumber = false;
            const auto ms = process.waitForFinished(60'000) ? process.readAllStandardOutput().trimmed().toDouble(&isNumber) : 0;
            if (!isNumber || process.exitCode() != 0)
                return false;
            took[asked].push_back(ms);
        }
    return true;
}

std::string inWords(Samples& took, double& worst)
{
    std::string text;
    for (unsigned asked = 0; asked < WatchedYear::askedCount; ++asked) {
        const auto p99 = quantile(took[asked], 0.99);
        worst = std::max(worst, p99);
        text += std::string(asked == 0 ? " " : ", ") + WatchedYear::nameOf(static_cast<WatchedYear::Asked>(asked)) + ' ' + QString::number(p99, 'f', 1).toStdString();
    }
    return text;
}

} // namespace

std::vector<Figure> trail(const Setting& setting)
{
    double worst = 0;
    std::string load = "p99 of the slowest of five questions over 5,000,000 events, with its own entry in the ledger, 200 rows with names and references, total and chart;";
    for (const unsigned laboratories : {28U, 1U}) {
        const auto path = (setting.work + QStringLiteral("/trail-of-%1").arg(laboratories)).toStdString();
        Samples on;
        Samples anew;
        if (!askOn(path, laboratories, on) || !askAnew(path, laboratories, anew))
            return {};
        load += (laboratories == 1 ? " one laboratory's:" : " of 28 laboratories:") + inWords(on, worst) + ", the first of a process" + inWords(anew, worst) + ";";
    }
    load.pop_back();
    return {{"trail", worst, "ms", {}, {}, {}, load}};
}

} // namespace paillasse::bench
