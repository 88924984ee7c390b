// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include <QDir>
#include <QProcess>

#include "tests/bench/benches.h"
#include "tests/bench/fleet.h"
#include "tests/store/net/runningstore.h"

namespace paillasse::bench {

namespace {

constexpr int rounds = 15;

// From the process' start until it has written that line; nothing where it does not.
std::optional<double> millisecondsUntil(const QString& program, const QStringList& arguments, const QByteArray& line)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    const auto began = std::chrono::steady_clock::now();
    process.start(program, arguments);
    QByteArray said;
    while (!said.contains(line)) {
        if (!process.waitForReadyRead(20'000))
            return std::nullopt;
        said += process.readAll();
    }
    const double taken = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    process.kill();
    process.waitForFinished();
    return taken;
}

} // namespace

std::vector<Figure> start(const Setting& setting)
{
    test::RunningStore store;
    if (store.init().exit != 0 || !store.serve())
        return {};
    const SystemClock clock;
    const Log log(clock, {});
    const auto profile = setting.work + QStringLiteral("/start");
    QDir(profile).removeRecursively();
    {
        Station station(profile, clock, log);
        if (!station.enrol(store, "START"))
            return {};
    }
    std::vector<double> ours;
    std::vector<double> bare;
    // In turn, so that a change of the machine's speed meets both; the first of each only fills the disk's cache.
    for (int round = 0; round <= rounds; ++round) {
        const auto client = millisecondsUntil(QStringLiteral(PAILLASSE_CLIENT), {QStringLiteral("--profile"), profile}, "client.sign-in-shown");
        const auto window = millisecondsUntil(QStringLiteral(BARE_WINDOW), {}, "shown");
        if (!client || !window)
            return {};
        if (round > 0) {
            ours.push_back(*client);
            bare.push_back(*window);
        }
    }
    const double value = quantile(ours, 0.5);
    const double floor = quantile(bare, 0.5);
    return {{"start", value, "ms", floor, std::nullopt, value / floor, "process start to the sign-in page of an enrolled workstation, median of " + std::to_string(rounds) + "; floor: an empty Qt window"}};
}

} // namespace paillasse::bench
