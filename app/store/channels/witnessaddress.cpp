// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/witnessaddress.h"

#include <array>

#include "app/store/core/witnessline.h"

namespace paillasse::store {

Result<> WitnessAddress::check(std::string_view url)
{
    constexpr std::array<std::string_view, 2> web{"https", "http"};
    return checkDestination(url, web);
}

Result<> WitnessAddress::take(std::span<const crypto::SignedTreeHead> heads, const std::stop_token& stop)
{
    return Transfer(m_to).post(witnessLines(heads), {}, stop, "application/jsonl");
}

} // namespace paillasse::store
