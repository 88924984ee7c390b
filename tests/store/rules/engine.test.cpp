// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "app/store/rules/ruletrial.h"
#include "tests/store/rules/watched.h"

using namespace paillasse;
using namespace paillasse::test;
using wire::EventKind;

class RuleEngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWindowAtItsEdges();
    void distinctWindowAtItsEdges();
    void theSameIsToldAgainOnlyAfterTheQuietTime();
    void whatCameLateCountsWhenItHappened();
    void aRestartForgetsNothingAndTellsNothingTwice();
    void aRestartAnywhereFindsTheSame();
    void memoryOfAnotherRuleIsDropped();
    void memoryThatIsNoneIsRefused();
    void memoryStaysBounded();
    void aTrialGroupsWhatItWouldHaveRaised();
};

namespace {

constexpr Instant noon = monday + 12 * hourMs;

Rule printedTwice()
{
    Rule rule;
    rule.name = "printed-twice";
    rule.quietMinutes = 120;
    rule.form = CountForm{bitOf(EventKind::Printed), GroupBy::Person, Counted::Events, 60, 2, 0, std::nullopt, 0, false, 0};
    return rule;
}

// A mixed morning of several people, seeded.
std::vector<WatchEvent> mixture(std::uint32_t seed, int count)
{
    std::mt19937 random(seed);
    const auto below = [&random](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    std::vector<WatchEvent> events;
    auto at = monday;
    for (int n = 0; n < count; ++n) {
        at = at + below(40) * secondMs;
        const auto who = 1 + below(6);
        switch (below(6)) {
        case 0: events.push_back(seen(EventKind::SignInFailed, at, who, 1 + below(3))); break;
        case 1: events.push_back(seen(EventKind::SeatMoved, at, who, 1 + below(3))); break;
        case 2: events.push_back(seen(EventKind::SavedPdf, at, who, 1 + below(3))); break;
        case 3: events.push_back(seen(EventKind::GlassBroken, at, who, 1 + below(3))); break;
        default: events.push_back(opened(at, who == 1 ? below(100'000) : below(200), who)); break;
        }
        events.back().place.sequence = static_cast<std::uint64_t>(n);
    }
    return events;
}

} // namespace

void RuleEngineTest::aWindowAtItsEdges()
{
    const auto second = [](std::int64_t later) {
        Watched watched(Rules{printedTwice()});
        return watched.take(seen(EventKind::Printed, noon)).size() + watched.take(seen(EventKind::Printed, noon + later)).size();
    };
    QCOMPARE(second(0), std::size_t(1));
    QCOMPARE(second(hourMs), std::size_t(1));                // as old as the window
    QCOMPARE(second(hourMs + minuteMs - 1), std::size_t(1)); // within its last step
    QCOMPARE(second(hourMs + minuteMs), std::size_t(0));     // a step older
    QCOMPARE(second(30 * dayMs), std::size_t(0));
    QCOMPARE(second(-hourMs), std::size_t(1)); // a clock that went back loses nothing
}

void RuleEngineTest::distinctWindowAtItsEdges()
{
    auto rule = printedTwice();
    std::get<CountForm>(rule.form).counted = Counted::Patients;
    const auto second = [&rule](std::uint32_t whom, std::int64_t later) {
        Watched watched(Rules{rule});
        return watched.take(opened(noon, 1, 1, EventKind::Printed)).size() + watched.take(opened(noon + later, whom, 1, EventKind::Printed)).size();
    };
    QCOMPARE(second(1, 0), std::size_t(0));
    QCOMPARE(second(2, hourMs), std::size_t(1));
    QCOMPARE(second(2, hourMs + minuteMs), std::size_t(0));
}

void RuleEngineTest::theSameIsToldAgainOnlyAfterTheQuietTime()
{
    Watched watched(Rules{printedTwice()});
    std::vector<std::pair<int, std::int64_t>> told; // minute, observed
    for (int minute = 0; minute < 300; minute += 10)
        for (const auto& finding : watched.take(seen(EventKind::Printed, noon + minute * minuteMs)))
            told.emplace_back(minute, finding.observed);
    // At two, at twice two, and 120 minutes after that again, until seven in the hour are as many as there ever are.
    const std::vector<std::pair<int, std::int64_t>> wanted = {{10, 2}, {30, 4}, {150, 7}, {270, 7}};
    QVERIFY(told == wanted);
}

void RuleEngineTest::whatCameLateCountsWhenItHappened()
{
    Watched watched(Rules{printedTwice()});
    auto late = seen(EventKind::Printed, noon + 5 * hourMs);
    late.offline = true;
    late.done = noon;
    QVERIFY(watched.take(late).empty());
    late.done = noon + 3 * hourMs;
    QVERIFY(watched.take(late).empty()); // they came together and happened hours apart
    late.done = noon + 3 * hourMs + minuteMs;
    QCOMPARE(watched.take(late).size(), std::size_t(1));
    // A clock that tells of the future, or of long ago, is not believed.
    for (const auto done : {noon + 50 * dayMs, noon - 50 * dayMs}) {
        Watched other(Rules{printedTwice()});
        late.done = done;
        QVERIFY(other.take(late).empty());
        QCOMPARE(other.take(seen(EventKind::Printed, late.at)).size(), std::size_t(1));
    }
}

void RuleEngineTest::aRestartForgetsNothingAndTellsNothingTwice()
{
    Watched watched(Rules{printedTwice()});
    QVERIFY(watched.take(seen(EventKind::Printed, noon)).empty());
    QVERIFY(watched.restart());
    const auto found = watched.take(seen(EventKind::Printed, noon + minuteMs));
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().causes.size(), std::size_t(2));
    QVERIFY(watched.restart());
    QVERIFY(watched.take(seen(EventKind::Printed, noon + 2 * minuteMs)).empty());
}

void RuleEngineTest::aRestartAnywhereFindsTheSame()
{
    for (const std::uint32_t seed : {11u, 12u, 13u}) {
        qInfo("seed %u", seed);
        const auto events = mixture(seed, 6000);
        std::vector<Finding> whole;
        FakeSurroundings surroundings;
        surroundings.ordered = {{patient(3), std::nullopt}, {patient(4), 400}};
        RuleEngine uninterrupted(defaultRules(), surroundings);
        for (const auto& one : events)
            uninterrupted.take(one, whole);
        QVERIFY(whole.size() > 10);

        std::vector<Finding> pieces;
        std::optional<RuleEngine> engine(std::in_place, defaultRules(), surroundings);
        for (std::size_t n = 0; n < events.size(); ++n) {
            if (n % 700 == 350) {
                const auto bytes = engine->save();
                engine.emplace(defaultRules(), surroundings);
                QVERIFY(engine->load(bytes));
                QCOMPARE(engine->save(), bytes);
            }
            engine->take(events[n], pieces);
        }
        QVERIFY(pieces == whole);
        QCOMPARE(engine->save(), uninterrupted.save());
    }
}

void RuleEngineTest::memoryOfAnotherRuleIsDropped()
{
    FakeSurroundings surroundings;
    std::vector<Finding> found;
    RuleEngine before(Rules{printedTwice()}, surroundings);
    before.take(seen(EventKind::Printed, noon), found);
    auto stricter = printedTwice();
    std::get<CountForm>(stricter.form).windowMinutes = 120;
    RuleEngine after(Rules{stricter}, surroundings);
    QVERIFY(after.load(before.save()));
    after.take(seen(EventKind::Printed, noon), found);
    QVERIFY(found.empty());
    // Words and severity are no reason to forget.
    auto renamed = printedTwice();
    renamed.why = "Another sentence.";
    renamed.severity = wire::Severity::High;
    RuleEngine same(Rules{renamed}, surroundings);
    QVERIFY(same.load(before.save()));
    same.take(seen(EventKind::Printed, noon), found);
    QCOMPARE(found.size(), std::size_t(1));
}

void RuleEngineTest::memoryThatIsNoneIsRefused()
{
    FakeSurroundings surroundings;
    RuleEngine engine(defaultRules(), surroundings);
    QVERIFY(engine.load(engine.save()));
    std::vector<Finding> found;
    for (const auto& one : mixture(5, 300))
        engine.take(one, found);
    const auto bytes = engine.save();
    QVERIFY(!engine.load({}));
    for (std::size_t size = 0; size < bytes.size(); size += 97)
        QVERIFY(!engine.load(ByteView(bytes).first(size)));
    auto newer = bytes;
    QCOMPARE(newer[1], std::uint8_t(1)); // the field of the version
    newer[2] = 9;
    QVERIFY(engine.load(newer).error().code == ErrorCode::Incompatible);
    QCOMPARE(engine.save(), bytes); // as if it had not been asked
}

void RuleEngineTest::memoryStaysBounded()
{
    FakeSurroundings surroundings;
    RuleEngine engine(defaultRules(), surroundings);
    std::vector<Finding> found;
    std::size_t afterTwoMonths = 0;
    for (int day = 0; day < 120; ++day) {
        for (std::uint32_t n = 0; n < 400; ++n)
            engine.take(opened(monday + day * dayMs + 8 * hourMs + n * 20 * secondMs, static_cast<std::uint32_t>(day) * 1000 + n, 1 + n % 10), found);
        engine.take(seen(EventKind::SavedPdf, monday + day * dayMs + 12 * hourMs, 1000 + static_cast<std::uint32_t>(day)), found); // somebody who came once
        if (day == 60)
            afterTwoMonths = engine.save().size();
    }
    QVERIFY2(engine.save().size() < afterTwoMonths * 11 / 10, qPrintable(QStringLiteral("%1 bytes, then %2").arg(afterTwoMonths).arg(engine.save().size())));
}

void RuleEngineTest::aTrialGroupsWhatItWouldHaveRaised()
{
    FakeSurroundings surroundings;
    RuleTrial trial(Rules{printedTwice()}, surroundings, monday + dayMs);
    int batch = 0;
    const EventSource source = [&batch]() -> Result<std::vector<WatchEvent>> {
        std::vector<WatchEvent> events;
        const auto day = monday + batch * dayMs;
        if (++batch > 3)
            return events;
        for (const auto minute : {0, 10, 20, 30})
            events.push_back(seen(EventKind::Printed, day + minute * minuteMs, 7));
        events.push_back(seen(EventKind::Printed, day + hourMs, 8));
        return events;
    };
    QVERIFY(trial.run(source));
    QCOMPARE(trial.events(), std::uint64_t(10));
    QCOMPARE(trial.lines().size(), std::size_t(2)); // the first day was before
    QCOMPARE(trial.lines().front().findings, 2u);
    std::ostringstream out;
    trial.print(out, [](const Uuid& id) { return id == person(7).uuid() ? std::string("somebody") : std::string("Lab"); });
    QCOMPARE(QString::fromStdString(out.str()), QStringLiteral("printed-twice (low): 2\n"
                                                               "  2026-11-03T00:10Z  4 (usual or limit 2)  somebody  Lab  and 1 repeats\n"
                                                               "  2026-11-04T00:10Z  4 (usual or limit 2)  somebody  Lab  and 1 repeats\n"
                                                               "2026-11-03  Lab  1\n2026-11-04  Lab  1\n10 events, 2 alerts\n"));
    const EventSource broken = []() -> Result<std::vector<WatchEvent>> { return fail(ErrorCode::Corrupt); };
    QVERIFY(trial.run(broken).error().code == ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(RuleEngineTest)
#include "engine.test.moc"
