// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "app/base/civiltime.h"
#include "app/crypto/treehead.h"
#include "app/lab/wellformed.h"
#include "app/store/core/archive.h"
#include "app/store/core/verify.h"
#include "tests/store/core/readleaves.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using lab::DocumentKind;
using lab::ReadingKind;
using lab::RefusalCode;
using wire::ActOutcome;

namespace {

lab::Reading opened(Instant at, std::uint64_t order = 1)
{
    return {ReadingKind::OpenedOrder, at, DocumentKind::Order, idOf<lab::DocumentId>(order, 4), idOf<lab::PatientId>(order, 3)};
}

lab::Act reading(Worksite& site, std::vector<lab::Reading> readings = {}, const lab::PersonId& person = theTechnician)
{
    if (readings.empty())
        readings.push_back(opened(site.clock.now()));
    return site.author.act(lab::RecordReadings{std::move(readings)}, {}, person);
}

std::string words(const Verification& result)
{
    std::string text;
    for (const auto& finding : result.findings)
        text += finding.where + " " + finding.what + "; ";
    return text;
}

bool isWhole(Worksite& site)
{
    const auto result = must(verify(site.directory()));
    if (!result.findings.empty())
        qWarning("%s", words(result).c_str());
    return result.findings.empty();
}

} // namespace

// What people read, in their laboratory's ledger: once, sealed by the month, without a document.
class ReadingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyAreEnteredWithoutADocument();
    void anActOfThemIsDoneOnce();
    void theySeeTheSameDoorAsOtherActs();
    void unsoundOnesAreRefused_data();
    void unsoundOnesAreRefused();
    void eachMonthHasItsKey();
    void theyAreNoUseOfARight();
    void anyFlippedBitIsFound();
    void afterARestoreTheyComeAgain();
};

void ReadingsTest::theyAreEnteredWithoutADocument()
{
    Worksite site;
    const auto sequence = site.push(site.author.registerPatient(1)).sequence;
    const auto view = site.viewOf(theTechnician);
    auto stream = must(site.feed->subscribe(view, {}));
    while (!must(stream->next()).empty()) {
    }
    lab::Reading searched{ReadingKind::Searched, site.clock.now() - secondMs, {}, {}, {}, 12, true};
    const auto act = reading(site, {opened(site.clock.now() - minuteMs), searched});
    site.clock.advance(hourMs);
    ActOpener opener(*site.store, site.clock);
    const auto acknowledged = must(site.writer->submitAndWait({must(opener.open(Session(*site.store, site.clock, act.person).seal(act)))}));
    QVERIFY((acknowledged.replies.front() == wire::ActReply{act.id, ActOutcome::Accepted, {}, 0, 0, 0}));
    QVERIFY(must(stream->next()).empty());

    const auto leaves = readLeaves(*site.store, site.made.laboratory);
    QCOMPARE(leaves.size(), 1u);
    QVERIFY(leaves[0].act == act && leaves[0].leaf.documents.empty());
    QVERIFY(leaves[0].leaf.time == site.clock.now() && leaves[0].header.at == act.at);
    QVERIFY(leaves[0].header.act == act.id && leaves[0].header.name == act.body.index() && leaves[0].header.person == theTechnician && leaves[0].header.workstation == theWorkstation);
    QVERIFY(leaves[0].header.subjectKind == DocumentKind::None && leaves[0].header.subject.isNull());
    // The head that is handed back covers it.
    const auto head = must(crypto::decodeHead(acknowledged.heads.front().head));
    QCOMPARE(head.size, leaves[0].leaf.sequence + 1);
    // It took no number of the feed.
    QCOMPARE(site.push(site.author.registerPatient(2)).sequence, sequence + 1);
}

void ReadingsTest::anActOfThemIsDoneOnce()
{
    Worksite site;
    const auto act = reading(site);
    QVERIFY(site.push(act).outcome == ActOutcome::Accepted);
    QVERIFY((site.push(act) == wire::ActReply{act.id, ActOutcome::Duplicate, {}, 0, 0, 0}));
    auto changed = act;
    std::get<lab::RecordReadings>(changed.body).readings.front().count = 2;
    QVERIFY(site.push(changed).refusal == RefusalCode::IdReused);
    site.close();
    site.open();
    QVERIFY(site.push(act).outcome == ActOutcome::Duplicate);
    QCOMPARE(readLeaves(*site.store, site.made.laboratory).size(), 1u);
    site.close();
    QVERIFY(isWhole(site));
}

