// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QObject>

#include "app/client/net/transport.h"
#include "app/client/session/cachekeeper.h"
#include "app/client/taskthread.h"

namespace paillasse::client {

// Where and with what one signs in.
struct SignInPlace {
    Transport& transport;
    TaskThread& worker;              // Argon2 and files
    std::shared_ptr<CacheKeeper> keeper; // used on the worker only
    Bytes storeSigningKey;
    lab::WorkstationId workstation;
};

// One attempt to sign in, from a name and a password to an opened cache: at the store when it answers, by the cache's own slot when it
// does not. The password's key is computed on the worker while the store is asked. Deleting it gives up.
class SignInFlow : public QObject {
    Q_OBJECT

public:
    struct Attempt {
        std::string login;
        std::shared_ptr<const SecretBytes> password;
        std::shared_ptr<const SecretBytes> activation; // the code; null: an ordinary sign-in
        bool takeSeat = false;
        bool offline = false;                          // do not ask the store
        std::shared_ptr<const SecretBytes> code{};     // second factor; null: not asked for yet
        bool force = false;                            // the seat from a workstation that does not answer
    };
    using Done = std::function<void(std::shared_ptr<OpenedSession>, const Trouble&)>; // null: see the trouble

    // `codeAsked`: the store wants the second factor along with the password; nothing of the password has left yet. giveCode goes on.
    SignInFlow(SignInPlace place, Attempt attempt, Done done, std::function<void()> codeAsked, QObject* home);
    void start();
    void giveCode(std::shared_ptr<const SecretBytes> code); // empty: this person has none yet
    [[nodiscard]] const Attempt& attempt() const { return m_attempt; }

private:
    void askSalt();
    void derive(const Bytes& salt, const crypto::Argon2Cost& cost);
    void activate();
    void proceed();
    void askSession();
    void answered(const NetResult<Bytes>& answer, const std::shared_ptr<const crypto::SigningKey>& key);
    void openHere(wire::SessionReply reply, const std::shared_ptr<const crypto::SigningKey>& key);
    void openOffline(const NetTrouble& why);
    void finish(const Opening<std::shared_ptr<OpenedSession>>& opened);
    void fail(const Trouble& trouble);
    void send(const char* path, Bytes body, std::chrono::milliseconds limit, std::function<void(NetResult<Bytes>)> answer);
    template <class T>
    std::function<void(T)> back(std::function<void(T)> reply)
    {
        return replyOn<T>(m_home, this, std::move(reply));
    }
    [[nodiscard]] bool isOfStore(const KeySlot& slot) const { return slot.salt == m_salt && slot.cost == m_cost; }
    [[nodiscard]] bool keyFits() const { return m_key && m_keySalt == m_salt && m_keyCost == m_cost; }

    QObject* m_home;
    SignInPlace m_place;
    Attempt m_attempt;
    Done m_done;
    std::function<void()> m_codeAsked;
    std::optional<KeySlot> m_slot;                  // of this login, here
    std::optional<KeySlot> m_next;                  // beside it: a change of password that was cut short
    std::shared_ptr<const SecretBytes> m_key;       // Argon2id of the password, with…
    Bytes m_keySalt;
    crypto::Argon2Cost m_keyCost;
    bool m_deriving = false;
    bool m_codeRefused = false;
    bool m_asksCode = false;                        // the store does, at this hour
    Bytes m_salt;                                   // the store's word; empty: not known
    crypto::Argon2Cost m_cost;
    std::optional<NetTrouble> m_unreachable;
};

// The key of a password on the worker; null when the machine has not the memory.
using PasswordKey = std::shared_ptr<const SecretBytes>;
void derivePassword(TaskThread& worker, std::shared_ptr<const SecretBytes> password, const Bytes& salt, const crypto::Argon2Cost& cost, std::function<void(PasswordKey)> reply);

// The person's signing key, sealed under their password: the store keeps it and cannot open it.
Bytes sealSigningKey(const crypto::SigningKey& key, const SecretBytes& passwordKey);
Result<crypto::SigningKey> openSigningKey(ByteView sealed, const SecretBytes& passwordKey);

} // namespace paillasse::client
