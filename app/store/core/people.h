// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/access/person.h"
#include "app/base/bytes.h"

namespace paillasse::store {

// Whom the writer asks who somebody is, as of now: rights are those at arrival. The accounts answer. Called on the writer's thread,
// for each act: answers come from memory.
class People {
public:
    virtual ~People() = default;
    // Null: no such person. A disabled one is returned as such.
    [[nodiscard]] virtual std::shared_ptr<const access::Person> person(const lab::PersonId& id) = 0;
    // Whether this Ed25519 public key is the one that this person signs reports with today.
    [[nodiscard]] virtual bool signsWith(const lab::PersonId& id, ByteView publicKey) = 0;
    // Whether they have a signing session open at this workstation: a second factor, shown not long ago.
    [[nodiscard]] virtual bool isSigning(const lab::PersonId& id, const lab::WorkstationId& workstation) = 0;
};

} // namespace paillasse::store
