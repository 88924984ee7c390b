// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTcpServer>

class QTcpSocket;

namespace paillasse::demo {

// The network between a workstation and the store, on loopback: bytes pass as they are, until somebody pulls the plug.
class Cable : public QObject {
    Q_OBJECT

public:
    explicit Cable(quint16 storePort, QObject* parent = nullptr);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    void cut();
    void join();

private:
    void carry(QTcpSocket* client);

    QList<QTcpSocket*> m_ends; // before the server, which ends the sockets when it goes
    QTcpServer m_server;
    quint16 m_storePort;
    bool m_isCut = false;
};

} // namespace paillasse::demo
