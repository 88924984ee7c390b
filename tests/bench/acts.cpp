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

std::vector<Figure> acts(const Setting& setting)
{
    test::RunningStore store;
    if (store.init().exit != 0 || !store.serve())
        return {};
    std::vector<Client> all(clients);
    for (int i = 0; i < clients; ++i)
        if (!prepare(store, all[static_cast<std::size_t>(i)], i))
            return {};

    std::barrier<> start(clients + 1);
    std::vector<std::thread> threads;
    for (auto& client : all)
        threads.emplace_back([&] { work(store, client, start); });
    start.arrive_and_wait();
    const auto began = Clock::now();
    for (auto& thread : threads)
        thread.join();
    const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
    store.stop();

    int accepted = 0;
    std::vector<double> latencies;
    for (const auto& client : all) {
        accepted += client.accepted;
        latencies.insert(latencies.end(), client.latenciesMs.begin(), client.latenciesMs.end());
    }
    const double rate = accepted / seconds;
    const double floor = groupCommitFloor(setting.work.toStdString(), store::DataDirectory(store.data()), static_cast<std::size_t>(accepted), clients);
    if (accepted < clients * actsEach || floor == 0)
        return {};
    const auto load = std::to_string(clients) + " TLS clients, one act a request, " + std::to_string(accepted) + " of " + std::to_string(clients * actsEach) + " acts accepted; floor: the same rows, " + std::to_string(clients) + " acts a commit";
    return {{"acts", rate, "acts/s", floor, std::nullopt, floor / rate, load}, {"acts-p99", quantile(latencies, 0.99), "ms", std::nullopt, std::nullopt, std::nullopt, "the same run"}};
}

} // namespace paillasse::bench
