// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/cable.h"

#include <QTcpSocket>

namespace paillasse::demo {

Cable::Cable(quint16 storePort, QObject* parent) : QObject(parent), m_storePort(storePort)
{
    m_server.listen(QHostAddress::LocalHost, 0);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto* client = m_server.nextPendingConnection())
            carry(client);
    });
}

void Cable::carry(QTcpSocket* client)
{
    if (m_isCut) {
        client->abort();
        client->deleteLater();
        return;
    }
    auto* store = new QTcpSocket(client);
    store->connectToHost(QHostAddress(QHostAddress::LocalHost), m_storePort);
    m_ends << client;
    connect(client, &QTcpSocket::readyRead, store, [client, store] { store->write(client->readAll()); });
    connect(store, &QTcpSocket::readyRead, client, [client, store] { client->write(store->readAll()); });
    connect(store, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(store, &QTcpSocket::errorOccurred, client, &QTcpSocket::abort);
    connect(client, &QTcpSocket::disconnected, this, [this, client] {
        m_ends.removeAll(client);
        client->deleteLater();
    });
}

void Cable::cut()
{
    m_isCut = true;
    for (auto* end : QList<QTcpSocket*>(m_ends))
        end->abort();
}

void Cable::join()
{
    m_isCut = false;
}

} // namespace paillasse::demo
