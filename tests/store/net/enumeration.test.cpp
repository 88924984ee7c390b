// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <cmath>
#include <functional>
#include <numeric>

#include "app/crypto/totp.h"
#include "tests/store/net/frontdoor.h"

using namespace paillasse;
using namespace paillasse::store;
using testing::FrontDoor;
using testing::must;

namespace {

using Samples = std::vector<double>; // milliseconds

double meanOf(const Samples& samples)
{
    return std::accumulate(samples.begin(), samples.end(), 0.0) / static_cast<double>(samples.size());
}

// The mean of what is left when the tenth that is least and the tenth that is most are left out (a busy moment of the machine is no
// answer of the store), and its standard error by the winsorized variance (Tukey and McLaughlin, 1963).
struct TrimmedMean {
    double mean = 0;
    double error = 0;
};
TrimmedMean trimmedMeanOf(Samples samples)
{
    std::ranges::sort(samples);
    const auto n = samples.size();
    const auto cut = n / 10;
    const auto kept = static_cast<double>(n - 2 * cut);
    const auto mean = meanOf(Samples(samples.begin() + static_cast<std::ptrdiff_t>(cut), samples.end() - static_cast<std::ptrdiff_t>(cut)));
    std::fill(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(cut), samples[cut]);
    std::fill(samples.end() - static_cast<std::ptrdiff_t>(cut), samples.end(), samples[n - cut - 1]);
    const auto middle = meanOf(samples);
    double squares = 0;
    for (const auto sample : samples)
        squares += (sample - middle) * (sample - middle);
    return {mean, std::sqrt(squares / static_cast<double>(n - 1)) * std::sqrt(static_cast<double>(n)) / kept};
}

} // namespace

// Whether a name exists, and which of password and code was wrong, is in no answer and in no clock.
class EnumerationTest : public QObject {
    Q_OBJECT

    enum Kind { UnknownPerson, WrongPassword, WrongFactor };

    std::unique_ptr<FrontDoor> m_door;
    FrontDoor::Place m_place;
    test::TlsClient m_client;
    SecretBytes m_secret; // of the second factor
    int m_asked = 0;

