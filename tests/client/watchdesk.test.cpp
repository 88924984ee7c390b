// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include "app/client/watchdesk.h"
#include "app/crypto/crypto.h"
#include "app/wire/messages.h"
#include "tests/client/fakestore.h"
#include "tests/client/heard.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

namespace {

wire::Alert alertOf(std::uint8_t number, wire::AlertState state = wire::AlertState::Open)
{
    wire::Alert alert;
    std::array<std::uint8_t, 16> bytes{};
    bytes[0] = number;
    alert.id = Uuid(bytes);
    alert.rule = "slow-reading";
    alert.state = state;
    return alert;
}

QByteArray problem(const char* status, ErrorCode code)
{
    const auto body = wire::encodeMessage(wire::Problem{code, "no"});
    return "HTTP/1.1 " + QByteArray(status) + "\r\nContent-Type: application/cbor\r\nContent-Length: " + QByteArray::number(static_cast<qsizetype>(body.size())) + "\r\n\r\n"
        + QByteArray(reinterpret_cast<const char*>(body.data()), static_cast<qsizetype>(body.size()));
}

QByteArray page(const Bytes& body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\nContent-Length: " + QByteArray::number(static_cast<qsizetype>(body.size())) + "\r\n\r\n"
        + QByteArray(reinterpret_cast<const char*>(body.data()), static_cast<qsizetype>(body.size()));
}

} // namespace

