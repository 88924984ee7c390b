// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <iostream>
#include <mutex>

#include "app/crypto/crypto.h"
#include "app/store/commands/command.h"
#include "app/store/import/importcommand.h"

using namespace paillasse;

namespace {

// Every command of the program; a new one is a line here.
constexpr store::AddCommand commands[] = {
    store::addInit, store::addServe, store::addStaff, store::addRoles, store::addPolicy, store::addWorkstation, store::addLaboratory, store::addCatalogue, store::addImport, store::addTray,
    store::addVerify, store::addVerifyReport, store::addVerifyPaper, store::addWitness, store::addArchive, store::addRules, store::addTrail, store::addAlerts, store::addChannel,
    store::addMigrate, store::addErase, store::addHold, store::addRetention, store::addVerifyCertificate,
};

int run(int argc, char** argv)
{
    const SystemClock clock;
    std::mutex oneLine;
    std::ostream* lines = &std::cerr;
    const Log log(clock, [&oneLine, &lines](std::string_view line) {
        const std::lock_guard lock(oneLine);
        *lines << line << std::endl; // whoever reads it reads it now
    });
    if (const auto ready = crypto::initialise(); !ready) {
        std::cerr << "paillasse-store: the cryptographic libraries do not start: " << ready.error().detail << "\n";
        return store::ExitRefused;
    }
    store::CommandContext context{clock, log, std::cout, std::cerr, store::ExitOk, &lines};
    CLI::App app("The central store of Paillasse, a medical laboratory system.", "paillasse-store");
    app.set_version_flag("--version", PAILLASSE_VERSION);
    app.require_subcommand(1);
    app.footer("'paillasse-store COMMAND --help' shows examples.\nExit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 data damaged.");
    for (const auto add : commands)
        add(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? store::ExitOk : store::ExitUsage;
    }
    std::cout.flush();
    return context.exit;
}

} // namespace

int main(int argc, char** argv)
{
    return run(argc, argv);
}
