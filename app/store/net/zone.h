// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/store/net/request.h"
#include "app/store/net/route.h"

namespace paillasse::store {

// What the gate found out about a request from its head alone, before a byte of the body is read.
struct Admission {
    const RegisteredRoute* route = nullptr;
    Workstation workstation;
    Session session;
    std::shared_ptr<const access::Person> person;
};

// What a listener serves. The server asks for an admission on its own threads, reads the body within the route's limits, and hands
// the whole over; the answer may come from any thread.
class Zone {
public:
    virtual ~Zone() = default;
    [[nodiscard]] virtual tl::expected<Admission, Reply> admit(const RequestHead& head, const Peer& peer) = 0;
    virtual void answer(const Admission& admission, Request request, Answer answer) = 0;
    // Asked again and again while a stream runs: workstation, session and person are still what they were.
    [[nodiscard]] virtual bool stillWelcome(const Admission& admission, const Peer& peer) = 0;
    // Runs a stream's next piece off the server's own threads. False: too busy.
    [[nodiscard]] virtual bool runAside(std::function<void()> job) = 0;
};

} // namespace paillasse::store
