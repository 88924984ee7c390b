// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"
#include "app/store/core/leafheader.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/store.h"
#include "app/store/core/storeschema.h"
#include "tests/store/core/must.h"

// What a laboratory's ledger holds of who read what, opened as an audit does.
namespace paillasse::store::testing {

struct ReadLeaf {
    Leaf leaf;
    LeafHeader header;
    KeyId key = 0;
    lab::Act act;
    [[nodiscard]] const std::vector<lab::Reading>& readings() const { return std::get<lab::RecordReadings>(act.body).readings; }
};

inline std::vector<ReadLeaf> readLeaves(Store& store, const lab::LaboratoryId& laboratory)
{
    LaboratoryNumber number = 0;
    for (const auto& one : must(store.laboratories()))
        number = one.id == laboratory ? one.number : number;
    auto database = must(store.connect());
    std::vector<ReadLeaf> leaves;
    SecretBytes key(KeyStore::keySize);
    must(each(
        database, "SELECT leaf, header, key, entry FROM ledger WHERE seq >= ? AND seq < ? ORDER BY seq",
        [&](const auto& row) -> Result<> {
            const auto leaf = must(decodeLeaf(row.blob(0)));
            if (leaf.leafClass != LeafClass::Read)
                return {};
            must(store.keys().read(row.unsignedInteger(2), key));
            const auto evidence = must(openEntry(key, laboratory.uuid(), leaf.sequence, row.blob(3)));
            leaves.push_back({leaf, must(decodeHeader(row.blob(1))), row.unsignedInteger(2), must(readEvidence(store.identity(), evidence))});
            return {};
        },
        rowOf(number, 0), rowOf(static_cast<std::uint16_t>(number + 1), 0)));
    return leaves;
}

} // namespace paillasse::store::testing
