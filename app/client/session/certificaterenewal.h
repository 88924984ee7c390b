// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QObject>

#include "app/client/session/workstationplace.h"

namespace paillasse::client {

// A new key and certificate for this workstation. The key is in the keyring, read back, before the store hears of it; enrolment.json
// names both entries from before until after, so that a crash at any point leaves one that works and none that is forgotten.
class CertificateRenewal : public QObject {
    Q_OBJECT

public:
    struct Outcome {
        Enrolment enrolment;                   // as it stands on the disk
        std::shared_ptr<WorkstationKeys> keys; // null: not renewed
        Error error;
    };
    using Done = std::function<void(const Outcome&)>;

    CertificateRenewal(const WorkstationPlace& place, Enrolment enrolment, std::shared_ptr<WorkstationKeys> keys, Done done, QObject* home);
    void start();

private:
    void keepKeys();
    void ask();
    void take(const Bytes& answer);
    void fail(const Error& error);
    void finish(const Outcome& outcome);
    void write(const Enrolment& next, std::function<void()> then);
    template <class T>
    std::function<void(T)> back(std::function<void(T)> reply)
    {
        return replyOn<T>(m_home, this, std::move(reply));
    }

    QObject* m_home;
    WorkstationPlace m_place;
    Enrolment m_enrolment;                   // as it stands on the disk
    std::shared_ptr<WorkstationKeys> m_keys; // the new ones, with the device secret that was
    std::string m_request;
    std::string m_entry;
    Done m_done;
};

} // namespace paillasse::client
