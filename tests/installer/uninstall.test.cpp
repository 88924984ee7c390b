// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/client/keys/keyring.h"
#include "app/client/outbox/outbox.h"
#include "app/client/profile.h"
#include "app/crypto/crypto.h"
#include "tests/client/answer.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

// The package is removed: its script, and the program that it calls, over a root of the test's own with a real keyring.
class UninstallTest : public QObject {
    Q_OBJECT

private:
    QString in(const QString& path) const { return m_root->path() + path; }
    void write(const QString& path, const QByteArray& content = {})
    {
        QVERIFY(QDir().mkpath(QFileInfo(in(path)).path()));
        QFile file(in(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    // Enrolled, with somebody's copy and its key slot, an entry in the keyring, and an act in the outbox.
    void works(bool unsent)
    {
        QVERIFY(m_profile->prepare());
        Enrolment e;
        e.address = "127.0.0.1:1";
        e.workstation = idOf<lab::WorkstationId>(40);
        e.store = idOf<lab::LaboratoryId>(50).uuid();
        e.authority = "-";
        e.certificate = "-----certificate-----";
        e.storeBoxKey = Bytes(32, 6);
        e.keyringEntry = entry;
        QVERIFY(m_profile->rewriteEnrolment(e));
        QVERIFY(wait<Result<>>([&](auto reply) { m_keyring.write(QLatin1String(entry), SecretBytes::copyOf(std::string_view("secret")), this, reply); }));
        for (const auto* name : {"a.cache", "a.slot"}) {
            QFile file(m_profile->caches() + QLatin1Char('/') + QLatin1String(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        auto outbox = Outbox::open(*m_profile, m_clock);
        QVERIFY(outbox);
        const auto act = lab::ActId::make(m_clock.now());
        QVERIFY((*outbox)->append(act, Bytes(100, 7)));
        if (!unsent)
            QVERIFY((*outbox)->answer({{act, wire::ActOutcome::Accepted, {}, 0, 1, 1}}));
    }
    void opensSession()
    {
        auto socket = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS").section(QLatin1Char(','), 0, 0);
        QVERIFY(socket.startsWith(QStringLiteral("unix:path=")));
        const auto folder = in(QStringLiteral("/run/user/%1").arg(getuid()));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::link(socket.mid(10), folder + QStringLiteral("/bus")));
    }
    QString removes(const QString& how = QStringLiteral("remove"))
    {
        QProcess script;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DPKG_ROOT"), m_root->path());
        environment.insert(QStringLiteral("PATH"), in(QStringLiteral("/stub:")) + environment.value(QStringLiteral("PATH")));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("en_GB.UTF-8")); // the language of what is compared below
        script.setProcessEnvironment(environment);
        script.setProcessChannelMode(QProcess::MergedChannels);
        script.start(QStringLiteral(PAILLASSE_PRERM), {how});
        if (!script.waitForFinished(120'000) || script.exitCode() != 0)
            qFatal("the script fails: %s", script.readAll().constData());
        return QString::fromUtf8(script.readAll());
    }
    bool isInKeyring()
    {
        return wait<Result<std::shared_ptr<SecretBytes>>>([&](auto reply) { m_keyring.read(QLatin1String(entry), this, reply); }).has_value();
    }

    static constexpr auto entry = "workstation-of-anais";
    Keyring m_keyring;
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_root;
    std::unique_ptr<Profile> m_profile;

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_profile = std::make_unique<Profile>(in(QStringLiteral("/home/anais/.local/share/paillasse/paillasse")));
        write(QStringLiteral("/etc/passwd"), QStringLiteral("daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nnobody-here:x:4242:4242::/home/away:/bin/sh\n"
                                                            "anais:x:%1:%1:Anaïs:/home/anais:/bin/sh\n").arg(getuid()).toUtf8());
        QVERIFY(QDir().mkpath(in(QStringLiteral("/usr/bin"))));
        QVERIFY(QFile::link(QStringLiteral(PAILLASSE_CLIENT), in(QStringLiteral("/usr/bin/paillasse"))));
    }

    void withASessionEverythingGoes()
    {
        works(false);
        opensSession();
        const auto said = removes();
        QVERIFY2(said.contains(QStringLiteral("anais: Forgotten")), qPrintable(said));
        QVERIFY(!QDir(m_profile->folder()).exists());
        QVERIFY(!isInKeyring());
        QVERIFY(!said.contains(QStringLiteral("nobody-here")));
    }

    // Nobody's keyring is open: what it opens goes, and what stays is said.
    void withoutASessionTheCopiesGo()
    {
        works(false);
        const auto said = removes();
        QVERIFY2(said.contains(QStringLiteral("The encrypted copies and this workstation's certificate are gone")) && said.contains(QStringLiteral("revoke the workstation")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("anais: left: ") + m_profile->folder()));
        QVERIFY(QDir(m_profile->caches()).entryList(QDir::Files).isEmpty());
        QVERIFY(isInKeyring());
        const auto enrolment = m_profile->readEnrolment();
        QVERIFY(enrolment && *enrolment && (*enrolment)->certificate.empty());
        // The package comes again, and goes again while she is there.
        opensSession();
        QVERIFY(removes().contains(QStringLiteral("anais: Forgotten")));
        QVERIFY(!isInKeyring());
    }

    void whatWaitsToBeSentStays_data()
    {
        QTest::addColumn<bool>("session");
        QTest::newRow("signed in at the desktop") << true;
        QTest::newRow("not there") << false;
    }
    void whatWaitsToBeSentStays()
    {
        QFETCH(bool, session);
        works(true);
        if (session)
            opensSession();
        const auto said = removes();
        QVERIFY2(said.contains(QStringLiteral("1 act that was not sent")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("anais: left: ") + m_profile->folder()));
        QVERIFY(isInKeyring());
        QCOMPARE(QDir(m_profile->caches()).entryList(QDir::Files), (QStringList{QStringLiteral("a.cache"), QStringLiteral("a.slot")}));
        auto outbox = Outbox::open(*m_profile, m_clock);
        QVERIFY(outbox);
        QCOMPARE((*outbox)->pending(), 1u);
    }

    // An account of the institution's directory: it is in no file here.
    void accountsFromElsewhereAreMet()
    {
        works(false);
        opensSession();
        write(QStringLiteral("/etc/passwd"), "root:x:0:0::/root:/bin/sh\n");
        write(QStringLiteral("/stub/getent"), QStringLiteral("#!/bin/sh\n[ \"$*\" = passwd ] && echo 'anais:*:%1:%1:Anaïs:/home/anais:/bin/sh'\n").arg(getuid()).toUtf8());
        QVERIFY(QFile(in(QStringLiteral("/stub/getent"))).setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        const auto said = removes();
        QVERIFY2(said.contains(QStringLiteral("anais: Forgotten")), qPrintable(said));
        QVERIFY(!QDir(m_profile->folder()).exists() && !isInKeyring());
    }

    // Nobody says whose home it is: it is named.
    void aHomeOfNobodyIsNamed()
    {
        works(false);
        opensSession();
        write(QStringLiteral("/etc/passwd"), "root:x:0:0::/root:/bin/sh\n");
        QVERIFY(QDir().mkpath(in(QStringLiteral("/home/ad.example/yann/.local/share/paillasse/paillasse"))));
        const auto said = removes();
        QVERIFY2(said.contains(QStringLiteral("user %1: left: %2").arg(getuid()).arg(m_profile->folder())), qPrintable(said));
        QVERIFY(said.contains(in(QStringLiteral("/home/ad.example/yann/.local/share/paillasse/paillasse"))));
        QVERIFY(isInKeyring() && m_profile->hasEncryptedFiles());
    }

    void anUpgradeRemovesNothing()
    {
        works(false);
        opensSession();
        QCOMPARE(removes(QStringLiteral("upgrade")), QString());
        QVERIFY(isInKeyring());
        QCOMPARE(QDir(m_profile->caches()).entryList(QDir::Files).size(), 2);
    }
};

QTEST_GUILESS_MAIN(UninstallTest)
#include "uninstall.test.moc"
