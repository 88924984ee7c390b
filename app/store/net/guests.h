// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>

#include "app/base/bytes.h"

namespace paillasse::store {

// How many connections each workstation holds, or each network of those without a certificate: nobody alone takes all places.
class Guests {
public:
    // False: `who` has so many already.
    bool enter(const Bytes& who, std::size_t most)
    {
        const std::lock_guard lock(m_mutex);
        auto& count = m_counts[who];
        if (count >= most)
            return false;
        ++count;
        return true;
    }
    void leave(const Bytes& who)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_counts.find(who);
        if (found != m_counts.end() && --found->second == 0)
            m_counts.erase(found);
    }

private:
    std::mutex m_mutex;
    std::map<Bytes, std::size_t> m_counts;
};

} // namespace paillasse::store
