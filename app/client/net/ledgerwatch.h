// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <set>

#include <QObject>

#include "app/base/log.h"
#include "app/client/heads.h"
#include "app/client/net/transport.h"

namespace paillasse::client {

// Holds each head that the store shows against those it has shown before, and asks for the proof that the ledger has only grown
// (RFC 9162 §2.1.4). Lives on the network thread; `see` may be called from any thread.
class LedgerWatch : public QObject {
    Q_OBJECT

public:
    struct Sinks {
        std::function<void()> alarm;
        std::function<void()> newEpoch; // restored from a backup: later acts are to be pushed again
    };

    LedgerWatch(Transport& transport, Heads heads, const Log& log, Sinks sinks, QObject* parent = nullptr);

    // `prove`: at `caught up`; between, heads are only compared.
    void see(Bytes encodedHead, bool prove);

private:
    void judge(const Bytes& encoded, bool prove);
    void askProof(const crypto::SignedTreeHead& before);
    void proved(const crypto::SignedTreeHead& before, const NetResult<Bytes>& answer);
    void alarm(const char* why);

    Transport& m_transport;
    Heads m_heads;
    const Log& m_log;
    Sinks m_sinks;
    std::set<Uuid> m_asking;
};

} // namespace paillasse::client