void ReadingsTest::theySeeTheSameDoorAsOtherActs()
{
    Worksite site;
    QVERIFY(site.push(reading(site, {}, theReceptionist)).outcome == ActOutcome::Accepted);
    QVERIFY(site.push(reading(site, {}, idOf<lab::PersonId>(99, 1))).refusal == RefusalCode::AccountClosed);
    auto elsewhere = reading(site);
    elsewhere.laboratory = idOf<lab::LaboratoryId>(9, 9);
    QVERIFY(site.push(elsewhere).refusal == RefusalCode::OtherLaboratory);
    // A laboratory of this store where the author has no right at all.
    auto beside = reading(site);
    beside.laboratory = must(site.writer->addLaboratory("LBM Nord"));
    QVERIFY(site.push(beside).refusal == RefusalCode::NotPermitted);
    const auto late = reading(site);
    ActOpener opener(*site.store, site.clock);
    auto incoming = must(opener.open(Session(*site.store, site.clock, theTechnician).seal(late)));
    incoming.certificateOver = true;
    QVERIFY(must(site.writer->submitAndWait({incoming})).replies.front().refusal == RefusalCode::AccountClosed);
    site.staff->disable(theTechnician);
    QVERIFY(site.push(reading(site)).refusal == RefusalCode::AccountClosed);
    QCOMPARE(readLeaves(*site.store, site.made.laboratory).size(), 1u);
    site.close();
    QVERIFY(isWhole(site));
}

void ReadingsTest::unsoundOnesAreRefused_data()
{
    QTest::addColumn<std::function<void(lab::Act&)>>("spoil");
    QTest::addColumn<bool>("sound");
    using Readings = std::vector<lab::Reading>;
    const auto row = [](const char* name, bool sound, std::function<void(lab::Act&, Readings&)> spoil) {
        QTest::newRow(name) << std::function<void(lab::Act&)>([spoil](lab::Act& act) { spoil(act, std::get<lab::RecordReadings>(act.body).readings); }) << sound;
    };
    row("as it is", true, [](lab::Act&, Readings&) {});
    row("none", false, [](lab::Act&, Readings& readings) { readings.clear(); });
    row("as many as may be", true, [](lab::Act&, Readings& readings) { readings.resize(lab::limits::readingsPerAct, readings.front()); });
    row("too many", false, [](lab::Act&, Readings& readings) { readings.resize(lab::limits::readingsPerAct + 1, readings.front()); });
    row("a subject", false, [](lab::Act& act, Readings&) { act.subject = idOf<lab::DocumentId>(1, 4); });
    row("a kind of subject", false, [](lab::Act& act, Readings&) { act.subjectKind = DocumentKind::Order; });
    row("lines", false, [](lab::Act& act, Readings&) { act.based.push_back({1, 1}); });
    row("no such kind of reading", false, [](lab::Act&, Readings& readings) { readings.front().kind = static_cast<ReadingKind>(99); });
    row("no such kind of document", false, [](lab::Act&, Readings& readings) { readings.front().subjectKind = static_cast<DocumentKind>(99); });
    row("a document of no kind", false, [](lab::Act&, Readings& readings) { readings.front().subjectKind = DocumentKind::None; });
    row("a kind without its document", false, [](lab::Act&, Readings& readings) { readings.front().subject = {}; });
    row("at no time", false, [](lab::Act&, Readings& readings) { readings.front().at = {}; });
    row("a clock set back an hour", true, [](lab::Act& act, Readings& readings) { readings.front().at = act.at + hourMs; });
    row("from the future", false, [](lab::Act& act, Readings& readings) { readings.front().at = act.at + 2 * dayMs; });
    row("of long ago", false, [](lab::Act& act, Readings& readings) { readings.front().at = act.at - 36 * dayMs; });
    row("the second of two", false, [](lab::Act&, Readings& readings) { readings.push_back(readings.front()); readings.back().at = {}; });
}

void ReadingsTest::unsoundOnesAreRefused()
{
    QFETCH(std::function<void(lab::Act&)>, spoil);
    QFETCH(bool, sound);
    Worksite site;
    auto act = reading(site);
    spoil(act);
    // Not through the wire, which does not know such values either.
    const auto reply = site.import(act);
    QCOMPARE(reply.outcome, sound ? ActOutcome::Accepted : ActOutcome::Refused);
    QVERIFY(sound || reply.refusal == RefusalCode::Malformed);
}

