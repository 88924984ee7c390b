// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/client/forgetting.h"
#include "app/client/outbox/outbox.h"
#include "app/crypto/crypto.h"
#include "tests/client/answer.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
using Outcome = Forgetting::Outcome;

// What `paillasse --forget` does, with a real keyring.
class ForgettingTest : public QObject {
    Q_OBJECT

private:
    void keep(const char* entry)
    {
        QVERIFY(wait<Result<>>([&](auto reply) { m_keyring.write(QLatin1String(entry), SecretBytes::copyOf(std::string_view("secret")), this, reply); }));
    }
    ErrorCode codeOf(const char* entry)
    {
        const auto read = wait<Result<std::shared_ptr<SecretBytes>>>([&](auto reply) { m_keyring.read(QLatin1String(entry), this, reply); });
        return read ? ErrorCode::Internal : read.error().code;
    }
    Forgetting::Report forget(bool evenUnsent = false)
    {
        Forgetting work(*m_profile, m_keyring, m_clock);
        return wait<Forgetting::Report>([&](auto reply) { work.start(evenUnsent, reply); });
    }
    void file(const QString& name)
    {
        QFile made(m_profile->folder() + name);
        QVERIFY(made.open(QIODevice::WriteOnly));
    }
    void lockKeyring()
    {
        auto call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
        call << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))});
        QVERIFY(QDBusConnection::sessionBus().call(call).type() == QDBusMessage::ReplyMessage);
    }
    // The next login: the same keyring, in another daemon (its password is privatebus.sh's).
    void unlockKeyring()
    {
        m_daemon.start(QStringLiteral("gnome-keyring-daemon"), {QStringLiteral("--foreground"), QStringLiteral("--replace"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
        m_daemon.write("test keyring");
        m_daemon.closeWriteChannel();
        QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(wait<KeyringState>([this](auto reply) { m_keyring.look(this, reply); })), static_cast<int>(KeyringState::Available), 10'000);
    }
    // Enrolled twice, the first time put aside; a cache, a slot, a number file, a renewal that was cut short.
    void work(bool unsent)
    {
        Enrolment e;
        e.address = "127.0.0.1:1";
        e.workstation = idOf<lab::WorkstationId>(40);
        e.store = idOf<lab::LaboratoryId>(50).uuid();
        e.authority = "-";
        e.keyringEntry = "first";
        QVERIFY(m_profile->rewriteEnrolment(e));
        QVERIFY(m_profile->putEnrolmentAside(m_clock.now()));
        e.certificate = "-----certificate-----";
        e.request = "-----request-----";
        e.secretHash = Bytes(32, 5);
        e.storeBoxKey = Bytes(32, 6);
        e.keyringEntry = "second";
        e.spareEntries = {"spare"};
        QVERIFY(m_profile->rewriteEnrolment(e));
        for (const auto* entry : {"first", "second", "spare", "of-another-profile"})
            keep(entry);
        for (const auto& name : {QStringLiteral("/caches/a.cache"), QStringLiteral("/caches/a.slot"), QStringLiteral("/quarantine/b.cache"), QStringLiteral("/numbers.json")})
            file(name);
        auto outbox = Outbox::open(*m_profile, m_clock);
        QVERIFY(outbox);
        const auto act = lab::ActId::make(m_clock.now());
        QVERIFY((*outbox)->append(act, Bytes(100, 7)));
        if (!unsent)
            QVERIFY((*outbox)->answer({{act, wire::ActOutcome::Accepted, {}, 0, 1, 1}}));
    }
    QStringList files() const
    {
        QStringList all;
        for (const auto* folder : {"", "/caches", "/quarantine", "/outbox"})
            all << QDir(m_profile->folder() + QLatin1String(folder)).entryList(QDir::Files);
        return all;
    }

    Keyring m_keyring{QStringLiteral("PaillasseTest")};
    SystemClock m_clock;
    QProcess m_daemon;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Profile> m_profile;

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_profile = std::make_unique<Profile>(m_folder->path() + QStringLiteral("/profile"));
        QVERIFY(m_profile->prepare());
    }

    void everythingGoes()
    {
        work(false);
        QCOMPARE(static_cast<int>(forget().outcome), static_cast<int>(Outcome::Done));
        QVERIFY(!QDir(m_profile->folder()).exists());
        for (const auto* entry : {"first", "second", "spare"})
            QVERIFY2(codeOf(entry) == ErrorCode::NotFound, entry);
        QVERIFY(codeOf("of-another-profile") == ErrorCode::Internal); // it is there
        QCOMPARE(static_cast<int>(forget().outcome), static_cast<int>(Outcome::NothingHere));
    }

    void unsentActsAreNotForgotten()
    {
        work(true);
        const auto before = files();
        const auto refused = forget();
        QCOMPARE(static_cast<int>(refused.outcome), static_cast<int>(Outcome::UnsentActs));
        QCOMPARE(refused.unsent, 1u);
        QCOMPARE(files(), before);
        QVERIFY(codeOf("second") == ErrorCode::Internal);

        QCOMPARE(static_cast<int>(forget(true).outcome), static_cast<int>(Outcome::Done));
        QVERIFY(codeOf("second") == ErrorCode::NotFound);
        QCOMPARE(files(), QStringList{QFileInfo(m_profile->outboxFile()).fileName()});
        auto outbox = Outbox::open(*m_profile, m_clock);
        QVERIFY(outbox);
        QCOMPARE((*outbox)->pending(), 1u);
    }

    void aRunningProgramIsNotPulledAway()
    {
        work(false);
        const auto running = Outbox::open(*m_profile, m_clock);
        QVERIFY(running);
        QCOMPARE(static_cast<int>(forget().outcome), static_cast<int>(Outcome::InUse));
        QVERIFY(m_profile->hasEncryptedFiles());
    }

    void aLockedKeyringIsComeBackTo()
    {
        work(false);
        lockKeyring();
        QCOMPARE(static_cast<int>(forget().outcome), static_cast<int>(Outcome::KeyringLeft));
        QVERIFY(!m_profile->hasEncryptedFiles());
        // The keys that are left make no workstation: nothing of what belongs to them is here.
        const auto left = m_profile->readEnrolment();
        QVERIFY(left && *left && (*left)->keyringEntry == "second");
        QVERIFY((*left)->certificate.empty() && (*left)->request.empty() && (*left)->secretHash.empty());
        for (const auto& name : files()) {
            QFile one(m_profile->folder() + QLatin1Char('/') + name);
            QVERIFY(!one.open(QIODevice::ReadOnly) || !one.readAll().contains("-----certificate-----"));
        }
        unlockKeyring();
        QVERIFY(codeOf("second") == ErrorCode::Internal);
        QCOMPARE(static_cast<int>(forget().outcome), static_cast<int>(Outcome::Done));
        for (const auto* entry : {"first", "second", "spare"})
            QVERIFY2(codeOf(entry) == ErrorCode::NotFound, entry);
    }
};

QTEST_GUILESS_MAIN(ForgettingTest)
#include "forgetting.test.moc"
