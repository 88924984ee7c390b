// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <mutex>

#include "app/base/clock.h"
#include "app/lab/ids.h"

namespace paillasse::store {

// Which workstations have asked for the proof that a ledger continues the one they knew, since this process began. From any thread.
class ProofTakers {
public:
    void note(const lab::LaboratoryId& ledger, const lab::WorkstationId& workstation, Instant at)
    {
        const std::lock_guard lock(m_mutex);
        m_takers[ledger][workstation] = at;
    }
    [[nodiscard]] std::uint32_t since(const lab::LaboratoryId& ledger, Instant from) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_takers.find(ledger);
        return found == m_takers.end() ? 0 : static_cast<std::uint32_t>(std::ranges::count_if(found->second, [from](const auto& entry) { return entry.second >= from; }));
    }

private:
    mutable std::mutex m_mutex;
    std::map<lab::LaboratoryId, std::map<lab::WorkstationId, Instant>> m_takers;
};

} // namespace paillasse::store
