// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

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
    parser.addOptions({work, out, orders});
    parser.addPositionalArgument(QStringLiteral("name"), QStringLiteral("acts, first-sync (with live, worklist and history), search or start; all when none is named."));
    parser.process(application);
    if (!crypto::initialise() || !QDir().mkpath(parser.value(work)))
        return 1;

    const bench::Setting setting{QDir(parser.value(work)).absolutePath(), parser.value(orders).toULongLong()};
    const std::vector<bench::Bench> benches{{"acts", [&] { return bench::acts(setting); }}, {"first-sync", [&] { return bench::firstSync(setting); }}, {"search", [&] { return bench::search(setting); }},
                                          {"start", [&] { return bench::start(setting); }}};
    const auto names = parser.positionalArguments();
    std::printf("%s, %u cores\n", processor().toUtf8().constData(), std::thread::hardware_concurrency());
    QJsonArray results;
    bool complete = true;
    for (const auto& one : benches) {
        if (!names.isEmpty() && !names.contains(QString::fromLatin1(one.name)))
            continue;
        const auto figures = one.run();
        complete = complete && !figures.empty();
        if (figures.empty())
            std::printf("%-14s could not be measured\n", one.name);
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
