// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <csignal>
#include <future>

#include <sys/resource.h>

#include "app/crypto/treehead.h"
#include "app/lab/wellformed.h"
#include "app/store/core/ledger.h"
#include "app/store/core/numberleases.h"
#include "app/store/core/query.h"
#include "app/store/core/verify.h"
#include "app/crypto/hash.h"
#include "app/wire/feedframe.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using lab::RefusalCode;
using wire::ActOutcome;

// The one writer: once each, in groups, with rights as of arrival.
class WriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anActIsDoneOnce();
    void theSameIdWithOtherContentIsRefused();
    void aRefusalIsKeptToo();
    void noDocumentGrowsBeyondAFrame();
    void rightsAreThoseAtArrival();
    void whatFailsByItselfIsRefusedByItself();
    void groupsSpanLaboratories();
    void headsCoverWhatIsAcknowledged();
    void aQuietMinuteSignsEachHeadAnewInOneTransaction();
    void aBusyStoreSignsTheQuietLedgersHeadsToo();
    void aSecondProcessLeavesTheHeadsAlone();
    void aReleaseIsRebuiltAndChecked();
    void theChainOfVersionsIsSigned();
    void numbersAreLeasedAndUnique();
    void administrativeChangesAreAllOrNothing();
    void aFullQueueSaysSo();
    void aFullDiskLosesNothing();
    void stoppingFinishesWhatIsQueued();
    void everythingIsThereAfterARestart();
};

void WriterTest::anActIsDoneOnce()
{
    Worksite site;
    const auto act = site.author.registerPatient(1);
    const auto first = site.push(act);
    QVERIFY(first.outcome == ActOutcome::Accepted);
    QCOMPARE(first.revision, std::uint64_t{1});
    const auto again = site.push(act);
    QVERIFY(again.outcome == ActOutcome::Duplicate);
    QCOMPARE(again.revision, first.revision);
    QCOMPARE(again.sequence, first.sequence);
    // Twice in one group, too.
    const auto other = site.author.registerPatient(2);
    const auto both = site.push({other, other});
    QVERIFY(both[0].outcome == ActOutcome::Accepted);
    QVERIFY(both[1].outcome == ActOutcome::Duplicate);
    site.close();
    site.open();
    QVERIFY(site.push(act).outcome == ActOutcome::Duplicate);
}

void WriterTest::theSameIdWithOtherContentIsRefused()
{
    Worksite site;
    const auto act = site.author.registerPatient(1);
    QVERIFY(site.push(act).outcome == ActOutcome::Accepted);
    auto changed = act;
    std::get<lab::RegisterPatient>(changed.body).patient.identity.birthName = "DURAND";
    const auto reply = site.push(changed);
    QVERIFY(reply.outcome == ActOutcome::Refused);
    QVERIFY(reply.refusal == RefusalCode::IdReused);
    QVERIFY(site.push(act).outcome == ActOutcome::Duplicate);
}

void WriterTest::aRefusalIsKeptToo()
{
    Worksite site;
    const auto early = site.author.placeOrder(1, 1);
    const auto refused = site.push(early);
    QVERIFY(refused.refusal == RefusalCode::UnknownDocument);
    // What was wrong is mended since; the same act gets the same answer, another one its own.
    QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
    QVERIFY(site.push(early) == refused);
    QVERIFY(site.push(site.author.placeOrder(1, 1)).outcome == ActOutcome::Accepted);
}

// What could not travel would stop the feed of everybody who may see it.
void WriterTest::noDocumentGrowsBeyondAFrame()
{
    Worksite site;
    QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
    QVERIFY(site.push(site.author.placeOrder(1, 1)).outcome == ActOutcome::Accepted);
    std::string longest;
    for (std::size_t i = 0; i < lab::limits::text; ++i)
        longest += "\xF0\x9F\xA7\xAA"; // characters of four octets
    auto outcome = ActOutcome::Accepted;
    for (std::size_t i = 0; i < lab::limits::entriesPerOrder && outcome == ActOutcome::Accepted; ++i) {
        const auto reply = site.push(site.author.note(1, longest));
        outcome = reply.outcome;
        QVERIFY(outcome == ActOutcome::Accepted || reply.refusal == RefusalCode::Malformed);
    }
    QVERIFY(outcome == ActOutcome::Refused);
    std::size_t size = 0;
    for (const auto& section : wire::split(site.order(1)))
        size += section.bytes.size();
    QVERIFY(size <= wire::maxDocumentBytes && size > wire::maxDocumentBytes - 4 * lab::limits::text - 1024);
    QVERIFY(site.push(site.author.note(1, "ça tient")).outcome == ActOutcome::Accepted);
}

