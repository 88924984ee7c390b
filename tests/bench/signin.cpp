// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include "app/crypto/password.h"
#include "app/lab/act.h"
#include "app/wire/messages.h"
#include "tests/bench/benches.h"
#include "tests/store/net/runningstore.h"

namespace paillasse::bench {

namespace {

using Time = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int people = 560;
constexpr int doors = 64;     // sign-ins that may be under way at once
constexpr int senders = 16;
constexpr auto pace = std::chrono::milliseconds(80); // of each sender: 200 acts a second in all
constexpr auto quiet = std::chrono::seconds(20);
constexpr auto rush = std::chrono::seconds(60);

struct Member {
    std::unique_ptr<test::TestWorkstation> workstation;
    test::TestPerson person;
    test::SignedIn session; // of a sender
};

// A workstation of their own, a password chosen there.
bool prepare(test::RunningStore& store, Member& member, const std::string& name)
{
    const auto code = store.addPerson(name, "receptionist");
    member.workstation = std::make_unique<test::TestWorkstation>(name);
    member.person = test::makePerson(name);
    if (!member.workstation->enrol(store))
        return false;
    const auto activated = member.workstation->activate(store, member.person, code);
    return activated && activated->status == 200;
}

// What the workstation asks at its door, on a new connection; the work behind the password itself is done there, not here.
bool signsIn(const test::RunningStore& store, const Member& member)
{
    test::TlsClient connection;
    if (!connection.connect(store.port(), member.workstation->known()))
        return false;
    connection.setTimeout(60'000);
    const auto salt = connection.request("POST", "/v1/session/salt", wire::encodeMessage(wire::SaltRequest{member.person.login}));
    const auto key = crypto::SigningKey::make();
    const auto opened = connection.request("POST", "/v1/session", wire::encodeMessage(wire::SessionRequest{member.person.login, member.person.auth, key.publicKey()}));
    return salt && salt->status == 200 && opened && opened->status == 200;
}

// One act after another at an even pace; latencies count from when each was due, so that a store that stalls is not let off.
class Sender {
public:
    Sender(const test::RunningStore& store, Member& member) : m_store(store), m_member(member) {}

    void run(std::chrono::seconds length, int number)
    {
        m_latencies.clear();
        test::TlsClient connection;
        if (!connection.connect(m_store.port(), m_member.workstation->known()))
            return;
        const auto began = Time::now() + pace * number / senders;
        for (auto due = began; due < began + length; due += pace) {
            std::this_thread::sleep_until(due);
            wire::PushRequest push;
            push.acts.push_back(m_member.workstation->seal(next(), m_member.session));
            const auto response = connection.request("POST", "/v1/acts", wire::encodeMessage(push), m_member.session.reply.token);
            const auto reply = response ? wire::decodeMessage<wire::PushReply>(response->body) : fail(ErrorCode::Unreachable);
            if (reply && reply->acts.size() == 1 && reply->acts[0].outcome == wire::ActOutcome::Accepted)
                m_latencies.push_back(Milliseconds(Time::now() - due).count());
        }
    }
    [[nodiscard]] const std::vector<double>& latencies() const { return m_latencies; }

private:
    // A patient, then one correction of them after another: numbers are leased in blocks, and this lasts longer than one.
    lab::Act next()
    {
        auto act = test::registerPatient(m_member.session, *m_member.workstation);
        if (!std::exchange(m_begun, true)) {
            m_patient = std::get<lab::RegisterPatient>(act.body).patient;
            return act;
        }
        act.subject = lab::documentId(m_patient.id);
        act.body = lab::CorrectPatient{m_patient.identity, m_patient.contact, m_patient.insuredNir, "banc", m_patient.isStaff, m_patient.isProtected};
        return act;
    }

    const test::RunningStore& m_store;
    Member& m_member;
    bool m_begun = false;
    lab::Patient m_patient;
    std::vector<double> m_latencies;
};

// All senders at once while `meanwhile` runs here.
template <class Meanwhile>
std::vector<double> actsDuring(std::vector<Sender>& all, std::chrono::seconds length, Meanwhile meanwhile)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < senders; ++i)
        threads.emplace_back([&, i] { all[static_cast<std::size_t>(i)].run(length, i); });
    meanwhile();
    std::vector<double> latencies;
    for (int i = 0; i < senders; ++i) {
        threads[static_cast<std::size_t>(i)].join();
        const auto& some = all[static_cast<std::size_t>(i)].latencies();
        latencies.insert(latencies.end(), some.begin(), some.end());
    }
    return latencies;
}

// Everybody within a minute, evenly; milliseconds from when each came to the door, of those who got in.
std::vector<double> everybodyComes(const test::RunningStore& store, const std::vector<Member>& all)
{
    std::vector<double> taken(all.size(), -1);
    std::atomic<std::size_t> next{0};
    const auto began = Time::now();
    std::vector<std::thread> threads;
    for (int door = 0; door < doors; ++door)
        threads.emplace_back([&] {
            for (auto i = next++; i < all.size(); i = next++) {
                const auto due = began + std::chrono::duration_cast<Time::duration>(rush) * static_cast<int>(i) / static_cast<int>(all.size());
                std::this_thread::sleep_until(due);
                if (signsIn(store, all[i]))
                    taken[i] = Milliseconds(Time::now() - due).count();
            }
        });
    for (auto& thread : threads)
        thread.join();
    std::erase_if(taken, [](double ms) { return ms < 0; });
    return taken;
}

} // namespace

