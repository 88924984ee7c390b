// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/base/clock.h"
#include "app/lab/act.h"
#include "app/lab/refusal.h"
#include "app/wire/actcodec.h"
#include "app/wire/messages.h"

namespace paillasse::store {

class Store;
struct StoreIdentity;

enum class ActOrigin {
    Workstation, // sealed, signed by a session key that the store has certified
    Import       // made by the store's own command or the operator's: no session, `may` is not asked
};
constexpr ActOrigin lastOf(ActOrigin) { return ActOrigin::Import; }

// An act that may go to the writer.
struct IncomingAct {
    lab::Act act;
    Bytes evidence;          // what the ledger keeps sealed: the encoded SignedAct, or the encoded act of an import
    Bytes hash;              // SHA-256 of the encoded act: with its id, the idempotency key
    ActOrigin origin = ActOrigin::Workstation;
    bool certificateOver = false; // genuine, but signed after its certificate's end: refused, and the refusal is kept
};

IncomingAct importedAct(lab::Act act);

// The act in what the ledger keeps of one from a workstation, its signatures checked again: the certificate is this store's, the act the
// session's, and both name the same person, workstation and seat.
Result<lab::Act> readEvidence(const StoreIdentity& store, ByteView evidence);

// Opens what workstations push: sealed box, certificate, signatures. Any thread; no database.
class ActOpener {
public:
    // A workstation's clock may be wrong; order and rights are the store's. So an act is only held to be too late when it says itself
    // that it was made this long after its certificate's end, or arrives this long after it.
    static constexpr std::int64_t clockToleranceMs = dayMs;
    static constexpr std::int64_t lateMs = 35 * dayMs;

    ActOpener(const Store& store, const Clock& clock);
    ~ActOpener();

    // InvalidInput, Corrupt, NotTrusted: the reply is ActOutcome::Unreadable. The certificate must be this store's; act, certificate and
    // envelope must name the same person, workstation, seat and id.
    [[nodiscard]] Result<IncomingAct> open(const wire::PushedAct& pushed);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
