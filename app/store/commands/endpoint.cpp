// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/endpoint.h"

namespace paillasse::store {

std::optional<Endpoint> parseEndpoint(const std::string& text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == text.size())
        return std::nullopt;
    auto address = text.substr(0, colon);
    if (address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    unsigned long port = 0;
    for (const char c : text.substr(colon + 1)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        port = port * 10 + static_cast<unsigned long>(c - '0');
        if (port > UINT16_MAX)
            return std::nullopt;
    }
    return Endpoint{address, static_cast<std::uint16_t>(port)};
}

std::string spelled(const Endpoint& endpoint)
{
    const bool six = endpoint.address.find(':') != std::string::npos;
    return (six ? "[" + endpoint.address + "]" : endpoint.address) + ":" + std::to_string(endpoint.port);
}

} // namespace paillasse::store
