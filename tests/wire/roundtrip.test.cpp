// SPDX-License-Identifier: GPL-3.0-or-later
#include <bitset>

#include <QTest>
#include <rapidcheck.h>

#include "app/wire/actcodec.h"
#include "app/wire/cursor.h"
#include "app/wire/documentsframewriter.h"
#include "app/wire/feedframe.h"
#include "app/wire/messages.h"
#include "app/wire/personcodec.h"
#include "app/wire/summary.h"
#include "tests/lab/generators.h"
#include "tests/wire/filler.h"

using namespace paillasse;
using namespace paillasse::wire;
using paillasse::wire::testing::Filler;

// What is written is read again, whatever it is; and what a view may read is exactly what it is shown.
// RapidCheck prints the seed of a failure (RC_PARAMS="seed=…" repeats it).
class RoundTripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyActComesBack();
    void everyActOnAnOrderComesBack();
    void theSectionsOfAnOrderMakeItAgain();
    void whatAViewMayReadIsItsProjection();
    void noSectionSaysWhatAnotherHides();
    void documentsOfOneSectionComeBack();
    void summariesAreThoseOfTheDocument();
    void cursorsComeBackAsOneText();
    void framesComeBack();
    void messagesComeBack();
    void certificatesAndSignedActsComeBack();
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

access::View anyView()
{
    auto filler = anyFiller();
    access::View view;
    view.orders = true;
    view.results = filler.below(4) != 0;
    view.confidential = view.results ? static_cast<access::ConfidentialMask>(filler.below(16) << 1) : 0;
    return view;
}

std::vector<SectionView> seenBy(const access::View& view, const std::vector<SectionBytes>& sections)
{
    std::vector<SectionView> seen;
    for (const auto& section : sections)
        if (sees(view, section.section))
            seen.push_back({section.section, section.bytes});
    return seen;
}

bool contains(ByteView bytes, std::string_view text)
{
    return asText(bytes).find(text) != std::string_view::npos;
}

} // namespace

void RoundTripTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=300 max_discard_ratio=20");
}

void RoundTripTest::everyActComesBack()
{
    std::bitset<std::variant_size_v<lab::ActBody>> met;
    QVERIFY(holds("decode(encode(act)) = act, and again the same bytes", [&] {
        const auto act = anyFiller().make<lab::Act>();
        met.set(act.body.index());
        const auto bytes = encodeAct(act);
        const auto back = decodeAct(bytes);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == act);
        RC_ASSERT(encodeAct(*back) == bytes);
    }));
    QVERIFY(met.all());
}

void RoundTripTest::everyActOnAnOrderComesBack()
{
    QVERIFY(holds("decode(encode(act)) = act", [] {
        const auto act = lab::testing::anyOrderAct(lab::testing::anyOrder());
        const auto back = decodeAct(encodeAct(act));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == act);
    }));
}

void RoundTripTest::theSectionsOfAnOrderMakeItAgain()
{
    QVERIFY(holds("join(split(order)) = order", [] {
        const auto order = lab::testing::anyOrder();
        const auto sections = split(order);
        access::View whole;
        whole.orders = whole.results = true;
        whole.confidential = ~access::ConfidentialMask{0};
        const auto back = join(lab::DocumentKind::Order, seenBy(whole, sections));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == lab::Document(order));
        for (std::size_t i = 1; i < sections.size(); ++i)
            RC_ASSERT(sections[i - 1].section < sections[i].section);
    }));
}

void RoundTripTest::whatAViewMayReadIsItsProjection()
{
    QVERIFY(holds("join(the sections that a view may read) = project(order, view)", [] {
        const auto order = lab::testing::anyOrder();
        const auto view = anyView();
        const auto sections = split(order);
        const auto joined = join(lab::DocumentKind::Order, seenBy(view, sections));
        RC_ASSERT(joined.has_value());
        RC_ASSERT(*joined == access::project(order, view));
        // And a projection goes through the same sections unharmed.
        const auto again = split(*joined);
        const auto rejoined = join(lab::DocumentKind::Order, seenBy(view, again));
        RC_ASSERT(rejoined.has_value());
        RC_ASSERT(*rejoined == *joined);
    }));
}

void RoundTripTest::noSectionSaysWhatAnotherHides()
{
    QVERIFY(holds("a confidential examination's name and values stand in its own section only", [] {
        auto order = lab::testing::anyOrder();
        for (auto& line : order.lines) {
            line.examination = "name-" + std::to_string(static_cast<int>(line.confidentiality));
            for (auto& measurement : line.measurements)
                measurement.comment = "value-" + std::to_string(static_cast<int>(line.confidentiality));
        }
        for (const auto& section : split(order))
            for (int c = 1; c <= static_cast<int>(lastOf(lab::Confidentiality{})); ++c) {
                if (section.section == sectionOf(static_cast<lab::Confidentiality>(c)))
                    continue;
                RC_ASSERT(!contains(section.bytes, "name-" + std::to_string(c)));
                RC_ASSERT(!contains(section.bytes, "value-" + std::to_string(c)));
            }
        RC_ASSERT(!contains(split(order).front().bytes, "value-"));
    }));
}

