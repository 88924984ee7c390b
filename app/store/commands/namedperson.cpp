// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/namedperson.h"

#include <CLI/CLI.hpp>

#include <iostream>

#include "app/base/terminal.h"
#include "app/store/accounts/consoleproof.h"
#include "app/store/commands/secretinput.h"

namespace paillasse::store {

namespace {

void ask(const CommandContext& context, const std::string& question)
{
    if (isTerminal(stdin))
        context.err << question << std::flush;
}

} // namespace

void NamedPersonOption::addTo(CLI::App& command)
{
    command.add_option("--as", login, "Who does this: a login; password and code of the second factor are the first two lines of the standard input")->required();
}

Result<access::Person> NamedPersonOption::person(Office& office, const CommandContext& context) const
{
    ask(context, "Password of " + login + ": ");
    const auto password = readSecret("-", "the password");
    if (!password)
        return tl::unexpected(password.error());
    ask(context, "Code of " + login + "'s second factor: ");
    const auto code = readSecret("-", "the code");
    if (!code)
        return tl::unexpected(code.error());
    FailureNotes failures(office.writer(), context.log);
    return ConsoleProof(office.store(), office.writer(), office.keys(), failures, context.clock).prove(login, *password, *code);
}

Result<Actor> NamedPersonOption::prove(Office& office, const CommandContext& context) const
{
    return person(office, context).map([](const access::Person& proved) { return Actor{proved.id, {}, 0}; });
}

std::string askedLine(const CommandContext& context, const std::string& question)
{
    ask(context, question);
    std::string line;
    std::getline(std::cin, line);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.pop_back();
    return line;
}

} // namespace paillasse::store