void WriterTest::rightsAreThoseAtArrival()
{
    Worksite site;
    QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
    QVERIFY(site.push(site.author.placeOrder(1, 1)).outcome == ActOutcome::Accepted);
    auto byTechnician = site.author.placeOrder(2, 1);
    byTechnician.person = theTechnician;
    QVERIFY(site.push(byTechnician).refusal == RefusalCode::NotPermitted);
    auto onHidden = site.author.measure(1, 2, "1");
    onHidden.person = theTechnician;
    QVERIFY(site.push(onHidden).refusal == RefusalCode::WithheldLine);
    const auto before = site.author.measure(1, 1, "4.1");
    site.staff->disable(theTechnician);
    QVERIFY(site.push(before).refusal == RefusalCode::AccountClosed);
    auto nobody = site.author.note(1, "?");
    nobody.person = idOf<lab::PersonId>(99, 1);
    QVERIFY(site.push(nobody).refusal == RefusalCode::AccountClosed);
}

// A document that cannot be written for a reason that no rule foresees must not take its group with it.
void WriterTest::whatFailsByItselfIsRefusedByItself()
{
    Worksite site;
    QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
    QVERIFY(site.push(site.author.placeOrder(1, 1)).outcome == ActOutcome::Accepted);
    site.close();
    {
        const auto store = must(Store::open(site.directory()));
        auto database = must(store->connect());
        must(run(database, "UPDATE document SET sections = x'a10242ffff' WHERE kind = 2"));
    }
    site.open();
    const auto replies = site.push({site.author.registerPatient(2), site.author.measure(1, 1, "4.1"), site.author.registerPatient(3)});
    QVERIFY(replies[0].outcome == ActOutcome::Accepted);
    QVERIFY(replies[1].outcome == ActOutcome::Refused);
    QVERIFY(replies[2].outcome == ActOutcome::Accepted);
    QVERIFY(site.push(site.author.registerPatient(4)).outcome == ActOutcome::Accepted);
}

void WriterTest::groupsSpanLaboratories()
{
    Worksite site;
    const auto second = must(site.writer->addLaboratory("Une autre"));
    QCOMPARE(must(site.store->laboratories()).size(), std::size_t{2});
    Author there(second, site.clock);
    // The same number in two laboratories is two numbers; an id of one is nothing in the other.
    const auto both = must(site.writer->submitAndWait({importedAct(site.author.registerPatient(1)), importedAct(there.registerPatient(1)), importedAct(there.placeOrder(1, 1)),
                                                       importedAct(site.author.placeOrder(2, 9))}));
    QVERIFY(both.replies[0].outcome == ActOutcome::Accepted);
    QVERIFY(both.replies[1].outcome == ActOutcome::Accepted);
    QVERIFY(both.replies[2].outcome == ActOutcome::Accepted);
    QVERIFY(both.replies[3].refusal == RefusalCode::UnknownDocument);
    QCOMPARE(both.heads.size(), std::size_t{2});
    const auto here = must(crypto::decodeHead(both.heads[0].head));
    const auto other = must(crypto::decodeHead(both.heads[1].head));
    QVERIFY(here.ledger == site.made.laboratory.uuid());
    QVERIFY(other.ledger == second.uuid());
    // Epoch and profile come first in each.
    QCOMPARE(here.size, std::uint64_t{3});
    QCOMPARE(other.size, std::uint64_t{4});
    auto elsewhere = site.author.registerPatient(5);
    elsewhere.laboratory = idOf<lab::LaboratoryId>(77);
    QVERIFY(site.import(elsewhere).refusal == RefusalCode::OtherLaboratory);
}

