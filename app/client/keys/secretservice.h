// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

#include <QObject>

#include "app/client/keys/keyring.h"

namespace paillasse::client {

// Asks the Secret Service (freedesktop.org, org.freedesktop.secrets) on the session bus whether it is there and whether its default
// collection is locked: QtKeychain cannot tell, a locked keyring answers "entry not found" like a first run.
void askSecretService(std::chrono::milliseconds limit, QObject* context, std::function<void(KeyringState)> reply);

} // namespace paillasse::client
