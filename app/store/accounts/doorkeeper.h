// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/access/person.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/store/accounts/session.h"
#include "app/store/accounts/workstation.h"

namespace paillasse::store {

// What the gate asks about whoever knocks; the accounts answer. Each answer is of this moment: what the command line revoked a
// millisecond ago is revoked here.
class Doorkeeper {
public:
    virtual ~Doorkeeper() = default;
    // By the SHA-256 of its certificate.
    [[nodiscard]] virtual std::optional<Workstation> workstationOf(ByteView certificateHash) = 0;
    // Expired: unknown, too old or over; asking renews it. Revoked: a newer sign-in took the seat. Cancelled: somebody who governs ended it.
    [[nodiscard]] virtual Result<Session> sessionOf(const SecretBytes& token) = 0;
    // The same for a stream under way: a session lives while its feed is read, up to its longest life. Not that of a program
    // that has become too old.
    [[nodiscard]] virtual bool isOpen(const Session& session) = 0;
    [[nodiscard]] virtual std::shared_ptr<const access::Person> personOf(const lab::PersonId& person) = 0;
    // All of the store's.
    [[nodiscard]] virtual Result<std::vector<lab::LaboratoryId>> laboratories() = 0;
    // For the yearly review of rights: who still uses what they may.
    virtual void noteUse(const lab::PersonId& person, const lab::LaboratoryId& laboratory, access::Permissions permissions) = 0;
};

} // namespace paillasse::store
