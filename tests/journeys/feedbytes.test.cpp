// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include "app/client/engine.h"
#include "app/client/net/frameparser.h"
#include "app/crypto/crypto.h"
#include "app/wire/feedframe.h"
#include "tests/client/framed.h"
#include "tests/journeys/storehere.h"

using namespace paillasse;
using namespace paillasse::journeys;
using client::Connection;
using client::Failure;
using client::SessionState;
using client::testing::framed;

namespace {

using Harm = std::function<Bytes(const Bytes& payload)>; // the frame that goes out instead

// Which frames are harmed, and how; set by the test, read by the store's threads.
class Harming {
public:
    void begin(std::string in, Harm harm)
    {
        const std::scoped_lock lock(m_mutex);
        m_in = std::move(in);
        m_harm = std::move(harm);
    }
    void end() { begin({}, {}); }
    Bytes frame(const Bytes& payload)
    {
        const std::scoped_lock lock(m_mutex);
        const bool isMeant = m_harm && std::search(payload.begin(), payload.end(), m_in.begin(), m_in.end()) != payload.end();
        harmed += isMeant ? 1 : 0;
        return isMeant ? m_harm(payload) : framed(0, payload);
    }

    std::atomic<int> harmed{0};

private:
    std::mutex m_mutex;
    std::string m_in;
    Harm m_harm;
};

class HarmedStream final : public store::Stream {
public:
    HarmedStream(std::unique_ptr<Stream> stream, Harming& harming) : m_stream(std::move(stream)), m_harming(harming) {}
    Result<Bytes> next() override
    {
        auto bytes = m_stream->next();
        if (!bytes)
            return bytes;
        m_parser.add(*bytes);
        Bytes out;
        for (auto payload = must(m_parser.next()); !payload.empty(); payload = must(m_parser.next())) {
            const auto frame = m_harming.frame(payload);
            out.insert(out.end(), frame.begin(), frame.end());
        }
        return out;
    }
    Bytes heartbeat() override { return m_stream->heartbeat(); }
    void onReady(std::function<void()> wake) override { m_stream->onReady(std::move(wake)); }

private:
    std::unique_ptr<Stream> m_stream;
    Harming& m_harming;
    client::FrameParser m_parser;
};

class HarmingZone final : public ZoneBefore {
public:
    HarmingZone(Zone& zone, Harming& harming) : ZoneBefore(zone), m_harming(harming) {}
    void answer(const store::Admission& admission, store::Request request, store::Answer answer) override
    {
        ZoneBefore::answer(admission, std::move(request), [this, answer = std::move(answer)](store::Reply reply) {
            if (reply.stream)
                reply.stream = std::make_unique<HarmedStream>(std::move(reply.stream), m_harming);
            answer(std::move(reply));
        });
    }

private:
    Harming& m_harming;
};

// Sections of a kind that this version does not know.
Bytes newer(const Bytes& payload)
{
    auto frame = must(wire::decodeFrame(payload));
    std::get<wire::DocumentsFrame>(frame).documents.front().sections.front().section = static_cast<wire::Section>(12);
    return framed(0, wire::encodeFrame(frame));
}

Bytes cut(const Bytes& payload)
{
    return framed(0, Bytes(payload.begin(), payload.end() - 7));
}

// Said to be packed, and it does not unpack.
Bytes unpackable(const Bytes& payload)
{
    return framed(1, payload);
}

} // namespace

