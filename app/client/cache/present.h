// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "app/client/cache/pendingacts.h"
#include "app/lab/document.h"
#include "app/sql/database.h"

namespace paillasse::client {

// A document as its reader should see it: the store's version with the person's own unsettled acts applied again on top of it.
struct PresentDocument {
    std::int64_t n = 0;                      // its row; 0: none yet
    std::optional<lab::Document> stored;     // the store's version
    std::uint64_t revision = 0;              // of the store's version
    std::optional<lab::Document> document;   // with the acts; nothing: it does not exist
    std::vector<lab::Act> waiting;           // those applied, and those that wait although they do not compute on this version
};

// Within the caller's transaction, or a moment of its own.
Result<PresentDocument> readPresent(sql::Database& database, const lab::DocumentId& id);
// The store's version alone.
Result<std::optional<lab::Document>> readStored(sql::Database& database, const lab::DocumentId& id);

} // namespace paillasse::client
