// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <stop_token>
#include <string>

#include "app/base/result.h"
#include "app/crypto/treehead.h"

namespace paillasse::store {

// Somebody outside who keeps the ledgers' signed heads: two histories of one ledger cannot both agree with what they have. Used by one thread
// at a time.
class Witness {
public:
    virtual ~Witness() = default;
    // As the operator wrote it.
    [[nodiscard]] virtual const std::string& name() const = 0;
    // These heads, oldest first, are kept from now on. An error: they are to be given again.
    [[nodiscard]] virtual Result<> take(std::span<const crypto::SignedTreeHead> heads, const std::stop_token& stop) = 0;
};

} // namespace paillasse::store
