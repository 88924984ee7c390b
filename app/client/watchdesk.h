// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "app/client/administrationdesk.h"
#include "app/client/watch.h"

namespace paillasse::client {

// Watch over the transport, in the name of who is signed in now. While it follows, one question after the other waits at the store for what
// is new among the alerts.
class WatchDesk final : public Watch {
    Q_OBJECT

public:
    using Asker = std::function<AdministrationDesk::Asker()>;

    WatchDesk(Transport& transport, Asker asker, AdministrationDesk::Before before, QObject* parent);

    // Who is signed in may see them, or not, or nobody is: then everything of before is forgotten. Over the lock it goes on: the count stays right.
    void follow(bool may);
    // The store is there again: now, not when the patience is over.
    void retryNow();

    [[nodiscard]] const std::vector<wire::Alert>& alerts() const override { return m_alerts; }
    [[nodiscard]] bool isKnown() const override { return m_isKnown; }
    void step(const Uuid& alert, wire::AlertStep step, const std::string& text, QObject* context, Reply<void> reply) override;
    void causes(const Uuid& alert, QObject* context, Reply<wire::TrailReply> reply) override;
    void overview(QObject* context, Reply<wire::WatchReply> reply) override;
    void trail(const wire::TrailQuery& query, QObject* context, Reply<wire::TrailReply> reply) override;
    void exportTrail(const wire::TrailQuery& query, wire::ExportForm form, SecretBytes code, QObject* context, Reply<Bytes> reply) override;

private:
    template <class T, class Message>
    void ask(const char* path, const Message& message, QObject* context, Reply<T> reply);
    void send(HttpRequest request, HttpAnswer answer);
    void askAlerts();
    void answered(const NetResult<Bytes>& body);
    void take(wire::AlertsReply reply);
    [[nodiscard]] lab::LaboratoryId here() const { return m_asker().laboratory; }

    Transport& m_transport;
    Asker m_asker;
    AdministrationDesk::Before m_before;
    QTimer m_again;
    std::vector<wire::Alert> m_alerts;
    std::uint64_t m_version = 0;
    std::uint64_t m_number = 0;   // of the following: answers of an earlier one are too late
    int m_failures = 0;
    bool m_isFollowing = false;
    bool m_isAsking = false;
    bool m_isKnown = false;
};

} // namespace paillasse::client
