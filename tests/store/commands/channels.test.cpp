// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <thread>

#include "tests/store/accounts/entriesof.h"
#include "tests/store/core/must.h"
#include "tests/store/net/runningstore.h"

using namespace paillasse;

namespace {

constexpr int ok = 0;
constexpr int refused = 1;
constexpr int usage = 2;
constexpr auto key = "a-key-of-this-webhook";

// Takes one request and answers it, on a thread of its own: a command waits for its answer.
class OneReceiver {
public:
    OneReceiver()
        : m_thread([this] {
              QTcpServer server;
              server.listen(QHostAddress::LocalHost);
              m_port = server.serverPort();
              constexpr int waitMs = 60'000;
              if (!server.waitForNewConnection(waitMs))
                  return;
              const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
              while (!m_request.contains("channel-test") && socket->waitForReadyRead(waitMs))
                  m_request += socket->readAll();
              socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
              socket->waitForBytesWritten(waitMs);
              socket->disconnectFromHost();
          })
    {
        while (m_port == 0)
            std::this_thread::yield();
    }
    ~OneReceiver() { m_thread.join(); }
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    QByteArray request()
    {
        m_thread.join();
        m_thread = std::thread([] {});
        return m_request;
    }

private:
    std::atomic<quint16> m_port{0};
    QByteArray m_request;
    std::thread m_thread;
};

} // namespace

class ChannelsTest : public QObject {
    Q_OBJECT

    test::RunningStore m_store;

    test::CommandResult channel(const char* what, const std::vector<std::string>& options, const std::string& input = {})
    {
        std::vector<std::string> words{"channel", what, "--data", m_store.data()};
        words.insert(words.end(), options.begin(), options.end());
        return m_store.run(words, input);
    }
    std::string fileOf(const char* name, const char* text, bool own)
    {
        const auto path = m_store.path(name);
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            return {};
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | (own ? QFileDevice::Permissions() : QFileDevice::ReadGroup));
        return path;
    }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_store.init().exit, ok); }

    void aChannelIsAddedTriedAndRemoved()
    {
        OneReceiver receiver;
        const auto added = channel("add", {"ops", "--webhook", receiver.url(), "--credentials", fileOf("ops.key", key, true), "--least", "medium"});
        QVERIFY2(added.exit == ok, added.err.c_str());
        const auto typed = channel("add", {"officer", "--mail", "smtps://mail.example:465", "--from", "store@lab.example", "--to", "a@lab.example", "--to", "b@lab.example", "--user", "store", "--credentials", "-"}, "one password\n");
        QVERIFY2(typed.exit == ok, typed.err.c_str());
        const auto twice = channel("add", {"ops", "--alertmanager", "http://127.0.0.1:9093"});
        QVERIFY2(twice.exit == refused && twice.err.find("there is a channel ops") != std::string::npos, twice.err.c_str());
        const auto listed = channel("list", {});
        QCOMPARE(listed.out, "ops\twebhook\t" + receiver.url() + "\tfrom medium\nofficer\tmail\tsmtps://mail.example:465\tfrom low\ta@lab.example\tb@lab.example\n");

        const auto tried = channel("test", {"ops"});
        QVERIFY2(tried.exit == ok, tried.err.c_str());
        const auto request = receiver.request();
        QVERIFY2(request.contains("\"event\":\"test\"") && request.contains("Paillasse-Signature: t="), request.constData());
        const auto gone = channel("test", {"ops"}); // the receiver took one
        QVERIFY2(gone.exit == refused && gone.err.find("is it running") != std::string::npos, gone.err.c_str());

        QCOMPARE(channel("remove", {"ops"}).exit, ok);
        QCOMPARE(channel("remove", {"ops"}).exit, refused);
        QCOMPARE(channel("test", {"ops"}).exit, refused);
        QVERIFY(channel("list", {}).out.starts_with("officer\t"));
        for (const auto& said : {added, typed, twice, listed, tried, gone})
            QVERIFY(said.out.find(key) == std::string::npos && said.err.find(key) == std::string::npos && said.out.find("one password") == std::string::npos);
    }

    // Who did it, which kind, from which severity on; and nothing of what the two know each other by. What was refused is no entry.
    void whatIsAddedAndRemovedStandsInTheLedger()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        const auto channel = [&](std::vector<std::string> words, const std::vector<std::string>& options = {}) {
            words.insert(words.begin(), "channel");
            return store.command(std::move(words), options).exit;
        };
        QVERIFY(store.serve()); // also beside a store that serves
        QCOMPARE(channel({"add", "ops"}, {"--alertmanager", "https://user-of-it.example", "--least", "high"}), ok);
        QCOMPARE(channel({"add", "ops"}, {"--alertmanager", "https://other.example"}), refused);
        QCOMPARE(channel({"remove", "none"}), refused);
        QCOMPARE(channel({"remove", "ops"}), ok);
        QCOMPARE(store.stop(), 0);
        const auto opened = store::testing::must(store::Store::open(store::DataDirectory(store.data())));
        std::vector<store::AccountEntry> entries;
        for (const auto& entry : store::testing::must(store::testing::entriesOf(*opened)))
            if (std::holds_alternative<store::ChannelAdded>(entry.change) || std::holds_alternative<store::ChannelRemoved>(entry.change))
                entries.push_back(entry);
        QCOMPARE(entries.size(), std::size_t{2});
        QVERIFY(entries[0] == store::consoleEntry(store::ChannelAdded{"ops", store::ChannelKind::Alertmanager, wire::Severity::High}));
        QVERIFY(entries[1] == store::consoleEntry(store::ChannelRemoved{"ops", store::ChannelKind::Alertmanager}));
        QVERIFY(entries[0].console > 0);
        const auto bytes = store::encodeEntry(entries[0]);
        QVERIFY(asText(bytes).find("user-of-it") == std::string_view::npos);
    }

    void whatIsWrongIsSaid()
    {
        const auto open = channel("add", {"x", "--webhook", "https://alerts.example", "--credentials", fileOf("open.key", key, false)});
        QVERIFY2(open.exit == refused && open.err.find("its mode must be 0600") != std::string::npos, open.err.c_str());
        const auto plain = channel("add", {"x", "--webhook", "http://alerts.example", "--credentials", fileOf("own.key", key, true)});
        QVERIFY2(plain.exit == usage && plain.err.find("https") != std::string::npos, plain.err.c_str());
        QCOMPARE(channel("add", {"x", "--webhook", "https://alerts.example"}).exit, usage); // unsigned
        QCOMPARE(channel("add", {"x"}).exit, usage);
        QCOMPARE(channel("add", {"x", "--webhook", "https://a.example", "--alertmanager", "https://b.example"}).exit, usage);
        const auto none = channel("add", {"x", "--alertmanager", "https://b.example", "--authority", m_store.path("none.pem")});
        QVERIFY2(none.exit == refused && none.err.find("does not read") != std::string::npos, none.err.c_str());
        QCOMPARE(channel("add", {"x", "--alertmanager", "https://b.example", "--authority", fileOf("no.pem", "no certificate", true)}).exit, usage);
    }
};

QTEST_GUILESS_MAIN(ChannelsTest)
#include "channels.test.moc"
