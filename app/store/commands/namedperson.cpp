// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/namedperson.h"

#include <CLI/CLI.hpp>

#include <iostream>

#include "app/base/terminal.h"
#include "app/store/accounts/ownaccount.h"
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
    command.add_option("--as", login, "Who does this: a login; the code of their second factor is the first line of the standard input")->required();
}

Result<Actor> NamedPersonOption::prove(Office& office, const CommandContext& context) const
{
    auto database = office.store().connect();
    if (!database)
        return tl::unexpected(database.error());
    const auto account = PersonTable(*database, office.keys()).byLogin(login);
    if (!account)
        return tl::unexpected(account.error());
    if (!*account || (*account)->person.disabled)
        return fail(ErrorCode::NotFound, "nobody has the login " + login + ", or the account is closed");
    FailureNotes failures(office.writer(), context.log);
    const auto nameOf = [&office](const lab::LaboratoryId& laboratory) { return office.nameOf(laboratory); };
    const auto own = OwnAccount::open(office.store(), office.writer(), office.keys(), office.settings(), failures, nameOf, context.clock, context.log);
    if (!own)
        return tl::unexpected(own.error());
    ask(context, "Code of " + login + "'s second factor: ");
    const auto code = readSecret("-", "the code");
    if (!code)
        return tl::unexpected(code.error());
    if (const auto proved = (*own)->proveFactor((*account)->person.id, {}, asText(code->view())); !proved)
        return tl::unexpected(proved.error());
    return Actor{(*account)->person.id, {}, 0};
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
