// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

#include "app/store/commands/metrics.h"

using namespace paillasse;

namespace {

constexpr int waitMs = 60'000;

// One route, one channel, everything measured: the text holds each family.
QByteArray wholeText()
{
    store::StoreFigures figures;
    store::RouteMeter meter;
    meter.answered(200, std::chrono::milliseconds(3));
    figures.routes = {meter.read()};
    figures.routes.front().method = store::Method::Post;
    figures.routes.front().path = "/v1/acts";
    const Histogram<2> none({1, 2});
    figures.writer.groupSizes = none.read();
    figures.writer.ageSeconds = none.read();
    figures.diskFreePercent = 50;
    figures.watch.emplace();
    figures.watch->signInFailures.fill(2);
    figures.watch->openAlerts = {1, 2, 3};
    figures.watch->lagMs = 1'500;
    figures.watch->channels = {{"ops", 4, true}};
    return QByteArray::fromStdString(store::metricsText(figures));
}

QByteArray contentOf(const char* file)
{
    QFile read(QStringLiteral(INSTALLER "/") + QLatin1String(file));
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

// The names of all series: of a histogram, its three.
QSet<QString> seriesIn(const QByteArray& metrics)
{
    QSet<QString> names;
    static const QRegularExpression name(QStringLiteral("^[a-z_]+"));
    for (const auto& line : metrics.split('\n'))
        if (!line.isEmpty() && !line.startsWith('#'))
            names << name.match(QString::fromUtf8(line)).captured();
    return names;
}

QStringList namesIn(const QString& expression)
{
    QStringList names;
    static const QRegularExpression ours(QStringLiteral("\\bpaillasse_[a-z_]+"));
    for (auto match = ours.globalMatch(expression); match.hasNext();)
        names << match.next().captured();
    return names;
}

} // namespace

class MonitoringTest : public QObject {
    Q_OBJECT

    static void promtool(const QStringList& arguments, const QByteArray& input = {}, const QString& folder = {})
    {
        const auto program = QStandardPaths::findExecutable(QStringLiteral("promtool"));
        QVERIFY2(!program.isEmpty(), "the package prometheus is missing (./run setup installs it)");
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setWorkingDirectory(folder);
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(waitMs));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

private Q_SLOTS:
    void theRulesAreRulesAndDoWhatTheySay()
    {
        const auto folder = QStringLiteral(INSTALLER "/prometheus");
        promtool({QStringLiteral("check"), QStringLiteral("rules"), QStringLiteral("paillasse.rules.yml")}, {}, folder);
        promtool({QStringLiteral("test"), QStringLiteral("rules"), QStringLiteral("paillasse.rules.test.yml")}, {}, folder);
        promtool({QStringLiteral("check"), QStringLiteral("config"), QStringLiteral("--syntax-only"), QStringLiteral("prometheus.example.yml")}, {}, folder);
    }

    void theFiguresAreMetrics()
    {
        promtool({QStringLiteral("check"), QStringLiteral("metrics")}, wholeText());
    }

    void supervisionStandsInThem()
    {
        const auto text = wholeText();
        for (const auto* line : {"paillasse_sign_in_failures_total{fault=\"wrong-password\"} 2\n", "paillasse_sign_in_failures_total{fault=\"seat-elsewhere\"} 2\n",
                                 "paillasse_open_alerts{severity=\"low\"} 1\n", "paillasse_open_alerts{severity=\"high\"} 3\n", "paillasse_watcher_lag_seconds 1.5\n",
                                 "paillasse_channel_waiting{channel=\"ops\"} 4\n", "paillasse_channel_failing{channel=\"ops\"} 1\n"})
            QVERIFY2(text.contains(line), line);
        // Where nobody watches, nothing is said: no figure is not zero.
        const auto bare = QByteArray::fromStdString(store::metricsText({}));
        for (const auto* name : {"sign_in_failures", "open_alerts", "watcher_lag", "channel_", "disk_free"})
            QVERIFY2(!bare.contains(name), name);
    }

    void theRulesNameWhatThereIs()
    {
        const auto known = seriesIn(wholeText());
        const auto names = namesIn(QString::fromUtf8(contentOf("prometheus/paillasse.rules.yml")));
        QVERIFY(names.size() >= 9);
        for (const auto& name : names)
            QVERIFY2(known.contains(name), qPrintable(name));
        QVERIFY(contentOf("prometheus/prometheus.example.yml").contains("job_name: paillasse-store"));
    }

    void theDashboardNamesWhatThereIs()
    {
        const auto known = seriesIn(wholeText());
        QJsonParseError error;
        const auto dashboard = QJsonDocument::fromJson(contentOf("grafana/paillasse-store.json"), &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        const auto panels = dashboard[QStringLiteral("panels")].toArray();
        QVERIFY(panels.size() >= 10);
        QSet<int> ids;
        QSet<QString> shown;
        for (const auto& one : panels) {
            const auto panel = one.toObject();
            ids << panel[QStringLiteral("id")].toInt();
            const auto targets = panel[QStringLiteral("targets")].toArray();
            QVERIFY(!targets.isEmpty());
            for (const auto& target : targets) {
                const auto names = namesIn(target.toObject()[QStringLiteral("expr")].toString());
                QVERIFY(!names.isEmpty());
                for (const auto& name : names) {
                    QVERIFY2(known.contains(name), qPrintable(name));
                    shown << name;
                }
            }
        }
        QCOMPARE(ids.size(), panels.size());
        for (const auto* asked : {"paillasse_route_requests_total", "paillasse_route_duration_seconds_bucket", "paillasse_feed_lag_seconds", "paillasse_outbox_age_seconds_bucket",
                                  "paillasse_writer_group_size_sum", "paillasse_sign_in_failures_total", "paillasse_open_alerts"})
            QVERIFY2(shown.contains(QLatin1String(asked)), asked);
    }
};

QTEST_GUILESS_MAIN(MonitoringTest)
#include "monitoring.test.moc"
