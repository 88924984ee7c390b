// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

namespace paillasse::store {

class Connection;

// Connections whose handshake is under way. Nothing is known of them yet, so it is they who make room when places are short, the one
// that has taken longest first: who never finishes keeps nobody out.
class Anteroom {
public:
    // A ticket to leave with.
    std::uint64_t enter(const std::shared_ptr<Connection>& connection);
    void leave(std::uint64_t ticket);
    // False: nobody is there.
    bool dropLongest();
    [[nodiscard]] std::size_t size();

private:
    std::mutex m_mutex;
    std::map<std::uint64_t, std::weak_ptr<Connection>> m_waiting;
    std::uint64_t m_next = 0;
};

} // namespace paillasse::store
