// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/access/person.h"
#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/lab/act.h"
#include "app/lab/refusal.h"

// Requests and answers besides the feed, as CBOR (application/cbor). docs/protocol.md lists the routes.
namespace paillasse::wire {

constexpr unsigned protocolVersion = 1;
// No message is larger; the feed's frames have their own bound.
constexpr std::size_t maxMessageBytes = 8u << 20;

// POST /v1/enrolment: from a workstation without a certificate, with the one-time secret of an enrolment code.
struct EnrolmentRequest {
    std::string name;            // "BIOCH-02"
    Bytes secretHash;            // SHA-256 of the code's 80-bit secret: names the code, is useless a second time
    std::string certificateRequest; // PKCS#10, PEM
};
struct EnrolmentReply {
    lab::WorkstationId workstation;
    bool approved = false;       // else ask again: POST /v1/enrolment/status with the same body
    std::string certificate;     // PEM, when approved
    std::string authority;       // CA certificate, PEM
    Uuid store;
    Bytes storeSigningKey;       // Ed25519 public
    Bytes storeBoxKey;           // X25519 public
};

// POST /v1/session/salt: the same shape of answer for names that do not exist.
struct SaltRequest { std::string login; };
struct SaltReply {
    Bytes salt;
    std::uint64_t memoryBytes = 0;
    std::uint64_t passes = 0;
    bool codeAsked = false;      // the store asks for the second factor at each sign-in now; the same for every name
};

// POST /v1/session/activation: the first sign-in, or after an administrator's new code.
struct ActivationRequest {
    std::string login;
    Bytes codeHash;              // SHA-256 of the activation code's secret
    Bytes salt;                  // 16 bytes, the person's from now on
    Bytes auth;                  // HKDF(K, "auth"), 32 bytes
    Bytes signingKey;            // Ed25519 public
    Bytes sealedSigningKey;      // sealed under HKDF(K, "sign")
};

// POST /v1/session
struct SessionRequest {
    std::string login;
    Bytes auth;
    Bytes sessionKey;            // Ed25519 public, made for this session
    bool takeSeat = true;
    std::string code{};          // second factor: six digits, or a recovery code; may be empty where none was ever set up
    bool force = false;          // with takeSeat: from a workstation that does not answer; asks for the second factor
    std::uint64_t clientVersion = 0; // major * 1'000'000 + minor * 1'000 + patch; Incompatible below the store's oldest
};
// A range of numbers that this workstation may give out while offline.
struct NumberLease {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    bool operator==(const NumberLease&) const = default;
};
struct LaboratoryEntry {
    lab::LaboratoryId id;
    std::string name;
    NumberLease patients;
    NumberLease accessions;      // the number after the year: "26-112298"
    bool operator==(const LaboratoryEntry&) const = default;
};
struct SessionReply {
    Bytes token;                 // 32 random bytes; sent back in "Authorization: Bearer <base64url>"
    Instant tokenExpiresAt;
    Bytes certificate;           // encoded SessionCertificate
    Bytes certificateSignature;
    access::Person person;
    Bytes sealedSigningKey;
    std::uint64_t seat = 0;
    Instant storeTime;
    std::int64_t maxOfflineMs = 0;
    std::vector<LaboratoryEntry> laboratories;
    bool hasFactor = false;
    bool factorToSetUp = false;  // the policy asks this person for one: until it is confirmed the token only reaches the routes for that
    std::uint64_t recoveryCodesLeft = 0;
    Instant factorUntil{};       // of the signing session that the code opened; null: none
};

// POST /v1/acts: any enrolled workstation may push, whoever is signed in; each act carries its own proof.
struct PushedAct {
    lab::ActId id;
    Bytes sealed;                // crypto_box_seal of an encoded SignedAct
};
struct PushRequest { std::vector<PushedAct> acts; };

enum class ActOutcome { Accepted, Duplicate, Refused, Unreadable };
constexpr ActOutcome lastOf(ActOutcome) { return ActOutcome::Unreadable; }

struct ActReply {
    lab::ActId id;
    ActOutcome outcome = ActOutcome::Accepted; // Duplicate: it was accepted before; revision and sequence are those of then
    lab::RefusalCode refusal{};
    lab::LineId line = 0;
    std::uint64_t revision = 0;
    std::uint64_t sequence = 0;
    bool operator==(const ActReply&) const = default;
};
struct PushReply {
    std::vector<ActReply> acts;  // in the request's order
    Bytes treeHead;              // signed, covers every accepted act above
};

// POST /v1/documents: one document, now, whatever the scope.
struct DocumentRequest { lab::LaboratoryId laboratory; lab::DocumentKind kind{}; lab::DocumentId id; };
// POST /v1/history: the orders of a patient, newest first, out-of-scope ones included; without a patient, the order that bears this
// accession number. The answer is a DocumentsFrame payload.
struct HistoryRequest { lab::LaboratoryId laboratory; lab::PatientId patient; std::string accession; };

// POST /v1/numbers: how much of the newest blocks was given out; the answer is a LaboratoryEntry, with further blocks where they run low.
struct LeaseRequest {
    lab::LaboratoryId laboratory;
    std::uint64_t patientsUsed = 0;   // numbers of the block, not the last number
    std::uint64_t accessionsUsed = 0;
};

// GET /v1/head?ledger=: an encoded signed tree head; the ledger is a laboratory's id, or "store".
// GET /v1/consistency?ledger=&from=: the newest head, and that the tree of size `from` is its beginning (RFC 9162 §2.1.4).
struct ConsistencyReply {
    Bytes treeHead;
    std::vector<Bytes> proof;
};

// Any refusal of a route, with the HTTP status that fits.
struct Problem {
    ErrorCode code = ErrorCode::Internal;
    std::string hint;            // a fixed English phrase, never data
};

template <class T>
Bytes encodeMessage(const T& message);
template <class T>
Result<T> decodeMessage(ByteView bytes);

} // namespace paillasse::wire
