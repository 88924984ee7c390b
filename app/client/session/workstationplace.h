// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/log.h"
#include "app/client/keys/keyring.h"
#include "app/client/net/transport.h"
#include "app/client/profile.h"
#include "app/client/session/workstationkeys.h"
#include "app/client/taskthread.h"

namespace paillasse::client {

// With what a workstation looks after itself.
struct WorkstationPlace {
    Profile profile;
    Transport& transport;
    Keyring& keyring;
    TaskThread& worker;
    const Clock& clock;
    const Log& log;
};

} // namespace paillasse::client
