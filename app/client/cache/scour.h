// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/database.h"

namespace paillasse::client {

// What may no longer be seen leaves the file itself and not only its rows (docs/decisions/0033). Deleting overwrites (secure_delete);
// what deleting does not reach is owed until scour() has been there, and a program that ends meanwhile owes it still.
enum class Owed : std::uint8_t {
    Log = 1, // everything went, and every page of it was overwritten: former pages lie in the log only
    File,    // single documents went: what once moved from page to page may have left a copy where nothing overwrites it
};

// In the transaction that removes. What is owed already and is more, stays.
Result<> owe(sql::Database& database, Owed owed);
// Outside of any transaction, on the writer's thread: nothing is owed any more. False: nothing was.
Result<bool> scour(sql::Database& database);

} // namespace paillasse::client
