// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/accounts/actor.h"
#include "app/store/commands/command.h"
#include "app/store/commands/office.h"

namespace CLI {
class App;
}

namespace paillasse::store {

// Somebody who names themselves at the console: --as LOGIN, and a fresh code of their second factor as the first line of the standard
// input. Both stand in the ledger, beside the operator whose account of the machine it is.
struct NamedPersonOption {
    std::string login;

    void addTo(CLI::App& command);
    // NotFound: nobody has this login, or the account is closed; Missing: no second factor; WrongSecret, Locked.
    [[nodiscard]] Result<Actor> prove(Office& office, const CommandContext& context) const;
};

// The next line of the standard input, after a question on `err` where somebody sits there.
std::string askedLine(const CommandContext& context, const std::string& question);

} // namespace paillasse::store
