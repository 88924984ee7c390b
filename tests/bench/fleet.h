// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QString>

#include "app/client/engine.h"
#include "tests/bench/benches.h"
#include "tests/store/net/runningstore.h"

namespace paillasse::bench {

// The workstation's real engine without windows, enrolled at a running store and signed in as somebody of its own.
class Station {
public:
    Station(QString profile, const Clock& clock, const Log& log);
    ~Station();

    bool enrol(test::RunningStore& store, const std::string& name);
    // Activates a new person; returns once the session is open (the synchronisation goes on).
    bool signIn(test::RunningStore& store, const std::string& login, const std::string& role);
    bool waitCaughtUp(int milliseconds);
    static SecretBytes password(); // everybody's
    [[nodiscard]] client::Engine& engine() { return *m_engine; }

private:
    std::unique_ptr<client::Engine> m_engine;
};

// A new store with its catalogue and as many orders and patients as the setting says.
bool fillStore(test::RunningStore& store, const Setting& setting);
// Runs the event loop until it holds.
bool waitFor(const std::function<bool()>& holds, int milliseconds);

} // namespace paillasse::bench
