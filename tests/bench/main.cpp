// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "app/crypto/crypto.h"
#include "tests/bench/benches.h"

using namespace paillasse;

namespace {

QJsonValue orNull(const std::optional<double>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

void print(const bench::Figure& figure)
{
    const auto number = [](const std::optional<double>& value) { return value ? QString::number(*value, 'f', *value < 100 ? 2 : 0) : QStringLiteral("-"); };
    std::printf("%-14s %12s %-9s floor %10s  ratio %6s  %s\n", figure.name.c_str(), number(figure.value).toLatin1().constData(), figure.unit.c_str(), number(figure.floor).toLatin1().constData(),
                number(figure.ratio).toLatin1().constData(), figure.load.c_str());
    std::fflush(stdout);
}

QString processor()
{
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return QSysInfo::currentCpuArchitecture();
    for (const auto& line : file.readAll().split('\n'))
        if (line.startsWith("model name"))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 2));
    return QSysInfo::currentCpuArchitecture();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption work(QStringLiteral("work"), QStringLiteral("A folder for stores and caches."), QStringLiteral("DIR"), QStringLiteral("bench-work"));
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Where the results go as JSON."), QStringLiteral("FILE"), QStringLiteral("results.json"));
    const QCommandLineOption orders(QStringLiteral("orders"), QStringLiteral("Orders of first-sync."), QStringLiteral("N"), QStringLiteral("100000"));
    const QCommandLineOption percents(QStringLiteral("percents"), QStringLiteral("Sizes of migration, in per cent of 491,840 patients."), QStringLiteral("LIST"), QStringLiteral("1,10,100"));
    parser.addOptions({work, out, orders, percents});
    parser.addPositionalArgument(QStringLiteral("name"), QStringLiteral("acts, first-sync, live, worklist, history, search, sign-in, switch-person, unlock, start, trail, watch, watch-cost or migration; all when none is named. Those measured in one run come together."));
    parser.process(application);
    if (!crypto::initialise() || !QDir().mkpath(parser.value(work)))
        return 1;

    bench::Setting setting{QDir(parser.value(work)).absolutePath(), parser.value(orders).toULongLong()};
    setting.migrationPercents.clear();
    for (const auto& percent : parser.value(percents).split(QLatin1Char(',')))
        setting.migrationPercents.push_back(std::max(1U, percent.toUInt()));
    const std::vector<bench::Bench> benches{{{"acts"}, [&] { return bench::acts(setting); }},
                                            {{"first-sync", "live", "worklist", "history"}, [&] { return bench::firstSync(setting); }},
                                            {{"search"}, [&] { return bench::search(setting); }},
                                            {{"sign-in"}, [&] { return bench::signIn(setting); }},
                                            {{"switch-person", "unlock"}, [&] { return bench::switching(setting); }},
                                            {{"start"}, [&] { return bench::start(setting); }},
                                            {{"watch", "watch-attacks-found", "watch-false-alerts", "watch-events"}, [&] { return bench::watch(setting); }},
                                            {{"watch-cost"}, [&] { return bench::watchCost(setting); }},
                                            {{"trail"}, [&] { return bench::trail(setting); }},
                                            {{"migration", "migration-growth", "migration-memory"}, [&] { return bench::migration(setting); }}};
    const auto wanted = parser.positionalArguments();
    const auto isWanted = [&wanted](const bench::Bench& bench) {
        return wanted.isEmpty() || std::ranges::any_of(bench.names, [&wanted](const std::string& name) { return wanted.contains(QString::fromStdString(name)); });
    };
    for (const auto& name : wanted)
        if (std::ranges::none_of(benches, [&name](const bench::Bench& bench) { return std::ranges::find(bench.names, name.toStdString()) != bench.names.end(); })) {
            std::fprintf(stderr, "no figure is called %s; --help names them\n", name.toUtf8().constData());
            return 2;
        }
    std::printf("%s, %u cores\n", processor().toUtf8().constData(), std::thread::hardware_concurrency());
    QJsonArray results;
    bool complete = true;
    for (const auto& one : benches) {
        if (!isWanted(one))
            continue;
        const auto figures = one.run();
        complete = complete && !figures.empty();
        if (figures.empty())
            std::printf("%-14s could not be measured\n", one.names.front().c_str());
        for (const auto& figure : figures) {
            print(figure);
            results.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(figure.name)}, {QStringLiteral("value"), figure.value}, {QStringLiteral("unit"), QString::fromStdString(figure.unit)},
                                       {QStringLiteral("floor"), orNull(figure.floor)}, {QStringLiteral("peer"), orNull(figure.peer)}, {QStringLiteral("ratio"), orNull(figure.ratio)}});
        }
    }
    QFile file(parser.value(out));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(results).toJson()) < 0)
        return 1;
    return complete ? 0 : 1;
}
