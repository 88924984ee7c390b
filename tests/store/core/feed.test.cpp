// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <atomic>

#include "app/crypto/treehead.h"
#include "app/wire/cursor.h"
#include "app/wire/sections.h"
#include "tests/store/core/client.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using wire::Section;

namespace {

lab::DocumentId orderId(std::uint64_t number)
{
    return idOf<lab::DocumentId>(number, 4);
}

// Small chunks, so that a few documents make many frames.
std::unique_ptr<Feed> smallFeed(Worksite& site)
{
    FeedSettings settings;
    settings.chunkDocuments = 7;
    return must(Feed::open(*site.store, *site.hub, site.clock, settings));
}

void fill(Worksite& site, std::uint64_t orders)
{
    for (std::uint64_t i = 1; i <= orders; ++i)
        site.push({site.author.registerPatient(i), site.author.placeOrder(i, i)});
}

// What of an order a view may have, read straight from the store.
Client whole(Worksite& site, const access::View& view)
{
    Client client;
    auto stream = must(site.feed->subscribe(view, {}));
    client.takeAll(*stream);
    return client;
}

// The same documents; where they stand in the feed may differ.
bool same(const Client& a, const Client& b)
{
    return a.documents == b.documents;
}

} // namespace

// Snapshot, tail, caught up, live; nothing lost, nothing shown that the view may not see.
class FeedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSnapshotComesNewestFirst();
    void aCutSnapshotGoesOnWhereItWas();
    void whatChangesDuringASnapshotIsNotLost();
    void aCursorGetsWhatChangedSince();
    void anotherViewStartsAgain();
    void anotherEpochStartsAgain();
    void eachViewSeesItsSections();
    void joiningGivesTheProjection();
    void closedOldOrdersAreOutOfScope();
    void ordersThatCloseDuringASnapshotAreNotLeftBehind();
    void oldOrdersThatAreImportedDisturbNobody();
    void liveChangesComeOncePerView();
    void aFrameIsEncodedOncePerView();
    void aSlowStreamReadsTheFile();
    void oneDocumentAndAHistory();
    void damageIsSkippedAndCounted();
    void unreadableCursorsAreRefused();
    void aStreamThatDoesNotSendIsBehind();
};

void FeedTest::aSnapshotComesNewestFirst()
{
    Worksite site;
    fill(site, 20);
    const auto feed = smallFeed(site);
    auto stream = must(feed->subscribe(site.viewOf(theBiologist), {}));
    Client client;
    client.takeAll(*stream);
    QCOMPARE(client.documents.size(), std::size_t{41});
    QCOMPARE(client.caughtUp, 1);
    QCOMPARE(client.done, client.total);
    QCOMPARE(client.total, std::uint64_t{41});
    QVERIFY(client.frames > 5);
    QVERIFY(client.order.front() == orderId(20));
    std::vector<std::uint64_t> sequences;
    for (const auto& id : client.order)
        sequences.push_back(client.documents[id].sequence);
    QVERIFY(std::is_sorted(sequences.rbegin(), sequences.rend()));
    const auto head = must(crypto::decodeHead(client.treeHead));
    must(crypto::verifyHead(site.store->identity().signingKey, head));
    QCOMPARE(head.size, std::uint64_t{42});
}

void FeedTest::aCutSnapshotGoesOnWhereItWas()
{
    Worksite site;
    fill(site, 20);
    const auto feed = smallFeed(site);
    Client client;
    std::size_t pieces = 0;
    // Cut after each piece.
    while (client.caughtUp == 0) {
        auto stream = must(feed->subscribe(site.viewOf(theBiologist), client.cursor));
        QVERIFY(client.take(*stream));
        QVERIFY(++pieces < 50);
    }
    QVERIFY(same(client, whole(site, site.viewOf(theBiologist))));
    QCOMPARE(client.order.size(), std::size_t{41}); // none twice
    QVERIFY(client.restarts.empty());
    QCOMPARE(client.total, std::uint64_t{41});
}

