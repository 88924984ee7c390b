// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/forget.h"

#include <cstdio>
#include <cstring>
#include <string>

#include <QCommandLineParser>
#include <QCoreApplication>

#include "app/base/terminal.h"
#include "app/client/forgetting.h"
#include "app/crypto/crypto.h"

namespace paillasse::ui {

namespace {

using client::Forgetting;
using Outcome = Forgetting::Outcome;

constexpr int exitDone = 0;
constexpr int exitLeft = 1;
constexpr int exitRefused = 2;
constexpr int exitNotConfirmed = 3;

int say(int exit, const std::string& words)
{
    std::fprintf(exit == exitDone ? stdout : stderr, "%s\n", words.c_str());
    return exit;
}

std::string acts(std::size_t number)
{
    return number == 1 ? "1 act that was not sent" : std::to_string(number) + " acts that were not sent";
}

int report(const Forgetting::Report& report)
{
    switch (report.outcome) {
    case Outcome::NothingHere: return say(exitDone, "There is nothing of this user's to remove.");
    case Outcome::InUse: return say(exitRefused, "Paillasse is running for this user: quit it first.");
    case Outcome::UnsentActs:
        return say(exitRefused, "The outbox holds " + acts(report.unsent) + ": start Paillasse where it reaches the store, or say --even-unsent (they stay, sealed to the store).");
    case Outcome::KeyringLeft: return say(exitLeft, "The encrypted copies are gone. The keyring is locked or does not answer: unlock it and run this again, to remove its entries.");
    case Outcome::FilesLeft: return say(exitLeft, "Not every file could be removed: look at the folder's permissions and run this again.");
    case Outcome::Done: break;
    }
    return say(exitDone, report.unsent == 0 ? "Forgotten: the encrypted copies, their keys, the enrolment and the keyring's entries."
                                            : "Forgotten. The outbox stays with " + acts(report.unsent) + ": they are sent when this user enrols here again.");
}

bool isConfirmed()
{
    if (!isTerminal(stdin))
        return false;
    std::printf("This removes from this machine, for good, what Paillasse keeps for you: the encrypted copies of the laboratory's data,\n"
                "their keys, the enrolment and the entries in your keyring. Type yes to go on: ");
    std::fflush(stdout);
    char line[16] = {};
    return std::fgets(line, sizeof line, stdin) != nullptr && std::strcmp(line, "yes\n") == 0;
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
    QCommandLineParser parser;
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("The workstation's files are in FOLDER."), QStringLiteral("FOLDER"));
    const QCommandLineOption forgetting(QStringLiteral("forget"), QStringLiteral("Remove what Paillasse keeps for this user on this machine."));
    const QCommandLineOption yes(QStringLiteral("yes"), QStringLiteral("Do not ask (for packages and scripts)."));
    const QCommandLineOption evenUnsent(QStringLiteral("even-unsent"), QStringLiteral("Although acts wait to be sent; they stay, sealed to the store."));
    parser.addHelpOption();
    parser.addOptions({profile, forgetting, yes, evenUnsent});
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
        return say(exitNotConfirmed, "Nothing was removed. Without a terminal, say --yes.");
    int exit = exitLeft;
    work.start(parser.isSet(evenUnsent), [&exit](const Forgetting::Report& done) {
        exit = report(done);
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return exit;
}

} // namespace paillasse::ui