    std::string code(bool right)
    {
        const auto now = crypto::totpStep(m_door->house.clock.now());
        const auto text = std::string(asText(crypto::totpCode(m_secret, now).view()));
        if (right)
            return text;
        // One that is of no step nearby either.
        for (int i = 0;; ++i) {
            auto wrong = std::to_string(100'000 + i);
            if (!crypto::matchTotp(m_secret, wrong, now, 0))
                return wrong;
        }
    }
    wire::SessionRequest attempt(Kind kind)
    {
        auto request = m_door->house.request(kind == UnknownPerson ? unknown() : "hcorre");
        if (kind == WrongPassword)
            request.auth = Bytes(32, 9);
        request.code = code(kind != WrongFactor);
        return request;
    }
    void waitIsOver() { m_door->house.clock.advance(2 * hourMs); }
    std::optional<test::HttpResponse> ask(Kind kind)
    {
        waitIsOver();
        return m_client.request("POST", "/v1/session", wire::encodeMessage(attempt(kind)));
    }
    // What one kind of question takes, asked in turn with the others, so that each comes first, second and last as often.
    template <std::size_t kinds>
    static std::array<Samples, kinds> timed(std::size_t rounds, const std::function<double(std::size_t)>& ask)
    {
        std::array<Samples, kinds> samples;
        for (std::size_t i = 0; i < rounds; ++i)
            for (std::size_t turn = 0; turn < kinds; ++turn) {
                const auto kind = (i + turn) % kinds;
                samples[kind].push_back(ask(kind));
            }
        return samples;
    }
    // Of two kinds asked in turn: whether the mean of their differences is more than five times what it may be off by chance, as this very
    // run scatters, and more than a fiftieth of what is measured: a busy machine is not the same one from one question to the next.
    static bool differ(const char* what, const Samples& one, const Samples& other)
    {
        Samples differences;
        for (std::size_t i = 0; i < one.size(); ++i)
            differences.push_back(one[i] - other[i]);
        const auto [mean, error] = trimmedMeanOf(differences);
        qInfo("%s: means %.3f and %.3f ms, difference %+.4f ms, %.4f by chance at most", what, trimmedMeanOf(one).mean, trimmedMeanOf(other).mean, mean, 5 * error);
        return std::abs(mean) > std::max(5 * error, trimmedMeanOf(other).mean / 50);
    }
    // One question's time in milliseconds; the answer has this status.
    double timeOf(const char* path, const Bytes& body, int status)
    {
        const auto began = std::chrono::steady_clock::now();
        const auto response = m_client.request("POST", path, body);
        const auto ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
        if (!response || response->status != status)
            throw std::runtime_error(std::string(path) + " answered otherwise");
        return ms;
    }
    // As long as the others: a longer question is no other answer.
    std::string unknown() { return "n" + std::to_string(10'000 + ++m_asked); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_door = std::make_unique<FrontDoor>(1);
        auto& house = m_door->house;
        m_place = m_door->enrol("BIOCH-02");
        const auto reply = house.enter("hcorre", access::Role::Biologist, m_place.workstation);
        const auto session = must(house.session(reply));
        const auto offer = must(house.own->offer(session, reply.person, {}));
        m_secret = SecretBytes::copyOf(offer.secret);
        (void)must(house.own->confirm(session, {code(true)}));
        (void)must(house.own->keep(session));
        house.add("arzhel", access::Role::Biologist);
        QVERIFY(m_client.connect(m_door->server->port(), m_place.known));
    }

    void theRightOnesAreLetIn()
    {
        m_door->house.clock.advance(2 * hourMs);
        auto right = m_door->house.request("hcorre");
        right.code = code(true);
        QCOMPARE(m_client.request("POST", "/v1/session", wire::encodeMessage(right))->status, 200);
    }

    void theAnswersAreTheSameBytes()
    {
        std::array<test::HttpResponse, 3> answers;
        for (const auto kind : {UnknownPerson, WrongPassword, WrongFactor}) {
            auto answer = ask(kind);
            QVERIFY(answer);
            QCOMPARE(answer->status, 401);
            answer->headers.erase("date");
            answers[kind] = std::move(*answer);
        }
        for (const auto& answer : answers) {
            QVERIFY(answer.headers == answers[0].headers);
            QCOMPARE(answer.body, answers[0].body);
        }
        // When they have to wait, that too is the same.
        m_door->house.clock.advance(2 * hourMs);
        constexpr int moreThanFree = 5;
        for (int i = 0; i < moreThanFree; ++i)
            for (const auto* login : {"waiting.nobody", "hcorre"}) {
                auto request = m_door->house.request(login);
                request.auth = Bytes(32, 9);
                auto answer = m_client.request("POST", "/v1/session", wire::encodeMessage(request));
                QVERIFY(answer);
                auto& kept = answers[login[0] == 'w' ? 0 : 1];
                kept = std::move(*answer);
            }
        QCOMPARE(answers[0].status, 429);
        QVERIFY(answers[0].headers == answers[1].headers && answers[0].body == answers[1].body);
    }

    void aSignInTakesTheSameTime()
    {
        constexpr std::size_t rounds = 60;
        const auto samples = timed<3>(rounds, [this](std::size_t kind) {
            waitIsOver();
            return timeOf("/v1/session", wire::encodeMessage(attempt(static_cast<Kind>(kind))), 401);
        });
        const bool name = differ("sign-in, unknown person and wrong password", samples[UnknownPerson], samples[WrongPassword]);
        const bool code = differ("sign-in, wrong second factor and wrong password", samples[WrongFactor], samples[WrongPassword]);
        QVERIFY(!name && !code);
    }

    // Nobody; somebody with password and second factor; somebody who has neither yet.
    void aSaltTakesTheSameTime()
    {
        constexpr std::size_t rounds = 600;
        const auto samples = timed<3>(rounds, [this](std::size_t kind) {
            m_door->house.clock.advance(secondMs); // no rate minds this pace
            const std::string login = kind == 0 ? unknown() : kind == 1 ? "hcorre" : "arzhel";
            return timeOf("/v1/session/salt", wire::encodeMessage(wire::SaltRequest{login}), 200);
        });
        const bool known = differ("salt, unknown and known person", samples[0], samples[1]);
        const bool awaiting = differ("salt, unknown person and one who awaits activation", samples[0], samples[2]);
        QVERIFY(!known && !awaiting);
    }

    // The salt's answer is short beside what a network and a busy machine add to it: the work itself, in this thread's own processor time.
    void aSaltTakesTheSameWork()
    {
        constexpr std::size_t rounds = 2000;
        const auto spent = [] {
            timespec time{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
        };
        const auto samples = timed<3>(rounds, [&](std::size_t kind) {
            const std::string login = kind == 0 ? unknown() : kind == 1 ? "hcorre" : "arzhel";
            const auto before = spent();
            (void)must(m_door->house.signIn->salt(login));
            return spent() - before;
        });
        const auto mean = [&samples](std::size_t kind) { return trimmedMeanOf(samples[kind]).mean; };
        qInfo("processor time: unknown %.4f, known %.4f, awaiting activation %.4f ms", mean(0), mean(1), mean(2));
        // The same queries and the same seals; what is left is what it costs to read a row that is there.
        for (const auto kind : {1u, 2u})
            QVERIFY(std::abs(mean(0) - mean(kind)) < mean(kind) / 4);
    }

    void anActivationTakesTheSameTime()
    {
        constexpr std::size_t rounds = 60;
        const auto samples = timed<3>(rounds, [this](std::size_t kind) {
            waitIsOver();
            auto& house = m_door->house;
            const std::string login = kind == 0 ? unknown() : kind == 1 ? "arzhel" : "hcorre";
            return timeOf("/v1/session/activation", wire::encodeMessage(house.activation(login, crypto::ActivationCode::make(), house.auth)), 401);
        });
        const bool awaiting = differ("activation, unknown person and one who awaits it", samples[0], samples[1]);
        const bool active = differ("activation, unknown person and one who is active", samples[0], samples[2]);
        QVERIFY(!awaiting && !active);
    }
};

QTEST_APPLESS_MAIN(EnumerationTest)
#include "enumeration.test.moc"
