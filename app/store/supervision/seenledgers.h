// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/alerts/hourlycounts.h"
#include "app/store/core/prooftakers.h"
#include "app/store/core/store.h"
#include "app/store/core/witnesses.h"

namespace paillasse::store {

// Who outside of the store has seen its ledgers: witnesses, and the workstations that ask for proofs.
class SeenLedgers final : public LedgerWitnesses {
public:
    SeenLedgers(const Store& store, const ProofTakers& takers) : m_store(store), m_takers(takers) {}

    // Before the first question; outlives this.
    void use(const Witnesses& witnesses) { m_witnesses = &witnesses; }
    [[nodiscard]] Result<std::vector<wire::WitnessState>> witnesses(const lab::LaboratoryId& laboratory) override;
    [[nodiscard]] Result<std::uint32_t> provedSince(const lab::LaboratoryId& laboratory, Instant since) override { return m_takers.since(laboratory, since); }

private:
    const Store& m_store;
    const ProofTakers& m_takers;
    const Witnesses* m_witnesses = nullptr;
};

} // namespace paillasse::store
