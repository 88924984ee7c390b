// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/store/commands/privatelistener.h"
#include "app/store/commands/readiness.h"
#include "app/store/net/operations.h"
#include "app/store/supervision/supervision.h"

namespace paillasse::store {

// The parts that it tells of; they outlive it.
struct OperationsParts {
    Office& office;
    PrivateListener& network;
    Supervision& supervision;
    const Clock& clock;
};

// How the store is, for whoever operates its machine: /health, /ready and /metrics.
class OperationsDesk {
public:
    static Result<std::unique_ptr<OperationsDesk>> listen(const OperationsParts& parts, const Endpoint& endpoint);

    [[nodiscard]] std::uint16_t port() const { return m_listener->port(); }
    // From now on the store takes nothing new; it goes on telling so.
    void sayStopping() { m_readiness.stopping(); }

private:
    explicit OperationsDesk(const OperationsParts& parts) : m_readiness(parts.office.writer(), parts.office.store().directory().path()) {}

    Readiness m_readiness;
    std::unique_ptr<OperationsListener> m_listener;
};

} // namespace paillasse::store
