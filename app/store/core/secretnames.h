// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// The names of the store's own secrets in keys.db.
namespace paillasse::store::secretnames {

inline constexpr std::string_view signing = "store.signing"; // Ed25519 seed
inline constexpr std::string_view box = "store.box";         // X25519

} // namespace paillasse::store::secretnames
