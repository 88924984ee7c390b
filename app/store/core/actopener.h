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

enum class ActOrigin {
    Workstation, // sealed, signed by a session key that the store has certified
    Import       // made by the operator's command: no session, `may` is not asked
};
constexpr ActOrigin lastOf(ActOrigin) { return ActOrigin::Import; }

// An act that may go to the writer.
struct IncomingAct {
    lab::Act act;
    Bytes evidence;          // what the ledger keeps sealed: the encoded SignedAct, or the encoded act of an import
    Bytes hash;              // SHA-256 of the encoded act: with its id, the idempotency key
    ActOrigin origin = ActOrigin::Workstation;
    lab::RefusalCode refusal{}; // with `refused`: the act is genuine, but its certificate is over; the writer keeps the refusal
    bool refused = false;
};

IncomingAct importedAct(const lab::Act& act);

// Opens what workstations push: sealed box, certificate, signatures. Safe to use from several threads; no database.
class ActOpener {
public:
    ActOpener(const Store& store, const Clock& clock);
    ~ActOpener();

    // InvalidInput, NotTrusted: the reply is ActOutcome::Unreadable. The certificate must be this store's; act, certificate and envelope
    // must name the same person, workstation, seat and id. An act signed after its certificate's end is genuine but refused.
    [[nodiscard]] Result<IncomingAct> open(const wire::PushedAct& pushed);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
