// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>
#include <random>

#include <QTest>
#include <rapidcheck.h>

#include "app/wire/actcodec.h"
#include "app/wire/cursor.h"
#include "app/wire/feedframe.h"
#include "app/wire/messages.h"
#include "app/wire/personcodec.h"
#include "app/wire/sections.h"
#include "app/wire/summary.h"
#include "tests/lab/generators.h"
#include "tests/wire/filler.h"

using namespace paillasse;
using namespace paillasse::wire;
using paillasse::wire::testing::Filler;

// Bytes that nobody wrote: a decoder refuses them or reads exactly what they say, and never anything else.
class MutationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mutatedActsAreRefusedOrExact();
    void mutatedFramesAreRefusedOrExact();
    void mutatedCursorsAreRefusedOrExact();
    void mutatedMessagesAreRefusedOrExact();
    void mutatedSectionsNeverHarm();
    void everyPrefixIsRefused();
    void everyByteFlippedIsNoticedOrExact();
    void aFewBytesNeverMakeMuch();
    void unknownKeysAreIncompatible();
    void unknownNumbersAreIncompatible_data();
    void unknownNumbersAreIncompatible();
    void aDefaultWrittenOutIsRefused();
    void aFieldTooLargeForItsTypeIsRefused();
};

namespace {

template <class Property>
bool holds(const char* what, Property property)
{
    return rc::check(what, property);
}

Filler anyFiller()
{
    return Filler(*rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()));
}

// One to four of: a byte changed, a run cut out, a run doubled, a head of CBOR put in.
Bytes mutated(Filler& filler, Bytes bytes)
{
    for (auto left = 1 + filler.below(4); left > 0 && !bytes.empty(); --left) {
        const auto at = static_cast<std::ptrdiff_t>(filler.below(bytes.size()));
        const auto end = std::min<std::ptrdiff_t>(at + 1 + static_cast<std::ptrdiff_t>(filler.below(8)), std::ssize(bytes));
        const Bytes run(bytes.begin() + at, bytes.begin() + end);
        switch (filler.below(4)) {
        case 0: bytes[static_cast<std::size_t>(at)] ^= static_cast<std::uint8_t>(1u << filler.below(8)); break;
        case 1: bytes.erase(bytes.begin() + at, bytes.begin() + end); break;
        case 2: bytes.insert(bytes.begin() + at, run.begin(), run.end()); break;
        default: bytes[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(filler.below(8) << 5 | filler.below(32)); break;
        }
    }
    return bytes;
}

lab::Act anyAct(Filler& filler)
{
    return filler.below(2) == 0 ? filler.make<lab::Act>() : lab::testing::anyOrderAct(lab::testing::anyOrder());
}

Bytes anyFrame(const lab::Order& order, const std::vector<SectionBytes>& sections)
{
    FeedDocument document{lab::DocumentKind::Order, lab::documentId(order.id), 3, 4, {}};
    for (const auto& section : sections)
        document.sections.push_back({section.section, section.bytes});
    return encodeFrame(DocumentsFrame{"cursor", 1, 2, {document}});
}

// What is read again from what was accepted is the same bytes: there is one encoding of each value.
template <class T>
void checkMessage(const Bytes& bytes)
{
    const auto read = decodeMessage<T>(bytes);
    if (read)
        RC_ASSERT(encodeMessage(*read) == bytes);
}

PushReply anyPushReply(Filler& f)
{
    return {{{f.make<lab::ActId>(), f.make<ActOutcome>(), f.make<lab::RefusalCode>(), f.make<lab::LineId>(), f.number(), f.number()}}, f.bytes(60)};
}

SessionReply anySessionReply(Filler& f)
{
    return {f.bytes(32), f.make<Instant>(), f.bytes(99), f.bytes(64), f.make<access::Person>(), f.bytes(72), f.number(), f.make<Instant>(), 5, {{f.make<lab::LaboratoryId>(), "L", {1, 2}, {3, 4}}}};
}

// The same map with one more key that no version of today knows.
Bytes withUnknownKey(Bytes map)
{
    ++map.front(); // fewer than 23 fields
    map.insert(map.end(), {0x18, 0xc8, 0x01});
    return map;
}

Bytes smallMap(std::initializer_list<std::pair<unsigned, std::uint64_t>> fields)
{
    Bytes out;
    cbor::Writer w(out);
    w.map(fields.size());
    for (const auto& [key, value] : fields) {
        w.unsignedInt(key);
        w.unsignedInt(value);
    }
    return out;
}

} // namespace

void MutationTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=400");
}

void MutationTest::mutatedActsAreRefusedOrExact()
{
    int refused = 0;
    QVERIFY(holds("an act", [&] {
        auto filler = anyFiller();
        const auto bytes = mutated(filler, encodeAct(anyAct(filler)));
        const auto read = decodeAct(bytes);
        refused += !read;
        if (read)
            RC_ASSERT(encodeAct(*read) == bytes);
        const auto proof = mutated(filler, encodeSignedAct({filler.bytes(90), filler.bytes(64), bytes, filler.bytes(64)}));
        if (const auto signedAct = decodeSignedAct(proof))
            RC_ASSERT(encodeSignedAct(*signedAct) == proof);
    }));
    QVERIFY(refused > 50);
}

void MutationTest::mutatedFramesAreRefusedOrExact()
{
    QVERIFY(holds("a frame", [] {
        auto filler = anyFiller();
        const auto order = lab::testing::anyOrder();
        const auto bytes = mutated(filler, anyFrame(order, split(order)));
        const auto read = decodeFrame(bytes);
        if (read)
            RC_ASSERT(encodeFrame(*read) == bytes);
        for (const FeedFrame& frame : {FeedFrame(DropFrame{"c", {lab::DocumentId(), lab::DocumentId()}}), FeedFrame(CaughtUpFrame{"c", {5}, Bytes(9)}), FeedFrame(HeartbeatFrame{{5}})}) {
            const auto other = mutated(filler, encodeFrame(frame));
            if (const auto back = decodeFrame(other))
                RC_ASSERT(encodeFrame(*back) == other);
        }
    }));
}

void MutationTest::mutatedCursorsAreRefusedOrExact()
{
    QVERIFY(holds("a cursor", [] {
        auto filler = anyFiller();
        auto text = encodeCursor({filler.make<Uuid>(), filler.number(), filler.number(), 0, 0, filler.bytes(16)});
        text[filler.below(text.size())] = static_cast<char>(filler.below(256));
        if (const auto read = decodeCursor(text))
            RC_ASSERT(encodeCursor(*read) == text);
    }));
}

void MutationTest::mutatedMessagesAreRefusedOrExact()
{
    QVERIFY(holds("a message", [] {
        auto f = anyFiller();
        checkMessage<PushReply>(mutated(f, encodeMessage(anyPushReply(f))));
        checkMessage<SessionReply>(mutated(f, encodeMessage(anySessionReply(f))));
        checkMessage<PushRequest>(mutated(f, encodeMessage(PushRequest{{{f.make<lab::ActId>(), f.bytes(20)}}})));
        checkMessage<ConsistencyReply>(mutated(f, encodeMessage(ConsistencyReply{f.bytes(40), {f.bytes(32), f.bytes(32)}})));
        checkMessage<SessionRequest>(mutated(f, encodeMessage(SessionRequest{"anais", f.bytes(32), f.bytes(32), true})));
        const auto certificate = mutated(f, encodeSessionCertificate({f.make<Uuid>(), f.make<lab::PersonId>(), f.make<lab::WorkstationId>(), 3, f.bytes(32), {5}, {6}}));
        if (const auto read = decodeSessionCertificate(certificate))
            RC_ASSERT(encodeSessionCertificate(*read) == certificate);
    }));
}

