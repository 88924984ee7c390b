// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

#include "tests/store/net/frontdoor.h"

using namespace paillasse;
using namespace paillasse::store;
using testing::FrontDoor;
using testing::must;

// Somebody at one workstation tries every name of the laboratory, all at once and again and again.
class FloodTest : public QObject {
    Q_OBJECT

    static constexpr int people = 560;
    static constexpr unsigned hashingThreads = 2;

    std::unique_ptr<FrontDoor> m_door;
    FrontDoor::Place m_bad;
    FrontDoor::Place m_bench;
    std::vector<std::string> m_real{"anais", "helene", "nolwenn", "tangi", "yann"};

    std::string name(int number) const { return number % 100 == 0 && number / 100 < 5 ? m_real[static_cast<std::size_t>(number / 100)] : "person" + std::to_string(number); }
    // On a connection of its own: one that came too fast is closed.
    int signIn(const FrontDoor::Place& at, const std::string& login, std::uint8_t password)
    {
        auto request = m_door->house.request(login);
        request.auth = Bytes(32, password);
        test::TlsClient client;
        if (!client.connect(m_door->server->port(), at.known))
            return -1;
        const auto response = client.request("POST", "/v1/session", wire::encodeMessage(request));
        return response ? response->status : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_door = std::make_unique<FrontDoor>(hashingThreads);
        auto& house = m_door->house;
        m_bad = m_door->enrol("SALLE-D-ATTENTE");
        m_bench = m_door->enrol("BIOCH-02");
        for (const auto& login : m_real) {
            const auto added = house.add(login, access::Role::Technician);
            must(house.signIn->activate(house.activation(login, added.code, house.auth), m_bench.workstation));
        }
    }

    void nobodyElseIsHeldUp()
    {
        std::atomic<int> refused{0};
        std::atomic<int> toldToWait{0};
        std::atomic<int> other{0};
        std::atomic<bool> over{false};
        constexpr int hands = 8;
        QElapsedTimer flooded;
        flooded.start();
        std::vector<std::jthread> flood;
        for (int hand = 0; hand < hands; ++hand)
            flood.emplace_back([&, hand] {
                for (int i = hand; !over; i = (i + hands) % people) {
                    const int status = signIn(m_bad, name(i), 9);
                    ++(status == 401 ? refused : status == 429 ? toldToWait : other);
                }
            });
        // Every name was tried, and the flood goes on.
        QTRY_VERIFY_WITH_TIMEOUT(refused + toldToWait >= people, 60'000);
        for (const auto& login : m_real)
            QCOMPARE(signIn(m_bench, login, 3), 200);
        const int before = refused + toldToWait;
        QTRY_VERIFY_WITH_TIMEOUT(refused + toldToWait > before, 60'000);
        over = true;
        flood.clear();
        QCOMPARE(other.load(), 0);
        // All of it is in the ledger, in an entry a second at most; the names that nobody has are in none.
        must(m_door->house.failures->enterNow());
        std::uint64_t counted = 0;
        int entered = 0;
        for (const auto& entry : m_door->house.entries())
            if (const auto* failed = std::get_if<SignInsFailed>(&entry.change)) {
                ++entered;
                QVERIFY(failed->failures.size() <= 2 * (m_real.size() + 1));
                for (const auto& one : failed->failures) {
                    QVERIFY(one.at == m_bad.workstation.id);
                    counted += one.count;
                }
            }
        // Some were told to wait before anybody read them: more than a workstation may ask.
        QVERIFY(counted > static_cast<std::uint64_t>(refused) && counted <= static_cast<std::uint64_t>(refused + toldToWait));
        qInfo("%llu attempts in %d entries", static_cast<unsigned long long>(counted), entered);
        QVERIFY(entered <= 2 + flooded.elapsed() / 1000);
        // What had to be hashed for it: the mistakes that are free, and those that were under way meanwhile.
        QVERIFY2(refused <= 10 + static_cast<int>(hashingThreads), std::to_string(refused).c_str());
    }

    // What was tried at the bad place is no reason to wait here, and a minute later there is none there either.
    void theBadPlaceItselfIsFreeInAMinute()
    {
        QCOMPARE(signIn(m_bad, "yann", 3), 429);
        m_door->house.clock.advance(minuteMs);
        QCOMPARE(signIn(m_bad, "yann", 3), 200);
    }
};

QTEST_APPLESS_MAIN(FloodTest)
#include "flood.test.moc"
