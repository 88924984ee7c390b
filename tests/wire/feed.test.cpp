// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QTest>
#include <rapidcheck.h>

#include "app/wire/cursor.h"
#include "app/wire/documentsframewriter.h"
#include "tests/wire/anything.h"

using namespace paillasse;
using namespace paillasse::wire;
using namespace paillasse::wire::testing;

// Frames and cursors.
class FeedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void documentsComeBackWithoutACopy();
    void theWriterMakesWhatTheEncoderMakes();
    void aDocumentThatDoesNotOpenIsTakenBack();
    void theOtherFramesComeBack();
    void aFrameHasItsBounds();
    void whatIsNotKnownIsIncompatible();
    void mutatedFramesNeverHurt();
    void cursorsComeBack();
    void aCursorHasOneText();
    void everyFieldOfAViewCountsInItsHash();
};

namespace {

template <class Property>
bool holds(const char* what, Property property)
{
    return rc::check(what, property);
}

// Owns what a frame's sections look at.
struct Sample {
    std::vector<Bytes> bytes;
    DocumentsFrame frame;
};

Sample anySample()
{
    constexpr Section sections[] = {Section::Identity, Section::Request, Section::Results, Section::Directory, Section::Hiv, Section::Genetics, Section::Toxicology, Section::Staff};
    Sample sample;
    sample.bytes.reserve(64);
    sample.frame.cursor = anyText();
    sample.frame.done = anything<std::uint64_t>();
    sample.frame.total = anything<std::uint64_t>();
    const int count = below(4);
    for (int i = 0; i < count; ++i) {
        auto& document = sample.frame.documents.emplace_back();
        document.kind = static_cast<lab::DocumentKind>(1 + below(7));
        document.id = anything<lab::DocumentId>();
        document.revision = anything<std::uint64_t>();
        document.sequence = anything<std::uint64_t>();
        for (const auto section : sections)
            if (below(2) == 0)
                document.sections.push_back({section, sample.bytes.emplace_back(anything<Bytes>())});
    }
    return sample;
}

bool same(const FeedDocument& a, const FeedDocument& b)
{
    const auto sameSection = [](const SectionView& x, const SectionView& y) { return x.section == y.section && std::ranges::equal(x.bytes, y.bytes); };
    return a.kind == b.kind && a.id == b.id && a.revision == b.revision && a.sequence == b.sequence && std::ranges::equal(a.sections, b.sections, sameSection);
}

Cursor anyCursor()
{
    return {anything<lab::ActId>().uuid(), anything<std::uint64_t>(), anything<std::uint64_t>(), anything<std::uint64_t>(), anything<std::uint64_t>(), Bytes(static_cast<std::size_t>(below(17)), 7)};
}

} // namespace

void FeedTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=500");
}

void FeedTest::documentsComeBackWithoutACopy()
{
    QVERIFY(holds("documents", [] {
        const auto sample = anySample();
        const auto payload = encodeFrame(sample.frame);
        const auto back = decodeFrame(payload);
        RC_ASSERT(back.has_value());
        const auto& frame = std::get<DocumentsFrame>(*back);
        RC_ASSERT(frame.cursor == sample.frame.cursor);
        RC_ASSERT(frame.done == sample.frame.done);
        RC_ASSERT(frame.total == sample.frame.total);
        RC_ASSERT(std::ranges::equal(frame.documents, sample.frame.documents, same));
        for (const auto& document : frame.documents)
            for (const auto& section : document.sections)
                RC_ASSERT(section.bytes.data() >= payload.data() && section.bytes.data() + section.bytes.size() <= payload.data() + payload.size());
    }));
}

void FeedTest::theWriterMakesWhatTheEncoderMakes()
{
    QVERIFY(holds("writer", [] {
        const auto sample = anySample();
        DocumentsFrameWriter writer;
        for (int turn = 0; turn < 2; ++turn) { // it can be used again
            for (const auto& document : sample.frame.documents) {
                writer.beginDocument(document.kind, document.id, document.revision, document.sequence, document.sections.size());
                for (const auto& section : document.sections) {
                    auto& out = writer.beginSection(section.section, section.bytes.size());
                    out.insert(out.end(), section.bytes.begin(), section.bytes.end());
                }
            }
            RC_ASSERT(writer.count() == sample.frame.documents.size());
            RC_ASSERT(writer.finish(sample.frame.cursor, sample.frame.done, sample.frame.total) == encodeFrame(sample.frame));
            RC_ASSERT(writer.count() == 0u && writer.bytes() == 0u);
        }
    }));
}

void FeedTest::aDocumentThatDoesNotOpenIsTakenBack()
{
    const lab::DocumentId first(Uuid({1}));
    const Bytes bytes{1, 2, 3};
    DocumentsFrameWriter writer;
    writer.beginDocument(lab::DocumentKind::Patient, first, 1, 1, 1);
    writer.section(Section::Identity, bytes);
    const auto size = writer.bytes();
    writer.beginDocument(lab::DocumentKind::Order, first, 1, 2, 2);
    writer.section(Section::Request, bytes);
    writer.dropDocument();
    QCOMPARE(writer.bytes(), size);
    const auto payload = writer.finish("c", 0, 0);
    const auto frame = decodeFrame(payload);
    QVERIFY(frame.has_value());
    QCOMPARE(std::get<DocumentsFrame>(*frame).documents.size(), std::size_t{1});
}

