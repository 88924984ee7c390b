// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <QObject>
#include <QString>

#include "app/base/secretbytes.h"
#include "app/client/failure.h"

namespace paillasse::client {

enum class KeyringState {
    Available,
    Locked,   // there, and it would answer "no such entry" for everything
    Missing,  // nobody answers for the Secret Service
    Unknown   // another kind of keyring (macOS, Windows): only asking for an entry tells
};

// The operating system's keyring through QtKeychain, with a time limit of our own and without its plaintext fallback. Lives in the
// thread of the windows; never waits.
class Keyring : public QObject {
    Q_OBJECT

public:
    explicit Keyring(QString service = QStringLiteral("Paillasse"), std::chrono::milliseconds limit = std::chrono::seconds(20), QObject* parent = nullptr);

    void look(QObject* context, std::function<void(KeyringState)> reply);
    // Locked, Missing (no keyring), NotFound (an unlocked keyring without this entry), Cancelled (too slow), Refused.
    void read(const QString& entry, QObject* context, std::function<void(Result<std::shared_ptr<SecretBytes>>)> reply);
    // Read back before it counts.
    void write(const QString& entry, SecretBytes secret, QObject* context, std::function<void(Result<>)> reply);
    // Locked, Missing. An entry that is not there is as good as removed.
    void remove(const QString& entry, QObject* context, std::function<void(Result<>)> reply);

private:
    void readUnlocked(const QString& entry, std::function<void(Result<std::shared_ptr<SecretBytes>>)> reply);

    QString m_service;
    std::chrono::milliseconds m_limit;
};

} // namespace paillasse::client
