// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/supervision/seenledgers.h"

namespace paillasse::store {

Result<std::vector<wire::WitnessState>> SeenLedgers::witnesses(const lab::LaboratoryId& laboratory)
{
    std::vector<wire::WitnessState> states;
    if (m_witnesses == nullptr)
        return states;
    const auto ledger = laboratory.isNull() ? m_store.identity().store : laboratory.uuid();
    for (const auto& witness : m_witnesses->standing()) {
        const auto size = witness.sizes.find(ledger);
        states.push_back({witness.name, witness.lastTaken, size == witness.sizes.end() ? 0 : size->second});
    }
    return states;
}

} // namespace paillasse::store
