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
    // The same again and again, counted anew after each cut: no answer is awaited in between.
    void cutEach(qint64 bytes, int times)
    {
        m_cutEach = bytes;
        m_cutsLeft = times - 1;
        m_cutAfter = bytes;
    }
    void lead(quint16 to) { m_to = to; }
    [[nodiscard]] const QByteArray& seen() const { return m_seen; }

private:
    void join(QTcpSocket* here);
    void pass(QTcpSocket* from, QTcpSocket* to, bool towardsStation);

    QTcpServer m_server;
    quint16 m_port = 0;
    quint16 m_to;
    qint64 m_cutAfter = -1;
    qint64 m_cutEach = -1;
    int m_cutsLeft = 0;
    QByteArray m_seen;
    QList<QTcpSocket*> m_sockets;
};

} // namespace paillasse::journeys