void FeedTest::whatChangesDuringASnapshotIsNotLost()
{
    Worksite site;
    fill(site, 20);
    const auto feed = smallFeed(site);
    Client client;
    // Between two pieces, and two lives of the connection, oldest and newest documents change and new ones come.
    for (std::uint64_t i = 1; client.caughtUp == 0; ++i) {
        auto stream = must(feed->subscribe(site.viewOf(theBiologist), client.cursor));
        client.take(*stream);
        if (i > 5)
            continue;
        site.push({site.author.note(i, "plus tard"), site.author.note(21 - i, "plus tard"), site.author.registerPatient(100 + i)});
    }
    QVERIFY(same(client, whole(site, site.viewOf(theBiologist))));
    QCOMPARE(client.documents.size(), std::size_t{46});
}

void FeedTest::aCursorGetsWhatChangedSince()
{
    Worksite site;
    fill(site, 20);
    Client client = whole(site, site.viewOf(theBiologist));
    const auto feed = smallFeed(site);
    for (std::uint64_t i = 1; i <= 10; ++i)
        site.push(site.author.note(i, "depuis"));
    site.push(site.author.registerPatient(50));
    client.order.clear();
    auto stream = must(feed->subscribe(site.viewOf(theBiologist), client.cursor));
    client.takeAll(*stream);
    QCOMPARE(client.order.size(), std::size_t{11});
    QVERIFY(same(client, whole(site, site.viewOf(theBiologist))));
    QCOMPARE(client.caughtUp, 2);
    // Nothing since: caught up at once, without documents.
    client.order.clear();
    stream = must(feed->subscribe(site.viewOf(theBiologist), client.cursor));
    client.takeAll(*stream);
    QCOMPARE(client.order.size(), std::size_t{0});
    QCOMPARE(client.caughtUp, 3);
}

void FeedTest::anotherViewStartsAgain()
{
    Worksite site;
    fill(site, 3);
    Client client = whole(site, site.viewOf(theBiologist));
    auto narrower = site.viewOf(theBiologist);
    narrower.confidential = 0;
    auto stream = must(site.feed->subscribe(narrower, client.cursor));
    client.takeAll(*stream);
    QCOMPARE(client.restarts, std::vector<std::string>{"view"});
    QVERIFY(same(client, whole(site, narrower)));
    // In the middle of a snapshot, too.
    const auto feed = smallFeed(site);
    Client half;
    stream = must(feed->subscribe(site.viewOf(theBiologist), {}));
    half.take(*stream);
    stream = must(feed->subscribe(narrower, half.cursor));
    half.takeAll(*stream);
    QCOMPARE(half.restarts, std::vector<std::string>{"view"});
    QVERIFY(same(half, whole(site, narrower)));
}

void FeedTest::anotherEpochStartsAgain()
{
    Worksite site;
    fill(site, 3);
    const auto view = site.viewOf(theBiologist);
    const auto good = must(wire::decodeCursor(whole(site, view).cursor));
    const auto restartsOf = [&](const wire::Cursor& cursor) {
        Client client;
        auto stream = must(site.feed->subscribe(view, wire::encodeCursor(cursor)));
        client.takeAll(*stream);
        return client.restarts;
    };
    QVERIFY(restartsOf(good).empty());
    auto other = good;
    other.epoch = 7;
    QCOMPARE(restartsOf(other), std::vector<std::string>{"epoch"});
    other = good;
    other.store = idOf<Uuid>(9);
    QCOMPARE(restartsOf(other), std::vector<std::string>{"epoch"});
    // From a future that this store never had.
    other = good;
    other.sequence += 1;
    QCOMPARE(restartsOf(other), std::vector<std::string>{"epoch"});
}