void MutationTest::mutatedSectionsNeverHarm()
{
    int refused = 0;
    QVERIFY(holds("a section", [&] {
        auto filler = anyFiller();
        const auto order = lab::testing::anyOrder();
        auto sections = split(order);
        auto& victim = sections[filler.below(sections.size())];
        victim.bytes = mutated(filler, std::move(victim.bytes));
        std::vector<SectionView> views;
        for (const auto& section : sections)
            views.push_back({section.section, section.bytes});
        refused += !join(lab::DocumentKind::Order, views);
        (void)readOrderSummary(views);
        (void)readResultsSummary(victim.bytes);
        (void)readPatientSummary(victim.bytes);
        (void)decodePerson(victim.bytes);
        for (const auto kind : {lab::DocumentKind::Patient, lab::DocumentKind::Examination, lab::DocumentKind::BenchLog, lab::DocumentKind::None}) {
            const std::vector<SectionView> one{{kind == lab::DocumentKind::Patient ? Section::Identity : Section::Directory, victim.bytes}};
            (void)join(kind, one);
        }
        // Sections of another order beside this one's first.
        std::vector<SectionView> mixed{views.front()};
        const auto others = split(lab::testing::anyOrder());
        for (std::size_t i = 1; i < others.size(); ++i)
            mixed.push_back({others[i].section, others[i].bytes});
        (void)join(lab::DocumentKind::Order, mixed);
    }));
    QVERIFY(refused > 50);
}

void MutationTest::everyPrefixIsRefused()
{
    Filler filler(7);
    const auto act = encodeAct(filler.make<lab::Act>());
    const auto reply = encodeMessage(anySessionReply(filler));
    for (std::size_t size = 0; size < act.size(); ++size)
        QVERIFY(!decodeAct(ByteView(act).first(size)));
    for (std::size_t size = 0; size < reply.size(); ++size)
        QVERIFY(!decodeMessage<SessionReply>(ByteView(reply).first(size)));
}

void MutationTest::everyByteFlippedIsNoticedOrExact()
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Filler filler(seed);
        auto bytes = encodeAct(filler.make<lab::Act>());
        for (auto& byte : bytes)
            for (int bit = 0; bit < 8; ++bit) {
                byte ^= static_cast<std::uint8_t>(1 << bit);
                const auto read = decodeAct(bytes);
                QVERIFY2(!read || encodeAct(*read) == bytes, qPrintable(QStringLiteral("seed %1").arg(seed)));
                byte ^= static_cast<std::uint8_t>(1 << bit);
            }
    }
}

// "There are 2^40 lines to come", in eleven bytes.
void MutationTest::aFewBytesNeverMakeMuch()
{
    Bytes push;
    cbor::Writer w(push);
    w.map(1);
    w.unsignedInt(1);
    w.array(std::uint64_t{1} << 40);
    QVERIFY(!decodeMessage<PushRequest>(push));
    // As many items as bytes, each to be a structure of hundreds of bytes in memory.
    Bytes many;
    cbor::Writer m(many);
    m.map(1);
    m.unsignedInt(10); // SessionReply::laboratories
    m.array(4'000'000);
    many.resize(many.size() + 4'000'000, 0xa0);
    QVERIFY(!decodeMessage<SessionReply>(many));
    // Deeper than any structure goes.
    Bytes deep(100'000, 0x81);
    QVERIFY(!decodeAct(deep));
    QVERIFY(!decodeFrame(deep));
    std::vector<SectionView> seen{{Section::Request, deep}};
    QVERIFY(!join(lab::DocumentKind::Order, seen));
}

void MutationTest::unknownKeysAreIncompatible()
{
    Filler f(1);
    const auto act = decodeAct(withUnknownKey(encodeAct(f.make<lab::Act>())));
    QVERIFY(!act && act.error().code == ErrorCode::Incompatible);
    const auto reply = decodeMessage<SessionReply>(withUnknownKey(encodeMessage(anySessionReply(f))));
    QVERIFY(!reply && reply.error().code == ErrorCode::Incompatible);
    const auto certificate = decodeSessionCertificate(withUnknownKey(encodeSessionCertificate({})));
    QVERIFY(!certificate && certificate.error().code == ErrorCode::Incompatible);
    // The order's body is the second item of its Request section.
    const auto order = decodeMessage<Problem>(withUnknownKey(encodeMessage(Problem{ErrorCode::Refused, "no"})));
    QVERIFY(!order && order.error().code == ErrorCode::Incompatible);
    // A cursor with a seventh field: base64url of {7: 1}.
    const auto cursor = decodeCursor("oQcB");
    QVERIFY(!cursor && cursor.error().code == ErrorCode::Incompatible);
}

void MutationTest::unknownNumbersAreIncompatible_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const auto* what : {"kind", "outcome", "refusal", "error", "act", "frame", "frame's kind", "section", "subject"})
        QTest::newRow(what) << QByteArray(what);
}

