// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/base/result.h"
#include "app/sql/database.h"
#include "app/store/core/store.h"
#include "app/wire/messages.h"

namespace paillasse::store {

// What was answered to each act: sent again, it gets the same answer, whatever has happened since.
class ReplyTable {
public:
    struct Kept {
        Bytes hash;             // of the act
        wire::ActReply reply;
    };

    explicit ReplyTable(sql::Database& database) : m_database(database) {}
    Result<std::optional<Kept>> find(const lab::ActId& act);
    // `leaf`: the ledger entry, 0 of a refusal.
    Result<> put(const wire::ActReply& reply, ByteView hash, LaboratoryNumber laboratory, std::uint64_t leaf);

private:
    sql::Database& m_database;
};

} // namespace paillasse::store