void FeedTest::eachViewSeesItsSections()
{
    Worksite site;
    site.push({site.author.registerPatient(1), site.author.placeOrder(1, 1), site.author.measure(1, 1, "4.1"), site.author.measure(1, 2, "1")});
    const auto sections = [&](const access::View& view) {
        std::vector<Section> list;
        const auto client = whole(site, view);
        const auto found = client.documents.find(orderId(1));
        if (found != client.documents.end())
            for (const auto& [section, bytes] : found->second.sections)
                list.push_back(section);
        return list;
    };
    QCOMPARE(sections(site.viewOf(theBiologist)), (std::vector{Section::Request, Section::Results, Section::Hiv}));
    QCOMPARE(sections(site.viewOf(theTechnician)), (std::vector{Section::Request, Section::Results}));
    QCOMPARE(sections(site.viewOf(theReceptionist)), (std::vector{Section::Request}));
    access::View nothing;
    nothing.laboratory = site.made.laboratory;
    const auto empty = whole(site, nothing);
    QVERIFY(empty.documents.empty());
    QCOMPARE(empty.caughtUp, 1);
    // A filtered feed advances all the same.
    QCOMPARE(must(wire::decodeCursor(empty.cursor)).sequence, must(wire::decodeCursor(whole(site, site.viewOf(theBiologist)).cursor)).sequence);
}

void FeedTest::joiningGivesTheProjection()
{
    Worksite site;
    site.push({site.author.registerPatient(1), site.author.placeOrder(1, 1), site.author.measure(1, 1, "4.1"), site.author.measure(1, 2, "1")});
    const lab::Document document = site.order(1);
    for (const auto& person : {theBiologist, theTechnician, theReceptionist}) {
        const auto view = site.viewOf(person);
        const auto held = whole(site, view).documents[orderId(1)];
        std::vector<wire::SectionView> views;
        for (const auto& [section, bytes] : held.sections)
            views.push_back({section, bytes});
        QVERIFY(must(wire::join(lab::DocumentKind::Order, views)) == access::project(document, view));
    }
}

void FeedTest::closedOldOrdersAreOutOfScope()
{
    Worksite site;
    const auto view = site.viewOf(theBiologist);
    fill(site, 3);
    // Order 2 is finished, order 3 stays open.
    site.push(site.author.measure(2, 1, "4.1"));
    site.push(site.author.measure(site.order(2), 2, "1"));
    site.push(site.author.validate(site.order(2)));
    QVERIFY(site.push(site.author.act(signedRelease(site.made.laboratory, site.order(2), site.staff->signing), orderId(2), theBiologist)).outcome ==
            wire::ActOutcome::Accepted);
    Client before = whole(site, view);
    QVERIFY(before.documents.contains(orderId(2)));
    site.clock.advance((view.scopeDays + 1) * dayMs);
    const auto later = whole(site, view);
    QVERIFY(!later.documents.contains(orderId(2)));
    QVERIFY(later.documents.contains(orderId(3)));
    QCOMPARE(later.total, std::uint64_t{6});
    // A stream that has it hears of its changes while it lives.
    auto live = must(site.feed->subscribe(view, before.cursor));
    Client held = before;
    held.takeAll(*live);
    QVERIFY(site.push(site.author.note(2, "en direct")).outcome == wire::ActOutcome::Accepted);
    held.order.clear();
    held.takeAll(*live);
    QCOMPARE(held.order, std::vector{orderId(2)});
    // On demand it is still there, and so is the patient's history.
    QVERIFY(site.feed->document(view, lab::DocumentKind::Order, orderId(2)).has_value());
    // A client that may have it hears of its changes; one that came later does not.
    QVERIFY(site.push(site.author.note(2, "tardive")).outcome == wire::ActOutcome::Accepted);
    auto stream = must(site.feed->subscribe(view, before.cursor));
    before.order.clear();
    before.takeAll(*stream);
    QCOMPARE(before.order, std::vector{orderId(2)});
    QVERIFY(!whole(site, view).documents.contains(orderId(2)));
}

