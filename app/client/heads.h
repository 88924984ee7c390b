// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "app/client/profile.h"
#include "app/crypto/treehead.h"

namespace paillasse::client {

// The newest signed head of each ledger that this workstation has seen proved to continue the one before; the first is believed. Another
// thing of the same size, or an earlier epoch, is an alarm: somebody has cut or changed the ledger. A smaller one may have been overtaken
// on the way, or be a ledger that was cut: a consistency proof tells (LedgerWatch).
class Heads {
public:
    enum class Verdict { First, Newer, Same, Behind, NewEpoch, Alarm, NotSigned };

    Heads(Profile profile, Bytes storeSigningKey);

    // Judges; keeps a first head and one of a new epoch. `encoded`: as the store sends it.
    Verdict see(ByteView encoded);
    // A newer one that was proved to continue the one that is kept.
    void keep(const crypto::SignedTreeHead& head) { m_heads[head.ledger] = head; }
    [[nodiscard]] std::optional<crypto::SignedTreeHead> of(const Uuid& ledger) const;
    Result<> save() const;

private:
    static Verdict compare(const crypto::SignedTreeHead& before, const crypto::SignedTreeHead& head);

    Profile m_profile;
    Bytes m_key;
    std::map<Uuid, crypto::SignedTreeHead> m_heads;
};

} // namespace paillasse::client
