// SPDX-License-Identifier: GPL-3.0-or-later
#include <QNetworkProxy>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "app/client/net/transport.h"
#include "app/crypto/crypto.h"
#include "tests/client/fakestore.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

// What the workstation's HTTP may not do, whatever the other end says: follow it elsewhere, go through somebody, take in more than is read.
class TransportTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Transport> m_transport;

    std::optional<NetResult<Bytes>> asked(const char* path)
    {
        std::optional<NetResult<Bytes>> result;
        m_transport->send({HttpMethod::Get, QString::fromLatin1(path), {}, nullptr, std::chrono::seconds(20)}, [&result](NetResult<Bytes> answer) { result = std::move(answer); });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }, 30'000))
            qFatal("no answer");
        return result;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_store = std::make_unique<FakeStore>();
        m_transport = std::make_unique<Transport>();
        m_transport->setStore(*StoreAddress::parse(m_store->address()), std::make_shared<TlsIdentity>(TlsIdentity{m_store->authority(), {}, {}}));
        QCoreApplication::processEvents();
    }

    void aRedirectIsNotFollowed()
    {
        bool elsewhere = false;
        m_store->on("/v1/elsewhere", [&](const FakeStore::Request&) {
            elsewhere = true;
            return Bytes{1};
        });
        m_store->says("/v1/head", [this](QSslSocket& socket) {
            socket.write("HTTP/1.1 302 Found\r\nLocation: https://" + m_store->address().toLatin1() + "/v1/elsewhere\r\nContent-Length: 0\r\n\r\n");
        });
        QVERIFY(!asked("/v1/head")->has_value());
        QVERIFY(!elsewhere);
    }

    // Its own clock's, each time anew; and nothing from whom none was given.
    void eachRequestSaysWhatTimeItIsHere()
    {
        QByteArray head;
        m_store->on("/v1/head", [&](const FakeStore::Request& request) {
            head = request.head;
            return Bytes{1};
        });
        QVERIFY(asked("/v1/head")->has_value());
        QVERIFY(!head.toLower().contains("paillasse-clock"));
        test::SetClock clock{{1'793'577'600'123}};
        m_transport = std::make_unique<Transport>();
        m_transport->tellTimeOf(clock);
        m_transport->setStore(*StoreAddress::parse(m_store->address()), std::make_shared<TlsIdentity>(TlsIdentity{m_store->authority(), {}, {}}));
        for (const auto* said : {"1793577600123", "1793577660123"}) {
            QVERIFY(asked("/v1/head")->has_value());
            QVERIFY2(head.contains(QByteArray("\r\nPaillasse-Clock: ") + said), head.constData());
            clock.advance(minuteMs);
        }
    }

    void aProxyIsNotUsed()
    {
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.serverPort()));
        // Qt spares loopback by itself; a name that nobody knows is asked of a proxy, or of nobody.
        m_transport->setStore(*StoreAddress::parse(QStringLiteral("store.invalid:7443")), std::make_shared<TlsIdentity>(TlsIdentity{m_store->authority(), {}, {}}));
        bool used = false;
        connect(&proxy, &QTcpServer::newConnection, this, [&] {
            used = true;
            proxy.nextPendingConnection()->abort();
        });
        const auto answer = asked("/v1/head");
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        QVERIFY(!answer->has_value());
        QVERIFY(!used);
    }

    // An unread reply of Qt's takes in all that comes; the feed's holds the other end up instead.
    void aStreamThatIsNotReadStaysAtTheStore()
    {
        constexpr qint64 whole = 64 << 20;
        constexpr qint64 bound = 1 << 20;
        QPointer<QSslSocket> sending;
        m_store->says("/v1/feed", [&sending](QSslSocket& socket) {
            sending = &socket;
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\nContent-Length: " + QByteArray::number(whole) + "\r\n\r\n");
            socket.write(QByteArray(whole, 'x'));
        });
        const std::unique_ptr<QNetworkReply> reply(m_transport->open(QStringLiteral("/v1/feed"), SecretBytes::copyOf(Bytes(32, 1))));
        const auto left = [&sending] { return sending ? sending->bytesToWrite() + sending->encryptedBytesToWrite() : 0; };
        QTRY_VERIFY(reply->bytesAvailable() > 0);
        // Until nothing moves any more: either all of it has come, or the connection is full.
        qint64 before = -1;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const auto now = left();
                const bool stands = now == before;
                before = now;
                QTest::qWait(300);
                return stands;
            }(),
            60'000);
        QVERIFY2(reply->bytesAvailable() <= bound, qPrintable(QString::number(reply->bytesAvailable())));
        QVERIFY2(left() > whole / 2, qPrintable(QString::number(left())));
    }

    void anAnswerLargerThanAnyIsNotKept()
    {
        m_store->says("/v1/history", [](QSslSocket& socket) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\nContent-Length: " + QByteArray::number(64 << 20) + "\r\n\r\n");
            socket.write(QByteArray(64 << 20, 'x'));
        });
        QVERIFY(!asked("/v1/history")->has_value());
    }
};

QTEST_GUILESS_MAIN(TransportTest)
#include "transport.test.moc"
