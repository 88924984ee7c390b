// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "app/access/person.h"
#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/lab/act.h"
#include "app/sql/database.h"
#include "app/store/core/leaf.h"

namespace paillasse::store {

// Whom the writer asks who somebody is, as of now: rights are those at arrival. The accounts answer. Called on the writer's thread,
// for each act: answers come from memory.
class People {
public:
    // An entry of the store-wide ledger, sealed like all, and what goes into the tables with it.
    struct Remark {
        LeafClass leafClass = LeafClass::Administration;
        Bytes entry;
        std::function<Result<>(sql::Database&)> keep;
    };

    virtual ~People() = default;
    // Null: no such person. A disabled one is returned as such.
    [[nodiscard]] virtual std::shared_ptr<const access::Person> person(const lab::PersonId& id) = 0;
    // Whether this Ed25519 public key is the one that this person signs reports with today.
    [[nodiscard]] virtual bool signsWith(const lab::PersonId& id, ByteView publicKey) = 0;
    // An accepted act used these permissions today.
    virtual void noteUse(const lab::PersonId& id, const lab::LaboratoryId& laboratory, access::Permissions used) = 0;
    // Whether they have a signing session open at this workstation: a second factor, shown not long ago.
    [[nodiscard]] virtual bool isSigning(const lab::PersonId& id, const lab::WorkstationId& workstation) = 0;
    // What somebody who governs should know of an act that was just accepted, kept in the act's own transaction; of most, nothing.
    [[nodiscard]] virtual std::optional<Remark> remarkOn(const lab::Act&) { return {}; }
};

} // namespace paillasse::store
