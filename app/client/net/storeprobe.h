// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include "app/client/net/transport.h"
#include "app/crypto/enrolmentcode.h"

namespace paillasse::client {

// Before enrolment: shakes hands with whoever answers at the address and looks for the authority that the enrolment code names in the
// chain they present. Nothing is sent. Found, it is the only authority trusted from then on, and everything is verified against it.
class StoreProbe : public QObject {
    Q_OBJECT

public:
    using Reply = std::function<void(NetResult<std::string> authorityPem)>;

    StoreProbe(StoreAddress address, crypto::EnrolmentCode code, Reply reply, QObject* parent);

private:
    void look();
    void finish(NetResult<std::string> result);

    StoreAddress m_address;
    crypto::EnrolmentCode m_code;
    Reply m_reply;
    QSslSocket m_socket;
    QTimer m_limit;
};

} // namespace paillasse::client
