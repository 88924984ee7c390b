// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>

#include "app/client/net/transport.h"

namespace paillasse::client {

// The lock ends at the store what a code has opened there. A store that does not hear it hears nothing else of this session either that
// a code would have a bearing on, until it has: a password alone is not to go on with what the code opened.
class SigningEnd : public QObject {
    Q_OBJECT

public:
    SigningEnd(Transport& transport, QObject* parent) : QObject(parent), m_transport(transport) {}

    // Signed in, or in again: the store has ended what was before. Null: not at the store, or signed out.
    void use(std::shared_ptr<const SecretBytes> token);
    void say();
    // What the store did not hear is said again: it is back.
    void sayAgain();
    // Runs when the store has heard it; at once where nothing was to say. False: it has not, whoever or whatever answered.
    void before(std::function<void(bool)> then);
    [[nodiscard]] static NetTrouble notThere();

private:
    void send();
    void answered(const NetResult<Bytes>& answer);

    Transport& m_transport;
    std::shared_ptr<const SecretBytes> m_token;
    std::vector<std::function<void(bool)>> m_waiting;
    std::uint64_t m_said = 0; // the last one that was asked for; answers of those before it are too old
    bool m_isOwed = false;
    bool m_isSending = false;
};

} // namespace paillasse::client
