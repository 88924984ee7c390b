// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "app/client/keys/keyring.h"
#include "app/crypto/crypto.h"
#include "tests/journeys/station.h"

using namespace paillasse;
using namespace paillasse::journeys;
using client::Failure;
using client::SessionState;

namespace {

QByteArray said(Failure failure)
{
    return client::nameOf(failure);
}

SecretBytes secret(const QString& text)
{
    return SecretBytes::copyOf(std::string_view(text.toStdString()));
}

void callKeyring(const char* method)
{
    auto call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"), QLatin1String(method));
    call << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))});
    const auto reply = QDBusConnection::sessionBus().call(call);
    QVERIFY2(reply.type() == QDBusMessage::ReplyMessage, qPrintable(reply.errorMessage()));
}

// Something that is no store: says this to whoever connects.
class Stranger : public QObject {
public:
    explicit Stranger(QByteArray words)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this, words] {
            while (auto* socket = m_server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [socket, words] {
                    socket->readAll();
                    socket->write(words);
                    socket->disconnectFromHost();
                });
            }
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
};

} // namespace

// Each thing that can stand between a person and their work is told from the others.
class TrustJourneys : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_a;
    lab::PatientId m_patient;

    Failure enrolWith(Station& station, const QString& code, quint16 port)
    {
        auto& session = station.engine().session();
        std::optional<Failure> failure;
        QObject context;
        QObject::connect(&session, &client::Session::failed, &context, [&](const client::Trouble& trouble) { failure = trouble.failure; });
        QObject::connect(&session, &client::Session::stateChanged, &context, [&](SessionState state) {
            if (state == SessionState::Failed)
                failure = session.trouble().failure;
        });
        session.enrol(secret(code), QStringLiteral("X-01"), QStringLiteral("127.0.0.1:%1").arg(port));
        if (!station.waits([&] { return failure.has_value(); }))
            qFatal("the enrolment was not refused");
        return *failure;
    }
    SessionState start(Station& station)
    {
        station.switchOff();
        station.switchOn();
        return station.engine().session().state();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto anais = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        m_store->start();
        m_a = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_a->enrol();
        m_a->activate(QStringLiteral("anais"), anais);
        m_patient = m_a->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        QVERIFY(m_a->sent());
    }
    void cleanupTestCase()
    {
        m_a.reset();
        m_store->stop();
        m_store->verify();
    }

    // --- enrolment
    void anEnrolmentCodeIsChecked()
    {
        Station x(*m_store, QStringLiteral("X-01"));
        x.switchOn();
        auto code = m_store->enrolmentCode();
        auto mistyped = code;
        mistyped[3] = mistyped[3] == u'7' ? u'8' : u'7';
        QCOMPARE(said(enrolWith(x, mistyped, x.cable().port())), said(Failure::CodeInvalid));
        x.enrol(); // with a code of its own
        Station y(*m_store, QStringLiteral("Y-01"));
        y.switchOn();
        QCOMPARE(said(enrolWith(y, m_store->enrolmentCode() + QStringLiteral("A"), y.cable().port())), said(Failure::CodeInvalid));
    }

    void anotherStoresCodeIsNotTrusted()
    {
        StoreProcess other;
        const auto code = other.enrolmentCode();
        Station x(*m_store, QStringLiteral("X-02"));
        x.switchOn();
        QCOMPARE(said(enrolWith(x, code, x.cable().port())), said(Failure::WrongStore));
        QVERIFY(!QFile::exists(x.folder() + QStringLiteral("/enrolment.json")));
    }

    void whatIsNoStoreIsToldFromNobody()
    {
        Station x(*m_store, QStringLiteral("X-03"));
        x.switchOn();
        const auto code = m_store->enrolmentCode();
        const Stranger web("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        QCOMPARE(said(enrolWith(x, code, web.port())), said(Failure::NotPaillasse));
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const auto port = nobody.serverPort();
        nobody.close();
        x.engine().session().signOut();
        QVERIFY(x.waits([&] { return x.engine().session().state() == SessionState::NotEnrolled && !x.engine().session().isBusy(); }));
        QCOMPARE(said(enrolWith(x, code, port)), said(Failure::Offline));
    }

    void anAdministratorApprovesThisMachine()
    {
        Station x(*m_store, QStringLiteral("RECEP-01"));
        x.switchOn();
        auto& session = x.engine().session();
        session.enrol(secret(m_store->enrolmentCode(false)), QStringLiteral("RECEP-01"), QStringLiteral("127.0.0.1:%1").arg(x.cable().port()));
        QVERIFY(x.waits([&] { return session.state() == SessionState::AwaitingApproval; }));
        // What is on this screen is in the administrator's list.
        const auto words = session.approvalWords();
        QVERIFY(!words.isEmpty());
        const auto list = m_store->run({QStringLiteral("workstation"), QStringLiteral("list")});
        QVERIFY2(list.contains(words), qPrintable(words + QLatin1Char('\n') + list));
        // The program may end meanwhile.
        QVERIFY(start(x) == SessionState::AwaitingApproval);
        m_store->run({QStringLiteral("workstation"), QStringLiteral("approve"), QStringLiteral("RECEP-01")});
        QVERIFY(x.waits([&] { return x.engine().session().state() == SessionState::SignedOut; }));
    }

    void aRefusedMachineIsTold()
    {
        Station x(*m_store, QStringLiteral("RECEP-02"));
        x.switchOn();
        auto& session = x.engine().session();
        session.enrol(secret(m_store->enrolmentCode(false)), QStringLiteral("RECEP-02"), QStringLiteral("127.0.0.1:%1").arg(x.cable().port()));
        QVERIFY(x.waits([&] { return session.state() == SessionState::AwaitingApproval; }));
        m_store->revoke(QStringLiteral("RECEP-02"));
        QVERIFY(x.waits([&] { return session.state() == SessionState::Failed; }));
        QCOMPARE(said(session.trouble().failure), said(Failure::EnrolmentRefused));
    }

    // --- sign-in
    void wrongNamesAndPasswordsSoundTheSame()
    {
        m_a->signOut();
        const auto password = m_a->refusedSignIn(QStringLiteral("anais"), QStringLiteral("not this one"));
        const auto name = m_a->refusedSignIn(QStringLiteral("nobody"));
        QCOMPARE(said(password.failure), said(Failure::WrongCredentials));
        QCOMPARE(said(name.failure), said(Failure::WrongCredentials));
        QCOMPARE(password.reference, name.reference);
        QVERIFY(m_a->engine().session().state() == SessionState::SignedOut); // said on the form
    }

    void offlineTheCacheKnowsThePassword()
    {
        m_a->cable().pull();
        QCOMPARE(said(m_a->refusedSignIn(QStringLiteral("anais"), QStringLiteral("not this one")).failure), said(Failure::WrongPasswordOffline));
        // Who has never worked here cannot begin without the store.
        QCOMPARE(said(m_a->refusedSignIn(QStringLiteral("yann")).failure), said(Failure::Offline));
        m_a->engine().session().signOut();
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == SessionState::SignedOut && !m_a->engine().session().isBusy(); }));
        m_a->engine().session().signIn(QStringLiteral("anais"), secret(Station::password()));
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == SessionState::Open; }));
        QVERIFY(m_a->engine().connection() == client::Connection::Offline);
        QVERIFY(m_a->waits([&] { return m_a->finds("bihan").size() == 1; }));
        m_a->cable().plug();
        m_a->waitCaughtUp();
    }

    void anotherStoreAtTheAddressIsSeen()
    {
        StoreProcess other;
        other.start();
        m_a->signOut();
        m_a->cable().pull();
        m_a->cable().lead(other.port());
        m_a->cable().plug();
        const auto trouble = m_a->refusedSignIn(QStringLiteral("anais"));
        m_a->cable().pull();
        m_a->cable().lead(m_store->port());
        m_a->cable().plug();
        QVERIFY2(trouble.failure == Failure::WrongStore, (said(trouble.failure) + " " + QByteArray::fromStdString(trouble.reference)).constData());
        QVERIFY(!other.log().contains("session"));
        m_a->engine().session().retry();
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == SessionState::Open; }));
    }

    void aDamagedCacheIsPutAsideAndRebuilt()
    {
        const auto order = m_a->orders(m_patient, {"K"});
        QVERIFY(m_a->enters(order, "K", "4.4").isCommitted());
        QVERIFY(m_a->sent());
        m_a->switchOff();
        const QDir caches(m_a->folder() + QStringLiteral("/caches"));
        const auto name = caches.entryList({QStringLiteral("*.cache")}).value(0);
        QFile cache(caches.filePath(name));
        QVERIFY(cache.open(QIODevice::ReadWrite));
        QVERIFY(cache.seek(100));
        QVERIFY(cache.write("damage damage damage") > 0);
        cache.close();
        QFile::remove(caches.filePath(name + QStringLiteral("-wal")));
        m_a->switchOn();
        const auto trouble = m_a->refusedSignIn(QStringLiteral("anais"));
        QCOMPARE(said(trouble.failure), said(Failure::CacheCorrupt));
        QVERIFY(QFile::exists(m_a->folder() + QStringLiteral("/quarantine/") + QString::fromStdString(trouble.quarantined)));
        m_a->engine().session().rebuildCache();
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == SessionState::Open; }));
        m_a->waitCaughtUp();
        QVERIFY(m_a->sees(order, "K", "4,4"));
    }

    void aClockOneHourOffIsSeen()
    {
        m_a->signOut();
        m_a->clock().ahead = hourMs;
        const auto trouble = m_a->refusedSignIn(QStringLiteral("anais"));
        m_a->clock().ahead = 0;
        QCOMPARE(said(trouble.failure), said(Failure::ClockOff));
        QVERIFY(std::abs(trouble.offMs - hourMs) < minuteMs);
        m_a->engine().session().retry();
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == SessionState::Open; }));
    }

    void aPasswordChangedElsewhereRebuildsTheCache()
    {
        const auto words = m_store->run({QStringLiteral("staff"), QStringLiteral("reactivate"), QStringLiteral("--login"), QStringLiteral("anais")});
        const auto code = words.mid(words.indexOf(QLatin1String("code: ")) + 6).section(u'\n', 0, 0).trimmed();
        m_a->signOut();
        QCOMPARE(said(m_a->refusedSignIn(QStringLiteral("anais")).failure), said(Failure::WrongCredentials));
        m_a->activate(QStringLiteral("anais"), code);
        QVERIFY(m_a->waits([&] { return m_a->finds("bihan").size() == 1; }));
        QVERIFY(!QDir(m_a->folder() + QStringLiteral("/quarantine")).entryList({QStringLiteral("*.cache.*")}).isEmpty());
    }

    void aClosedAccountIsTold()
    {
        const auto code = m_store->addPerson(QStringLiteral("gwen"), QStringLiteral("Gwen Riou"), QStringLiteral("technician"));
        m_a->signOut();
        m_a->activate(QStringLiteral("gwen"), code);
        m_store->run({QStringLiteral("staff"), QStringLiteral("disable"), QStringLiteral("--login"), QStringLiteral("gwen")});
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == SessionState::SignedOut; }));
        QCOMPARE(said(m_a->refusedSignIn(QStringLiteral("gwen")).failure), said(Failure::PersonDisabled));
    }

    // --- the machine's own
    void aMissingSecretIsNoFirstRun()
    {
        m_a->switchOff();
        const auto json = QJsonDocument::fromJson([&] { QFile f(m_a->folder() + QStringLiteral("/enrolment.json")); return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray(); }()).object();
        const auto entry = json.value(QLatin1String("keyringEntry")).toString();
        client::Keyring keyring;
        std::shared_ptr<SecretBytes> kept;
        bool removed = false;
        keyring.read(entry, this, [&](const auto& secret) {
            if (secret)
                kept = *secret;
            keyring.remove(entry, this, [&](const Result<>& done) { removed = done.has_value(); });
        });
        QTRY_VERIFY(removed && kept);
        QVERIFY(start(*m_a) == SessionState::Failed);
        QCOMPARE(said(m_a->engine().session().trouble().failure), said(Failure::SecretMissing));
        // Not even a new enrolment makes a key while the old files are there.
        Station x(*m_store, QStringLiteral("X-09"));
        x.switchOn();
        QVERIFY(QDir().mkpath(x.folder() + QStringLiteral("/caches")));
        QFile old(x.folder() + QStringLiteral("/caches/old.cache"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.close();
        QCOMPARE(said(enrolWith(x, m_store->enrolmentCode(), x.cable().port())), said(Failure::SecretMissing));
        x.engine().session().enrolAgain();
        QVERIFY(x.waits([&] { return x.engine().session().state() == SessionState::NotEnrolled && !x.engine().session().isBusy(); }));
        QVERIFY(!old.exists());
        QVERIFY(!QDir(x.folder() + QStringLiteral("/quarantine")).isEmpty());
        x.enrol();
        bool back = false;
        keyring.write(entry, kept->clone(), this, [&](const Result<>& done) { back = done.has_value(); });
        QTRY_VERIFY(back);
        m_a->engine().session().retry();
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == SessionState::SignedOut; }));
    }

    void aRevokedWorkstationIsTold()
    {
        m_a->signIn(QStringLiteral("anais"));
        m_store->revoke(QStringLiteral("BIOCH-01"));
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == SessionState::Failed; }));
        QCOMPARE(said(m_a->engine().session().trouble().failure), said(Failure::WorkstationRevoked));
        QVERIFY(start(*m_a) == SessionState::SignedOut);
        QCOMPARE(said(m_a->refusedSignIn(QStringLiteral("anais")).failure), said(Failure::WorkstationRevoked));
        // Enrolled anew, the same machine works again.
        m_a->engine().session().enrolAgain();
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == SessionState::NotEnrolled && !m_a->engine().session().isBusy(); }));
        m_a->enrol();
        m_a->engine().session().signIn(QStringLiteral("anais"), secret(Station::password()));
        // The revocation ended the session there: the seat is free.
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == SessionState::Open; }));
    }

    // Last: nothing here can open the keyring again.
    void aLockedKeyringIsTold()
    {
        m_a->signOut();
        m_a->switchOff();
        callKeyring("Lock");
        QVERIFY(start(*m_a) == SessionState::Failed);
        QCOMPARE(said(m_a->engine().session().trouble().failure), said(Failure::KeyringLocked));
        QVERIFY(QFile::exists(m_a->folder() + QStringLiteral("/enrolment.json")));
    }
};

QTEST_GUILESS_MAIN(TrustJourneys)
#include "trust.test.moc"
