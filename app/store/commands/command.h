// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <span>
#include <string>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"

namespace CLI {
class App;
}

namespace paillasse::store {

// The program's exit codes, as its help states them.
enum Exit : int { ExitOk = 0, ExitRefused = 1, ExitUsage = 2, ExitDamaged = 3 };
// Of verify-report and verify-paper alone, as their own help states them.
enum ReportExit : int { ExitAltered = 4, ExitSuperseded = 5, ExitWithdrawn = 6, ExitUnknown = 7, ExitUnreadable = 8, ExitUnregistered = 9 };

// What a command works with, and how it ended.
struct CommandContext {
    const Clock& clock;
    const Log& log;
    std::ostream& out;
    std::ostream& err;
    int exit = ExitOk;
    std::ostream** logTo = nullptr; // where the log's lines go; null: it is no stream
};

// What to do about an error of this kind, where a command knows better than what is said of it in general.
struct Advice {
    ErrorCode code;
    const char* todo;
};

// Says on `err` what could not be done, why, and what to do about it; gives the exit code that fits.
int report(CommandContext& context, const char* what, const Error& error, std::span<const Advice> advice = {});

// One command of the program: adds itself to the command line.
using AddCommand = void (*)(CLI::App& app, CommandContext& context);

void addInit(CLI::App& app, CommandContext& context);
void addServe(CLI::App& app, CommandContext& context);
void addStaff(CLI::App& app, CommandContext& context);
void addRoles(CLI::App& app, CommandContext& context);
void addPolicy(CLI::App& app, CommandContext& context);
void addWorkstation(CLI::App& app, CommandContext& context);
void addLaboratory(CLI::App& app, CommandContext& context);
void addCatalogue(CLI::App& app, CommandContext& context);
void addVerify(CLI::App& app, CommandContext& context);
void addVerifyReport(CLI::App& app, CommandContext& context);
void addWitness(CLI::App& app, CommandContext& context);
void addChannel(CLI::App& app, CommandContext& context);
void addArchive(CLI::App& app, CommandContext& context);
void addRules(CLI::App& app, CommandContext& context);
void addTrail(CLI::App& app, CommandContext& context);
void addAlerts(CLI::App& app, CommandContext& context);
void addVerifyPaper(CLI::App& app, CommandContext& context);
void addErase(CLI::App& app, CommandContext& context);
void addHold(CLI::App& app, CommandContext& context);
void addRetention(CLI::App& app, CommandContext& context);
void addVerifyCertificate(CLI::App& app, CommandContext& context);
void addMigrate(CLI::App& app, CommandContext& context);

} // namespace paillasse::store
