// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <numeric>
#include <thread>

#include "app/store/accounts/failurenotes.h"
#include "tests/store/accounts/house.h"

using namespace paillasse;
using namespace paillasse::store;
using testing::codeOf;
using testing::House;
using testing::must;

namespace {

// What the last entry says was refused; nothing: the last entry is of something else.
std::vector<FailedSignIn> lastRefused(House& house)
{
    const auto entries = house.entries();
    const auto* failed = std::get_if<SignInsFailed>(&entries.back().change);
    return failed ? failed->failures : std::vector<FailedSignIn>();
}

std::uint64_t countedIn(const std::vector<FailedSignIn>& failures)
{
    return std::accumulate(failures.begin(), failures.end(), std::uint64_t{0}, [](std::uint64_t sum, const FailedSignIn& failed) { return sum + failed.count; });
}

} // namespace

// Who was refused at the door is in the ledger, and a flood of it is no flood of entries.
class FailureNotesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<House> m_house;
    lab::PersonId m_person;
    SecretBytes m_secret;

    // What the house gathered since the last time.
    std::vector<FailedSignIn> refused()
    {
        must(m_house->failures->enterNow());
        return lastRefused(*m_house);
    }
    wire::SessionRequest wrong(const std::string& login) const
    {
        auto request = m_house->request(login);
        request.auth = Bytes(32, 9);
        return request;
    }
    void waitIsOver() { m_house->clock.advance(2 * hourMs); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void init()
    {
        m_house = std::make_unique<House>();
        const auto reply = m_house->enter("mlebihan", access::Role::Biologist, m_house->bench);
        m_person = reply.person.id;
        m_secret = m_house->setUpFactor(reply);
        must(m_house->failures->enterNow());
    }

    void nothingIsEnteredForNothing()
    {
        const auto before = m_house->entries().size();
        must(m_house->failures->enterNow());
        QCOMPARE(m_house->entries().size(), before);
    }

    // Three wrong passwords and a name that nobody has: one entry, the person named, the name that was typed nowhere.
    void theDoorTellsWhoAndWhere()
    {
        const auto before = m_house->entries().size();
        for (int i = 0; i < 3; ++i)
            QVERIFY(codeOf(m_house->signIn->start(wrong("mlebihan"), m_house->bench)) == ErrorCode::WrongSecret);
        QVERIFY(codeOf(m_house->signIn->start(wrong("unknown.name"), m_house->other)) == ErrorCode::WrongSecret);
        const std::vector<FailedSignIn> expected{{{}, m_house->other.id, SignInFault::WrongPassword, 1}, {m_person, m_house->bench.id, SignInFault::WrongPassword, 3}};
        QVERIFY(refused() == expected);
        const auto entries = m_house->entries();
        QCOMPARE(entries.size(), before + 1);
        QVERIFY(entries.back().by.isNull() && entries.back().at.isNull());
        QVERIFY(asText(encodeEntry(entries.back())).find("unknown") == std::string_view::npos);
    }

    void eachFaultIsItself()
    {
        auto withCode = m_house->request("mlebihan");
        withCode.code = "000000" == m_house->totp(m_secret) ? "000001" : "000000";
        QVERIFY(!m_house->signIn->start(withCode, m_house->bench));
        QVERIFY((refused() == std::vector<FailedSignIn>{{m_person, m_house->bench.id, SignInFault::WrongCode, 1}}));

        waitIsOver();
        const auto code = crypto::ActivationCode::make();
        QVERIFY(!m_house->signIn->activate(m_house->activation("mlebihan", code, m_house->auth), m_house->bench));
        QVERIFY((refused() == std::vector<FailedSignIn>{{m_person, m_house->bench.id, SignInFault::WrongActivation, 1}}));

        waitIsOver();
        m_house->signIn->noteThrottled("mlebihan", m_house->bench);
        m_house->signIn->noteThrottled("unknown.name", m_house->bench);
        QVERIFY((refused() == std::vector<FailedSignIn>{{{}, m_house->bench.id, SignInFault::Throttled, 1}, {m_person, m_house->bench.id, SignInFault::Throttled, 1}}));

        // Signed in here, asked for there without taking the seat.
        waitIsOver();
        (void)must(m_house->signIn->start(m_house->request("mlebihan"), m_house->bench));
        QVERIFY(codeOf(m_house->signIn->start(m_house->request("mlebihan", false), m_house->other)) == ErrorCode::Conflict);
        QVERIFY((refused() == std::vector<FailedSignIn>{{m_person, m_house->other.id, SignInFault::SeatElsewhere, 1}}));

        must(m_house->disable("mlebihan"));
        QVERIFY(codeOf(m_house->signIn->start(m_house->request("mlebihan"), m_house->bench)) == ErrorCode::Revoked);
        QVERIFY((refused() == std::vector<FailedSignIn>{{m_person, m_house->bench.id, SignInFault::AccountClosed, 1}}));
    }

    // The second factor and the password inside a session.
    void theSessionTellsToo()
    {
        const auto session = must(m_house->session(must(m_house->signIn->start(m_house->request("mlebihan"), m_house->bench))));
        const std::string bad = "000000" == m_house->totp(m_secret) ? "000001" : "000000";
        for (int i = 0; i < 4; ++i)
            QVERIFY(codeOf(m_house->own->prove(session, {bad})) == ErrorCode::WrongSecret);
        QVERIFY(codeOf(m_house->own->prove(session, {bad})) == ErrorCode::Locked);
        QVERIFY((refused()
                 == std::vector<FailedSignIn>{{m_person, m_house->bench.id, SignInFault::WrongCode, 4}, {m_person, m_house->bench.id, SignInFault::Throttled, 1}}));
        waitIsOver();
        const wire::PasswordChange change{Bytes(32, 9), crypto::randomBytes(16), Bytes(32, 4), Bytes(72, 1)};
        QVERIFY(codeOf(m_house->own->changePassword(session, change)) == ErrorCode::WrongSecret);
        QVERIFY((refused() == std::vector<FailedSignIn>{{m_person, m_house->bench.id, SignInFault::WrongPassword, 1}}));
    }

    // Whatever is tried, an entry holds no more than its most, and every attempt is counted.
    void aFloodIsOneBoundedEntry()
    {
        constexpr std::size_t tried = 5 * FailureNotes::mostKinds;
        const auto before = m_house->entries().size();
        for (std::size_t i = 0; i < tried; ++i)
            m_house->failures->note(lab::PersonId::make({static_cast<std::int64_t>(i + 1)}), m_house->bench.id, SignInFault::WrongPassword);
        const auto failures = refused();
        QCOMPARE(m_house->entries().size(), before + 1);
        QCOMPARE(failures.size(), FailureNotes::mostKinds + 1);
        QCOMPARE(countedIn(failures), std::uint64_t{tried});
        QVERIFY((failures.front() == FailedSignIn{{}, {}, SignInFault::WrongPassword, tried - FailureNotes::mostKinds}));
    }

    // By itself, from many threads, all counted; the last when it stops.
    void itEntersByItself()
    {
        constexpr int hands = 4;
        constexpr int each = 200;
        const auto before = m_house->entries().size();
        {
            FailureNotes notes(*m_house->writer, m_house->log, std::chrono::milliseconds(5));
            std::vector<std::jthread> flood;
            for (int hand = 0; hand < hands; ++hand)
                flood.emplace_back([&] {
                    for (int i = 0; i < each; ++i)
                        notes.note(m_person, m_house->bench.id, SignInFault::WrongPassword);
                });
            QTRY_VERIFY(m_house->entries().size() > before);
        }
        std::uint64_t count = 0;
        const auto entries = m_house->entries();
        for (auto entry = entries.begin() + static_cast<std::ptrdiff_t>(before); entry != entries.end(); ++entry)
            count += countedIn(std::get<SignInsFailed>(entry->change).failures);
        QCOMPARE(count, std::uint64_t{hands * each});
    }

    // What could not be written is there the next time.
    void whatIsNotWrittenIsKept()
    {
        House other;
        FailureNotes notes(*other.writer, other.log, std::chrono::hours(1));
        notes.note(m_person, other.bench.id, SignInFault::WrongPassword);
        other.writer->stop();
        for (int again = 0; again < 2; ++again)
            QVERIFY(codeOf(notes.enterNow()) == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(FailureNotesTest)
#include "failurenotes.test.moc"
