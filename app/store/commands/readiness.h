// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>

#include "app/store/core/writer.h"

namespace paillasse::store {

// Whether the store can take work now, for /ready.
class Readiness {
public:
    // A group and its log need some room: below `leastBytes` it is said before the first act is lost to a full disk.
    Readiness(const Writer& writer, std::string data, std::uint64_t leastBytes = 256u << 20);

    // From now on it takes nothing new.
    void stopping() { m_stopping = true; }
    // What is missing, a few words a line; empty: ready. Any thread.
    [[nodiscard]] std::string missing() const;

private:
    const Writer& m_writer;
    std::string m_data;
    std::uint64_t m_leastBytes;
    std::atomic<bool> m_stopping{false};
};

} // namespace paillasse::store
