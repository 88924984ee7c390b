// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <future>

#include "app/crypto/certificate.h"
#include "app/crypto/crypto.h"
#include "app/store/channels/webhook.h"
#include "tests/store/core/must.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::store;
using store::testing::must;

namespace {

constexpr auto key = "the key of this webhook";

// Keeps whole requests, answers each the same.
class Receiver : public QObject {
public:
    explicit Receiver(QTcpServer& server, QByteArray answer) : m_server(server), m_answer(std::move(answer))
    {
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (auto* socket = m_server.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
    }
    QList<QByteArray> requests;

private:
    void read(QTcpSocket* socket)
    {
        auto& had = m_had[socket];
        had += socket->readAll();
        const auto end = had.indexOf("\r\n\r\n");
        static const QRegularExpression length(QStringLiteral("Content-Length: (\\d+)"));
        if (end < 0 || had.size() < end + 4 + length.match(QString::fromUtf8(had)).captured(1).toInt())
            return;
        requests << std::exchange(had, {});
        socket->write(m_answer);
        socket->disconnectFromHost();
    }
    QTcpServer& m_server;
    QByteArray m_answer;
    QHash<QTcpSocket*, QByteArray> m_had;
};

const QByteArray fine("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n");

QByteArray headerOf(const QByteArray& request, const char* name)
{
    for (const auto& line : request.left(request.indexOf("\r\n\r\n")).split('\n'))
        if (line.startsWith(QByteArray(name) + ": "))
            return line.mid(line.indexOf(' ') + 1).trimmed();
    return {};
}

} // namespace

class WebhookTest : public QObject {
    Q_OBJECT

    test::SetClock m_clock;

    Destination to(const QString& url, const std::string& authority = {}) const
    {
        return {url.toStdString(), authority, "", SecretBytes::copyOf(key)};
    }
    static QString urlOf(const QTcpServer& server, const char* scheme = "http") { return QStringLiteral("%1://127.0.0.1:%2/alerts").arg(QLatin1String(scheme)).arg(server.serverPort()); }
    // On a thread of its own: the receiver is served by this one's events.
    Result<> deliver(Destination destination, const AlertNotice& notice, const std::stop_token& stop = {})
    {
        Webhook webhook(std::move(destination), m_clock);
        auto done = std::async(std::launch::async, [&] { return webhook.deliver(notice, stop); });
        while (done.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        return done.get();
    }

private Q_SLOTS:
    void initTestCase() { must(crypto::initialise()); }

    void theReceiverKnowsWhoSentIt()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Receiver receiver(server, fine);
        const auto notice = testNotice(m_clock.now());
        must(deliver(to(urlOf(server)), notice));
        QCOMPARE(receiver.requests.size(), 1);
        const auto& request = receiver.requests.front();
        QVERIFY(request.startsWith("POST /alerts HTTP/1.1\r\n"));
        QCOMPARE(headerOf(request, "Content-Type"), QByteArray("application/json"));
        const auto body = request.mid(request.indexOf("\r\n\r\n") + 4);
        QCOMPARE(body.toStdString(), jsonOf(notice));
        // As a receiver checks it, with another implementation of HMAC.
        const auto time = QByteArray::number(static_cast<qlonglong>(m_clock.now().ms / secondMs));
        const auto mac = QMessageAuthenticationCode::hash(time + "." + body, key, QCryptographicHash::Sha256).toHex();
        QCOMPARE(headerOf(request, "Paillasse-Signature"), "t=" + time + ",v1=" + mac);
    }

    void anAnswerThatIsNoYesIsAFailureAndNoRedirectIsFollowed()
    {
        QTcpServer elsewhere;
        QVERIFY(elsewhere.listen(QHostAddress::LocalHost));
        Receiver other(elsewhere, fine);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Receiver redirecting(server, "HTTP/1.1 307 Temporary Redirect\r\nLocation: " + urlOf(elsewhere).toUtf8() + "\r\nContent-Length: 0\r\n\r\n");
        const auto sent = deliver(to(urlOf(server)), testNotice(m_clock.now()));
        QVERIFY(!sent && sent.error().code == ErrorCode::Refused);
        QCOMPARE(redirecting.requests.size(), 1);
        QCOMPARE(other.requests.size(), 0);

        QTcpServer broken;
        QVERIFY(broken.listen(QHostAddress::LocalHost));
        const Receiver failing(broken, "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
        const auto failed = deliver(to(urlOf(broken)), testNotice(m_clock.now()));
        QVERIFY(!failed && failed.error().code == ErrorCode::Refused);
    }

    void noProxyIsAsked()
    {
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        const Receiver through(proxy, fine);
        const auto address = urlOf(proxy).toUtf8();
        qputenv("http_proxy", address);
        qputenv("ALL_PROXY", address);
        qputenv("no_proxy", "");
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const Receiver receiver(server, fine);
        const auto sent = deliver(to(urlOf(server)), testNotice(m_clock.now()));
        for (const auto* name : {"http_proxy", "ALL_PROXY", "no_proxy"})
            qunsetenv(name);
        must(sent);
        QCOMPARE(receiver.requests.size(), 1);
        QCOMPARE(through.requests.size(), 0);
    }

    void anotherAuthorityIsRefused()
    {
        const auto now = SystemClock().now();
        const auto authority = must(crypto::makeAuthority("the test's", now, dayMs));
        const auto stranger = must(crypto::makeAuthority("another", now, dayMs));
        const auto keys = must(crypto::makeServer(authority, {"127.0.0.1"}, now, dayMs));
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        const auto pem = keys.privateKey.view();
        configuration.setPrivateKey(QSslKey(QByteArray(reinterpret_cast<const char*>(pem.data()), static_cast<qsizetype>(pem.size())), QSsl::Ec));
        configuration.setLocalCertificateChain(QSslCertificate::fromData(QByteArray::fromStdString(keys.certificate)));
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        QSslServer server;
        server.setSslConfiguration(configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const Receiver receiver(server, fine);
        must(deliver(to(urlOf(server, "https"), authority.certificate), testNotice(now)));
        QCOMPARE(receiver.requests.size(), 1);
        for (const auto& wrong : {stranger.certificate, std::string()}) {
            const auto refused = deliver(to(urlOf(server, "https"), wrong), testNotice(now));
            QVERIFY(!refused && refused.error().code == ErrorCode::NotTrusted);
        }
        const auto otherName = deliver(to(QStringLiteral("https://localhost:%1/").arg(server.serverPort()), authority.certificate), testNotice(now));
        QVERIFY(!otherName && otherName.error().code == ErrorCode::NotTrusted);
        QCOMPARE(receiver.requests.size(), 1);
    }

    // An end that takes the connection and says nothing holds up no stop.
    void aStopEndsWhatIsUnderWay()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        std::stop_source stop;
        QObject::connect(&silent, &QTcpServer::pendingConnectionAvailable, this, [&stop] { stop.request_stop(); });
        const auto cut = deliver(to(urlOf(silent)), testNotice(m_clock.now()), stop.get_token());
        QVERIFY(!cut && cut.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(WebhookTest)
#include "webhook.test.moc"
