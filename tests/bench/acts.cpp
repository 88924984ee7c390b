// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <barrier>
#include <chrono>
#include <thread>

#include "app/lab/act.h"
#include "app/wire/messages.h"
#include "tests/bench/benches.h"
#include "tests/bench/floors.h"
#include "tests/store/net/runningstore.h"

namespace paillasse::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int clients = 64;
constexpr int actsEach = 150;

struct Client {
    std::unique_ptr<test::TestWorkstation> workstation;
    Bytes token;
    std::vector<Bytes> requests; // encoded and sealed before the clock runs
    std::vector<double> latenciesMs;
    int accepted = 0;
};

bool prepare(test::RunningStore& store, Client& client, int number)
{
    const auto login = "client" + std::to_string(number);
    const auto code = store.addPerson(login, "receptionist");
    client.workstation = std::make_unique<test::TestWorkstation>("BENCH-" + std::to_string(number));
    auto person = test::makePerson(login);
    test::SignedIn session;
    if (!client.workstation->enrol(store) || !client.workstation->activate(store, person, code) || !client.workstation->signIn(store, person, session))
        return false;
    client.token = session.reply.token;
    for (int i = 0; i < actsEach; ++i) {
        wire::PushRequest push;
        push.acts.push_back(client.workstation->seal(test::registerPatient(session, *client.workstation, static_cast<std::uint64_t>(i)), session));
        client.requests.push_back(wire::encodeMessage(push));
    }
    return true;
}

void work(const test::RunningStore& store, Client& client, std::barrier<>& start)
{
    test::TlsClient connection;
    const bool connected = connection.connect(store.port(), client.workstation->known());
    start.arrive_and_wait();
    for (const auto& request : client.requests) {
        if (!connected)
            return;
        const auto began = Clock::now();
        const auto response = connection.request("POST", "/v1/acts", request, client.token);
        client.latenciesMs.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
        const auto reply = response ? wire::decodeMessage<wire::PushReply>(response->body) : fail(ErrorCode::Unreachable);
        if (reply && reply->acts.size() == 1 && reply->acts[0].outcome == wire::ActOutcome::Accepted)
            ++client.accepted;
    }
}

} // namespace

namespace {

struct Round {
    int accepted = 0;
    double seconds = 0;
    std::vector<double> latenciesMs;
    [[nodiscard]] double rate() const { return accepted / seconds; }
    [[nodiscard]] bool isWhole() const { return accepted == clients * actsEach; }
};

// All clients' acts, at once; `store` is new and is stopped afterwards.
Round playRound(test::RunningStore& store, const char* program)
{
    Round round;
    if (store.init().exit != 0 || !store.serve({}, program))
        return round;
    std::vector<Client> all(clients);
    for (int i = 0; i < clients; ++i)
        if (!prepare(store, all[static_cast<std::size_t>(i)], i))
            return round;

    std::barrier<> start(clients + 1);
    std::vector<std::thread> threads;
    for (auto& client : all)
        threads.emplace_back([&] { work(store, client, start); });
    start.arrive_and_wait();
    const auto began = Clock::now();
    for (auto& thread : threads)
        thread.join();
    round.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    store.stop();
    for (const auto& client : all) {
        round.accepted += client.accepted;
        round.latenciesMs.insert(round.latenciesMs.end(), client.latenciesMs.begin(), client.latenciesMs.end());
    }
    return round;
}

} // namespace

std::vector<Figure> acts(const Setting& setting)
{
    test::RunningStore store;
    auto round = playRound(store, PAILLASSE_STORE);
    const double floor = groupCommitFloor(setting.work.toStdString(), store::DataDirectory(store.data()), static_cast<std::size_t>(round.accepted), clients);
    if (!round.isWhole() || floor == 0)
        return {};
    const auto load = std::to_string(clients) + " TLS clients, one act a request, " + std::to_string(round.accepted) + " of " + std::to_string(clients * actsEach) + " acts accepted; floor: the same rows, " + std::to_string(clients) + " acts a commit";
    return {{"acts", round.rate(), "acts/s", floor, std::nullopt, floor / round.rate(), load}, {"acts-p99", quantile(round.latenciesMs, 0.99), "ms", std::nullopt, std::nullopt, std::nullopt, "the same run"}};
}

// In turn, so that whatever else the machine does falls on both.
std::vector<Figure> watchCost(const Setting&)
{
    constexpr int rounds = 5;
    std::vector<double> watched;
    std::vector<double> unwatched;
    for (int i = 0; i < 2 * rounds; ++i) {
        test::RunningStore store;
        const auto round = playRound(store, i % 2 == 0 ? PAILLASSE_STORE : UNWATCHED_STORE);
        if (!round.isWhole())
            return {};
        (i % 2 == 0 ? watched : unwatched).push_back(round.rate());
    }
    const auto with = quantile(watched, 0.5);
    const auto without = quantile(unwatched, 0.5);
    return {{"watch-cost", with, "acts/s", without, std::nullopt, without / with, "median of " + std::to_string(rounds) + " runs of " + std::to_string(clients * actsEach) + " acts; floor: the same store that nobody watches"}};
}

} // namespace paillasse::bench
