// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/store/core/headcomparison.h"
#include "app/store/core/witnesses.h"
#include "app/store/core/witnessfile.h"
#include "app/store/core/witnessline.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace fs = std::filesystem;

namespace {

std::vector<std::string> linesOf(const std::string& file)
{
    std::vector<std::string> lines;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

std::vector<crypto::SignedTreeHead> headsOf(const std::string& file)
{
    std::vector<crypto::SignedTreeHead> heads;
    for (const auto& line : linesOf(file))
        heads.push_back(readWitnessLine(line).value());
    return heads;
}

void addAll(HeadComparison& comparison, const std::string& file)
{
    int number = 0;
    for (const auto& head : headsOf(file))
        comparison.add(file, file + ":" + std::to_string(++number), head);
}

void compareWith(HeadComparison& comparison, Worksite& site)
{
    auto database = must(site.store->connect(true));
    must(comparison.compareWith(*site.store, database));
}

std::string words(const HeadComparison& comparison)
{
    std::string text;
    for (const auto& finding : comparison.findings())
        text += finding.source + ": " + finding.what + " " + finding.other + "; ";
    return text;
}

// Whether it is found, and by what words.
bool finds(const HeadComparison& comparison, std::string_view what)
{
    return std::ranges::any_of(comparison.findings(), [&](const auto& finding) { return std::string_view(finding.what).find(what) != std::string_view::npos; });
}

std::vector<std::unique_ptr<Witness>> files(const std::vector<std::string>& paths)
{
    std::vector<std::unique_ptr<Witness>> all;
    for (const auto& path : paths)
        all.push_back(std::make_unique<WitnessFile>(path));
    return all;
}

// The heads of now, each with a time of its own.
void witness(Worksite& site, const std::string& file)
{
    site.clock.advance(minuteMs);
    const auto witnesses = must(Witnesses::open(*site.store, files({file}), site.clock, site.log));
    witnesses->look();
    QVERIFY(!witnesses->standing().front().isBehind);
}

} // namespace

// What outside files keep of a ledger, and what they tell later: of a store that was really forked, cut short and rewritten.
class WitnessesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineReadsAsItWasWritten();
    void aLineAMinuteForEachLedger();
    void aFileThatCannotBeWrittenIsTriedAgain();
    void whatIsOwedIsBounded();
    void aLineThatWasCutOffSpoilsNoOther();
    void theThreadTakesThemByItself();
    void oneHistoryAgrees();
    void aForkIsFound();
    void aLedgerThatWasCutShortIsFound();
    void aHeadThatAnotherSignedIsFound();
    void theHeadOnAReportTakesPart();
};

