// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paillasse::faults {

// The gnome-keyring-daemon of a private session bus (tests/client/privatebus.sh, installer/demo.sh), whoever started it: locked, ended,
// started again with the same keyring or with another. It ends with the bus.
class KeyringDaemon {
public:
    // `password` is what the keyring was made with.
    explicit KeyringDaemon(QString password) : m_password(std::move(password)) {}

    bool lock();
    bool end();
    // With the keyring of before, unlocked.
    bool startAgain();
    // Locked or ended, then as it was: what typing the keyring's password does.
    bool unlock() { return end() && startAgain(); }
    // Another keyring under the same name, as after a forced change of the session's password; and the old one put back.
    bool replace();
    bool putBack();

private:
    bool start(const QString& password);

    QString m_password;
};

} // namespace paillasse::faults
