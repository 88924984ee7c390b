// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace paillasse::store {

// Where to listen, or where it is listened.
struct Endpoint {
    std::string address;
    std::uint16_t port = 0; // 0: any free one
};

// "127.0.0.1:7443", "[::1]:7443"; nothing: it is neither.
std::optional<Endpoint> parseEndpoint(const std::string& text);
// The same way back.
std::string spelled(const Endpoint& endpoint);

} // namespace paillasse::store
