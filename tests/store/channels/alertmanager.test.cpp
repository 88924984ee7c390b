// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include "app/crypto/crypto.h"
#include "app/store/channels/alertmanager.h"
#include "tests/store/core/must.h"
#include "tests/store/net/httpget.h"

using namespace paillasse;
using namespace paillasse::store;
using store::testing::must;

namespace {

constexpr int waitMs = 30'000;

QByteArray get(quint16 port, const char* path)
{
    const auto answer = test::httpGet(port, path);
    return answer.status == 200 ? answer.body : QByteArray();
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

// A real Alertmanager (Debian's prometheus-alertmanager), on loopback, in a folder of the test's own.
class AlertmanagerTest : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;

    // Empty: it knows of none with this id. "active": it is open; "": it is over, and not listed any more.
    QJsonObject alertOf(const AlertNotice& notice) const
    {
        const auto all = QJsonDocument::fromJson(get(m_port, "/api/v2/alerts")).array();
        for (const auto& one : all)
            if (one.toObject()[QStringLiteral("labels")].toObject()[QStringLiteral("alert")].toString().toStdString() == notice.alert.toString())
                return one.toObject();
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        must(crypto::initialise());
        const auto program = QStandardPaths::findExecutable(QStringLiteral("prometheus-alertmanager"));
        QVERIFY2(!program.isEmpty(), "the package prometheus-alertmanager is missing (./run build installs it)");
        QFile configuration(m_folder.filePath(QStringLiteral("alertmanager.yml")));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        configuration.write("route:\n  receiver: nobody\nreceivers:\n  - name: nobody\n");
        configuration.close();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        // Between the search for a free port and its use somebody else may take it: then another.
        for (int attempt = 0; attempt < 5 && m_port == 0; ++attempt) {
            const auto port = freePort();
            m_process.start(program, {QStringLiteral("--config.file=") + configuration.fileName(), QStringLiteral("--storage.path=") + m_folder.filePath(QStringLiteral("data")),
                                      QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port), QStringLiteral("--cluster.listen-address=")});
            QVERIFY(m_process.waitForStarted(waitMs));
            while (m_process.state() == QProcess::Running && get(port, "/-/ready").isEmpty())
                QTest::qWait(50);
            if (m_process.state() == QProcess::Running)
                m_port = port;
        }
        QVERIFY2(m_port != 0, m_process.readAll().constData());
    }
    void cleanupTestCase()
    {
        m_process.kill();
        m_process.waitForFinished(waitMs);
    }

    void anAlertIsThereAndEnds()
    {
        Alertmanager channel({"http://127.0.0.1:" + std::to_string(m_port) + "/", "", "", {}});
        const auto now = m_clock.now();
        auto notice = testNotice(now - minuteMs);
        notice.kind = NoticeKind::Raised;
        notice.rule = "sign-ins-failed";
        notice.severity = wire::Severity::High;
        notice.laboratory = lab::LaboratoryId::make(now);
        notice.person = lab::PersonId::make(now);
        notice.count = 3;
        must(channel.deliver(notice, {}));
        QTRY_VERIFY_WITH_TIMEOUT(!alertOf(notice).isEmpty(), waitMs);
        const auto open = alertOf(notice);
        const auto labels = open[QStringLiteral("labels")].toObject();
        QCOMPARE(labels[QStringLiteral("alertname")].toString(), QStringLiteral("sign-ins-failed"));
        QCOMPARE(labels[QStringLiteral("severity")].toString(), QStringLiteral("high"));
        QCOMPARE(labels[QStringLiteral("laboratory")].toString().toStdString(), notice.laboratory.toString());
        QCOMPARE(labels.size(), 4);
        QCOMPARE(open[QStringLiteral("annotations")].toObject()[QStringLiteral("person")].toString().toStdString(), notice.person.toString());
        QCOMPARE(open[QStringLiteral("generatorURL")].toString(), QString());
        QCOMPARE(QDateTime::fromString(open[QStringLiteral("startsAt")].toString(), Qt::ISODateWithMs).toMSecsSinceEpoch(), notice.raisedAt.ms);
        QVERIFY(QDateTime::fromString(open[QStringLiteral("endsAt")].toString(), Qt::ISODateWithMs).toMSecsSinceEpoch() > now.ms);

        // A reminder is the same alert, not another.
        notice.count = 4;
        must(channel.deliver(notice, {}));
        QTRY_COMPARE_WITH_TIMEOUT(alertOf(notice)[QStringLiteral("annotations")].toObject()[QStringLiteral("count")].toString(), QStringLiteral("4"), waitMs);
        QCOMPARE(QJsonDocument::fromJson(get(m_port, "/api/v2/alerts")).array().size(), 1);

        notice.kind = NoticeKind::Closed;
        notice.at = m_clock.now();
        must(channel.deliver(notice, {}));
        QTRY_VERIFY_WITH_TIMEOUT(alertOf(notice).isEmpty(), waitMs); // what is over is not listed
    }

    void whatItDoesNotTakeIsAFailure()
    {
        Alertmanager elsewhere({"http://127.0.0.1:" + std::to_string(m_port) + "/nowhere", "", "", {}});
        const auto refused = elsewhere.deliver(testNotice(m_clock.now()), {});
        QVERIFY(!refused && refused.error().code == ErrorCode::Refused);
        Alertmanager gone({"http://127.0.0.1:" + std::to_string(freePort()), "", "", {}});
        const auto failed = gone.deliver(testNotice(m_clock.now()), {});
        QVERIFY(!failed && failed.error().code == ErrorCode::Unreachable);
    }
};

QTEST_GUILESS_MAIN(AlertmanagerTest)
#include "alertmanager.test.moc"
