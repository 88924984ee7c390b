// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/access/person.h"
#include "app/base/clock.h"
#include "app/crypto/sign.h"
#include "app/lab/act.h"
#include "app/wire/messages.h"

namespace paillasse::client {

// As whom acts are made: the person, their seat, this workstation, and the session key that the store has certified for them.
struct Signer {
    access::Person person;
    lab::LaboratoryId laboratory;
    lab::WorkstationId workstation;
    std::uint64_t seat = 0;
    Bytes certificate;
    Bytes certificateSignature;
    Instant expiresAt;          // the maximum offline age: acts made later are not taken
    std::shared_ptr<const crypto::SigningKey> sessionKey;
    Bytes storeBoxKey;

    [[nodiscard]] lab::Act make(const lab::DocumentId& subject, lab::ActBody body, std::vector<lab::BasedOn> based, Instant now) const;
    // Signed by the session key, sealed to the store: what waits in the outbox and is pushed.
    [[nodiscard]] Result<wire::PushedAct> seal(const lab::Act& act) const;
};

} // namespace paillasse::client
