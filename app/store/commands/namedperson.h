// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/access/person.h"
#include "app/store/accounts/actor.h"
#include "app/store/commands/command.h"
#include "app/store/commands/office.h"

namespace CLI {
class App;
}

namespace paillasse::store {

// Somebody who names themselves at the console: --as LOGIN, their password as the first line of the standard input and a fresh code of their
// second factor as the second. They stand in the ledger, beside the operator whose account of the machine it is.
struct NamedPersonOption {
    std::string login;

    void addTo(CLI::App& command);
    // The errors of ConsoleProof; InvalidInput: one of the lines is missing.
    [[nodiscard]] Result<access::Person> person(Office& office, const CommandContext& context) const;
    [[nodiscard]] Result<Actor> prove(Office& office, const CommandContext& context) const;
};

// The next line of the standard input, after a question on `err` where somebody sits there.
std::string askedLine(const CommandContext& context, const std::string& question);

} // namespace paillasse::store
