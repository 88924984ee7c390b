// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <set>

#include <QTest>

#include "app/crypto/crypto.h"
#include "app/store/migration/keptdifferences.h"
#include "tests/store/migration/reprise.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using migration::DifferenceKind;

namespace {

std::string patient(const std::string& number, const std::string& born, const std::string& name = "LE BIHAN")
{
    return "PID|1||" + number + "^^^CHCB^PI||" + name + "^Maëlle^^^^^L||" + born + "|F\r";
}

std::string message(int number, const std::string& of)
{
    return resultMessage(potassium(), "A" + std::to_string(number), {}, "LABO VOISIN", of);
}

// From `first`, each on a day of their own.
std::string strangers(int first, int count)
{
    std::string text;
    for (int i = first; i < first + count; ++i)
        text += message(i, patient("S" + std::to_string(i), bornOn(i), "MARTIN"));
    return text;
}

} // namespace

// Differences to the last one, before acceptance, and whatever stops the work.
class DifferencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    // A delivery knows all of the source at once; what it would refuse is told before, however far apart the two stand.
    void homonymsAreToldBeforeTheyAreDelivered()
    {
        Reprise reprise;
        constexpr int between = 2 * 2048 + 100;
        const auto checked = reprise.stageAndCheck(message(1, patient("1", "19920503")) + strangers(2, between) + message(between + 2, patient("2", "19920503")) + message(between + 3, patient("2", "19920503")));
        const auto refused = of(checked.differences, DifferenceKind::Refused);
        QCOMPARE(refused.size(), std::size_t{2});
        QCOMPARE(refused.front().record, std::uint64_t{between + 2});
        QCOMPARE(refused.back().record, std::uint64_t{between + 3});
        QVERIFY2(wordsOf(refused.front()).find("a homonym, or the same person") != std::string::npos, wordsOf(refused.front()).c_str());
        const auto delivered = reprise.deliver();
        QCOMPARE(delivered.delivered.patients, std::uint64_t{between + 1});
        QVERIFY2(delivered.differences.empty(), words(delivered.differences).c_str());
    }

    // Somebody comes to the laboratory between check and delivery, and the store is stopped after that record.
    void whatADeliveryMetBeforeItWasStoppedIsToldAtItsEnd()
    {
        Reprise reprise;
        const auto checked = reprise.stageAndCheck(message(1, patient("1", "19920503")) + strangers(2, 2100));
        QVERIFY(of(checked.differences, DifferenceKind::Refused).empty());
        std::filesystem::remove(reprise.site.files / "old.hl7");
        (void)reprise.site.take("new.hl7", message(9000, patient("77", "19920503")));
        reprise.isStopped = true;
        const auto stopped = reprise.work().deliver(reprise.job, reprise.progress());
        QVERIFY(!stopped);
        QVERIFY(stopped.error().code == ErrorCode::Cancelled);
        reprise.isStopped = false;
        const auto delivered = reprise.deliver();
        const auto refused = of(delivered.differences, DifferenceKind::Refused);
        QCOMPARE(refused.size(), std::size_t{1});
        QCOMPARE(refused.front().record, std::uint64_t{1});
        QCOMPARE(refused.front().times, std::uint64_t{1});
        QCOMPARE(delivered.delivered.patients, std::uint64_t{2100});
    }

    // What an entry of the ledger has no room for stands in staging, each by itself, of the last check alone.
    void furtherOnesAreKept()
    {
        Reprise reprise;
        constexpr int broken = DifferenceList::most + 30;
        std::string text = message(1, patient("1", "19920503"));
        for (int i = 0; i < broken; ++i)
            text += "MSH|^~\\&|HIS|CHCB|||20260312080000||" + std::to_string(i) + "\r";
        const auto checked = reprise.stageAndCheck(text);
        auto unread = of(checked.differences, DifferenceKind::UnreadMessage);
        std::erase_if(unread, isOfNoPlace);
        QVERIFY2(unread.size() == DifferenceList::most + 1, words(checked.differences).substr(0, 900).c_str());
        QCOMPARE(unread.back().record, std::uint64_t{0});
        QVERIFY(unread.back().times >= 30);
        (void)reprise.check();
        const auto staging = must(Staging::open(*reprise.site.site.store, theJob));
        auto kept = must(KeptDifferences::open(staging->database(), keptby::check));
        std::vector<std::string> places;
        must(kept.forEach([&places](const migration::Difference& one) -> Result<> {
            places.push_back(wordsOf(one));
            return {};
        }));
        QCOMPARE(places.size(), std::size_t{unread.back().times});
        QCOMPARE(std::set(places.begin(), places.end()).size(), places.size());
        for (const auto& place : places)
            QVERIFY2(std::ranges::none_of(unread, [&place](const migration::Difference& one) { return wordsOf(one) == place; }), place.c_str());
    }
};

QTEST_GUILESS_MAIN(DifferencesTest)
#include "differences.test.moc"
