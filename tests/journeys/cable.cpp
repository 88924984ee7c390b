// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/cable.h"

#include <utility>

#include <QPointer>

namespace paillasse::journeys {

Cable::Cable(quint16 to, QObject* parent) : QObject(parent), m_to(to)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto* here = m_server.nextPendingConnection())
            join(here);
    });
    plug();
}

void Cable::plug()
{
    if (!m_server.isListening() && !m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the cable does not plug in: %s", qPrintable(m_server.errorString()));
    m_port = m_server.serverPort();
}

void Cable::pull()
{
    m_server.close();
    for (auto* socket : std::exchange(m_sockets, {})) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

void Cable::join(QTcpSocket* here)
{
    auto* there = new QTcpSocket(this);
    m_sockets << here << there;
    pass(here, there, false);
    pass(there, here, true);
    there->connectToHost(QHostAddress::LocalHost, m_to);
}

void Cable::pass(QTcpSocket* from, QTcpSocket* other, bool towardsStation)
{
    const QPointer<QTcpSocket> to(other); // either may go first
    connect(from, &QTcpSocket::readyRead, this, [this, from, to, towardsStation] {
        const auto bytes = from->readAll();
        m_seen += bytes;
        const bool isCut = towardsStation && m_cutAfter >= 0 && bytes.size() > m_cutAfter;
        if (to)
            to->write(isCut ? bytes.left(m_cutAfter) : bytes);
        if (!isCut) {
            m_cutAfter -= towardsStation && m_cutAfter >= 0 ? bytes.size() : 0;
            return;
        }
        // What lies before the cut still arrives.
        m_cutAfter = m_cutsLeft-- > 0 ? m_cutEach : -1;
        if (to)
            to->disconnectFromHost();
        from->abort();
    });
    const auto end = [this, from, to] {
        if (!m_sockets.removeOne(from))
            return;
        from->deleteLater();
        if (to)
            to->disconnectFromHost();
    };
    connect(from, &QTcpSocket::disconnected, this, end);
    connect(from, &QTcpSocket::errorOccurred, this, [from, end] {
        if (from->state() == QAbstractSocket::UnconnectedState)
            end();
    });
}

} // namespace paillasse::journeys
