// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace paillasse::test {

struct PlainAnswer {
    int status = 0; // 0: none came
    QByteArray body;
};

// GET in the clear from loopback; HTTP/1.0, so that the answer ends with the connection.
inline PlainAnswer httpGet(quint16 port, const char* path)
{
    constexpr int waitMs = 30'000;
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(waitMs))
        return {};
    socket.write(QByteArray("GET ") + path + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(waitMs))
        answer += socket.readAll();
    const auto end = answer.indexOf("\r\n\r\n");
    return end < 0 ? PlainAnswer() : PlainAnswer{answer.mid(answer.indexOf(' ') + 1, 3).toInt(), answer.mid(end + 4)};
}

} // namespace paillasse::test
