// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/client/session/signingend.h"
#include "app/crypto/crypto.h"
#include "app/wire/messages.h"
#include "tests/client/fakestore.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

namespace {

QByteArray problem(const char* status, ErrorCode code, const char* hint = "")
{
    const auto body = wire::encodeMessage(wire::Problem{code, hint});
    return "HTTP/1.1 " + QByteArray(status) + "\r\nContent-Type: application/cbor\r\nContent-Length: " + QByteArray::number(static_cast<qsizetype>(body.size())) + "\r\n\r\n"
        + QByteArray(reinterpret_cast<const char*>(body.data()), static_cast<qsizetype>(body.size()));
}

const QByteArray ended = "HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\nContent-Length: 0\r\n\r\n";

} // namespace

// At the lock: only what the store says for certain counts as heard. Until then a password alone does not go on with what a code opened.
class SigningEndTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SigningEnd> m_end;
    int m_asked = 0;

    void enrolledAt(const FakeStore& authority)
    {
        auto identity = std::make_shared<TlsIdentity>();
        identity->authority = authority.authority();
        m_transport->setStore(*StoreAddress::parse(m_store->address()), std::move(identity));
    }
    void answers(const QByteArray& bytes)
    {
        m_store->says("/v1/session/factor", [this, bytes](QSslSocket& socket) {
            ++m_asked;
            socket.write(bytes);
        });
    }
    bool isHeard()
    {
        auto heard = std::make_shared<std::optional<bool>>();
        m_end->before([heard](bool isThere) { *heard = isThere; });
        return QTest::qWaitFor([&] { return heard->has_value(); }, 20'000) && **heard;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_asked = 0;
        m_store = std::make_unique<FakeStore>();
        m_transport = std::make_unique<Transport>();
        enrolledAt(*m_store);
        m_end = std::make_unique<SigningEnd>(*m_transport, nullptr);
        m_end->use(std::make_shared<const SecretBytes>(SecretBytes::copyOf(std::string_view("a session's token"))));
    }
    void cleanup()
    {
        m_end.reset();
        m_transport.reset();
        m_store.reset();
    }

    void whatIsNoWordOfItIsNotHeard_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("not this workstation") << problem("403 Forbidden", ErrorCode::Revoked);
        QTest::newRow("not with this certificate") << problem("403 Forbidden", ErrorCode::Expired);
        QTest::newRow("something broke") << problem("500 Internal Server Error", ErrorCode::Internal);
        QTest::newRow("an older store") << problem("404 Not Found", ErrorCode::NotFound);
        QTest::newRow("a full disk") << problem("507 Insufficient Storage", ErrorCode::DiskFull);
        QTest::newRow("something between") << QByteArray("HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\n\r\nhello");
        QTest::newRow("no store") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    }
    void whatIsNoWordOfItIsNotHeard()
    {
        QFETCH(QByteArray, said);
        answers(said);
        m_end->say();
        QVERIFY(!isHeard());
        QVERIFY(m_asked > 0);
        // It is owed still, and said again to whoever speaks for certain.
        answers(ended);
        const auto before = m_asked;
        QVERIFY(isHeard());
        QCOMPARE(m_asked, before + 1);
        QVERIFY(isHeard());
        QCOMPARE(m_asked, before + 1); // once
    }

    void anotherMachineDoesNotHearIt()
    {
        const FakeStore elsewhere;
        enrolledAt(elsewhere); // another authority answers at the address
        answers(ended);
        m_end->say();
        QVERIFY(!isHeard());
        QCOMPARE(m_asked, 0);
        enrolledAt(*m_store);
        QVERIFY(isHeard());
        QCOMPARE(m_asked, 1);
    }

    // Nothing is open of a session that the store does not take any more.
    void aSessionThatIsOverIsHeard_data()
    {
        QTest::addColumn<int>("code");
        for (const auto code : {ErrorCode::Missing, ErrorCode::Expired, ErrorCode::Revoked})
            QTest::newRow(std::string(toString(code)).c_str()) << static_cast<int>(code);
    }
    void aSessionThatIsOverIsHeard()
    {
        QFETCH(int, code);
        answers(problem("401 Unauthorized", static_cast<ErrorCode>(code)));
        m_end->say();
        QVERIFY(isHeard());
        QVERIFY(isHeard());
        QCOMPARE(m_asked, 1);
    }
};

QTEST_GUILESS_MAIN(SigningEndTest)
#include "signingend.test.moc"
