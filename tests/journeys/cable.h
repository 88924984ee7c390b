// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

namespace paillasse::journeys {

// The network between a workstation and the store: passes bytes on until it is pulled out. Everything that went through is kept, for
// whoever wants to look for something in it.
class Cable : public QObject {
    Q_OBJECT

public:
    explicit Cable(quint16 to, QObject* parent = nullptr);
    ~Cable() override { pull(); }

    [[nodiscard]] quint16 port() const { return m_port; }
    void pull();                                        // cuts what is under way, refuses what comes
    void plug();
    void cutAfter(qint64 bytes) { m_cutAfter = bytes; } // towards the workstation, once
    void lead(quint16 to) { m_to = to; }
    [[nodiscard]] const QByteArray& seen() const { return m_seen; }

private:
    void join(QTcpSocket* here);
    void pass(QTcpSocket* from, QTcpSocket* to, bool towardsStation);

    QTcpServer m_server;
    quint16 m_port = 0;
    quint16 m_to;
    qint64 m_cutAfter = -1;
    QByteArray m_seen;
    QList<QTcpSocket*> m_sockets;
};

} // namespace paillasse::journeys