// The alerts come by themselves while somebody may see them, and go with them; what is asked for is asked in their name.
class WatchDeskTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<WatchDesk> m_desk;
    std::shared_ptr<const SecretBytes> m_token;
    lab::LaboratoryId m_laboratory;
    bool m_hasHeardTheLock = true;
    wire::AlertsReply m_now; // as the store has them
    std::vector<std::uint64_t> m_known; // as it was asked
    QPointer<QSslSocket> m_waiting;     // an answer that is held back

    void answerAlerts()
    {
        m_store->on("/v1/alerts", [this](const FakeStore::Request& request) -> std::optional<Bytes> {
            const auto question = wire::decodeMessage<wire::AlertsQuestion>(request.body);
            if (!question || !(question->laboratory == m_laboratory))
                return {};
            m_known.push_back(question->known);
            return wire::encodeMessage(m_now);
        });
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_known.clear();
        m_now = {7, {alertOf(1)}};
        m_hasHeardTheLock = true;
        m_laboratory = lab::LaboratoryId(alertOf(99).id);
        m_token = std::make_shared<const SecretBytes>(SecretBytes::copyOf(std::string_view("a session's token")));
        m_store = std::make_unique<FakeStore>();
        answerAlerts();
        m_transport = std::make_unique<Transport>();
        auto identity = std::make_shared<TlsIdentity>();
        identity->authority = m_store->authority();
        m_transport->setStore(*StoreAddress::parse(m_store->address()), std::move(identity));
        m_desk = std::make_unique<WatchDesk>(*m_transport, [this] { return AdministrationDesk::Asker{m_token, m_laboratory}; }, [this](const std::function<void(bool)>& then) { then(m_hasHeardTheLock); }, nullptr);
    }
    void cleanup()
    {
        m_desk.reset();
        m_transport.reset();
        m_store.reset();
    }

    void whatWasThereIsNotRaisedAndWhatComesIs()
    {
        const QSignalSpy raised(m_desk.get(), &Watch::alertRaised);
        const QSignalSpy changed(m_desk.get(), &Watch::alertsChanged);
        QVERIFY(!m_desk->isKnown());
        m_desk->follow(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isKnown(), 20'000);
        QCOMPARE(m_desk->alerts().size(), 1u);
        QCOMPARE(m_known.front(), 0u);
        QTRY_VERIFY_WITH_TIMEOUT(m_known.size() > 1, 20'000); // asked again by itself, for what is new since
        QCOMPARE(m_known.back(), 7u);
        QCOMPARE(changed.size(), 1); // the same again is no change
        QCOMPARE(raised.size(), 0);

        m_now = {8, {alertOf(3), alertOf(2, wire::AlertState::Owned), alertOf(1)}};
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->alerts().size(), 3u, 20'000);
        QCOMPARE(raised.size(), 1); // whoever owns the second has seen it
        QVERIFY(raised[0][0].value<wire::Alert>().id == alertOf(3).id);

        m_now.version = 9;
        m_now.alerts[2].escalated = true;
        m_now.alerts[0].state = wire::AlertState::Closed;
        QTRY_COMPARE_WITH_TIMEOUT(raised.size(), 2, 20'000);
        QVERIFY(raised[1][0].value<wire::Alert>().id == alertOf(1).id);
        m_now.version = 10;
        QTRY_COMPARE_WITH_TIMEOUT(m_known.back(), 10u, 20'000);
        QCOMPARE(raised.size(), 2); // once
    }

    // Also a store that begins to count anew.
    void anyOtherVersionIsNews()
    {
        m_desk->follow(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isKnown(), 20'000);
        m_now = {1, {}};
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->alerts().empty(), 20'000);
    }

    void aStoreThatIsAwayIsAskedAgain()
    {
        m_desk->follow(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isKnown(), 20'000);
        // Said in words: a connection that is cut is tried again below, by Qt.
        int refused = 0;
        bool isBack = false;
        m_store->says("/v1/alerts", [&](QSslSocket& socket) {
            refused += isBack ? 0 : 1;
            socket.write(isBack ? page(wire::encodeMessage(m_now)) : problem("500 Internal Server Error", ErrorCode::Internal));
        });
        QTRY_VERIFY_WITH_TIMEOUT(refused >= 2, 20'000); // by itself, with growing patience
        QCOMPARE(m_desk->alerts().size(), 1u);          // what was known stays on the page
        m_now = {8, {alertOf(2), alertOf(1)}};
        isBack = true;
        m_desk->retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->alerts().size(), 2u, 20'000);
    }

    void withoutASessionAtTheStoreItWaits()
    {
        const auto token = std::exchange(m_token, nullptr);
        m_desk->follow(true);
        Heard<wire::WatchReply> overview;
        m_desk->overview(this, overview.take());
        QVERIFY(overview.wait().error().code == ErrorCode::Unreachable);
        QVERIFY(m_known.empty() && !m_desk->isKnown());
        m_token = token;
        m_desk->retryNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isKnown(), 20'000);
    }

    // An answer that was under way does not come back to who signs in next.
    void whoLeavesLeavesNothing()
    {
        m_store->says("/v1/alerts", [this](QSslSocket& socket) { m_waiting = &socket; });
        m_desk->follow(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_waiting, 20'000);
        m_desk->follow(false);
        m_waiting->write(page(wire::encodeMessage(m_now)));
        m_store->on("/v1/watch", [](const FakeStore::Request&) { return wire::encodeMessage(wire::WatchReply{}); });
        Heard<wire::WatchReply> overview;
        m_desk->overview(this, overview.take());
        QVERIFY(overview.wait());
        QVERIFY(!m_desk->isKnown() && m_desk->alerts().empty());
    }
    void whatWasKnownIsForgotten()
    {
        m_desk->follow(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isKnown(), 20'000);
        const QSignalSpy changed(m_desk.get(), &Watch::alertsChanged);
        m_desk->follow(false);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!m_desk->isKnown() && m_desk->alerts().empty());
        m_known.clear();
        const QSignalSpy raised(m_desk.get(), &Watch::alertRaised);
        m_desk->follow(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->isKnown(), 20'000);
        QCOMPARE(m_known.front(), 0u);
        QCOMPARE(raised.size(), 0); // to the next one it was there before
    }

    void aStepIsSentAndItsRefusalComesBack_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("somebody else was first") << static_cast<int>(ErrorCode::Conflict) << QByteArray("409 Conflict");
        QTest::newRow("no right") << static_cast<int>(ErrorCode::Refused) << QByteArray("403 Forbidden");
        QTest::newRow("too short") << static_cast<int>(ErrorCode::InvalidInput) << QByteArray("400 Bad Request");
    }
    void aStepIsSentAndItsRefusalComesBack()
    {
        QFETCH(int, code);
        QFETCH(QByteArray, status);
        m_store->says("/v1/alerts/step", [&](QSslSocket& socket) { socket.write(problem(status.constData(), static_cast<ErrorCode>(code))); });
        Heard<void> done;
        m_desk->step(alertOf(1).id, wire::AlertStep::Own, {}, this, done.take());
        QCOMPARE(static_cast<int>(done.wait().error().code), code);
    }
    void aStepNamesWhatAndWhy()
    {
        wire::AlertStepping taken;
        m_store->on("/v1/alerts/step", [&taken](const FakeStore::Request& request) {
            taken = wire::decodeMessage<wire::AlertStepping>(request.body).value();
            return std::optional<Bytes>(Bytes());
        });
        Heard<void> done;
        m_desk->step(alertOf(1).id, wire::AlertStep::Explain, "the yearly audit", this, done.take());
        QVERIFY(done.wait());
        QVERIFY(taken.laboratory == m_laboratory && taken.alert == alertOf(1).id && taken.step == wire::AlertStep::Explain);
        QCOMPARE(taken.text, std::string("the yearly audit"));
    }

    void anExportCarriesTheQuestionAndTheCode()
    {
        wire::TrailExport taken;
        const Bytes file{'%', 'P', 'D', 'F', 0, 0xff};
        m_store->givesFiles("/v1/trail/export", "application/pdf");
        m_store->on("/v1/trail/export", [&](const FakeStore::Request& request) {
            taken = wire::decodeMessage<wire::TrailExport>(request.body).value();
            return file;
        });
        wire::TrailQuery query;
        query.reference = "26-112298";
        Heard<Bytes> given;
        m_desk->exportTrail(query, wire::ExportForm::Pdf, SecretBytes::copyOf(std::string_view("123456")), this, given.take());
        QVERIFY(given.wait().value() == file); // as it came
        QCOMPARE(taken.code, std::string("123456"));
        QCOMPARE(taken.query.reference, std::string("26-112298"));
        QVERIFY(taken.query.laboratory == m_laboratory && taken.form == wire::ExportForm::Pdf);
        // A table is asked for, and a page comes.
        Heard<Bytes> other;
        m_desk->exportTrail(query, wire::ExportForm::Csv, SecretBytes::copyOf(std::string_view("123456")), this, other.take());
        QVERIFY(other.wait().error().code == ErrorCode::NotTrusted);
        // The store must have heard a lock before anything a code has a bearing on.
        m_hasHeardTheLock = false;
        Heard<Bytes> refused;
        m_desk->exportTrail(query, wire::ExportForm::Csv, SecretBytes::copyOf(std::string_view("123456")), this, refused.take());
        QVERIFY(refused.wait().error().code == ErrorCode::Unreachable);
    }
    void aWrongCodeIsSaidSo()
    {
        m_store->says("/v1/trail/export", [](QSslSocket& socket) { socket.write(problem("403 Forbidden", ErrorCode::WrongSecret)); });
        Heard<Bytes> rows;
        m_desk->exportTrail({}, wire::ExportForm::Csv, SecretBytes::copyOf(std::string_view("000000")), this, rows.take());
        QVERIFY(rows.wait().error().code == ErrorCode::WrongSecret);
    }

    void theTrailAndTheCausesAreAskedHere()
    {
        wire::TrailQuery query;
        m_store->on("/v1/trail", [&query](const FakeStore::Request& request) {
            query = wire::decodeMessage<wire::TrailQuery>(request.body).value();
            return wire::encodeMessage(wire::TrailReply{});
        });
        wire::AlertQuestion question;
        m_store->on("/v1/alerts/acts", [&question](const FakeStore::Request& request) {
            question = wire::decodeMessage<wire::AlertQuestion>(request.body).value();
            return wire::encodeMessage(wire::TrailReply{});
        });
        Heard<wire::TrailReply> rows;
        m_desk->trail({}, this, rows.take());
        QVERIFY(rows.wait());
        QVERIFY(query.laboratory == m_laboratory);
        Heard<wire::TrailReply> causes;
        m_desk->causes(alertOf(4).id, this, causes.take());
        QVERIFY(causes.wait());
        QVERIFY(question.laboratory == m_laboratory && question.alert == alertOf(4).id);
    }
};

QTEST_GUILESS_MAIN(WatchDeskTest)
#include "watchdesk.test.moc"
