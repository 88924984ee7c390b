// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <utility>

#include <QDir>

#include "app/crypto/crypto.h"
#include "app/crypto/password.h"
#include "tests/bench/benches.h"
#include "tests/bench/fleet.h"

namespace paillasse::bench {

namespace {

using Time = std::chrono::steady_clock;
using client::SessionState;

constexpr int rounds = 15;

double millisecondsSince(Time::time_point began)
{
    return std::chrono::duration<double, std::milli>(Time::now() - began).count();
}

// The first screen of work: what is to be done at the benches, from the cache.
bool worklistComes(client::Engine& engine)
{
    client::WorklistFilter filter;
    filter.queue = client::Queue::ToEnter;
    filter.days = 7;
    bool there = false;
    bool asked = false;
    return waitFor(
        [&] {
            // Asked again where the cache was not open yet.
            if (!there && !std::exchange(asked, true))
                engine.records().worklist(filter, &engine, [&](const Result<client::Worklist>& list) {
                    there = list.has_value();
                    asked = there;
                });
            return there;
        },
        20'000);
}

bool becomes(client::Session& session, SessionState state)
{
    return waitFor([&] { return session.state() == state && !session.isBusy(); }, 60'000);
}

// What the password alone costs: Argon2id at the workstation.
double passwordFloor()
{
    std::vector<double> samples;
    const auto salt = crypto::randomBytes(crypto::saltSize);
    for (int i = 0; i < 5; ++i) {
        const auto began = Time::now();
        if (!crypto::derivePasswordKey(Station::password(), salt))
            return 0;
        samples.push_back(millisecondsSince(began));
    }
    return quantile(samples, 0.5);
}

Figure figure(const char* name, std::vector<double> samples, double floor, const std::string& what)
{
    const double value = quantile(samples, 0.99);
    const crypto::Argon2Cost cost;
    return {name, value, "ms", floor, std::nullopt, value / floor,
            what + ", p99 of " + std::to_string(samples.size()) + ", median " + std::to_string(quantile(samples, 0.5)).substr(0, 5) + "; floor: the password's Argon2id, " +
                std::to_string(cost.memoryBytes >> 20) + " MiB, " + std::to_string(cost.passes) + " passes"};
}

} // namespace

std::vector<Figure> switching(const Setting& setting)
{
    test::RunningStore store;
    if (!fillStore(store, setting) || !store.serve())
        return {};
    const SystemClock clock;
    const Log log(clock, {});
    const auto profile = setting.work + QStringLiteral("/switching");
    QDir(profile).removeRecursively();
    Station station(profile, clock, log);
    if (!station.enrol(store, "BENCH"))
        return {};
    auto& session = station.engine().session();
    const QStringList logins{QStringLiteral("one"), QStringLiteral("two")};
    for (const auto& login : logins) {
        if (!station.signIn(store, login.toStdString(), "technician") || !station.waitCaughtUp(600'000))
            return {};
        session.signOut();
        if (!becomes(session, SessionState::SignedOut))
            return {};
    }

    std::vector<double> switched;
    std::vector<double> unlocked;
    session.signIn(logins[0], Station::password());
    if (!becomes(session, SessionState::Open))
        return {};
    for (int round = 1; round <= rounds; ++round) {
        const auto left = Time::now();
        session.signOut();
        if (!becomes(session, SessionState::SignedOut))
            return {};
        session.signIn(logins[round % 2], Station::password());
        if (!becomes(session, SessionState::Open) || !worklistComes(station.engine()))
            return {};
        switched.push_back(millisecondsSince(left));
        if (!station.waitCaughtUp(60'000))
            return {};

        session.lock();
        if (!becomes(session, SessionState::Locked))
            return {};
        const auto typed = Time::now();
        session.unlock(Station::password());
        if (!becomes(session, SessionState::Open) || !worklistComes(station.engine()))
            return {};
        unlocked.push_back(millisecondsSince(typed));
    }
    const double floor = passwordFloor();
    const auto cached = std::to_string(setting.orders) + " orders cached";
    return {figure("switch-person", std::move(switched), floor, "sign-out, another's password, their worklist; " + cached), figure("unlock", std::move(unlocked), floor, "password to worklist; " + cached)};
}

} // namespace paillasse::bench
