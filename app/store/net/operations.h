// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"

namespace paillasse::store {

// GET /health (it lives), GET /ready (it can take work now; else 503 and what is missing) and GET /metrics (Prometheus' text format) in the
// clear, on a loopback address and nowhere else. It says how the store is, never what is in it.
class OperationsListener {
public:
    struct Sources {
        std::function<bool()> healthy;
        std::function<std::string()> missing; // empty: ready
        std::function<std::string()> metrics;
    };
    // All that it answers, by GET; everything else is 404. Held against docs/access-matrix.md.
    static std::vector<std::string_view> paths();
    // Refuses an address that is not loopback.
    static Result<std::unique_ptr<OperationsListener>> listen(const std::string& address, std::uint16_t port, Sources sources);
    ~OperationsListener();
    [[nodiscard]] std::uint16_t port() const;

private:
    class Impl;
    explicit OperationsListener(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
