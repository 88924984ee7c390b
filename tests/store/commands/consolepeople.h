// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/store/commands/office.h"
#include "tests/store/net/runningstore.h"

// People who take steps at a store's console, each proved with password and code.
namespace paillasse::test {

// Somebody with a password and recovery codes, as many as a test needs within one authenticator's step.
struct Somebody {
    std::string login;
    std::string password;
    std::vector<std::string> codes;

    // What the commands read: each code once.
    std::string secrets();
};

// The store's own rooms, over its files.
std::unique_ptr<store::Office> officeOf(const RunningStore& store, const Clock& clock, const Log& log);
// So many recovery codes for somebody who has an account.
void giveCodes(const RunningStore& store, Somebody& somebody, const Clock& clock, const Log& log, int codes);
// Adds them with that role, a password and so many codes.
void setUp(RunningStore& store, Somebody& somebody, const char* role, const Clock& clock, const Log& log, int codes = 12);
// `COMMAND NAME --as LOGIN …`; `typed`: what follows password and code on the standard input.
CommandResult runAs(RunningStore& store, const char* command, const char* name, Somebody& by, const std::vector<std::string>& more, const std::string& typed = {});
// `migrate NAME --as LOGIN …`
CommandResult takeStep(RunningStore& store, const char* name, Somebody& by, const std::vector<std::string>& more);

} // namespace paillasse::test
