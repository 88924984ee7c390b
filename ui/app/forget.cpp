// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/forget.h"

#include <cstdio>
#include <cstring>

#include <QCommandLineParser>
#include <QCoreApplication>

#include "app/base/terminal.h"
#include "app/client/forgetting.h"
#include "app/crypto/crypto.h"
#include "ui/app/languageof.h"
#include "ui/theme/translations.h"

namespace paillasse::ui {

namespace {

using client::Forgetting;
using Outcome = Forgetting::Outcome;

struct ForgetWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::ForgetWords)
};

constexpr int exitDone = 0;
constexpr int exitLeft = 1;
constexpr int exitRefused = 2;
constexpr int exitNotConfirmed = 3;

int say(int exit, const QString& words)
{
    std::fprintf(exit == exitDone ? stdout : stderr, "%s\n", words.toUtf8().constData());
    return exit;
}

QString acts(std::size_t number)
{
    return ForgetWords::tr("%n act(s) that were not sent", nullptr, static_cast<int>(number));
}

int report(const Forgetting::Report& report)
{
    switch (report.outcome) {
    case Outcome::NothingHere: return say(exitDone, ForgetWords::tr("There is nothing of this user's to remove."));
    case Outcome::InUse: return say(exitRefused, ForgetWords::tr("Paillasse is running for this user: quit it first."));
    case Outcome::UnsentActs:
        return say(exitRefused, ForgetWords::tr("The outbox holds %1: start Paillasse where it reaches the store, or say --even-unsent (they stay, sealed to the store).").arg(acts(report.unsent)));
    case Outcome::KeyringLeft: return say(exitLeft, ForgetWords::tr("The encrypted copies and this workstation's certificate are gone. The keyring is locked or does not answer: unlock it and run this again, to remove its entries, and have an administrator revoke the workstation."));
    case Outcome::FilesLeft: return say(exitLeft, ForgetWords::tr("Not every file could be removed: look at the folder's permissions and run this again."));
    case Outcome::Done: break;
    }
    return say(exitDone, report.unsent == 0 ? ForgetWords::tr("Forgotten: the encrypted copies, their keys, the enrolment and the keyring's entries.")
                                            : ForgetWords::tr("Forgotten. The outbox stays with %1: they are sent when this user enrols here again.").arg(acts(report.unsent)));
}

bool isConfirmed()
{
    if (!isTerminal(stdin))
        return false;
    const auto yes = ForgetWords::tr("yes", "typed to go on");
    std::printf("%s", ForgetWords::tr("This removes from this machine, for good, what Paillasse keeps for you: the encrypted copies of the laboratory's data,\n"
                                      "their keys, the enrolment and the entries in your keyring. Type %1 to go on: ").arg(yes).toUtf8().constData());
    std::fflush(stdout);
    char line[16] = {};
    return std::fgets(line, sizeof line, stdin) != nullptr && QString::fromUtf8(line).trimmed() == yes;
}

} // namespace

bool isForgetting(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        if (std::strcmp(argv[i], "--forget") == 0)
            return true;
    return false;
}

int forget(int& argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("paillasse"));
    QCoreApplication::setOrganizationName(QStringLiteral("paillasse"));
    Translations translations(application);
    translations.use(languageOf(argc, argv));
    QCommandLineParser parser;
    const QCommandLineOption profile(QStringLiteral("profile"), ForgetWords::tr("The workstation's files are in FOLDER."), ForgetWords::tr("FOLDER"));
    const QCommandLineOption forgetting(QStringLiteral("forget"), ForgetWords::tr("Remove what Paillasse keeps for this user on this machine."));
    const QCommandLineOption yes(QStringLiteral("yes"), ForgetWords::tr("Do not ask (for packages and scripts)."));
    const QCommandLineOption evenUnsent(QStringLiteral("even-unsent"), ForgetWords::tr("Although acts wait to be sent; they stay, sealed to the store."));
    const QCommandLineOption language(QStringLiteral("language"), ForgetWords::tr("fr or en; else the system's."), ForgetWords::tr("LANGUAGE"));
    parser.addHelpOption();
    parser.addOptions({profile, forgetting, yes, evenUnsent, language});
    parser.process(application);
    if (!crypto::initialise())
        return exitLeft;

    const SystemClock clock;
    client::Keyring keyring;
    Forgetting work(parser.isSet(profile) ? client::Profile(parser.value(profile)) : client::Profile::standard(), keyring, clock);
    const auto before = work.look();
    const bool mayGoOn = before.outcome == Outcome::Done || (before.outcome == Outcome::UnsentActs && parser.isSet(evenUnsent));
    if (!mayGoOn)
        return report(before);
    if (!parser.isSet(yes) && !isConfirmed())
        return say(exitNotConfirmed, ForgetWords::tr("Nothing was removed. Without a terminal, say --yes."));
    int exit = exitLeft;
    work.start(parser.isSet(evenUnsent), [&exit](const Forgetting::Report& done) {
        exit = report(done);
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return exit;
}

} // namespace paillasse::ui
