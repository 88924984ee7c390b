// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/lab/act.h"
#include "app/lab/order.h"

namespace paillasse::wire {

// More than the largest act that is well formed; what is larger is not read (TooLarge).
constexpr std::size_t maxActBytes = 2u << 20;

Bytes encodeAct(const lab::Act& act);
Result<lab::Act> decodeAct(ByteView bytes);

// The bytes of one line whose SHA-256 stands in ReportedLine::hash: examination, revision, and the reportable measurement whole.
Bytes reportedLineBytes(const lab::ResultLine& line);
// What the biologist signs under the label "paillasse.report.v1": laboratory, order, accession, version, kind, replaced version,
// hash of the link of the version before (empty for the first), reported lines, interpretation, reason, signer's key.
// The store rebuilds these bytes and refuses a difference.
Bytes reportBytes(const lab::LaboratoryId& laboratory, const lab::Order& order, const lab::ReportVersion& report, ByteView previousHash);
// The chain of an order's versions: what of a version is hashed (SHA-256) for the next one's previousHash. Only what every reader of
// results has, with the signature over the rest: a biologist who may not see a confidential line of version 1 still signs version 2.
Bytes reportLinkBytes(const lab::LaboratoryId& laboratory, const lab::Order& order, const lab::ReportVersion& report, ByteView previousHash);

// Issued by the store at sign-in: this session key may sign acts of this person at this workstation until then.
struct SessionCertificate {
    Uuid store;
    lab::PersonId person;
    lab::WorkstationId workstation;
    std::uint64_t seat = 0;
    Bytes sessionKey;          // Ed25519 public key, 32 bytes
    Instant issuedAt;
    Instant expiresAt;         // sign-in plus the maximum offline age
    bool operator==(const SessionCertificate&) const = default;
};

// What goes into the sealed box of an outbox record: labels "paillasse.session.v1" and "paillasse.act.v1" sign the two.
struct SignedAct {
    Bytes certificate;         // encoded SessionCertificate
    Bytes certificateSignature; // by the store's signing key
    Bytes act;                 // encoded lab::Act
    Bytes signature;           // by the session key
    bool operator==(const SignedAct&) const = default;
};

Bytes encodeSessionCertificate(const SessionCertificate& certificate);
Result<SessionCertificate> decodeSessionCertificate(ByteView bytes);
Bytes encodeSignedAct(const SignedAct& act);
Result<SignedAct> decodeSignedAct(ByteView bytes);

} // namespace paillasse::wire
