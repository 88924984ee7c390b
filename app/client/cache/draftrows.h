// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/client/drafts.h"
#include "app/sql/database.h"

namespace paillasse::client {

// The table of drafts in a person's cache. Unlike documents they are nowhere else: each change is on the disk when it returns.
class DraftRows {
public:
    explicit DraftRows(sql::Database& database) : m_database(database) {}

    Result<> put(const KeptDraft& draft);
    Result<> remove(std::string_view place);
    // The newest first. Rows older than `oldest`, and those that do not read, are removed.
    Result<std::vector<KeptDraft>> readAll(Instant oldest);

private:
    Result<> durably(const std::function<Result<>()>& change);

    sql::Database& m_database;
};

} // namespace paillasse::client
