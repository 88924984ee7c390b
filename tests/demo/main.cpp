// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>

#include <cstdio>

#include "app/crypto/crypto.h"
#include "tests/demo/demonstration.h"
#include "ui/theme/translations.h"

using namespace paillasse;

namespace {

void writeLine(std::string_view line)
{
    std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
}

// Lines of "name code", from a file that only its owner reads; it is removed once it is read.
QHash<QString, QString> readCodes(const QString& path)
{
    QHash<QString, QString> codes;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return codes;
    for (const auto& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        codes.insert(line.section(QLatin1Char(' '), 0, 0), line.section(QLatin1Char(' '), 1));
    file.close();
    file.remove();
    return codes;
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    Q_INIT_RESOURCE(paillasse);
    Q_INIT_RESOURCE(translations);
    QApplication::setApplicationName(QStringLiteral("paillasse-demo"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The laboratory's main job by key presses in the real windows; leaves pictures, the report and a summary."));
    parser.addHelpOption();
    const QCommandLineOption store(QStringLiteral("store"), QStringLiteral("The program paillasse-store."), QStringLiteral("FILE"));
    const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("The store's directory."), QStringLiteral("DIR"));
    const QCommandLineOption profiles(QStringLiteral("profiles"), QStringLiteral("An empty folder for the workstations' files."), QStringLiteral("DIR"));
    const QCommandLineOption codes(QStringLiteral("codes"), QStringLiteral("A file of codes; it is removed once read."), QStringLiteral("FILE"));
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Where pictures, report and summary go."), QStringLiteral("DIR"));
    const QCommandLineOption migrations(QStringLiteral("migrations"), QStringLiteral("An empty folder: the export of the former system comes into it."), QStringLiteral("DIR"));
    parser.addOptions({store, data, profiles, codes, out, migrations});
    parser.process(application);

    if (!crypto::initialise() || !QDir().mkpath(parser.value(out)) || !QDir().mkpath(parser.value(profiles)) || !QDir().mkpath(parser.value(migrations)))
        return 1;
    ui::Translations translations(application);
    translations.use(QStringLiteral("fr"));
    ui::Theme theme;
    theme.install(application);
    const SystemClock clock;
    const Log log(clock, writeLine, LogLevel::Warning);
    try {
        demo::Demonstration demonstration({parser.value(store), parser.value(data), parser.value(profiles), parser.value(out), parser.value(migrations), readCodes(parser.value(codes))}, theme, clock, log);
        demonstration.play();
    } catch (const demo::StageError& error) {
        std::fprintf(stderr, "paillasse-demo: %s\n", error.what());
        return 1;
    }
    return 0;
}
