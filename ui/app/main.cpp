// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTimer>

#include <cstdio>

#include "app/client/engine.h"
#include "app/crypto/crypto.h"
#include "ui/app/application.h"
#include "ui/app/enrol.h"
#include "ui/app/forget.h"
#include "ui/app/languageof.h"
#include "ui/theme/icons.h"
#include "ui/theme/translations.h"

using namespace paillasse;

namespace {

struct HelpWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::HelpWords)
};

constexpr auto idleLimit = std::chrono::minutes(10);

// Our own words only: what Qt or a library has to say may quote what it was given.
void writeLine(std::string_view line)
{
    std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
}

// Once, after the events that paint it.
void logSignInShown(ui::SignInPresenter& presenter, const Log& log)
{
    auto* once = new QObject(&presenter);
    QObject::connect(&presenter, &ui::SignInPresenter::stepChanged, once, [&presenter, &log, once] {
        if (presenter.step() != ui::SignInStep::SignIn)
            return;
        once->deleteLater();
        QTimer::singleShot(0, &presenter, [&log] { log.info("client.sign-in-shown"); });
    });
}

} // namespace

int main(int argc, char* argv[])
{
    if (ui::isForgetting(argc, argv))
        return ui::forget(argc, argv);
    if (ui::isEnrolling(argc, argv))
        return ui::enrol(argc, argv);
    // The system's own file and print dialogs could not be covered by the lock.
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication application(argc, argv);
    Q_INIT_RESOURCE(paillasse);
    Q_INIT_RESOURCE(translations);
    QApplication::setApplicationName(QStringLiteral("paillasse"));
    QApplication::setOrganizationName(QStringLiteral("paillasse"));
    QApplication::setApplicationVersion(QStringLiteral(PAILLASSE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.paillasse.Paillasse"));
    QApplication::setWindowIcon(ui::applicationIcon());

    ui::Translations translations(application);
    translations.use(ui::languageOf(argc, argv));
    QCommandLineParser parser;
    parser.setApplicationDescription(HelpWords::tr("Paillasse: enter, validate and sign laboratory results."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"), HelpWords::tr("Keep this workstation's files in FOLDER."), HelpWords::tr("FOLDER"));
    const QCommandLineOption language(QStringLiteral("language"), HelpWords::tr("fr (the default) or en."), HelpWords::tr("LANGUAGE"), QStringLiteral("fr"));
    // Taken before there is a window (ui/app/forget.h, enrol.h); here for the help.
    const QCommandLineOption forget(QStringLiteral("forget"), HelpWords::tr("Remove what Paillasse keeps for this user on this machine, and its keyring entries; see --forget --help."));
    const QCommandLineOption enrol(QStringLiteral("enrol"), HelpWords::tr("Make this machine a workstation, with the code in FILE; see --enrol --help."), HelpWords::tr("FILE"));
    parser.addOptions({profile, language, forget, enrol});
    parser.process(application);

    if (!crypto::initialise())
        return 1;
    translations.use(parser.value(language));
    const QSettings settings;
    ui::Theme theme(ui::readThemeSettings(settings));
    theme.install(application);

    const SystemClock clock;
    const Log log(clock, writeLine);
    client::Engine engine(parser.isSet(profile) ? client::Profile(parser.value(profile)) : client::Profile::standard(), clock, log);
    ui::Application work(engine, theme, clock, idleLimit);
    work.window().resize(theme.px(1366), theme.px(768));
    work.window().show();
    logSignInShown(work.signIn().presenter(), log);
    work.start();
    return QApplication::exec();
}