// An order leaves the scope while its workstation is in the middle of a snapshot that has sent it.
void FeedTest::ordersThatCloseDuringASnapshotAreNotLeftBehind()
{
    Worksite site;
    fill(site, 20);
    const auto view = site.viewOf(theBiologist);
    const auto feed = smallFeed(site);
    auto stream = must(feed->subscribe(view, {}));
    Client client;
    QVERIFY(client.take(*stream));
    QVERIFY(client.documents.contains(orderId(20)));
    site.clock.advance((view.scopeDays + 1) * dayMs);
    auto cancel = site.author.act(lab::CancelLines{{1, 2}, "doublon"}, orderId(20), theReceptionist);
    cancel.based = {{1, 1}, {2, 1}};
    QVERIFY(site.import(cancel).outcome == wire::ActOutcome::Accepted);
    client.takeAll(*stream);
    QCOMPARE(client.documents[orderId(20)].revision, std::uint64_t{2});
}

// A migration brings years of closed orders while workstations are connected or away: none of them hears of it.
void FeedTest::oldOrdersThatAreImportedDisturbNobody()
{
    Worksite site;
    fill(site, 2);
    const auto view = site.viewOf(theBiologist);
    Client away = whole(site, view);
    Client here;
    auto live = must(site.feed->subscribe(view, {}));
    here.takeAll(*live);
    auto old = site.author.placeOrder(50'000, 1);
    old.at = site.clock.now() - 400 * dayMs;
    auto cancelled = site.author.act(lab::CancelLines{{1, 2}, "importé"}, old.subject, theReceptionist);
    cancelled.based = {{1, 1}, {2, 1}};
    const auto answers = must(site.writer->submitAndWait({importedAct(old), importedAct(cancelled), importedAct(site.author.registerPatient(60'000))})).replies;
    for (const auto& answer : answers)
        QVERIFY(answer.outcome == wire::ActOutcome::Accepted);
    here.order.clear();
    here.takeAll(*live);
    away.order.clear();
    auto back = must(site.feed->subscribe(view, away.cursor));
    away.takeAll(*back);
    QCOMPARE(away.order, std::vector{idOf<lab::DocumentId>(60'000, 3)});
    QCOMPARE(here.order, away.order);
    QCOMPARE(must(wire::decodeCursor(here.cursor)).sequence, must(wire::decodeCursor(away.cursor)).sequence);
}

void FeedTest::aFrameIsEncodedOncePerView()
{
    ChangeHub hub;
    const auto laboratory = idOf<lab::LaboratoryId>(1);
    int encoded = 0;
    const auto encode = [&encoded](const ChangeBatch& batch) {
        ++encoded;
        return Bytes(3, static_cast<std::uint8_t>(batch.upTo));
    };
    hub.publish({laboratory, 0, 2, true, {}, {}});
    hub.publish({laboratory, 2, 5, true, {}, {}});
    const Bytes view{1};
    for (int i = 0; i < 20; ++i)
        QCOMPARE(hub.collect(laboratory, 0, view, encode).frames, (Bytes{2, 2, 2, 5, 5, 5}));
    QCOMPARE(encoded, 2);
    QCOMPARE(hub.collect(laboratory, 2, view, encode).upTo, std::uint64_t{5});
    QCOMPARE(encoded, 2);
    (void)hub.collect(laboratory, 0, Bytes{2}, encode);
    QCOMPARE(encoded, 4);
    // In the middle of a batch, or before what is kept: the file knows.
    QVERIFY(hub.collect(laboratory, 1, view, encode).gap);
    QVERIFY(!hub.collect(laboratory, 5, view, encode).gap);
    hub.publish({laboratory, 5, 9, false, {}, {}});
    QVERIFY(hub.collect(laboratory, 5, view, encode).gap);
    const auto before = hub.collect(laboratory, 2, view, encode);
    QVERIFY(!before.gap && before.upTo == 5);
}

void FeedTest::liveChangesComeOncePerView()
{
    Worksite site;
    fill(site, 2);
    const auto view = site.viewOf(theBiologist);
    Client one;
    Client other;
    Client narrow;
    auto first = must(site.feed->subscribe(view, {}));
    auto second = must(site.feed->subscribe(view, {}));
    auto third = must(site.feed->subscribe(site.viewOf(theReceptionist), {}));
    std::atomic<int> woken{0};
    first->onReady([&woken] { ++woken; });
    one.takeAll(*first);
    other.takeAll(*second);
    narrow.takeAll(*third);
    QCOMPARE(woken.load(), 0);
    for (int i = 0; i < 5; ++i)
        site.push({site.author.note(1, "en direct"), site.author.measure(site.order(2), 1, "4." + std::to_string(i))});
    QCOMPARE(woken.load(), 5);
    one.takeAll(*first);
    other.takeAll(*second);
    narrow.takeAll(*third);
    QVERIFY(same(one, whole(site, view)));
    QVERIFY(same(one, other));
    QCOMPARE(one.cursor, other.cursor);
    QVERIFY(same(narrow, whole(site, site.viewOf(theReceptionist))));
    // The cursor of a live stream is a cursor like any other.
    site.push(site.author.note(1, "encore"));
    auto again = must(site.feed->subscribe(view, one.cursor));
    one.order.clear();
    one.takeAll(*again);
    QCOMPARE(one.order, std::vector{orderId(1)});
    first.reset();
    site.push(site.author.note(1, "personne n'écoute"));
    QCOMPARE(woken.load(), 6);
}

// More than the hub keeps has gone by: the stream finds it in the file.
void FeedTest::aSlowStreamReadsTheFile()
{
    Worksite site;
    fill(site, 2);
    const auto view = site.viewOf(theBiologist);
    Client client;
    auto stream = must(site.feed->subscribe(view, {}));
    client.takeAll(*stream);
    for (int i = 0; i < 40; ++i) {
        std::vector<IncomingAct> acts;
        for (int k = 0; k < 60; ++k)
            acts.push_back(importedAct(site.author.note(1 + static_cast<std::uint64_t>(k) % 2, std::string(1500, 'x'))));
        (void)must(site.writer->submitAndWait(std::move(acts)));
    }
    client.frames = 0;
    client.takeAll(*stream);
    QVERIFY(client.frames < 5); // the two documents as they are, not forty times
    QVERIFY(same(client, whole(site, view)));
    site.push(site.author.registerPatient(7));
    client.takeAll(*stream);
    QVERIFY(same(client, whole(site, view)));
}

void FeedTest::oneDocumentAndAHistory()
{
    Worksite site;
    fill(site, 2);
    site.push({site.author.placeOrder(11, 1), site.author.placeOrder(12, 1)});
    const auto view = site.viewOf(theBiologist);
    const auto payload = must(site.feed->history(view, idOf<lab::PatientId>(1, 3)));
    const auto frame = must(wire::decodeFrame(payload));
    const auto& documents = std::get<wire::DocumentsFrame>(frame).documents;
    QCOMPARE(documents.size(), std::size_t{3});
    QVERIFY(documents.front().id == orderId(12));
    // By its number too, written exactly so; and not for who sees no orders.
    const auto numbered = [&site](const access::View& seen, const char* accession) {
        const auto found = must(site.feed->numbered(seen, accession));
        std::vector<lab::DocumentId> ids;
        const auto read = must(wire::decodeFrame(found));
        for (const auto& document : std::get<wire::DocumentsFrame>(read).documents)
            ids.push_back(document.id);
        return ids;
    };
    QCOMPARE(numbered(view, "26-12"), std::vector{orderId(12)});
    QVERIFY(numbered(view, "26-1200").empty() && numbered(view, "26-").empty());
    const auto codeOf = [](const Result<Bytes>& result) { return result ? ErrorCode::Internal : result.error().code; };
    QVERIFY(codeOf(site.feed->document(view, lab::DocumentKind::Order, orderId(77))) == ErrorCode::NotFound);
    QVERIFY(codeOf(site.feed->document(view, lab::DocumentKind::Patient, orderId(1))) == ErrorCode::NotFound);
    auto blind = view;
    blind.identities = false;
    QVERIFY(codeOf(site.feed->document(blind, lab::DocumentKind::Patient, idOf<lab::DocumentId>(1, 3))) == ErrorCode::NotFound);
    blind.orders = false;
    QVERIFY(numbered(blind, "26-12").empty());
    const auto none = must(site.feed->history(blind, idOf<lab::PatientId>(1, 3)));
    QVERIFY(std::get<wire::DocumentsFrame>(must(wire::decodeFrame(none))).documents.empty());
    auto elsewhere = view;
    elsewhere.laboratory = idOf<lab::LaboratoryId>(5);
    QVERIFY(codeOf(site.feed->document(elsewhere, lab::DocumentKind::Order, orderId(1))) == ErrorCode::NotFound);
}

void FeedTest::damageIsSkippedAndCounted()
{
    Worksite site;
    fill(site, 3);
    {
        auto database = must(site.store->connect());
        must(database.execute("UPDATE document SET revision = revision + 1 WHERE kind = 2 AND seq = (SELECT max(seq) FROM document)"));
    }
    const auto client = whole(site, site.viewOf(theBiologist));
    QCOMPARE(client.documents.size(), std::size_t{6});
    QCOMPARE(client.caughtUp, 1);
    QCOMPARE(site.feed->damaged(), std::uint64_t{1});
}

void FeedTest::unreadableCursorsAreRefused()
{
    Worksite site;
    for (const auto* cursor : {"!", "AAAA", "pgBQ"}) {
        const auto stream = site.feed->subscribe(site.viewOf(theBiologist), cursor);
        QVERIFY(!stream && stream.error().code == ErrorCode::InvalidInput);
    }
    auto view = site.viewOf(theBiologist);
    view.laboratory = idOf<lab::LaboratoryId>(5);
    const auto nowhere = site.feed->subscribe(view, {});
    QVERIFY(!nowhere && nowhere.error().code == ErrorCode::NotFound);
}

void FeedTest::aStreamThatDoesNotSendIsBehind()
{
    Worksite site;
    site.push({site.author.registerPatient(1)});
    const auto view = site.viewOf(theReceptionist);
    auto stream = must(site.feed->subscribe(view, {}));
    stream->onReady([] {});
    auto other = must(site.feed->subscribe(view, {}));
    other->onReady([] {});
    Client client;
    Client second;
    site.push({site.author.registerPatient(2)});
    QTest::qWait(2); // a change may wait for less than a millisecond
    QCOMPARE(site.feed->oldestUnsentMs(), 0); // who has not caught up is not behind
    client.takeAll(*stream);
    second.takeAll(*other);
    QCOMPARE(site.feed->oldestUnsentMs(), 0);
    site.push({site.author.registerPatient(3)});
    QTRY_VERIFY(site.feed->oldestUnsentMs() > 0);
    client.takeAll(*stream);
    QVERIFY(site.feed->oldestUnsentMs() > 0); // the slowest counts
    QVERIFY(!must(other->next()).empty());
    QVERIFY(site.feed->oldestUnsentMs() > 0); // handed out is not sent
    QVERIFY(must(other->next()).empty());
    QCOMPARE(site.feed->oldestUnsentMs(), 0);
    site.push({site.author.registerPatient(4)});
    QTRY_VERIFY(site.feed->oldestUnsentMs() > 0);
    stream.reset(); // who is gone holds nobody up
    other.reset();
    QCOMPARE(site.feed->oldestUnsentMs(), 0);
}

QTEST_GUILESS_MAIN(FeedTest)
#include "feed.test.moc"
