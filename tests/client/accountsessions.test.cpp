// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPointer>
#include <QTest>

#include "app/client/session/accountdesk.h"
#include "app/crypto/crypto.h"
#include "tests/client/fakestore.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

// What one session was answered is nothing of the next one's.
class AccountSessionsTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<AccountDesk> m_desk;
    QPointer<QSslSocket> m_asking;

    void signedIn(std::string_view token)
    {
        StoreSession session;
        session.token = std::make_shared<const SecretBytes>(SecretBytes::copyOf(token));
        m_desk->use(session);
    }
    void answers()
    {
        const auto body = wire::encodeMessage(wire::FactorReply{m_clock.now() + hourMs, 10});
        QVERIFY(m_asking);
        m_asking->write("HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\nContent-Length: " + QByteArray::number(static_cast<qsizetype>(body.size())) + "\r\n\r\n"
                        + QByteArray(reinterpret_cast<const char*>(body.data()), static_cast<qsizetype>(body.size())));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_store = std::make_unique<FakeStore>();
        m_store->says("/v1/session/factor/kept", [this](QSslSocket& socket) { m_asking = &socket; });
        m_transport = std::make_unique<Transport>();
        auto identity = std::make_shared<TlsIdentity>();
        identity->authority = m_store->authority();
        m_transport->setStore(*StoreAddress::parse(m_store->address()), std::move(identity));
        m_desk = std::make_unique<AccountDesk>(*m_transport, m_clock, nullptr);
    }
    void cleanup()
    {
        m_desk.reset();
        m_transport.reset();
        m_store.reset();
    }

    void whoSignsInNextHasTheirOwnFactor_data()
    {
        QTest::addColumn<bool>("isSameSession");
        QTest::newRow("the same") << true;
        QTest::newRow("somebody else's") << false;
    }
    void whoSignsInNextHasTheirOwnFactor()
    {
        QFETCH(bool, isSameSession);
        signedIn("the first token");
        std::optional<Result<>> kept;
        m_desk->keepFactor(this, [&kept](const Result<>& result) { kept = result; });
        QTRY_VERIFY(m_asking);
        if (!isSameSession) {
            m_desk->close();
            signedIn("the second token");
        }
        answers();
        QTRY_VERIFY(kept);
        QCOMPARE(kept->has_value(), isSameSession);
        QCOMPARE(m_desk->hasFactor(), isSameSession);
        QCOMPARE(m_desk->factorUntil().isNull(), !isSameSession);
        if (!isSameSession)
            QVERIFY(kept->error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(AccountSessionsTest)
#include "accountsessions.test.moc"
