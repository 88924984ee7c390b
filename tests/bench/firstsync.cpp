// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include <QDir>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include "app/client/cache/cachefile.h"
#include "app/client/cache/ingest.h"
#include "app/client/net/frameparser.h"
#include "app/crypto/crypto.h"
#include "tests/bench/benches.h"
#include "tests/bench/fleet.h"
#include "tests/bench/floors.h"
#include "tests/store/net/runningstore.h"

namespace paillasse::bench {

namespace {

using Time = std::chrono::steady_clock;

double secondsSince(Time::time_point began)
{
    return std::chrono::duration<double>(Time::now() - began).count();
}

// The same documents into a cache whose key is ours, from the feed's bytes as another workstation receives them; its rows are the floor's.
double floorOf(test::RunningStore& store, const Setting& setting)
{
    test::TestWorkstation workstation("FLOOR");
    const auto code = store.addPerson("floor", "biologist");
    auto person = test::makePerson("floor");
    test::SignedIn session;
    if (!workstation.enrol(store) || !workstation.activate(store, person, code) || !workstation.signIn(store, person, session))
        return 0;
    test::TlsClient connection;
    if (!connection.connect(store.port(), workstation.known()))
        return 0;
    connection.setTimeout(60'000);
    const auto token = test::base64url(session.reply.token);
    connection.send("GET /v1/feed?laboratory=" + session.reply.laboratories.front().id.toString() + "&cursor= HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    if (!connection.readHead())
        return 0;
    const auto path = (setting.work + QStringLiteral("/floor-source.db")).toStdString();
    for (const char* ending : {"", "-wal", "-shm"})
        QFile::remove(QString::fromStdString(path + ending));
    const auto key = crypto::randomSecret(32);
    auto cache = client::openCache(path, key, client::CacheAccess::Writer);
    if (!cache)
        return 0;
    client::Ingest ingest(*cache);
    client::FrameParser parser;
    for (bool caughtUp = false; !caughtUp;) {
        const auto chunk = connection.readChunk();
        if (!chunk)
            return 0;
        parser.add(*chunk);
        for (auto payload = parser.next(); payload && !payload->empty(); payload = parser.next()) {
            const auto frame = wire::decodeFrame(*payload);
            if (!frame)
                return 0;
            const auto done = ingest.apply({&*frame, 1});
            if (!done)
                return 0;
            caughtUp = caughtUp || done->caughtUp;
        }
    }
    return insertFloor(setting.work.toStdString(), path, key, 1000);
}

// An act at one workstation until its document is at another.
std::vector<Figure> live(test::RunningStore& store, Station& first, Station& second, const Setting&)
{
    std::vector<double> latencies;
    auto& acts = first.engine().acts();
    client::WorklistFilter filter;
    filter.queue = client::Queue::All;
    filter.limit = 200;
    std::vector<lab::OrderId> orders;
    first.engine().records().worklist(filter, &first.engine(), [&](Result<client::Worklist> list) {
        if (list)
            orders.assign(list->ids.begin(), list->ids.begin() + std::min<std::ptrdiff_t>(200, static_cast<std::ptrdiff_t>(list->ids.size())));
    });
    waitFor([&] { return !orders.empty(); }, 10'000);
    QEventLoop loop;
    QObject context;
    lab::DocumentId awaited;
    QObject::connect(&second.engine(), &client::Engine::documentsChanged, &context, [&](const std::set<lab::DocumentId>& ids, bool) {
        if (ids.contains(awaited))
            loop.quit();
    });
    QTimer::singleShot(120'000, &loop, [&loop] { loop.exit(1); });
    for (const auto& order : orders) {
        awaited = lab::documentId(order);
        const auto began = Time::now();
        acts.submit(awaited, lab::AddNote{0, "banc"}, {}, &context, [](const client::Submission&) {});
        if (loop.exec() != 0)
            return {};
        latencies.push_back(secondsSince(began) * 1000);
        QTest::qWait(60); // nobody types faster; and what the last one started is over
    }
    // The floor: one small request and its answer on a connection that is open.
    test::TestWorkstation workstation("ECHO");
    workstation.enrol(store);
    test::TlsClient connection;
    connection.connect(store.port(), workstation.known());
    std::vector<double> trips;
    for (int i = 0; i < 200; ++i) {
        const auto began = Time::now();
        connection.request("GET", "/v1/nothing");
        trips.push_back(secondsSince(began) * 1000);
    }
    const double p99 = quantile(latencies, 0.99);
    const double floor = quantile(trips, 0.5);
    return {{"live", p99, "ms", floor, std::nullopt, p99 / floor, "two workstations, " + std::to_string(latencies.size()) + " acts, p99; median " + std::to_string(quantile(latencies, 0.5)).substr(0, 5)}};
}

template <class Ask>
std::vector<double> timesOf(int times, Ask ask)
{
    std::vector<double> samples;
    for (int i = 0; i < times; ++i) {
        QEventLoop loop; // not a poll: an answer is taken when it comes
        const auto began = Time::now();
        ask([&loop] { loop.quit(); });
        loop.exec();
        samples.push_back(secondsSince(began) * 1000);
    }
    return samples;
}

Figure page(const char* name, std::vector<double> samples, std::uint64_t orders)
{
    const double p99 = quantile(samples, 0.99);
    return {name, p99, "ms", std::nullopt, std::nullopt, std::nullopt, std::to_string(orders) + " orders cached, p99 of " + std::to_string(samples.size()) + "; median " + std::to_string(quantile(samples, 0.5)).substr(0, 5)};
}

std::vector<Figure> pages(Station& station, std::uint64_t orders)
{
    auto& records = station.engine().records();
    QObject context;
    client::WorklistFilter filter;
    filter.queue = client::Queue::Released;
    filter.days = 7;
    bool answered = true;
    auto worklist = timesOf(100, [&](auto done) {
        records.worklist(filter, &context, [&answered, done](const Result<client::Worklist>& list) {
            answered = answered && list && !list->rows.empty();
            done();
        });
    });
    std::vector<lab::PatientId> patients;
    records.worklist(filter, &context, [&](Result<client::Worklist> list) {
        if (list)
            for (const auto& row : list->rows)
                patients.push_back(row.patient);
    });
    waitFor([&] { return !patients.empty(); }, 10'000);
    std::size_t next = 0;
    auto history = timesOf(100, [&](auto done) {
        records.history(patients[next++ % patients.size()], "NA", &context, [&answered, done](const Result<std::vector<client::PastValue>>& values) {
            answered = answered && values.has_value();
            done();
        });
    });
    if (!answered)
        return {};
    return {page("worklist", std::move(worklist), orders), page("history", std::move(history), orders)};
}

} // namespace

std::vector<Figure> firstSync(const Setting& setting)
{
    test::RunningStore store;
    if (!fillStore(store, setting) || !store.serve())
        return {};
    const SystemClock clock;
    const Log log(clock, {});
    const auto profile = [&](const char* name) {
        const auto folder = setting.work + QLatin1Char('/') + QString::fromLatin1(name);
        QDir(folder).removeRecursively();
        return folder;
    };
    Station first(profile("first"), clock, log);
    if (!first.enrol(store, "FIRST") || !first.signIn(store, "first", "biologist"))
        return {};
    const auto began = Time::now();
    if (!first.waitCaughtUp(600'000))
        return {};
    const double seconds = secondsSince(began);
    const double rate = static_cast<double>(setting.orders) / seconds;
    // The floor counts documents; the same share of it are orders.
    const double share = static_cast<double>(setting.orders) / static_cast<double>(setting.orders + setting.patients + 250);
    const double floor = floorOf(store, setting) * share;
    std::vector<Figure> figures{{"first-sync", rate, "orders/s", floor, std::nullopt, floor / rate,
                                 std::to_string(setting.orders) + " orders of 10 lines and " + std::to_string(setting.patients) + " patients over TLS, " + std::to_string(seconds).substr(0, 5) + " s"}};
    Station second(profile("second"), clock, log);
    if (!second.enrol(store, "SECOND") || !second.signIn(store, "second", "biologist") || !second.waitCaughtUp(600'000))
        return figures;
    for (auto&& figure : live(store, first, second, setting))
        figures.push_back(figure);
    for (auto&& figure : pages(first, setting.orders))
        figures.push_back(figure);
    return figures;
}

} // namespace paillasse::bench