void MutationTest::unknownNumbersAreIncompatible()
{
    QFETCH(QByteArray, what);
    const auto codeOf = [](const auto& result) { return result ? std::nullopt : std::optional(result.error().code); };
    std::optional<ErrorCode> code;
    Bytes bytes;
    cbor::Writer w(bytes);
    const auto replyWith = [&](unsigned key, std::uint64_t value) {
        w.map(1);
        w.unsignedInt(1);
        w.array(1);
        w.raw(smallMap({{key, value}}));
        return decodeMessage<PushReply>(bytes);
    };
    const auto frameWith = [&](std::uint64_t kind, std::uint64_t section) {
        w.array(5);
        w.unsignedInt(0);
        w.text("c");
        w.unsignedInt(0);
        w.unsignedInt(0);
        w.array(1);
        w.array(5);
        w.unsignedInt(kind);
        w.bytes(Bytes(16));
        w.unsignedInt(1);
        w.unsignedInt(1);
        w.array(1);
        w.array(2);
        w.unsignedInt(section);
        w.bytes({});
        return decodeFrame(bytes);
    };
    if (what == "kind")
        code = codeOf(decodeMessage<DocumentRequest>(smallMap({{2, static_cast<std::uint64_t>(lastOf(lab::DocumentKind{})) + 1}})));
    else if (what == "outcome")
        code = codeOf(replyWith(2, static_cast<std::uint64_t>(lastOf(ActOutcome{})) + 1));
    else if (what == "refusal")
        code = codeOf(replyWith(3, static_cast<std::uint64_t>(lastOf(lab::RefusalCode{})) + 1));
    else if (what == "error")
        code = codeOf(decodeMessage<Problem>(smallMap({{1, static_cast<std::uint64_t>(lastOf(ErrorCode{})) + 1}})));
    else if (what == "subject")
        code = codeOf(decodeAct(smallMap({{3, 99}})));
    else if (what == "frame's kind")
        code = codeOf(frameWith(static_cast<std::uint64_t>(lastOf(lab::DocumentKind{})) + 1, 1));
    else if (what == "section")
        code = codeOf(frameWith(2, 5));
    else if (what == "frame") {
        w.array(2);
        w.unsignedInt(5);
        w.unsignedInt(0);
        code = codeOf(decodeFrame(bytes));
    } else {
        w.map(1);
        w.unsignedInt(10);
        w.array(2);
        w.unsignedInt(std::variant_size_v<lab::ActBody>);
        w.map(0);
        code = codeOf(decodeAct(bytes));
    }
    QVERIFY(code == ErrorCode::Incompatible);
}

void MutationTest::aDefaultWrittenOutIsRefused()
{
    QVERIFY(decodeMessage<LeaseRequest>(smallMap({{2, 5}})));
    QVERIFY(!decodeMessage<LeaseRequest>(smallMap({{2, 0}})));
    QVERIFY(!decodeMessage<LeaseRequest>(smallMap({{3, 5}, {2, 5}}))); // not ascending
    QVERIFY(!decodeMessage<LeaseRequest>(smallMap({{2, 5}, {2, 5}}))); // twice
}

void MutationTest::aFieldTooLargeForItsTypeIsRefused()
{
    const auto reply = [](std::uint64_t line) {
        Bytes bytes;
        cbor::Writer w(bytes);
        w.map(1);
        w.unsignedInt(1);
        w.array(1);
        w.raw(smallMap({{4, line}}));
        return decodeMessage<PushReply>(bytes);
    };
    QCOMPARE(reply(65'535)->acts.front().line, lab::LineId(65'535));
    QVERIFY(!reply(65'536));
}

QTEST_GUILESS_MAIN(MutationTest)
#include "mutation.test.moc"
