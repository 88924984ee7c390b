// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/storeplace.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>

namespace paillasse::store {

namespace {

constexpr Advice openingAdvice[] = {
    {ErrorCode::NotFound, "--data names the store's directory: is it this one, and may this user read it? 'paillasse-store init' makes a new store"},
    {ErrorCode::Missing, "bring the file back, or name it with --master-key; it is in the key archive of each backup too, see 'paillasse-store restore'. 'init' cannot make this key again"},
    {ErrorCode::Refused, "let only the user that runs the store read it: chown that user, chmod 600; then run this as that user"},
    {ErrorCode::Conflict, "then run 'paillasse-store init' or 'restore' again"},
};

std::string notEmpty(const std::string& value)
{
    return value.empty() ? "a path is needed, and this one is empty" : std::string();
}

} // namespace

void StorePlace::addTo(CLI::App& command, const char* what)
{
    command.add_option("--data", data, what)->required()->check(notEmpty);
    command.add_option("--master-key", masterKey, "The master key's file, kept apart from the data: readable by the store's user alone. Not given: $CREDENTIALS_DIRECTORY/master.key if systemd handed it over, else master.key in the directory")->check(notEmpty);
}

DataDirectory StorePlace::directory() const
{
    if (!masterKey.empty())
        return {data, masterKey};
    // LoadCredential=master.key:… of the service.
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
    const auto handed = credentials ? std::string(credentials) + "/master.key" : std::string();
    std::error_code ignored;
    return {data, !handed.empty() && std::filesystem::exists(handed, ignored) ? handed : std::string()};
}

std::string StorePlace::asOptions() const
{
    return "--data " + data + (masterKey.empty() ? "" : " --master-key " + masterKey);
}

int reportOpening(CommandContext& context, const char* what, const Error& error)
{
    return report(context, what, error, openingAdvice);
}

} // namespace paillasse::store
