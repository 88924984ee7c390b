// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/migration/job.h"
#include "app/wire/migrationmessages.h"

// A migration as the windows and the console show it.
namespace paillasse::store {

// What somebody is called now; empty: nobody knows.
using NameOfPerson = std::function<std::string(const lab::PersonId&)>;

wire::MigrationLine lineOf(const migration::Job& job, const NameOfPerson& name);
// With the differences from this number on, as many as fit a page.
wire::MigrationView viewOf(const migration::Job& job, std::uint32_t differencesFrom, const NameOfPerson& name);

} // namespace paillasse::store
