// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/client/session/accountdesk.h"
#include "app/crypto/crypto.h"
#include "tests/client/fakestore.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

// What of one's own account depends on an answer that does not come.
class AccountDeskTest : public QObject {
    Q_OBJECT

private:
    using Codes = Result<std::vector<std::string>>;

    SystemClock m_clock;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<AccountDesk> m_desk;
    int m_confirmed = 0;

    static StoreSession session()
    {
        StoreSession session;
        session.token = std::make_shared<const SecretBytes>(SecretBytes::copyOf(Bytes(32, 1)));
        session.reply.hasFactor = true;
        return session;
    }
    Codes confirms()
    {
        std::optional<Codes> codes;
        m_desk->confirm(SecretBytes::copyOf(std::string_view("123456")), this, [&codes](const Codes& answer) { codes = answer; });
        if (!QTest::qWaitFor([&codes] { return codes.has_value(); }, 30'000))
            qFatal("no answer");
        return *codes;
    }
    // The connection is lost before the answer comes, or not.
    void keeps(bool answers)
    {
        m_store->on("/v1/session/factor/kept", [this, answers](const FakeStore::Request&) {
            return answers ? std::optional(wire::encodeMessage(wire::FactorReply{m_clock.now() + 15 * minuteMs, 10})) : std::nullopt;
        });
    }
    void saysNothingIsOnOffer()
    {
        m_store->says("/v1/session/factor/kept", [](QSslSocket& socket) {
            const auto body = wire::encodeMessage(wire::Problem{ErrorCode::NotFound, "nothing is on offer any more; begin again"});
            socket.write("HTTP/1.1 404 Not Found\r\nContent-Type: application/cbor\r\nContent-Length: " + QByteArray::number(static_cast<qsizetype>(body.size())) + "\r\n\r\n");
            socket.write(reinterpret_cast<const char*>(body.data()), static_cast<qint64>(body.size()));
        });
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_confirmed = 0;
        m_store = std::make_unique<FakeStore>();
        m_transport = std::make_unique<Transport>();
        m_transport->setStore(*StoreAddress::parse(m_store->address()), std::make_shared<TlsIdentity>(TlsIdentity{m_store->authority(), {}, {}}));
        m_desk = std::make_unique<AccountDesk>(*m_transport, m_clock, nullptr);
        m_desk->use(session());
        m_store->on("/v1/session/factor/confirm", [this](const FakeStore::Request&) { return wire::encodeMessage(wire::RecoveryCodes{{"sheet " + std::to_string(++m_confirmed)}}); });
    }
    void cleanup()
    {
        m_desk.reset();
        m_transport.reset();
        m_store.reset();
    }

    void theSheetOutlivesALostAnswer()
    {
        keeps(false);
        QVERIFY(!confirms() && m_desk->factorUntil().isNull());
        QVERIFY(!confirms());
        keeps(true);
        const auto codes = confirms();
        QVERIFY(codes.has_value());
        QCOMPARE(codes->front(), std::string("sheet 1")); // the one that the store may have had since the first time
        QCOMPARE(m_confirmed, 1);
        QVERIFY(m_desk->hasFactor() && !m_desk->factorUntil().isNull());
        QCOMPARE(confirms()->front(), std::string("sheet 2")); // another replacement
    }

    void whatIsOffTheTableIsForgotten()
    {
        keeps(false);
        QVERIFY(!confirms());
        saysNothingIsOnOffer();
        QVERIFY(confirms().error().code == ErrorCode::NotFound);
        QVERIFY(confirms().error().code == ErrorCode::NotFound);
        QCOMPARE(m_confirmed, 2);
    }

    void anotherSessionBeginsAgain()
    {
        keeps(false);
        QVERIFY(!confirms());
        keeps(true);
        m_desk->use(session());
        QCOMPARE(confirms()->front(), std::string("sheet 2"));
    }
};

QTEST_GUILESS_MAIN(AccountDeskTest)
#include "accountdesk.test.moc"
