// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/anteroom.h"

#include "app/store/net/connection.h"

namespace paillasse::store {

std::uint64_t Anteroom::enter(const std::shared_ptr<Connection>& connection)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.emplace(++m_next, connection);
    return m_next;
}

void Anteroom::leave(std::uint64_t ticket)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.erase(ticket);
}

bool Anteroom::dropLongest()
{
    std::shared_ptr<Connection> longest;
    {
        const std::lock_guard lock(m_mutex);
        while (!m_waiting.empty() && !longest) {
            longest = m_waiting.begin()->second.lock();
            m_waiting.erase(m_waiting.begin());
        }
    }
    if (!longest)
        return false;
    longest->abort();
    return true;
}

std::size_t Anteroom::size()
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.size();
}

} // namespace paillasse::store