void WriterTest::headsCoverWhatIsAcknowledged()
{
    Worksite site;
    std::uint64_t size = 2;
    for (std::uint64_t i = 1; i <= 5; ++i) {
        const auto done = must(site.writer->submitAndWait({importedAct(site.author.registerPatient(i)), importedAct(site.author.registerPatient(i + 100))}));
        const auto head = must(crypto::decodeHead(done.heads.front().head));
        must(crypto::verifyHead(site.store->identity().signingKey, head));
        size += 2;
        QCOMPARE(head.size, size);
        QCOMPARE(head.epoch, std::uint64_t{1});
    }
}

namespace {

crypto::SignedTreeHead headOf(Worksite& site, const lab::LaboratoryId& laboratory)
{
    auto database = must(site.store->connect(true));
    const auto head = must(crypto::decodeHead(must(LedgerReader(database).head(laboratory))));
    must(crypto::verifyHead(site.store->identity().signingKey, head));
    return head;
}

std::uint64_t transactionsOf(Worksite& site)
{
    auto database = must(site.store->connect(true));
    std::uint64_t generation = 0;
    must(first(database, "SELECT generation FROM state", [&generation](const auto& r) { generation = r.unsignedInteger(0); }));
    return generation;
}

} // namespace

void WriterTest::aQuietMinuteSignsEachHeadAnewInOneTransaction()
{
    Worksite site;
    std::vector<lab::LaboratoryId> ledgers{lab::LaboratoryId(), site.made.laboratory};
    for (int i = 0; i < 26; ++i)
        ledgers.push_back(must(site.writer->addLaboratory("Laboratoire " + std::to_string(i))));
    QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
    std::map<lab::LaboratoryId, crypto::SignedTreeHead> before;
    for (const auto& ledger : ledgers)
        before[ledger] = headOf(site, ledger);
    for (int minute = 1; minute <= 3; ++minute) {
        const auto transactions = transactionsOf(site);
        site.clock.advance(minuteMs);
        const auto isSigned = [&] { return headOf(site, ledgers.front()).at == site.clock.now(); };
        QTRY_VERIFY_WITH_TIMEOUT(isSigned(), 30'000);
        for (const auto& ledger : ledgers) {
            const auto head = headOf(site, ledger);
            QVERIFY(head.at == site.clock.now());
            QVERIFY(head.size == before[ledger].size && head.root == before[ledger].root && head.epoch == before[ledger].epoch);
        }
        QCOMPARE(transactionsOf(site), transactions + 1);
    }
    // The clock was put back by an hour: nobody waits for an hour.
    site.clock.advance(-hourMs);
    QTRY_VERIFY_WITH_TIMEOUT(headOf(site, site.made.laboratory).at == site.clock.now(), 30'000);
    site.close();
    QVERIFY(must(verify(site.directory())).findings.empty());
}

void WriterTest::aBusyStoreSignsTheQuietLedgersHeadsToo()
{
    Worksite site;
    site.close();
    site.open({.idleCheckMs = 3'600'000}); // it is never idle
    const auto before = headOf(site, lab::LaboratoryId());
    site.clock.advance(minuteMs - 1);
    QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
    QVERIFY(headOf(site, site.made.laboratory).at == site.clock.now());
    QVERIFY(headOf(site, lab::LaboratoryId()) == before);
    site.clock.advance(1);
    QVERIFY(site.push(site.author.registerPatient(2)).outcome == ActOutcome::Accepted);
    const auto head = headOf(site, lab::LaboratoryId());
    QVERIFY(head.at == site.clock.now() && head.size == before.size && head.root == before.root);
}

// It would make the serving one load everything again, for nothing.
void WriterTest::aSecondProcessLeavesTheHeadsAlone()
{
    Worksite site;
    site.close();
    site.open({.polite = true});
    const auto before = headOf(site, lab::LaboratoryId());
    site.clock.advance(hourMs);
    QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
    QVERIFY(headOf(site, lab::LaboratoryId()) == before);
}

void WriterTest::aReleaseIsRebuiltAndChecked()
{
    Worksite site;
    site.push({site.author.registerPatient(1), site.author.placeOrder(1, 1), site.author.measure(1, 1, "4.1")});
    site.push(site.author.measure(site.order(1), 2, "1"));
    QVERIFY(site.push(site.author.validate(site.order(1))).outcome == ActOutcome::Accepted);
    const auto order = site.order(1);
    const auto subject = lab::documentId(order.id);
    const auto release = signedRelease(site.made.laboratory, order, site.staff->signing);
    const auto refusal = [&](lab::Release changed) { return site.push(site.author.act(std::move(changed), subject, theBiologist)).refusal; };

    auto changed = release;
    changed.report.interpretation = "autre";
    QVERIFY(refusal(changed) == RefusalCode::BadSignature);
    changed = release;
    changed.report.signature[3] ^= 1;
    QVERIFY(refusal(changed) == RefusalCode::BadSignature);
    // A valid signature by a key that is not the author's.
    QVERIFY(refusal(signedRelease(site.made.laboratory, order, crypto::SigningKey::make())) == RefusalCode::BadSignature);
    // Signed over lines that are not what the store has.
    auto otherOrder = order;
    otherOrder.lines[0].measurements[0].comment = "vu autrement";
    QVERIFY(refusal(signedRelease(site.made.laboratory, otherOrder, site.staff->signing)) == RefusalCode::ReportMismatch);
    QVERIFY(refusal(signedRelease(idOf<lab::LaboratoryId>(5), order, site.staff->signing)) == RefusalCode::BadSignature);
    QVERIFY(site.push(site.author.act(release, subject, theBiologist)).outcome == ActOutcome::Accepted);
    QCOMPARE(site.order(1).reports.size(), std::size_t{1});
    QVERIFY(site.order(1).isComplete());
}

void WriterTest::theChainOfVersionsIsSigned()
{
    Worksite site;
    site.push({site.author.registerPatient(1), site.author.placeOrder(1, 1), site.author.measure(1, 1, "4.1")});
    site.push(site.author.measure(site.order(1), 2, "1"));
    site.push(site.author.validate(site.order(1)));
    const auto subject = idOf<lab::DocumentId>(1, 4);
    QVERIFY(site.push(site.author.act(signedRelease(site.made.laboratory, site.order(1), site.staff->signing), subject, theBiologist)).outcome == ActOutcome::Accepted);
    QVERIFY(site.push(site.author.act(lab::WithdrawReport{1, "mauvais patient"}, subject, theBiologist)).outcome == ActOutcome::Accepted);
    auto order = site.order(1);
    auto correction = signedRelease(site.made.laboratory, order, site.staff->signing);
    correction.report.kind = lab::ReportKind::Corrected;
    correction.report.replaces = 1;
    correction.report.reason = "identité vérifiée";
    const auto sign = [&](lab::Release& release, const lab::Order& chain) {
        const Bytes previous = [&] {
            auto shorter = chain;
            Bytes hash;
            for (const auto& report : shorter.reports)
                hash = toBytes(crypto::sha256(wire::reportLinkBytes(site.made.laboratory, shorter, report, hash)));
            return hash;
        }();
        release.report.signature = site.staff->signing.sign("paillasse.report.v1", wire::reportBytes(site.made.laboratory, order, release.report, previous));
    };
    auto unchained = order;
    unchained.reports.pop_back();
    sign(correction, unchained);
    QVERIFY(site.push(site.author.act(correction, subject, theBiologist)).refusal == RefusalCode::BadSignature);
    sign(correction, order);
    QVERIFY(site.push(site.author.act(correction, subject, theBiologist)).outcome == ActOutcome::Accepted);
    QCOMPARE(site.order(1).reports.size(), std::size_t{3});
}

void WriterTest::numbersAreLeasedAndUnique()
{
    Worksite site;
    QVERIFY(site.push(site.author.registerPatient(1)).outcome == ActOutcome::Accepted);
    auto sameNumber = site.author.registerPatient(2);
    std::get<lab::RegisterPatient>(sameNumber.body).patient.number = "1";
    QVERIFY(site.push(sameNumber).refusal == RefusalCode::AlreadyExists);
    QVERIFY(site.push(site.author.registerPatient(99'000)).refusal == RefusalCode::NumberNotLeased);
    auto noNumber = site.author.registerPatient(3);
    std::get<lab::RegisterPatient>(noNumber.body).patient.number = "ABC";
    QVERIFY(site.push(noNumber).refusal == RefusalCode::NumberNotLeased);
    QVERIFY(site.push(site.author.placeOrder(1, 1)).outcome == ActOutcome::Accepted);
    auto sameAccession = site.author.placeOrder(2, 1);
    std::get<lab::PlaceOrder>(sameAccession.body).accession = "26-1";
    QVERIFY(site.push(sameAccession).refusal == RefusalCode::AlreadyExists);
    auto otherYear = site.author.placeOrder(2, 1);
    std::get<lab::PlaceOrder>(otherYear.body).accession = "27-2";
    QVERIFY(site.push(otherYear).refusal == RefusalCode::NumberNotLeased);
    auto otherPlace = site.author.placeOrder(2, 1);
    otherPlace.workstation = idOf<lab::WorkstationId>(8, 2);
    ActOpener opener(*site.store, site.clock);
    const auto pushed = must(opener.open(Session(*site.store, site.clock, theReceptionist, otherPlace.workstation).seal(otherPlace)));
    QVERIFY(must(site.writer->submitAndWait({pushed})).replies.front().refusal == RefusalCode::NumberNotLeased);
    // An import brings its own numbers; no block reaches them again, nor one that is half used up.
    QVERIFY(site.import(site.author.registerPatient(20'000)).outcome == ActOutcome::Accepted);
    wire::NumberLease first;
    wire::NumberLease second;
    must(site.writer->administrativeAndWait(LeafClass::Administration, {}, [&](sql::Database& database) -> Result<> {
        NumberLeases leases(database);
        first = must(leases.lease(site.made.laboratory, otherPlace.workstation, NumberKind::Patient, 0, 0));
        if (!must(leases.markUsed(site.made.laboratory, otherPlace.workstation, NumberKind::Patient, {0, first.first + 99})))
            return fail(ErrorCode::Internal, "not leased");
        if (must(leases.lease(site.made.laboratory, otherPlace.workstation, NumberKind::Patient, 0, 0)) != first)
            return fail(ErrorCode::Internal, "half a block is enough");
        (void)must(leases.markUsed(site.made.laboratory, otherPlace.workstation, NumberKind::Patient, {0, first.first + 100}));
        second = must(leases.lease(site.made.laboratory, otherPlace.workstation, NumberKind::Patient, 0, 0));
        return {};
    }));
    QVERIFY(first.first > 20'000);
    QCOMPARE(second.first, first.last + 1);
}

void WriterTest::administrativeChangesAreAllOrNothing()
{
    Worksite site;
    const auto make = [](sql::Database& database) { return database.execute("CREATE TABLE extra (a INTEGER PRIMARY KEY)"); };
    must(site.writer->administrativeAndWait(LeafClass::Administration, toBytes(asBytes("made")), make));
    const auto half = [](sql::Database& database) -> Result<> {
        must(database.execute("INSERT INTO extra VALUES (1)"));
        return fail(ErrorCode::Conflict, "taken");
    };
    const auto refused = site.writer->administrativeAndWait(LeafClass::Administration, {}, half);
    QVERIFY(!refused && refused.error().code == ErrorCode::Conflict);
    auto database = must(site.store->connect());
    std::int64_t rows = -1;
    QVERIFY(must(first(database, "SELECT count(*) FROM extra", [&rows](const auto& row) { rows = row.integer(0); })));
    QCOMPARE(rows, std::int64_t{0});
    // Staff are documents of each laboratory's feed.
    const auto person = idOf<lab::PersonId>(42, 1);
    must(site.writer->administrativeAndWait(LeafClass::Administration, {}, {}, {{site.made.laboratory, person, {0x82, 0xf6, 0xa0}}}));
    must(site.writer->administrativeAndWait(LeafClass::Administration, {}, {}, {{site.made.laboratory, person, {0x82, 0xf6, 0xa1, 0x01, 0x01}}}));
    auto view = site.viewOf(theTechnician);
    const auto frame = must(site.feed->document(view, lab::DocumentKind::Person, lab::documentId(person)));
    const auto decoded = must(wire::decodeFrame(frame));
    QCOMPARE(std::get<wire::DocumentsFrame>(decoded).documents.front().revision, std::uint64_t{2});
}

void WriterTest::aFullQueueSaysSo()
{
    Worksite site;
    site.close();
    WriterSettings settings;
    settings.queueLimit = 1;
    site.open(settings);
    std::promise<Result<Acknowledgement>> promise;
    site.writer->submit({importedAct(site.author.registerPatient(1)), importedAct(site.author.registerPatient(2))},
                        [&promise](Result<Acknowledgement> result) { promise.set_value(std::move(result)); });
    const auto answer = promise.get_future().get();
    QVERIFY(!answer && answer.error().code == ErrorCode::Locked);
}

// No file may grow any more: what was not kept is said to be not kept, and what was stays.
void WriterTest::aFullDiskLosesNothing()
{
    Worksite site;
    site.push({site.author.registerPatient(1), site.author.placeOrder(1, 1)});
    const auto before = site.order(1);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit was{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &was), 0);
    const rlimit full{4096, was.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);
    const auto act = site.author.note(1, "pendant que le disque est plein");
    const auto patient = site.author.registerPatient(2);
    const auto failed = site.writer->submitAndWait({importedAct(act), importedAct(patient)});
    const auto administrative = site.writer->administrativeAndWait(LeafClass::Administration, {}, {});
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &was), 0);
    QVERIFY(!failed && failed.error().code == ErrorCode::DiskFull);
    QVERIFY(!administrative && administrative.error().code == ErrorCode::DiskFull);
    QVERIFY(site.order(1) == before);
    // The workstation pushes again.
    const auto replies = site.push({act, patient});
    QVERIFY(replies[0].outcome == ActOutcome::Accepted);
    QVERIFY(replies[1].outcome == ActOutcome::Accepted);
    QCOMPARE(replies[0].revision, std::uint64_t{2});
    must(site.writer->administrativeAndWait(LeafClass::Administration, {}, {}));
    site.close();
    const auto whole = must(verify(site.directory()));
    QVERIFY(whole.findings.empty());
}

void WriterTest::stoppingFinishesWhatIsQueued()
{
    Worksite site;
    std::atomic<int> accepted{0};
    for (std::uint64_t i = 1; i <= 300; ++i)
        site.writer->submit({importedAct(site.author.registerPatient(i))}, [&accepted](const Result<Acknowledgement>& result) { accepted += result.has_value(); });
    site.writer->stop();
    QCOMPARE(accepted.load(), 300);
    QCOMPARE(site.writer->counters().acts, std::uint64_t{300});
    QVERIFY(site.writer->counters().groups < 300);
    const auto late = site.writer->submitAndWait({importedAct(site.author.registerPatient(301))});
    QVERIFY(!late && late.error().code == ErrorCode::Cancelled);
}

void WriterTest::everythingIsThereAfterARestart()
{
    Worksite site;
    site.push({site.author.registerPatient(1), site.author.placeOrder(1, 1), site.author.measure(1, 1, "4.1")});
    const auto before = site.order(1);
    site.close();
    site.open();
    QVERIFY(site.order(1) == before);
    const auto reply = site.push(site.author.measure(before, 1, "4.2"));
    QVERIFY(reply.outcome == ActOutcome::Accepted);
    QCOMPARE(reply.revision, std::uint64_t{3});
    QCOMPARE(site.order(1).lines[0].measurements.size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(WriterTest)
#include "writer.test.moc"
