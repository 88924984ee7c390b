// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include "app/client/failure.h"
#include "app/client/keys/keyring.h"
#include "app/client/net/transport.h"
#include "app/client/profile.h"
#include "app/client/session/workstationkeys.h"
#include "app/client/taskthread.h"
#include "app/crypto/enrolmentcode.h"
#include "app/wire/messages.h"

namespace paillasse::client {

// From a code to a certificate: the store is recognised by the code before anything is said to it, the keys are in the keyring before
// the store knows their public halves, and enrolment.json tells where to go on after a restart. Deleting it gives up.
class EnrolmentFlow : public QObject {
    Q_OBJECT

public:
    struct Sinks {
        std::function<void(const Enrolment&)> awaiting; // an administrator is to approve
        std::function<void(const Enrolment&, std::shared_ptr<WorkstationKeys>)> approved;
        std::function<void(const Trouble&)> failed;
    };

    EnrolmentFlow(Profile profile, Keyring& keyring, Transport& transport, TaskThread& worker, const Clock& clock, Sinks sinks, QObject* home);

    void start(const SecretBytes& code, const QString& workstation, const QString& address);
    void resume(const Enrolment& enrolment, std::shared_ptr<WorkstationKeys> keys);
    // What tells this machine from any other while it awaits approval: its key's fingerprint, as the administrator sees it.
    static QString wordsOf(const Enrolment& enrolment);

private:
    void probe(const StoreAddress& address, const SecretBytes& code);
    void makeKeys(const std::string& authority);
    void keepKeys();
    void keep(const std::string& entry, SecretBytes secret, const std::function<void()>& then);
    void ask(const char* path);
    void answered(const NetResult<Bytes>& answer);
    void take(const wire::EnrolmentReply& reply);
    void keep(std::function<void()> then);
    void fail(const Trouble& trouble);
    void fail(const Error& error);

    template <class T>
    std::function<void(T)> back(std::function<void(T)> reply)
    {
        return replyOn<T>(m_home, this, std::move(reply));
    }

    QObject* m_home; // outlives this, and whoever answers from another thread
    Profile m_profile;
    Keyring& m_keyring;
    Transport& m_transport;
    TaskThread& m_worker;
    const Clock& m_clock;
    Sinks m_sinks;
    QTimer m_again;
    std::optional<crypto::EnrolmentCode> m_code;
    Enrolment m_enrolment;
    std::shared_ptr<WorkstationKeys> m_keys;
};

} // namespace paillasse::client