std::vector<Figure> signIn(const Setting&)
{
    test::RunningStore store;
    if (store.init().exit != 0 || !store.serve())
        return {};
    std::vector<Member> all(people);
    for (int i = 0; i < people; ++i)
        if (!prepare(store, all[static_cast<std::size_t>(i)], "p" + std::to_string(i)))
            return {};
    std::vector<Member> working(senders);
    std::vector<Sender> sending;
    for (int i = 0; i < senders; ++i) {
        auto& member = working[static_cast<std::size_t>(i)];
        if (!prepare(store, member, "s" + std::to_string(i)) || !member.workstation->signIn(store, member.person, member.session))
            return {};
        sending.emplace_back(store, member);
    }
    auto before = actsDuring(sending, quiet, [] {});
    std::vector<double> taken;
    auto during = actsDuring(sending, rush, [&] { taken = everybodyComes(store, all); });
    store.stop();
    // Fewer people or acts than came would make the figures better than they are.
    constexpr auto perSecond = senders * std::chrono::seconds(1) / pace;
    const auto cameAlong = [](const std::vector<double>& latencies, std::chrono::seconds length) { return static_cast<double>(latencies.size()) >= 0.99 * static_cast<double>(perSecond * length.count()); };
    if (taken.size() < people || !cameAlong(before, quiet) || !cameAlong(during, rush)) {
        std::fprintf(stderr, "sign-in: %zu of %d people, %zu and %zu acts\n", taken.size(), people, before.size(), during.size());
        return {};
    }
    const double p99 = quantile(taken, 0.99);
    const double calm = quantile(before, 0.99);
    const double busy = quantile(during, 0.99);
    return {{"sign-in", p99, "ms", std::nullopt, std::nullopt, std::nullopt,
             std::to_string(taken.size()) + " of " + std::to_string(people) + " people within a minute, 200 acts/s beside them, p99; the store's Argon2id " + std::to_string(crypto::storedAuthCost.memoryBytes >> 20) + " MiB, " + std::to_string(crypto::storedAuthCost.passes) + " passes; median " + std::to_string(quantile(taken, 0.5)).substr(0, 5)},
            {"sign-in-acts", busy, "ms", calm, std::nullopt, busy / calm, std::to_string(during.size()) + " acts meanwhile, p99; floor: p99 of " + std::to_string(before.size()) + " without anybody at the door"}};
}

} // namespace paillasse::bench
