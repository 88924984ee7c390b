// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/migrations.h"

#include "app/crypto/hash.h"

namespace paillasse::client {

Bytes Migrations::sha256Of(const migration::Mandate& mandate)
{
    const auto digest = crypto::sha256(wire::mandateBytes(mandate));
    return {digest.begin(), digest.end()};
}

} // namespace paillasse::client
