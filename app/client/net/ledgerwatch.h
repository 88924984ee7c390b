// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>

#include <QObject>

#include "app/base/log.h"
#include "app/client/heads.h"
#include "app/client/net/transport.h"
#include "app/wire/watchmessages.h"

namespace paillasse::client {

// Holds each head that the store shows against the last that was proved, and asks for the proof that the ledger has only grown (RFC 9162
// §2.1.4). What does not hold is said once in a run of the program for each ledger and fault, and told to the store, where it stands in
// the ledger. Lives on the network thread; `see` may be called from any thread.
class LedgerWatch : public QObject {
    Q_OBJECT

public:
    struct Sinks {
        std::function<void()> alarm;
        std::function<void()> newEpoch; // restored from a backup: later acts are to be pushed again
    };

    // `store`: its id, which its own ledger bears.
    LedgerWatch(Transport& transport, Heads heads, const Uuid& store, const Clock& clock, const Log& log, Sinks sinks, QObject* parent = nullptr);

    // `prove`: at `caught up`; between, heads are only compared.
    void see(Bytes encodedHead, bool prove);

    enum class Fault { NotSigned, Forked, Shorter, NotContinued };

private:
    struct Doubt {
        wire::LedgerDoubt doubt;
        Instant told;         // null: the store does not know yet
        bool isOnItsWay = false;
    };

    void judge(const Bytes& encoded, bool prove);
    void askProof(const crypto::SignedTreeHead& before);
    void proved(const crypto::SignedTreeHead& before, const NetResult<Bytes>& answer);
    void save();
    // `ledger`: null where what was shown names none.
    void alarm(Fault fault, const std::optional<Uuid>& ledger, const std::optional<crypto::SignedTreeHead>& shown, const Bytes& shownBytes);
    void tellStore();

    Transport& m_transport;
    Heads m_heads;
    Uuid m_store;
    const Clock& m_clock;
    const Log& m_log;
    Sinks m_sinks;
    std::set<Uuid> m_asking;
    std::set<std::pair<Uuid, Fault>> m_said;
    std::map<Uuid, Doubt> m_doubts; // by ledger
};

} // namespace paillasse::client
