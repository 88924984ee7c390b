// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QTest>

#include "app/client/keys/keyring.h"
#include "tests/client/answer.h"
#include "tests/faults/keyringdaemon.h"

using namespace paillasse;
using namespace paillasse::client;
using client::testing::wait;

namespace {

const QString entry = QStringLiteral("test-entry");

void lockLogin(const char* method)
{
    auto call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"), QLatin1String(method));
    call << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))});
    const auto reply = QDBusConnection::sessionBus().call(call);
    QVERIFY2(reply.type() == QDBusMessage::ReplyMessage, qPrintable(reply.errorMessage()));
}

// A Secret Service that says it is open, and never answers anything that is asked of it: QtKeychain's jobs would wait for good.
class Mute final : public QDBusVirtualObject {
public:
    [[nodiscard]] QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override
    {
        if (message.member() == QLatin1String("ReadAlias"))
            bus.send(message.createReply(QVariant::fromValue(QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login")))));
        else if (message.member() == QLatin1String("Get"))
            bus.send(message.createReply(QVariant::fromValue(QDBusVariant(false))));
        return true;
    }
};

} // namespace

// Run once per state of a real keyring (privatebus.sh); PAILLASSE_KEYRING says which one it is.
class KeyringTest : public QObject {
    Q_OBJECT

private:
    KeyringState look()
    {
        return wait<KeyringState>([this](auto reply) { m_keyring.look(this, reply); });
    }
    Result<std::shared_ptr<SecretBytes>> read()
    {
        return wait<Result<std::shared_ptr<SecretBytes>>>([this](auto reply) { m_keyring.read(entry, this, reply); });
    }
    Result<> write(std::string_view secret)
    {
        return wait<Result<>>([this, secret](auto reply) { m_keyring.write(entry, SecretBytes::copyOf(secret), this, reply); });
    }

    Keyring m_keyring{QStringLiteral("PaillasseTest"), std::chrono::seconds(5)};
    QByteArray m_state;

private Q_SLOTS:
    void initTestCase()
    {
        m_state = qgetenv("PAILLASSE_KEYRING");
        QVERIFY2(!m_state.isEmpty(), "say which state the keyring is in: PAILLASSE_KEYRING");
    }

    void theStateIsSeen()
    {
        QCOMPARE(static_cast<int>(look()), static_cast<int>(m_state == "unlocked" ? KeyringState::Available : m_state == "locked" ? KeyringState::Locked : KeyringState::Missing));
    }

    void anAbsentEntryIsNoLockedKeyring()
    {
        const auto none = read();
        QVERIFY(!none);
        QVERIFY2(none.error().code == (m_state == "unlocked" ? ErrorCode::NotFound : m_state == "locked" ? ErrorCode::Locked : ErrorCode::Missing), none.error().detail.c_str());
    }

    void nothingIsWrittenUnlessItIsKept()
    {
        const auto done = write(std::string_view("a\0secret\n", 9));
        if (m_state != "unlocked") {
            QVERIFY(!done);
            QVERIFY(done.error().code == (m_state == "locked" ? ErrorCode::Locked : ErrorCode::Missing));
            return;
        }
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        const auto back = read();
        QVERIFY(back);
        QCOMPARE(asText((*back)->view()), std::string_view("a\0secret\n", 9));
    }

    void aKeyringThatNeverAnswersIsGivenUp()
    {
        if (m_state != "missing")
            QSKIP("client_keyring_missing runs it: it takes the service's name");
        auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("mute"));
        Mute mute;
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.secrets")));
        QVERIFY(bus.registerVirtualObject(QStringLiteral("/org/freedesktop/secrets"), &mute, QDBusConnection::SubPath));
        QCOMPARE(static_cast<int>(look()), static_cast<int>(KeyringState::Available));
        const auto secret = read();
        QVERIFY(!secret);
        QVERIFY2(secret.error().code == ErrorCode::Cancelled, secret.error().detail.c_str());
        const auto written = write("a secret");
        QVERIFY(!written);
        QVERIFY2(written.error().code == ErrorCode::Cancelled, written.error().detail.c_str());
        QDBusConnection::disconnectFromBus(QStringLiteral("mute"));
    }

    // The daemon crashed, or was started anew with the desktop's session: this program goes on.
    void aKeyringThatWasStartedAgainIsRead()
    {
        if (m_state != "unlocked")
            QSKIP("client_keyring_unlocked runs it: a keyring is started again");
        QVERIFY(write("kept"));
        faults::KeyringDaemon daemon(QStringLiteral("test keyring")); // privatebus.sh
        QVERIFY(daemon.end());
        QVERIFY(daemon.startAgain());
        const auto back = read();
        QVERIFY2(back, back ? "" : back.error().detail.c_str());
        QCOMPARE(asText((*back)->view()), std::string_view("kept"));
        QVERIFY(write("otherwise"));
    }

    // The trap itself: the entry is there, and a locked keyring must not look like a first run.
    void aLockedKeyringHidesWhatItHasAndSaysSo()
    {
        if (m_state != "unlocked")
            QSKIP("client_keyring_unlocked runs it: a keyring is locked again");
        QVERIFY(write("kept"));
        lockLogin("Lock");
        const auto hidden = read();
        QVERIFY(!hidden);
        QVERIFY2(hidden.error().code == ErrorCode::Locked, hidden.error().detail.c_str());
        const auto overwritten = write("another");
        QVERIFY(!overwritten);
        QVERIFY(overwritten.error().code == ErrorCode::Locked);
    }
};

QTEST_GUILESS_MAIN(KeyringTest)
#include "keyring.test.moc"
