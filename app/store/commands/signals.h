// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <csignal>

namespace paillasse::store {

// SIGTERM, SIGINT and SIGHUP, taken by the main thread alone; to be made before any other thread.
class Signals {
public:
    Signals();
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    // Which one came; 0: none.
    [[nodiscard]] int waitFor(std::chrono::seconds time) const;

private:
    sigset_t m_set{};
    sigset_t m_before{};
};

} // namespace paillasse::store