void ReadingsTest::eachMonthHasItsKey()
{
    Worksite site;
    site.clock.advance(*parseIso("2026-03-31T23:59:59Z") - site.clock.now());
    (void)site.push({reading(site), reading(site)});
    site.clock.advance(2 * secondMs);
    (void)site.push(reading(site));
    const auto leaves = readLeaves(*site.store, site.made.laboratory);
    QCOMPARE(leaves.size(), 3u);
    QVERIFY(leaves[0].key == leaves[1].key && leaves[1].key != leaves[2].key);
    site.writer.reset(); // its thread alone may ask otherwise
    const auto keyOf = [&](std::uint32_t period) { return must(site.store->keys().obtain({site.made.laboratory, Uuid(), KeyClass::Trail, period})); };
    QCOMPARE(keyOf(202603), leaves[0].key);
    QCOMPARE(keyOf(202604), leaves[2].key);
}

void ReadingsTest::theyAreNoUseOfARight()
{
    Worksite site;
    QVERIFY(site.push(reading(site)).outcome == ActOutcome::Accepted);
    QCOMPARE(site.staff->uses.load(), 0);
    QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
    QCOMPARE(site.staff->uses.load(), 1);
}

void ReadingsTest::anyFlippedBitIsFound()
{
    Worksite site;
    QVERIFY(site.push(reading(site)).outcome == ActOutcome::Accepted);
    const auto sequence = readLeaves(*site.store, site.made.laboratory).front().leaf.sequence;
    site.close();
    const auto seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    for (const std::string column : {"leaf", "salt", "header", "entry"}) {
        Bytes whole;
        const auto put = [&](const Bytes& bytes) {
            const auto store = must(Store::open(site.directory()));
            auto database = must(store->connect());
            if (whole.empty())
                QVERIFY(must(first(database, "SELECT " + column + " FROM ledger WHERE seq = ?", [&](const auto& row) { whole = toBytes(row.blob(0)); }, rowOf(1, sequence))));
            if (!bytes.empty())
                must(run(database, "UPDATE ledger SET " + column + " = ? WHERE seq = ?", bytes, rowOf(1, sequence)));
        };
        put({});
        for (int i = 0; i < 12; ++i) {
            auto flipped = whole;
            const auto bit = random() % (8 * flipped.size());
            flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1 << (bit % 8)));
            put(flipped);
            const auto result = must(verify(site.directory()));
            QVERIFY2(!result.findings.empty(), (column + " bit " + std::to_string(bit)).c_str());
            QVERIFY2(result.findings.front().where.find("leaf " + std::to_string(sequence)) != std::string::npos, words(result).c_str());
        }
        put(whole);
    }
    {
        const auto store = must(Store::open(site.directory()));
        auto database = must(store->connect());
        must(database.execute("DELETE FROM reply"));
    }
    QVERIFY(!must(verify(site.directory())).findings.empty());
}

void ReadingsTest::afterARestoreTheyComeAgain()
{
    const TemporaryDirectory elsewhere;
    Worksite site;
    const auto before = reading(site);
    QVERIFY(site.push(before).outcome == ActOutcome::Accepted);
    RestoreOrder order;
    order.dataFile = elsewhere / "data";
    order.keyFile = elsewhere / "keys";
    order.destroyedList = order.keyFile + ".destroyed";
    order.recoveryIdentity = site.made.recoveryIdentity.clone();
    order.officer = "Hélène Corre";
    order.reason = "disque perdu";
    (void)must(backup(*site.store, order.dataFile, order.keyFile, site.clock));
    const auto after = reading(site);
    QVERIFY(site.push(after).outcome == ActOutcome::Accepted);
    site.clock.advance(minuteMs);
    const auto path = elsewhere / "restored";
    (void)must(restore(DataDirectory(path), order, site.clock));

    Worksite again(path);
    QVERIFY(again.push(before).outcome == ActOutcome::Duplicate);
    QVERIFY(again.push(after).outcome == ActOutcome::Accepted);
    const auto leaves = readLeaves(*again.store, site.made.laboratory);
    QCOMPARE(leaves.size(), 2u);
    QVERIFY(leaves[1].act == after && leaves[1].leaf.epoch > leaves[0].leaf.epoch);
    again.close();
    QVERIFY(isWhole(again));
}

QTEST_GUILESS_MAIN(ReadingsTest)
#include "readings.test.moc"
