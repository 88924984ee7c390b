// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/commands/command.h"
#include "app/store/core/datadirectory.h"

namespace paillasse::store {

// Where the store is, as every command is told: its directory, and its master key where that is kept apart.
struct StorePlace {
    std::string data;
    std::string masterKey; // empty: the credential that systemd hands to the service, else beside the data

    void addTo(CLI::App& command, const char* what = "The store's directory");
    [[nodiscard]] DataDirectory directory() const;
    // "--data DIR", with the key's file where one was given: for the commands that are shown as the next ones.
    [[nodiscard]] std::string asOptions() const;
};

// What stands in the way of opening the store that the command was told of.
int reportOpening(CommandContext& context, const char* what, const Error& error);

} // namespace paillasse::store
