// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <QObject>
#include <QPointer>
#include <QTimer>

#include "app/client/net/frameparser.h"
#include "app/client/net/transport.h"
#include "app/lab/ids.h"

namespace paillasse::client {

// One stream of the feed, read as fast as the cache takes it in and no faster. Lives on the network thread; its methods may be called
// from any thread.
class FeedReader : public QObject {
    Q_OBJECT

public:
    struct Sinks {
        // On the network thread. A payload is given back by `taken` once it is in the cache.
        std::function<void(Bytes payload)> frame;
        std::function<void()> started; // the store has begun to answer
        // Once for each start that was not stopped.
        std::function<void(NetTrouble)> ended;
    };

    explicit FeedReader(Transport& transport, QObject* parent = nullptr);

    void start(const lab::LaboratoryId& laboratory, const std::string& cursor, std::shared_ptr<const SecretBytes> token, Sinks sinks);
    void stop();
    void taken(std::size_t bytes);

private:
    void read();
    bool handOn();
    void fail(NetTrouble trouble);
    void drop();

    Transport& m_transport;
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<FrameParser> m_parser;
    Sinks m_sinks;
    QTimer m_silence; // heartbeats come every ten seconds: without any, the other end is gone
    bool m_started = false;
    std::size_t m_unread = 0; // bytes handed on and not taken in yet
};

} // namespace paillasse::client