// What the store sends does not read: it is told from a store that is away, nothing behind it is taken in, the copy here and what is in it
// stay, and when the cause is gone everything arrives.
class FeedBytesJourney : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    Log m_log{m_clock, {}};
    Harming m_harming;
    std::unique_ptr<StoreHere> m_store;
    std::unique_ptr<HarmingZone> m_zone;
    std::unique_ptr<client::Engine> m_engine;

    static constexpr int longest = 60'000;
    bool waits(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, longest); }
    client::Session& session() { return m_engine->session(); }
    QString bench() const { return m_folder.filePath(QStringLiteral("bench")); }
    bool knows(const std::string& name)
    {
        return std::ranges::any_of(m_engine->records().directory()->people, [&](const auto& person) { return person.second.name == name; });
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreHere>();
        m_zone = std::make_unique<HarmingZone>(m_store->zone(), m_harming);
        m_store->listen(*m_zone, m_store->clock);
        m_engine = std::make_unique<client::Engine>(client::Profile(bench()), m_clock, m_log);
        session().start();
        QVERIFY(waits([&] { return session().state() == SessionState::NotEnrolled && !session().isBusy(); }));
        session().enrol(m_store->enrolmentCode(), QStringLiteral("ACCUEIL-01"), m_store->address());
        QVERIFY(waits([&] { return session().state() == SessionState::SignedOut && !session().isBusy(); }));
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_store.reset();
    }

    // Before anything is here to work with it has the first sync's page; "try again" asks again.
    void theFirstSyncSaysSo()
    {
        const auto code = m_store->addPerson("yann", "Yann Kerbrat", access::Role::Receptionist);
        m_harming.begin("Yann Kerbrat", cut);
        QSignalSpy failed(&session(), &client::Session::failed);
        session().activate(QStringLiteral("yann"), code.clone(), SecretBytes::copyOf(std::string_view("un mot de passe assez long")));
        QVERIFY(waits([&] { return !failed.isEmpty(); }));
        QVERIFY(failed.first().first().value<client::Trouble>().failure == Failure::FeedUnreadable);
        QVERIFY(session().state() == SessionState::Open);
        QVERIFY(m_engine->connection() == Connection::Unreadable);
        QVERIFY(!m_engine->progress().caughtUp);
        const auto before = m_harming.harmed.load();
        session().retry();
        QVERIFY(waits([&] { return failed.size() == 2 && m_harming.harmed > before; }));
        m_harming.end();
        QVERIFY(waits([&] { return m_engine->progress().caughtUp && m_engine->connection() == Connection::Online; }));
        QVERIFY(knows("Yann Kerbrat"));
    }

    void atWorkNothingPassesWhatDoesNotRead_data()
    {
        QTest::addColumn<int>("harm");
        QTest::addColumn<int>("said");
        QTest::newRow("cut") << 0 << static_cast<int>(Connection::Unreadable);
        QTest::newRow("newer") << 1 << static_cast<int>(Connection::StoreTooNew);
        QTest::newRow("does not unpack") << 2 << static_cast<int>(Connection::Unreadable);
    }
    void atWorkNothingPassesWhatDoesNotRead()
    {
        QFETCH(int, harm);
        QFETCH(int, said);
        constexpr Bytes (*harms[])(const Bytes&) = {cut, newer, unpackable};
        const auto login = "gwen" + std::to_string(harm);
        const auto first = "Gwen Riou " + std::to_string(harm);
        const auto second = "Soizic Kerjean " + std::to_string(harm);
        QSignalSpy left(&session(), &client::Session::stateChanged);
        const auto before = m_harming.harmed.load();
        m_harming.begin(first, harms[harm]);
        (void)m_store->addPerson(login, first, access::Role::Technician);
        QVERIFY(waits([&] { return m_harming.harmed > before && static_cast<int>(m_engine->connection()) == said; }));
        (void)m_store->addPerson(login + "b", second, access::Role::Technician);
        // Asked again, from before it: the good one behind it is not taken either.
        QVERIFY(waits([&] { return m_harming.harmed > before + (static_cast<Connection>(said) == Connection::StoreTooNew ? 0 : 2); }));
        QCOMPARE(static_cast<int>(m_engine->connection()), said);
        QVERIFY(!knows(first) && !knows(second));
        QVERIFY(left.isEmpty()); // the work goes on with what is here
        QVERIFY(QDir(bench() + QStringLiteral("/quarantine")).isEmpty());
        m_harming.end();
        if (static_cast<Connection>(said) == Connection::StoreTooNew)
            session().retry(); // it would ask by itself, too: within the minute
        QVERIFY(waits([&] { return knows(first) && knows(second) && m_engine->connection() == Connection::Online; }));
        QVERIFY(left.isEmpty());
    }
};

QTEST_GUILESS_MAIN(FeedBytesJourney)
#include "feedbytes.test.moc"
