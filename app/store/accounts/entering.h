// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/accounts/accountentry.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

// How long it is kept: what people did to accounts, rights and workstations stays; what is of security goes with its month.
LeafClass leafClassOf(const AccountChange& change);

// Enters it in the store-wide ledger under its class, with what changes in the tables; as Writer::administrativeAndWait.
Result<> enter(Writer& writer, const AccountEntry& entry, Writer::Change change = {}, std::vector<PersonDocument> people = {});

} // namespace paillasse::store
