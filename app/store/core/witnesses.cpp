// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/witnesses.h"

namespace paillasse::store {

Result<std::unique_ptr<Witnesses>> Witnesses::open(Store& store, std::vector<std::unique_ptr<Witness>> witnesses, const Clock& clock, const Log& log)
{
    auto heads = LedgerHeads::open(store);
    if (!heads)
        return tl::unexpected(heads.error());
    std::unique_ptr<Witnesses> all(new Witnesses(std::move(*heads)));
    for (auto& witness : witnesses)
        all->m_keepers.push_back(std::make_unique<WitnessKeeper>(std::move(witness), *all->m_heads, clock, log));
    return all;
}

void Witnesses::start()
{
    for (const auto& keeper : m_keepers)
        keeper->start();
}

void Witnesses::stop()
{
    for (const auto& keeper : m_keepers)
        keeper->stop();
}

void Witnesses::look()
{
    for (const auto& keeper : m_keepers)
        keeper->look();
}

std::vector<WitnessStanding> Witnesses::standing() const
{
    std::vector<WitnessStanding> all;
    for (const auto& keeper : m_keepers)
        all.push_back(keeper->standing());
    return all;
}

} // namespace paillasse::store
