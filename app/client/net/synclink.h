// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>
#include <QTimer>

#include "app/base/log.h"
#include "app/client/cache/cachewriter.h"
#include "app/client/net/feedreader.h"
#include "app/client/session/openedsession.h"

namespace paillasse::client {

// Keeps an opened session in step with the store: signs in again by itself when the token is over or the store was away, follows the
// feed from the cache's cursor, comes back after every cut with growing patience. In the thread of the windows; it never waits.
class SyncLink : public QObject {
    Q_OBJECT

public:
    struct Sinks {
        std::function<void(bool connected)> connected;     // the feed answers, or has ended
        std::function<void(const StoreSession&)> renewed;  // signed in again
        std::function<void(const NetTrouble&)> trouble;    // one that passes by itself, or one that needs a person
        std::function<void()> codeAsked;                   // the store wants the second factor before it goes on: giveCode
    };
    struct Place {
        lab::LaboratoryId laboratory;
        lab::WorkstationId workstation;
        Bytes storeSigningKey;
    };

    SyncLink(Transport& transport, FeedReader& feed, const Log& log, Sinks sinks, QObject* parent);

    void open(const OpenedSession& session, Place place, std::shared_ptr<CacheWriter> writer);
    // Ends the feed, and the session at the store.
    void close();
    // The person has another password now.
    void useAuth(std::shared_ptr<const SecretBytes> auth) { m_auth = std::move(auth); }
    void giveCode(std::shared_ptr<const SecretBytes> code);
    // The feed said that the view is another: rights have changed, and the session is asked for again.
    void refreshPerson();
    // What the feed brought is not in the cache: it is followed anew from what is, when the patience is over.
    void stalled(const NetTrouble& trouble);
    // Something of it is in: patience begins anew.
    void progressed() { m_failures = 0; }
    // The store has answered elsewhere: now, not when the patience is over. Where it was not away, that changes nothing.
    void retryNow();
    // The workstation has another certificate: the feed is followed anew, in the same session.
    void followAnew();

    [[nodiscard]] std::shared_ptr<const SecretBytes> token() const { return m_store.token; }

private:
    void connectFeed();
    void follow(std::uint64_t stream, const std::string& cursor);
    void ended(const NetTrouble& trouble);
    void signInAgain();
    void askSession();
    void signedIn(const NetResult<Bytes>& answer, const std::shared_ptr<const crypto::SigningKey>& key);
    void later(std::int64_t least, bool isPassing);
    template <class T>
    std::function<void(T)> ofThisSession(std::function<void(T)> reply);

    Transport& m_transport;
    FeedReader& m_feed;
    const Log& m_log;
    Sinks m_sinks;
    QTimer m_again;
    StoreSession m_store;
    std::string m_login;
    std::shared_ptr<const SecretBytes> m_auth;
    std::shared_ptr<const SecretBytes> m_code; // for one attempt
    Place m_place;
    std::shared_ptr<CacheWriter> m_writer; // null: closed
    std::uint64_t m_number = 0;            // of the session: answers of an earlier one are too late
    int m_failures = 0;
    bool m_isPassing = false; // what is waited for now is the store's absence
    bool m_signingIn = false;
};

} // namespace paillasse::client
