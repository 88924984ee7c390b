// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/client/net/transport.h"
#include "app/client/session.h"
#include "app/client/session/openedsession.h"
#include "app/client/session/signingend.h"
#include "app/wire/accountmessages.h"

namespace paillasse::client {

// What the person who is signed in says to the store about their own account. Errors are the store's, Unreachable, or Cancelled: signed
// out meanwhile.
class AccountDesk : public QObject {
    Q_OBJECT

public:
    AccountDesk(Transport& transport, const Clock& clock, QObject* parent) : QObject(parent), m_transport(transport), m_clock(clock), m_signingEnd(transport, this) {}

    // Signed in, or the session was renewed.
    void use(const StoreSession& session);
    void close();

    [[nodiscard]] bool hasFactor() const { return m_hasFactor; }
    [[nodiscard]] bool mustSetUpFactor() const { return m_mustSetUp; }
    [[nodiscard]] int recoveryCodesLeft() const { return m_recoveryCodes; }
    // By this machine's clock; null: no signing session.
    [[nodiscard]] Instant factorUntil() const { return m_factorUntil; }
    // The store wants the code again, whatever was thought here.
    void forgetSigning() { m_factorUntil = {}; }
    // What a code has opened ends here and at the store, and so does what a code that is on its way now will open.
    void lock();
    void unlock() { m_isLocked = false; }
    // A code was taken that was not given by way of this desk.
    void codeTaken();
    [[nodiscard]] SigningEnd& signingEnd() { return m_signingEnd; }

    void offer(const SecretBytes& presentCode, QObject* context, Reply<FactorOffer> reply);
    // Again after an answer was lost: the codes that are there already, once the store has said that they count.
    void confirm(const SecretBytes& code, QObject* context, Reply<std::vector<std::string>> recoveryCodes);
    // Of a factor that had to be set up: the codes are kept, and it is in force. Any other is in force once its codes are here.
    void keepFactor(QObject* context, Reply<void> reply);
    void newRecoveryCodes(const SecretBytes& code, QObject* context, Reply<std::vector<std::string>> recoveryCodes);
    // Opens the signing session at the store.
    void prove(const SecretBytes& code, QObject* context, Reply<Instant> until);
    void changePassword(wire::PasswordChange change, QObject* context, Reply<void> reply);

private:
    template <class Message>
    void post(const char* path, const Message& message, QObject* context, std::function<void(NetResult<Bytes>)> answer);
    void send(const char* path, Bytes body, QObject* context, std::function<void(NetResult<Bytes>)> answer);

    void signingOpened(Instant until);
    void endSigning();
    void keepUnkept(QObject* context, Reply<std::vector<std::string>> recoveryCodes);

    Transport& m_transport;
    const Clock& m_clock;
    SigningEnd m_signingEnd;
    std::shared_ptr<const SecretBytes> m_token;
    bool m_hasFactor = false;
    bool m_mustSetUp = false;
    bool m_isLocked = false;
    bool m_isKeeping = false;   // the store is asked to put a factor in force
    bool m_endsWhenKept = false; // locked meanwhile
    int m_recoveryCodes = 0;
    std::uint64_t m_number = 0; // of the session: what an earlier one is answered is nothing of this one's
    Instant m_factorUntil;
    std::vector<std::string> m_unkept; // recovery codes that the store may or may not have in force
};

} // namespace paillasse::client