namespace {

template <class T>
void checkWhole(lab::DocumentKind kind, Section section)
{
    const lab::Document document = anyFiller().make<T>();
    const auto sections = split(document);
    RC_ASSERT(sections.size() == 1u);
    RC_ASSERT(sections.front().section == section);
    const std::vector<SectionView> seen{{sections.front().section, sections.front().bytes}};
    const auto back = join(kind, seen);
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == document);
}

} // namespace

void RoundTripTest::documentsOfOneSectionComeBack()
{
    QVERIFY(holds("patients and the directory", [] {
        checkWhole<lab::Patient>(lab::DocumentKind::Patient, Section::Identity);
        checkWhole<lab::Examination>(lab::DocumentKind::Examination, Section::Directory);
        checkWhole<lab::Prescriber>(lab::DocumentKind::Prescriber, Section::Directory);
        checkWhole<lab::BenchLog>(lab::DocumentKind::BenchLog, Section::Directory);
        checkWhole<lab::LaboratoryProfile>(lab::DocumentKind::Laboratory, Section::Directory);
        const auto person = anyFiller().make<access::Person>();
        const auto back = decodePerson(encodePerson(person));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == person);
    }));
    // A document does not come from another kind's section.
    const auto patient = split(lab::Document(lab::Patient()));
    const std::vector<SectionView> seen{{patient.front().section, patient.front().bytes}};
    QVERIFY(!join(lab::DocumentKind::Order, seen));
    QVERIFY(!join(lab::DocumentKind::Examination, seen));
    QVERIFY(!join(lab::DocumentKind::Patient, {}));
}

void RoundTripTest::summariesAreThoseOfTheDocument()
{
    QVERIFY(holds("a summary is read without its body", [] {
        const auto patient = anyFiller().make<lab::Patient>();
        const auto identity = split(patient);
        const auto read = readPatientSummary(identity.front().bytes);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == summarise(patient));

        const auto order = lab::testing::anyOrder();
        for (const auto& section : split(order)) {
            if (section.section == Section::Request)
                RC_ASSERT(readOrderSummary(section.bytes).value() == summariseRequest(order));
            if (section.section == Section::Results)
                RC_ASSERT(readResultsSummary(section.bytes).value() == summariseResults(order));
        }
    }));
}

void RoundTripTest::cursorsComeBackAsOneText()
{
    QVERIFY(holds("decode(encode(cursor)) = cursor", [] {
        auto filler = anyFiller();
        const Cursor cursor{filler.make<Uuid>(), filler.number(), filler.number(), filler.number(), filler.number(), filler.bytes(16)};
        const auto text = encodeCursor(cursor);
        RC_ASSERT(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
        const auto back = decodeCursor(text);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == cursor);
    }));
    QVERIFY(!decodeCursor(std::string(257, 'A')));
    QVERIFY(!decodeCursor("oA=="));
    QVERIFY(decodeCursor("oA"));   // the empty map: a first cursor
    QVERIFY(!decodeCursor("oB"));  // the same bytes, spare bits set
    QVERIFY(!decodeCursor("oAA")); // a byte too many
}

void RoundTripTest::framesComeBack()
{
    QVERIFY(holds("decode(encode(frame)) = frame, whoever wrote it", [] {
        auto filler = anyFiller();
        const auto order = lab::testing::anyOrder();
        const auto sections = split(order);
        DocumentsFrameWriter writer;
        std::vector<SectionView> views;
        for (const auto& section : sections)
            views.push_back({section.section, section.bytes});
        const auto revision = filler.number();
        const auto sequence = filler.number();
        writer.beginDocument(lab::DocumentKind::Order, lab::documentId(order.id), revision, sequence, sections.size());
        for (const auto& section : sections)
            writer.section(section.section, section.bytes);
        // A document that turns out not to open is taken back whole.
        writer.beginDocument(lab::DocumentKind::Patient, filler.make<lab::DocumentId>(), 1, 2, 1);
        writer.section(Section::Identity, filler.bytes(30));
        writer.dropDocument();
        const auto payload = writer.finish("cursor", 7, 9);
        const FeedFrame frame = DocumentsFrame{"cursor", 7, 9, {{lab::DocumentKind::Order, lab::documentId(order.id), revision, sequence, views}}};
        RC_ASSERT(payload == encodeFrame(frame));
        const auto back = decodeFrame(payload);
        RC_ASSERT(back.has_value());
        const auto& documents = std::get<DocumentsFrame>(*back).documents;
        RC_ASSERT(documents.size() == 1u);
        const auto joined = join(lab::DocumentKind::Order, documents.front().sections);
        RC_ASSERT(joined.has_value());
        RC_ASSERT(*joined == lab::Document(order));
        RC_ASSERT(encodeFrame(*back) == payload);
    }));
    const std::vector<FeedFrame> others = {DropFrame{"c", {lab::DocumentId::make({1}), lab::DocumentId::make({2})}}, RestartFrame{"epoch"},
                                           CaughtUpFrame{"c", {1'700'000'000'000}, Bytes(70, 1)}, HeartbeatFrame{{-5}}};
    for (const auto& frame : others) {
        const auto back = decodeFrame(encodeFrame(frame));
        QVERIFY(back);
        QCOMPARE(back->index(), frame.index());
        QVERIFY(encodeFrame(*back) == encodeFrame(frame));
    }
    QVERIFY(decodeFrame(Bytes(maxFrameBytes + 1)).error().code == ErrorCode::TooLarge);
}

