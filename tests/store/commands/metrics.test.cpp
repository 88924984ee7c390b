// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

#include "app/store/commands/metricstext.h"
#include "app/wire/messages.h"
#include "tests/store/net/httpget.h"
#include "tests/store/net/runningstore.h"

using namespace paillasse;

namespace {

constexpr int waitMs = 30'000;

// The value of a series, written as it stands in the text; -1: there is none.
double valueOf(const QByteArray& text, const QByteArray& series)
{
    for (const auto& line : text.split('\n'))
        if (line.startsWith(series + ' '))
            return line.mid(series.size() + 1).toDouble();
    return -1;
}

QByteArray routeSeries(const char* method, const char* route, const char* answers)
{
    return QByteArray("paillasse_route_requests_total{method=\"") + method + "\",route=\"" + route + "\",class=\"" + answers + "\"}";
}

} // namespace

// A real store that serves, asked by HTTP for its figures.
class MetricsTest : public QObject {
    Q_OBJECT

    test::RunningStore m_store;
    test::TestWorkstation m_bench{"BIOCH-02"};
    test::SignedIn m_session;

    QByteArray metrics() const { return test::httpGet(m_store.operationsPort(), "/metrics").body; }

private Q_SLOTS:
    void theFormatIsPrometheus()
    {
        store::MetricsText text;
        text.counter("a_total", "Of a.").sample(3U);
        text.gauge("b_seconds", "Of b.").sample(1'500, 1'000, {{"name", "q\"uo\\te\nx"}, {"other", "y"}});
        text.histogram("c_seconds", "Of c.").sample(HistogramReading{{5'000, 1'000'000}, {2, 3, 4}, 7'250'000}, 1'000'000, {{"route", "/c"}});
        text.histogram("d", "Of d.").sample(HistogramReading{{1}, {0, 0}, 0}, 1);
        QCOMPARE(QByteArray::fromStdString(text.text()), QByteArray("# HELP a_total Of a.\n# TYPE a_total counter\na_total 3\n"
                                                                   "# HELP b_seconds Of b.\n# TYPE b_seconds gauge\nb_seconds{name=\"q\\\"uo\\\\te x\",other=\"y\"} 1.5\n"
                                                                   "# HELP c_seconds Of c.\n# TYPE c_seconds histogram\n"
                                                                   "c_seconds_bucket{route=\"/c\",le=\"0.005\"} 2\nc_seconds_bucket{route=\"/c\",le=\"1\"} 5\nc_seconds_bucket{route=\"/c\",le=\"+Inf\"} 9\n"
                                                                   "c_seconds_sum{route=\"/c\"} 7.25\nc_seconds_count{route=\"/c\"} 9\n"
                                                                   "# HELP d Of d.\n# TYPE d histogram\nd_bucket{le=\"1\"} 0\nd_bucket{le=\"+Inf\"} 0\nd_sum 0\nd_count 0\n"));
    }

    void aValueStandsUnderTheFirstBoundThatHoldsIt()
    {
        Histogram<3> histogram({1, 10, 100});
        for (const auto value : {0, 1, 2, 10, 11, 100, 101, 5'000})
            histogram.note(value);
        const auto reading = histogram.read();
        QCOMPARE(reading.counts, (std::vector<std::uint64_t>{2, 2, 2, 2}));
        QCOMPARE(reading.sum, 5'225);
    }

    void initTestCase()
    {
        std::signal(SIGXFSZ, SIG_IGN); // the store inherits it: a disk that is full sends no signal, the limit that stands for it here does
        QCOMPARE(m_store.init().exit, 0);
        QVERIFY2(m_store.serve({"--operations", "127.0.0.1:0"}), m_store.log().c_str());
    }

    void aStoreThatServesIsReady()
    {
        const auto ready = test::httpGet(m_store.operationsPort(), "/ready");
        QCOMPARE(ready.status, 200);
        QCOMPARE(ready.body, QByteArray("ready\n"));
    }

    void whatIsAskedAndDoneIsCounted()
    {
        const auto before = metrics();
        QCOMPARE(valueOf(before, routeSeries("POST", "/v1/acts", "fine")), 0.);
        QCOMPARE(valueOf(before, "paillasse_outbox_age_seconds_count"), 0.);
        QVERIFY(m_bench.enrol(m_store));
        auto person = test::makePerson("ylegall");
        QVERIFY(m_bench.activate(m_store, person, m_store.addPerson("ylegall", "receptionist")));
        QVERIFY(m_bench.signIn(m_store, person, m_session));
        auto act = test::registerPatient(m_session, m_bench);
        act.at = SystemClock().now() - hourMs; // it lay in an outbox
        wire::PushRequest push;
        push.acts.push_back(m_bench.seal(act, m_session));
        const auto pushed = m_bench.post(m_store, "/v1/acts", push);
        QVERIFY(pushed && pushed->status == 200);
        const auto unreadable = m_bench.ask(m_store, "POST", "/v1/acts", asBytes("?"));
        QVERIFY(unreadable && unreadable->status == 400);
        const auto unsignedIn = m_bench.ask(m_store, "POST", "/v1/history");
        QVERIFY(unsignedIn && unsignedIn->status == 401);
        const auto nowhere = m_bench.ask(m_store, "GET", "/v1/no-such-route?MARTIN");
        QVERIFY(nowhere && nowhere->status == 404);

        const auto after = metrics();
        QCOMPARE(valueOf(after, routeSeries("POST", "/v1/acts", "fine")), 1.);
        QCOMPARE(valueOf(after, routeSeries("POST", "/v1/acts", "refused")), 1.);
        QCOMPARE(valueOf(after, "paillasse_route_duration_seconds_count{method=\"POST\",route=\"/v1/acts\"}"), 2.);
        QVERIFY(valueOf(after, "paillasse_route_duration_seconds_sum{method=\"POST\",route=\"/v1/acts\"}") > 0);
        // At the gate: counted, and measured nowhere.
        QCOMPARE(valueOf(after, routeSeries("POST", "/v1/history", "refused")), 1.);
        QCOMPARE(valueOf(after, "paillasse_route_duration_seconds_count{method=\"POST\",route=\"/v1/history\"}"), 0.);
        QCOMPARE(valueOf(after, routeSeries("other", "none", "refused")), 1.);
        QVERIFY(!after.contains("no-such-route") && !after.contains("MARTIN") && !after.contains("ylegall"));

        QCOMPARE(valueOf(after, "paillasse_acts_total"), 1.);
        QCOMPARE(valueOf(after, "paillasse_outbox_age_seconds_count"), 1.);
        QCOMPARE(valueOf(after, "paillasse_outbox_age_seconds_bucket{le=\"600\"}"), 0.);
        QCOMPARE(valueOf(after, "paillasse_outbox_age_seconds_bucket{le=\"21600\"}"), 1.);
        QVERIFY(valueOf(after, "paillasse_writer_groups_total") > 2);
        QCOMPARE(valueOf(after, "paillasse_writer_group_size_count"), valueOf(after, "paillasse_writer_groups_total"));
        QVERIFY(valueOf(after, "paillasse_writer_group_size_sum") >= valueOf(after, "paillasse_writer_groups_total"));
        QVERIFY(valueOf(after, "paillasse_feed_lag_seconds") >= 0);
        const auto free = valueOf(after, "paillasse_disk_free_percent");
        QVERIFY(free >= 0 && free <= 100);
    }

    void promtoolFindsNothing()
    {
        const auto program = QStandardPaths::findExecutable(QStringLiteral("promtool"));
        QVERIFY2(!program.isEmpty(), "the package prometheus is missing (./run setup installs it)");
        QProcess promtool;
        promtool.setProcessChannelMode(QProcess::MergedChannels);
        promtool.start(program, {QStringLiteral("check"), QStringLiteral("metrics")});
        promtool.write(metrics());
        promtool.closeWriteChannel();
        QVERIFY(promtool.waitForFinished(waitMs));
        const auto said = promtool.readAll();
        QVERIFY2(promtool.exitCode() == 0 && said.isEmpty(), said.constData());
    }

    void aStoreThatCannotWriteIsNotReady()
    {
        const auto limit = [this](rlim_t bytes) {
            const rlimit limits{bytes, RLIM_INFINITY};
            return ::prlimit(static_cast<pid_t>(m_store.processId()), RLIMIT_FSIZE, &limits, nullptr) == 0;
        };
        const auto push = [this](std::uint64_t offset) {
            wire::PushRequest request;
            request.acts.push_back(m_bench.seal(test::registerPatient(m_session, m_bench, offset), m_session));
            const auto answer = m_bench.post(m_store, "/v1/acts", request);
            return answer ? answer->status : 0;
        };
        QVERIFY(limit(4096)); // every file of it is longer
        QVERIFY(push(1) != 200);
        const auto ready = test::httpGet(m_store.operationsPort(), "/ready");
        QCOMPARE(ready.status, 503);
        QCOMPARE(ready.body, QByteArray("the last acts could not be written\n"));
        QVERIFY(limit(RLIM_INFINITY));
        QTRY_COMPARE_WITH_TIMEOUT(push(1), 200, waitMs);
        QCOMPARE(test::httpGet(m_store.operationsPort(), "/ready").status, 200);
    }

    // Last: for journald, the log alone on the standard output.
    void theLogMayGoToTheStandardOutput()
    {
        QCOMPARE(m_store.stop(), 0);
        QProcess serving;
        serving.start(QStringLiteral(PAILLASSE_STORE), {QStringLiteral("serve"), QStringLiteral("--data"), QString::fromStdString(m_store.data()), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--log"), QStringLiteral("stdout")});
        serving.setReadChannel(QProcess::StandardError);
        while (!serving.canReadLine())
            QVERIFY(serving.waitForReadyRead(waitMs));
        QVERIFY(serving.readLine().startsWith("listening 127.0.0.1:"));
        serving.terminate();
        QVERIFY(serving.waitForFinished(waitMs));
        QCOMPARE(serving.exitCode(), 0);
        const auto lines = serving.readAllStandardOutput().trimmed().split('\n');
        QVERIFY(lines.size() >= 3);
        for (const auto& line : lines)
            QVERIFY2(line.startsWith("{\"@timestamp\"") && line.endsWith('}'), line.constData());
        QCOMPARE(serving.readAllStandardError(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "metrics.test.moc"
