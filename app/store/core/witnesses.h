// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "app/store/core/witnesskeeper.h"

namespace paillasse::store {

// Everybody outside who is given the ledgers' heads while the store serves.
class Witnesses {
public:
    static Result<std::unique_ptr<Witnesses>> open(Store& store, std::vector<std::unique_ptr<Witness>> witnesses, const Clock& clock, const Log& log);

    // Each by a thread of its own, from now on.
    void start();
    void stop();
    // What the threads do, one after the other.
    void look();
    [[nodiscard]] std::vector<WitnessStanding> standing() const;

private:
    explicit Witnesses(std::unique_ptr<LedgerHeads> heads) : m_heads(std::move(heads)) {}

    std::unique_ptr<LedgerHeads> m_heads;
    std::vector<std::unique_ptr<WitnessKeeper>> m_keepers;
};

} // namespace paillasse::store
