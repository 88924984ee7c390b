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

// Which keyring it is: its default collection's path and when that was made. A keyring made anew under the same name is another one.
// Empty: cannot be told.
void askKeyringIdentity(std::chrono::milliseconds limit, QObject* context, std::function<void(std::string)> reply);

} // namespace paillasse::client
