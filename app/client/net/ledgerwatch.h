// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>

#include <QObject>
#include <QTimer>

#include "app/base/log.h"
#include "app/client/heads.h"
#include "app/client/net/transport.h"
#include "app/wire/watchmessages.h"

namespace paillasse::client {

// Holds each head that the store shows against the last that was proved, and has it proved that the ledger has only grown from the one to
// the other (RFC 9162 §2.1.4): each that was shown, in their order, so that none is forgotten for a later one. What does not hold is said
// once in a run of the program for each ledger and fault, and told to the store, where it stands in the ledger. Lives on the network
// thread; `see` may be called from any thread.
class LedgerWatch : public QObject {
    Q_OBJECT

public:
    struct Sinks {
        std::function<void()> alarm;
        std::function<void()> newEpoch; // restored from a backup: later acts are to be pushed again
    };

    // `store`: its id, which its own ledger bears.
    LedgerWatch(Transport& transport, Heads heads, const Uuid& store, const Clock& clock, const Log& log, Sinks sinks, QObject* parent = nullptr);

    // `prove`: at once, as at `caught up`; else what is newer is proved with others, a few seconds later.
    void see(Bytes encodedHead, bool prove);

    enum class Fault { NotSigned, Forked, Shorter, NotContinued };

private:
    struct Doubt {
        wire::LedgerDoubt doubt;
        Instant told;         // null: the store does not know yet
        bool isOnItsWay = false;
    };

    void judge(const Bytes& encoded, bool prove);
    void noteShown(const crypto::SignedTreeHead& head, bool prove);
    void proveAll();
    void proveNext(const Uuid& ledger);
    void proved(const crypto::SignedTreeHead& known, const crypto::SignedTreeHead& shown, const NetResult<Bytes>& answer);
    void save();
    // `ledger`: null where what was shown names none.
    void alarm(Fault fault, const Uuid& ledger, const std::optional<crypto::SignedTreeHead>& shown, const Bytes& shownBytes);
    void tellStore();

    Transport& m_transport;
    Heads m_heads;
    Uuid m_store;
    const Clock& m_clock;
    const Log& m_log;
    Sinks m_sinks;
    std::map<Uuid, std::map<std::uint64_t, crypto::SignedTreeHead>> m_shown; // not proved yet, by size
    QTimer m_soon;
    std::set<Uuid> m_asking;
    std::set<std::pair<Uuid, Fault>> m_said;
    std::map<Uuid, Doubt> m_doubts; // by ledger
};

} // namespace paillasse::client
