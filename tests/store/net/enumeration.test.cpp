// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
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

double medianOf(Samples samples)
{
    const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
    std::nth_element(samples.begin(), middle, samples.end());
    return *middle;
}

// Of two kinds asked in turn: the median of their differences, and how far it may be off by chance. The scatter is taken from the
// median deviation, which a few samples that met a busy moment do not move.
struct Difference {
    double median = 0;
    double error = 0;
};
Difference differenceOf(const Samples& one, const Samples& other)
{
    Samples differences;
    for (std::size_t i = 0; i < one.size(); ++i)
        differences.push_back(one[i] - other[i]);
    const auto median = medianOf(differences);
    for (auto& difference : differences)
        difference = std::abs(difference - median);
    constexpr double sigmaOfDeviation = 1.4826; // of a normal distribution
    constexpr double errorOfMedian = 1.2533;
    return {median, errorOfMedian * sigmaOfDeviation * medianOf(differences) / std::sqrt(static_cast<double>(one.size()))};
}

} // namespace

// Whether a name exists, and which of password and code was wrong, is in no answer and in no clock.
class EnumerationTest : public QObject {
    Q_OBJECT

    enum Kind { UnknownPerson, WrongPassword, WrongFactor };
    static constexpr std::array names{"unknown person", "wrong password", "wrong second factor"};
    static constexpr std::size_t rounds = 60;

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
        auto request = m_door->house.request(kind == UnknownPerson ? "nobody" + std::to_string(++m_asked) : "hcorre");
        if (kind == WrongPassword)
            request.auth = Bytes(32, 9);
        request.code = code(kind != WrongFactor);
        return request;
    }
    std::optional<test::HttpResponse> ask(Kind kind, double* ms = nullptr)
    {
        m_door->house.clock.advance(2 * hourMs); // every wait is over
        const auto body = wire::encodeMessage(attempt(kind));
        const auto began = std::chrono::steady_clock::now();
        auto response = m_client.request("POST", "/v1/session", body);
        if (ms)
            *ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
        return response;
    }
    bool differs(const std::array<Samples, 3>& samples, Kind one, Kind other)
    {
        const auto [median, error] = differenceOf(samples[one], samples[other]);
        const auto bound = std::max(5 * error, medianOf(samples[other]) / 100);
        qInfo("%s - %s: median of differences %+.3f ms, at most %.3f by chance", names[one], names[other], median, bound);
        return std::abs(median) > bound;
    }

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

    void theyTakeTheSameTime()
    {
        constexpr int tries = 3; // a machine may be busy with something else in one half of a measurement
        bool isTold = true;
        for (int tried = 0; tried < tries && isTold; ++tried) {
            std::array<Samples, 3> samples;
            for (std::size_t i = 0; i < rounds; ++i)
                for (std::size_t turn = 0; turn < 3; ++turn) {
                    const auto kind = static_cast<Kind>((i + turn) % 3); // each is first, second and third as often
                    double ms = 0;
                    const auto answer = ask(kind, &ms);
                    QVERIFY(answer);
                    QCOMPARE(answer->status, 401);
                    samples[kind].push_back(ms);
                }
            for (const auto kind : {UnknownPerson, WrongPassword, WrongFactor})
                qInfo("%s: mean %.3f ms, median %.3f ms, of %zu", names[kind], meanOf(samples[kind]), medianOf(samples[kind]), samples[kind].size());
            isTold = differs(samples, UnknownPerson, WrongPassword);
            isTold = differs(samples, WrongFactor, WrongPassword) || isTold;
        }
        QVERIFY(!isTold);
    }
};

QTEST_APPLESS_MAIN(EnumerationTest)
#include "enumeration.test.moc"