void WitnessesTest::aLineReadsAsItWasWritten()
{
    must(crypto::initialise());
    const auto key = crypto::SigningKey::make();
    const auto head = crypto::signHead(key, idOf<lab::LaboratoryId>(3).uuid(), 1'763'888'400, 12, crypto::sha256(asBytes("root")), {-5});
    const auto line = witnessLine(head);
    QVERIFY(readWitnessLine(line) == std::optional(head));
    QVERIFY(readWitnessLine(" " + line + "\r") == std::optional(head));
    QVERIFY(crypto::verifyHead(key.publicKey(), *readWitnessLine(line)));
    for (std::size_t size = 0; size < line.size(); ++size)
        QVERIFY(!readWitnessLine(std::string_view(line).substr(0, size)));
    QVERIFY(!readWitnessLine(line + "x"));
    // No other character reads as the same head under the same signature.
    for (std::size_t at = 0; at < line.size(); ++at) {
        auto changed = line;
        changed[at] = changed[at] == '7' ? '8' : '7';
        const auto read = readWitnessLine(changed);
        QVERIFY(!read || !crypto::verifyHead(key.publicKey(), *read));
    }
}

void WitnessesTest::aLineAMinuteForEachLedger()
{
    Worksite site;
    must(site.writer->addLaboratory("Second"));
    const TemporaryDirectory outside;
    const auto file = outside / "heads.jsonl";
    const auto witnesses = must(Witnesses::open(*site.store, files({file, outside / "again.jsonl"}), site.clock, site.log));
    witnesses->look();
    QCOMPARE(linesOf(file).size(), std::size_t{3}); // the store's own, and two laboratories'
    for (const auto& head : headsOf(file))
        QVERIFY(crypto::verifyHead(site.store->identity().signingKey, head));
    QVERIFY(linesOf(file) == linesOf(outside / "again.jsonl"));
    site.push(site.author.registerPatient(1));
    site.clock.advance(minuteMs - 1);
    witnesses->look();
    QCOMPARE(linesOf(file).size(), std::size_t{3});
    site.clock.advance(1);
    witnesses->look();
    QCOMPARE(linesOf(file).size(), std::size_t{6});
    const auto standing = witnesses->standing();
    QVERIFY(standing.front().lastTaken == site.clock.now() && !standing.front().isBehind);
    QCOMPARE(standing.front().sizes.at(site.made.laboratory.uuid()), headsOf(file).at(4).size);
}

void WitnessesTest::aFileThatCannotBeWrittenIsTriedAgain()
{
    Worksite site;
    const TemporaryDirectory outside;
    const auto file = outside / "not-mounted/heads.jsonl";
    std::string said;
    const Log log(site.clock, [&said](std::string_view line) { said += std::string(line) + "\n"; });
    const auto witnesses = must(Witnesses::open(*site.store, files({file, outside / "good.jsonl"}), site.clock, log));
    const auto begun = site.clock.now();
    for (std::uint64_t i = 0; i < 3; ++i) {
        witnesses->look();
        site.push(site.author.registerPatient(i + 1));
        site.clock.advance(minuteMs);
    }
    QVERIFY(witnesses->standing().front().isBehind && witnesses->standing().front().lastTaken.isNull());
    QCOMPARE(witnesses->standing().front().behindMs(site.clock.now()), 3 * minuteMs);
    QCOMPARE(witnesses->standing().back().behindMs(site.clock.now()), minuteMs);
    QCOMPARE(linesOf(outside / "good.jsonl").size(), std::size_t{6}); // the other one is written all the same
    QCOMPARE(QString::fromStdString(said).count(QStringLiteral("witness.not-written")), 1);
    fs::create_directory(outside / "not-mounted");
    witnesses->look();
    // What was owed, in order.
    const auto heads = headsOf(file);
    QCOMPARE(heads.size(), std::size_t{8});
    QVERIFY(linesOf(file) == linesOf(outside / "good.jsonl"));
    for (std::size_t i = 3; i < heads.size(); i += 2)
        QVERIFY(heads[i].size > heads[i - 2].size);
    QVERIFY(!witnesses->standing().front().isBehind);
    QCOMPARE(witnesses->standing().front().behindMs(site.clock.now()), 0);
    QVERIFY(witnesses->standing().front().since == begun);
    QVERIFY(said.find("witness.written-again") != std::string::npos);
}

// Of more than a day the oldest go: the newest head stands for all before it.
void WitnessesTest::whatIsOwedIsBounded()
{
    Worksite site;
    const TemporaryDirectory outside;
    const auto file = outside / "not-mounted/heads.jsonl";
    const auto witnesses = must(Witnesses::open(*site.store, files({file}), site.clock, site.log));
    for (std::size_t i = 0; i < WitnessKeeper::mostOwed + 3; ++i) {
        witnesses->look();
        site.clock.advance(minuteMs);
    }
    fs::create_directory(outside / "not-mounted");
    witnesses->look();
    QCOMPARE(linesOf(file).size(), 2 * WitnessKeeper::mostOwed);
}

void WitnessesTest::aLineThatWasCutOffSpoilsNoOther()
{
    Worksite site;
    const TemporaryDirectory outside;
    const auto file = outside / "heads.jsonl";
    std::ofstream(file) << R"({"ledger":"0193)";
    witness(site, file);
    const auto lines = linesOf(file);
    QCOMPARE(lines.size(), std::size_t{3});
    QVERIFY(!readWitnessLine(lines[0]) && readWitnessLine(lines[1]) && readWitnessLine(lines[2]));
}

