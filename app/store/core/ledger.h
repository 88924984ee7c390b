// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/lab/ids.h"
#include "app/sql/database.h"

namespace paillasse::store {

// Proofs over a laboratory's ledger, or the store-wide one (null id), for a reader with a connection of its own. All are O(log n): the
// hashes of all complete subtrees are kept (design: RFC 9162 hashing).
class LedgerReader {
public:
    explicit LedgerReader(sql::Database& database) : m_database(database) {}

    // The newest signed head, as it was given with acknowledgements.
    [[nodiscard]] Result<Bytes> head(const lab::LaboratoryId& laboratory);
    // That the tree of `oldSize` is a beginning of the tree of `newSize`: RFC 9162 §2.1.4.
    [[nodiscard]] Result<std::vector<Bytes>> consistency(const lab::LaboratoryId& laboratory, std::uint64_t oldSize, std::uint64_t newSize);
    // That the leaf is in the tree of that size: RFC 9162 §2.1.3.
    [[nodiscard]] Result<std::vector<Bytes>> inclusion(const lab::LaboratoryId& laboratory, std::uint64_t sequence, std::uint64_t size);
    // The encoded leaf.
    [[nodiscard]] Result<Bytes> leaf(const lab::LaboratoryId& laboratory, std::uint64_t sequence);

private:
    sql::Database& m_database;
};

} // namespace paillasse::store