namespace {

// Not every message compares: the bytes do.
template <class T>
bool comesBack(const T& message)
{
    const auto bytes = encodeMessage(message);
    const auto back = decodeMessage<T>(bytes);
    return back && encodeMessage(*back) == bytes && bytes.size() > 1;
}

} // namespace

void RoundTripTest::messagesComeBack()
{
    QVERIFY(holds("decode(encode(message)) = message", [] {
        auto f = anyFiller();
        const auto text = [&] { return "x" + f.make<std::string>(); };
        RC_ASSERT(comesBack(EnrolmentRequest{text(), f.bytes(32), text()}));
        RC_ASSERT(comesBack(EnrolmentReply{f.make<lab::WorkstationId>(), true, text(), text(), f.make<Uuid>(), f.bytes(32), f.bytes(32)}));
        RC_ASSERT(comesBack(SaltRequest{text()}));
        RC_ASSERT(comesBack(SaltReply{f.bytes(16), f.number(), f.number()}));
        RC_ASSERT(comesBack(ActivationRequest{text(), f.bytes(32), f.bytes(16), f.bytes(32), f.bytes(32), f.bytes(72)}));
        RC_ASSERT(comesBack(SessionRequest{text(), f.bytes(32), f.bytes(32), f.make<bool>()}));
        RC_ASSERT(comesBack(PushRequest{{{f.make<lab::ActId>(), f.bytes(99)}, {f.make<lab::ActId>(), f.bytes(5)}}}));
        RC_ASSERT(comesBack(DocumentRequest{f.make<lab::LaboratoryId>(), f.make<lab::DocumentKind>(), *lab::DocumentId::fromBytes(f.bytes(16))}));
        RC_ASSERT(comesBack(HistoryRequest{f.make<lab::LaboratoryId>(), *lab::PatientId::fromBytes(f.bytes(16))}));
        RC_ASSERT(comesBack(LeaseRequest{*lab::LaboratoryId::fromBytes(f.bytes(16)), f.number(), f.number()}));
        RC_ASSERT(comesBack(ConsistencyReply{f.bytes(90), {f.bytes(32), f.bytes(32)}}));
        RC_ASSERT(comesBack(Problem{f.make<ErrorCode>(), text()}));
        const LaboratoryEntry entry{f.make<lab::LaboratoryId>(), text(), {f.number(), f.number()}, {f.number(), f.number()}};
        RC_ASSERT(decodeMessage<LaboratoryEntry>(encodeMessage(entry)).value() == entry);
        const SessionReply reply{f.bytes(32), f.make<Instant>(), f.bytes(99), f.bytes(64), f.make<access::Person>(), f.bytes(72), f.number(), f.make<Instant>(), 5, {entry}};
        RC_ASSERT(comesBack(reply));
        RC_ASSERT(decodeMessage<SessionReply>(encodeMessage(reply))->person == reply.person);
        const ActReply act{f.make<lab::ActId>(), f.make<ActOutcome>(), f.make<lab::RefusalCode>(), f.make<lab::LineId>(), f.number(), f.number()};
        const auto pushed = decodeMessage<PushReply>(encodeMessage(PushReply{{act}, f.bytes(90)}));
        RC_ASSERT(pushed.has_value());
        RC_ASSERT(pushed->acts.front() == act);
    }));
    QVERIFY(decodeMessage<Problem>(Bytes(maxMessageBytes + 1)).error().code == ErrorCode::TooLarge);
}

void RoundTripTest::certificatesAndSignedActsComeBack()
{
    QVERIFY(holds("decode(encode(proof)) = proof", [] {
        auto f = anyFiller();
        const SessionCertificate certificate{f.make<Uuid>(), f.make<lab::PersonId>(), f.make<lab::WorkstationId>(), f.number(), f.bytes(32), f.make<Instant>(), f.make<Instant>()};
        RC_ASSERT(decodeSessionCertificate(encodeSessionCertificate(certificate)).value() == certificate);
        const SignedAct act{f.bytes(100), f.bytes(64), f.bytes(300), f.bytes(64)};
        RC_ASSERT(decodeSignedAct(encodeSignedAct(act)).value() == act);
    }));
}

QTEST_GUILESS_MAIN(RoundTripTest)
#include "roundtrip.test.moc"