void FeedTest::theOtherFramesComeBack()
{
    const std::vector<lab::DocumentId> ids{lab::DocumentId(Uuid({1})), lab::DocumentId()};
    const auto drop = decodeFrame(encodeFrame(DropFrame{"c1", ids}));
    QVERIFY(std::get<DropFrame>(*drop).documents == ids && std::get<DropFrame>(*drop).cursor == "c1");
    const auto restart = decodeFrame(encodeFrame(RestartFrame{"too-old"}));
    QVERIFY(std::get<RestartFrame>(*restart).reason == "too-old");
    const auto caughtUp = decodeFrame(encodeFrame(CaughtUpFrame{"c2", {-5}, {1, 2}}));
    QVERIFY(std::get<CaughtUpFrame>(*caughtUp).cursor == "c2" && std::get<CaughtUpFrame>(*caughtUp).storeTime.ms == -5);
    QVERIFY(std::get<CaughtUpFrame>(*caughtUp).treeHead == (Bytes{1, 2}));
    const auto heartbeat = decodeFrame(encodeFrame(HeartbeatFrame{{1'763'888'400'000}}));
    QVERIFY(std::get<HeartbeatFrame>(*heartbeat).storeTime.ms == 1'763'888'400'000);
}

void FeedTest::aFrameHasItsBounds()
{
    DocumentsFrame frame;
    const Bytes most(maxFrameBytes - 64, 1);
    frame.documents.push_back({lab::DocumentKind::Order, {}, 0, 0, {{Section::Request, most}}});
    QVERIFY(decodeFrame(encodeFrame(frame)).has_value());
    const Bytes more(maxFrameBytes, 1);
    frame.documents.front().sections.front().bytes = more;
    QVERIFY(decodeFrame(encodeFrame(frame)).error().code == ErrorCode::TooLarge);
    QVERIFY(!decodeFrame({}).has_value());
    auto trailing = encodeFrame(HeartbeatFrame{});
    trailing.push_back(0);
    QVERIFY(!decodeFrame(trailing).has_value());
}

void FeedTest::whatIsNotKnownIsIncompatible()
{
    const auto codeOf = [](const Bytes& payload) { return decodeFrame(payload).error().code; };
    const Bytes typeOfTomorrow{0x82, 0x05, 0x00};
    QVERIFY(codeOf(typeOfTomorrow) == ErrorCode::Incompatible);
    DocumentsFrame frame;
    frame.documents.push_back({lab::DocumentKind::Order, {}, 0, 0, {}});
    auto payload = encodeFrame(frame);
    const auto kind = std::find(payload.begin(), payload.end(), 0x85) + 1; // after the frame's own head, a document's
    const auto second = std::find(kind, payload.end(), 0x85) + 1;
    QVERIFY(second != payload.end() && *second == static_cast<std::uint8_t>(lab::DocumentKind::Order));
    const auto beyond = static_cast<std::uint8_t>(static_cast<int>(lastOf(lab::DocumentKind())) + 1);
    for (const std::uint8_t unknown : {std::uint8_t{0}, beyond}) {
        *second = unknown;
        QVERIFY(codeOf(payload) == ErrorCode::Incompatible);
    }
    const Bytes bytes{0xf6};
    for (const int section : {0, 5, 7, 12}) {
        frame.documents.front().sections = {{static_cast<Section>(section), bytes}};
        QVERIFY(codeOf(encodeFrame(frame)) == ErrorCode::Incompatible);
    }
}

void FeedTest::mutatedFramesNeverHurt()
{
    int read = 0;
    QVERIFY(holds("mutated frames", [&read] {
        const auto payload = mutated(encodeFrame(anySample().frame));
        if (const auto frame = decodeFrame(payload)) {
            ++read;
            RC_ASSERT(encodeFrame(*frame) == payload);
        }
    }));
    QVERIFY(read > 0);
}

void FeedTest::cursorsComeBack()
{
    QVERIFY(holds("cursor", [] {
        const auto cursor = anyCursor();
        const auto text = encodeCursor(cursor);
        RC_ASSERT(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
        const auto back = decodeCursor(text);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == cursor);
    }));
}

void FeedTest::aCursorHasOneText()
{
    int read = 0;
    QVERIFY(holds("mutated cursor", [&read] {
        const auto text = encodeCursor(anyCursor());
        const auto bytes = mutated(toBytes(asBytes(text)));
        const std::string changed(asText(bytes));
        if (const auto cursor = decodeCursor(changed)) {
            ++read;
            RC_ASSERT(encodeCursor(*cursor) == changed);
        }
    }));
    QVERIFY(read > 0);
    const auto text = encodeCursor({});
    QVERIFY(decodeCursor(text).has_value());
    QVERIFY(!decodeCursor(text + "=").has_value());
    QVERIFY(!decodeCursor("").has_value());
    QVERIFY(!decodeCursor(std::string(10'000, 'A')).has_value());
}

void FeedTest::everyFieldOfAViewCountsInItsHash()
{
    access::View view;
    std::set<Bytes> seen{viewBytes(view)};
    const auto differs = [&seen](const access::View& other) { return seen.insert(viewBytes(other)).second; };
    const auto with = [&view](auto change) {
        auto other = view;
        change(other);
        return other;
    };
    QVERIFY(differs(with([](access::View& v) { v.laboratory = lab::LaboratoryId(Uuid({1})); })));
    QVERIFY(differs(with([](access::View& v) { v.identities = true; })));
    QVERIFY(differs(with([](access::View& v) { v.orders = true; })));
    QVERIFY(differs(with([](access::View& v) { v.results = true; })));
    QVERIFY(differs(with([](access::View& v) { v.catalogue = true; })));
    QVERIFY(differs(with([](access::View& v) { v.staff = true; })));
    QVERIFY(differs(with([](access::View& v) { v.confidential = access::bitOf(lab::Confidentiality::Hiv); })));
    QVERIFY(differs(with([](access::View& v) { v.scopeDays = 30; })));
    QVERIFY(!differs(view));
}

QTEST_APPLESS_MAIN(FeedTest)
#include "feed.test.moc"
