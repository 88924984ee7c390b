// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/lab/ids.h"
#include "app/wire/messages.h"

// What a signed-in person does about their own account, and a workstation about itself. Codec: encodeMessage and decodeMessage.
namespace paillasse::wire {

// POST /v1/session/factor/new: a secret for the authenticator (RFC 6238: SHA-1, 6 digits, 30 s); in force once confirmed. It replaces
// the factor that was: then `code` is of the old one.
struct FactorOfferRequest { std::string code; };
struct FactorOffer {
    Bytes secret;                // 20 bytes
    std::string account;         // "hcorre", for the authenticator's list
    std::string issuer;          // the laboratory's name
};
// POST /v1/session/factor/confirm: a code of the new secret. WrongSecret.
struct FactorConfirmation { std::string code; };
struct RecoveryCodes { std::vector<std::string> codes; }; // shown and printed once; kept as hashes
// POST /v1/session/factor/kept, without a message: the person has them. In force from now on; FactorReply. NotFound: begin again.
// POST /v1/session/factor/codes: FactorProof → RecoveryCodes, in the place of those that are left. WrongSecret.
// POST /v1/session/factor: opens the signing session for 15 minutes. WrongSecret: wrong, or used before.
struct FactorProof { std::string code; };
struct FactorReply {
    Instant until;
    std::uint64_t recoveryCodesLeft = 0;
};

// POST /v1/session/password: the signing key is the same, sealed under the new password. WrongSecret: `auth` is not the present one.
// Other sessions of this person end.
struct PasswordChange {
    Bytes auth;
    Bytes newSalt;               // 16 bytes
    Bytes newAuth;               // 32 bytes
    Bytes sealedSigningKey;
};

// POST /v1/workstation/certificate: with the certificate in force, or one that is over. The new key is made at the workstation.
struct RenewalRequest { std::string certificateRequest; };
struct RenewalReply {
    std::string certificate;
    std::string authority;
};

// POST /v1/workstation/standing: asked at start and now and then, without a person, by a revoked workstation too. It tells which caches
// are here and which were destroyed; the answer says what else is to be.
struct CacheStanding {
    lab::PersonId person;
    Instant usedAt;
    Instant destroyedAt;         // null: it is here
    bool operator==(const CacheStanding&) const = default;
};
struct StandingRequest {
    std::uint64_t clientVersion = 0;
    std::vector<CacheStanding> caches;
    std::uint64_t pendingActs = 0; // in the outbox
    bool wiped = false;            // the order to wipe was carried out: caches, slots, device secret and keys are gone
};
struct StandingReply {
    std::string name;              // may have been changed by an administrator
    bool revoked = false;
    bool wipe = false;             // destroy everything but the outbox, say so, and become a machine without enrolment
    std::vector<lab::PersonId> destroy; // caches of people who are disabled
    Instant certificateExpires;
    std::uint64_t oldestClient = 0;
    std::int64_t maxOfflineMs = 0;
    Instant storeTime;
    std::vector<lab::PersonId> elsewhere; // who sat here and sits at another workstation now: their caches open here with the store only
};

} // namespace paillasse::wire