void WitnessesTest::theThreadTakesThemByItself()
{
    Worksite site;
    const TemporaryDirectory outside;
    const auto witnesses = must(Witnesses::open(*site.store, files({outside / "heads.jsonl"}), site.clock, site.log));
    witnesses->start();
    QTRY_COMPARE_WITH_TIMEOUT(linesOf(outside / "heads.jsonl").size(), std::size_t{2}, 30'000);
    witnesses->stop();
}

void WitnessesTest::oneHistoryAgrees()
{
    Worksite site;
    const TemporaryDirectory outside;
    for (std::uint64_t i = 1; i <= 5; ++i) {
        site.push(site.author.registerPatient(i));
        witness(site, outside / (i % 2 == 0 ? "even" : "odd"));
    }
    HeadComparison comparison(site.store->identity().signingKey);
    addAll(comparison, outside / "even");
    addAll(comparison, outside / "odd");
    compareWith(comparison, site);
    QVERIFY2(comparison.findings().empty(), words(comparison).c_str());
    QCOMPARE(comparison.heads(), std::uint64_t{10});
}

void WitnessesTest::aForkIsFound()
{
    Worksite one;
    one.push(one.author.registerPatient(1));
    const TemporaryDirectory outside;
    witness(one, outside / "one");
    one.close();
    fs::copy(one.path(), outside / "copy");
    one.open();
    Worksite two(outside / "copy");
    two.clock.advance(one.clock.now() - two.clock.now());
    // Up to here they are one.
    witness(two, outside / "two");
    {
        HeadComparison comparison(one.store->identity().signingKey);
        addAll(comparison, outside / "one");
        addAll(comparison, outside / "two");
        compareWith(comparison, one);
        QVERIFY2(comparison.findings().empty(), words(comparison).c_str());
    }
    QVERIFY(one.push(one.author.registerPatient(2)).outcome == wire::ActOutcome::Accepted);
    QVERIFY(two.push(two.author.registerPatient(3)).outcome == wire::ActOutcome::Accepted);
    witness(one, outside / "one");
    witness(two, outside / "two");
    HeadComparison files(one.store->identity().signingKey);
    addAll(files, outside / "one");
    addAll(files, outside / "two");
    QCOMPARE(files.findings().size(), std::size_t{1}); // the laboratory's; the store's own is still the same
    QVERIFY(finds(files, "FORK: another root at the same size"));
    QVERIFY(files.findings().front().ledger == one.made.laboratory.uuid());
    QVERIFY(files.findings().front().other == outside / "one:4" && files.findings().front().source == outside / "two:4");
    // And by one file alone, against the store that went the other way.
    HeadComparison store(two.store->identity().signingKey);
    addAll(store, outside / "one");
    compareWith(store, two);
    QVERIFY2(finds(store, "FORK: the store's own tree"), words(store).c_str());
    // Each agrees with its own.
    HeadComparison own(two.store->identity().signingKey);
    addAll(own, outside / "two");
    compareWith(own, two);
    QVERIFY2(own.findings().empty(), words(own).c_str());
}

void WitnessesTest::aLedgerThatWasCutShortIsFound()
{
    Worksite site;
    site.push(site.author.registerPatient(1));
    const TemporaryDirectory outside;
    site.close();
    fs::copy(site.path(), outside / "before");
    site.open();
    site.push(site.author.registerPatient(2));
    witness(site, outside / "heads");
    Worksite cut(outside / "before");
    HeadComparison comparison(cut.store->identity().signingKey);
    addAll(comparison, outside / "heads");
    compareWith(comparison, cut);
    QVERIFY2(finds(comparison, "cut short"), words(comparison).c_str());
    // The witness that goes on with it sees it by itself.
    cut.clock.advance(site.clock.now() - cut.clock.now());
    witness(cut, outside / "heads");
    HeadComparison file(cut.store->identity().signingKey);
    addAll(file, outside / "heads");
    QVERIFY2(finds(file, "is shorter than what the same witness had taken before"), words(file).c_str());
}

void WitnessesTest::aHeadThatAnotherSignedIsFound()
{
    Worksite site;
    const TemporaryDirectory outside;
    witness(site, outside / "heads");
    HeadComparison comparison(crypto::SigningKey::make().publicKey());
    addAll(comparison, outside / "heads");
    QCOMPARE(comparison.findings().size(), std::size_t{2});
    QVERIFY(finds(comparison, "is not signed by this store"));
}

void WitnessesTest::theHeadOnAReportTakesPart()
{
    Worksite site;
    site.push(site.author.registerPatient(1));
    const TemporaryDirectory outside;
    witness(site, outside / "heads");
    const auto head = headsOf(outside / "heads").at(1);
    lab::LedgerHead printed{head.epoch, head.size, toBytes(head.root)};
    HeadComparison good(site.store->identity().signingKey);
    addAll(good, outside / "heads");
    good.addPrinted("report 26-1/1", site.made.laboratory, printed);
    compareWith(good, site);
    QVERIFY2(good.findings().empty(), words(good).c_str());
    printed.root[7] ^= 1;
    HeadComparison bad(site.store->identity().signingKey);
    addAll(bad, outside / "heads");
    bad.addPrinted("report 26-1/1", site.made.laboratory, printed);
    QVERIFY2(finds(bad, "FORK"), words(bad).c_str());
    QVERIFY(bad.findings().front().source == "report 26-1/1");
}

QTEST_GUILESS_MAIN(WitnessesTest)
#include "witnesses.test.moc"
