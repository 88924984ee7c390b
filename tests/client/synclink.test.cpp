// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "app/client/net/synclink.h"
#include "app/client/outbox/outbox.h"
#include "app/client/profile.h"
#include "app/client/session/openedsession.h"
#include "app/crypto/crypto.h"
#include "tests/client/fakestore.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

// The patience with which the feed is followed: the store's word elsewhere ends it where the store was away, and not where what it sends
// cannot be used here.
class SyncLinkTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    const Log m_log{m_clock, {}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<FeedReader> m_feed;
    std::unique_ptr<Outbox> m_outbox;
    std::shared_ptr<CacheWriter> m_writer;
    std::unique_ptr<SyncLink> m_link;
    int m_asked = 0;
    int m_ended = 0;

    // Of the stream that begins now: one more than of the last one.
    std::uint64_t nextStream()
    {
        std::atomic<std::uint64_t> number = 0;
        m_writer->beginStream([&number](std::uint64_t stream, const std::string&) { number = stream; });
        (void)QTest::qWaitFor([&number] { return number != 0; });
        return number;
    }
    void feedSays(const QByteArray& bytes)
    {
        const auto path = "/v1/feed?laboratory=" + lab::testing::theLaboratory.toString();
        m_store->says(path.c_str(), [this, bytes](QSslSocket& socket) {
            ++m_asked;
            socket.write(bytes);
        });
    }
    void open()
    {
        OpenedSession session;
        session.store.token = std::make_shared<const SecretBytes>(SecretBytes::copyOf(std::string_view("a session's token")));
        m_link->open(session, {lab::testing::theLaboratory, idOf<lab::WorkstationId>(40), {}}, m_writer);
        QTRY_COMPARE(m_asked, 1);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_asked = m_ended = 0;
        m_folder = std::make_unique<QTemporaryDir>();
        const Profile profile(m_folder->path());
        QVERIFY(profile.prepare());
        auto outbox = Outbox::open(profile, m_clock);
        QVERIFY(outbox);
        m_outbox = std::move(*outbox);
        auto cache = openCache(m_folder->filePath(QStringLiteral("a.cache")).toStdString(), cacheKey(), CacheAccess::Writer);
        QVERIFY(cache);
        m_writer = std::make_shared<CacheWriter>(std::move(*cache), *m_outbox, m_clock, m_log, CacheWriter::Sinks());
        m_store = std::make_unique<FakeStore>();
        m_transport = std::make_unique<Transport>();
        auto identity = std::make_shared<TlsIdentity>();
        identity->authority = m_store->authority();
        m_transport->setStore(*StoreAddress::parse(m_store->address()), std::move(identity));
        m_feed = std::make_unique<FeedReader>(*m_transport);
        SyncLink::Sinks sinks;
        sinks.connected = [this](bool isUp) { m_ended += isUp ? 0 : 1; };
        sinks.renewed = [](const StoreSession&) {};
        sinks.trouble = [](const NetTrouble&) {};
        sinks.codeAsked = [] {};
        m_link = std::make_unique<SyncLink>(*m_transport, *m_feed, m_log, std::move(sinks), nullptr);
    }
    void cleanup()
    {
        m_link.reset();
        m_feed.reset();
        m_transport.reset();
        m_writer.reset();
        m_outbox.reset();
        m_store.reset();
    }

    void whatCannotBeUsedHereIsNotAskedForByEachSave_data()
    {
        QTest::addColumn<int>("failure");
        for (const auto failure : {Failure::StoreTooNew, Failure::FeedUnreadable, Failure::DiskFull})
            QTest::newRow(nameOf(failure)) << static_cast<int>(failure);
    }
    void whatCannotBeUsedHereIsNotAskedForByEachSave()
    {
        QFETCH(int, failure);
        feedSays("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n");
        open();
        const auto before = nextStream();
        m_link->stalled({static_cast<Failure>(failure), ErrorCode::Incompatible, 0, 0, {}});
        m_link->retryNow(); // acts were taken by the store
        QCOMPARE(nextStream(), before + 1);
        QCOMPARE(m_asked, 1);
    }

    void aStoreThatWasAwayIsAskedAtOnce()
    {
        const auto busy = wire::encodeMessage(wire::Problem{ErrorCode::Locked, "the store is busy; ask again"});
        feedSays("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 600\r\nContent-Type: application/cbor\r\nContent-Length: " + QByteArray::number(static_cast<qsizetype>(busy.size())) + "\r\n\r\n"
                 + QByteArray(reinterpret_cast<const char*>(busy.data()), static_cast<qsizetype>(busy.size())));
        open();
        QTRY_COMPARE(m_ended, 1);
        m_link->retryNow();
        QTRY_COMPARE(m_asked, 2);
    }
};

QTEST_GUILESS_MAIN(SyncLinkTest)
#include "synclink.test.moc"
