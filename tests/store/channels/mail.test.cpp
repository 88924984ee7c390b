// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/crypto/certificate.h"
#include "app/crypto/crypto.h"
#include "app/store/channels/mail.h"
#include "tests/store/core/must.h"

using namespace paillasse;
using namespace paillasse::store;
using store::testing::must;

namespace {

constexpr int waitMs = 30'000;
constexpr auto from = "store@lab.example";

} // namespace

// A real mail server (Debian's python3-aiosmtpd), its certificate made here.
class MailTest : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    QTemporaryDir m_folder;
    crypto::KeyAndCertificate m_authority;
    crypto::KeyAndCertificate m_stranger;

    static bool write(const QString& path, ByteView bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
    }
    // Its port; 0: it does not start.
    quint16 start(QProcess& server, const QString& mode, const QString& mails)
    {
        server.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral(SMTP_SERVER), mode, m_folder.filePath(QStringLiteral("server.pem")), m_folder.filePath(QStringLiteral("server.key")), mails});
        while (!server.canReadLine())
            if (!server.waitForReadyRead(waitMs))
                return qCritical("%s", server.readAllStandardError().constData()), quint16{0};
        return server.readLine().trimmed().toUShort();
    }
    Mail to(const char* scheme, quint16 port, const std::string& authority, const char* password = "correct horse") const
    {
        return {{std::string(scheme) + "://127.0.0.1:" + std::to_string(port), authority, "relay", SecretBytes::copyOf(password)}, from, {"officer@lab.example", "second@lab.example"}};
    }
    static QByteArray only(const QString& mails)
    {
        const auto names = QDir(mails).entryList({QStringLiteral("*.mail")});
        QFile file(mails + u'/' + names.value(0));
        return names.size() == 1 && file.open(QIODevice::ReadOnly) ? file.readAll().replace("\r\n", "\n") : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        must(crypto::initialise());
        QProcess probe;
        probe.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QStringLiteral("import aiosmtpd")});
        QVERIFY2(probe.waitForFinished(waitMs) && probe.exitCode() == 0, "the package python3-aiosmtpd is missing (./run build installs it)");
        const auto now = m_clock.now();
        m_authority = must(crypto::makeAuthority("the test's", now, dayMs));
        m_stranger = must(crypto::makeAuthority("another", now, dayMs));
        const auto keys = must(crypto::makeServer(m_authority, {"127.0.0.1"}, now, dayMs));
        QVERIFY(write(m_folder.filePath(QStringLiteral("server.pem")), asBytes(keys.certificate)) && write(m_folder.filePath(QStringLiteral("server.key")), keys.privateKey.view()));
    }

    void aMessageArrives_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QByteArray>("scheme");
        QTest::newRow("STARTTLS") << QStringLiteral("starttls") << QByteArray("smtp");
        QTest::newRow("TLS from the first byte") << QStringLiteral("implicit") << QByteArray("smtps");
    }
    void aMessageArrives()
    {
        QFETCH(QString, mode);
        QFETCH(QByteArray, scheme);
        const QTemporaryDir mails;
        QProcess server;
        const auto port = start(server, mode, mails.path());
        QVERIFY(port != 0);
        auto notice = testNotice({1'773'305'220'000});
        notice.kind = NoticeKind::Raised;
        notice.severity = wire::Severity::High;
        notice.rule = "reads-far-more";
        notice.aboutPatient = true;
        // Whoever signed its certificate is another: nothing is said to it.
        const auto wrong = to(scheme, port, m_stranger.certificate).deliver(notice, {});
        QVERIFY(!wrong && wrong.error().code == ErrorCode::NotTrusted);
        const auto unknown = to(scheme, port, m_authority.certificate, "wrong horse").deliver(notice, {});
        QVERIFY2(!unknown && unknown.error().code == ErrorCode::Refused, unknown ? "taken" : unknown.error().detail.c_str());
        QVERIFY(QDir(mails.path()).entryList({QStringLiteral("*.mail")}).isEmpty());

        must(to(scheme, port, m_authority.certificate).deliver(notice, {}));
        const auto mail = only(mails.path());
        QVERIFY2(mail.startsWith("MAIL FROM store@lab.example\nRCPT TO officer@lab.example\nRCPT TO second@lab.example\n\n"), mail.constData());
        for (const auto* line : {"From: store@lab.example\n", "To: officer@lab.example, second@lab.example\n", "Subject: [Paillasse] high: reads-far-more (raised)\n",
                                 "Date: Thu, 12 Mar 2026 08:47:00 +0000\n", "Rule: reads-far-more\n", "About: a patient\n", "Raised: 2026-03-12T08:47:00.000Z\n"})
            QVERIFY2(mail.contains(line), (QByteArray(line) + "is not in\n" + mail).constData());
        QVERIFY(mail.contains("Alert: " + QByteArray::fromStdString(notice.alert.toString())));
        QVERIFY(mail.contains("Message-ID: <" + QByteArray::fromStdString(notice.id.toString()) + "@lab.example>"));
        server.kill();
        server.waitForFinished(waitMs);
    }

    void withoutTlsNothingIsSaid()
    {
        const QTemporaryDir mails;
        QProcess server;
        const auto port = start(server, QStringLiteral("plain"), mails.path()); // offers no STARTTLS
        QVERIFY(port != 0);
        const auto refused = to("smtp", port, m_authority.certificate).deliver(testNotice(m_clock.now()), {});
        QVERIFY(!refused && refused.error().code == ErrorCode::NotTrusted);
        QVERIFY(QDir(mails.path()).entryList({QStringLiteral("*.mail")}).isEmpty());
        server.kill();
        server.waitForFinished(waitMs);
        const auto gone = to("smtp", port, m_authority.certificate).deliver(testNotice(m_clock.now()), {});
        QVERIFY(!gone && gone.error().code == ErrorCode::Unreachable);
    }
};

QTEST_GUILESS_MAIN(MailTest)
#include "mail.test.moc"
