// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QTest>
#include <rapidcheck.h>

#include "app/wire/actcodec.h"
#include "app/wire/personcodec.h"
#include "app/wire/sections.h"
#include "tests/wire/anything.h"

using namespace paillasse;
using namespace paillasse::wire;
using namespace paillasse::wire::testing;

// Each value has one encoding, and no bytes hurt a decoder.
class CodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyActComesBack();
    void everyDocumentComesBack();
    void everyPersonComesBack();
    void certificatesAndSignedActsComeBack();
    void whatReadsHasOneEncoding();
    void numbersOutOfRangeAreRefused();
    void aFieldOfANewerVersionIsRefusedNotDropped();
    void fewBytesDoNotMakeMuchMemory();
    void moreThanAnActMayBeIsNotRead();
};

namespace {

template <class Property>
bool holds(const char* what, Property property)
{
    return rc::check(what, property);
}

template <class T>
void comesBack()
{
    const auto value = anything<T>();
    const auto bytes = cbor::encode(value);
    const auto back = cbor::decode<T>(bytes);
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == value);
    RC_ASSERT(cbor::encode(*back) == bytes);
}

Bytes withLast(Bytes bytes, std::uint8_t last)
{
    bytes.back() = last;
    return bytes;
}

} // namespace

void CodecTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=400");
}

void CodecTest::everyActComesBack()
{
    std::set<std::size_t> bodies;
    QVERIFY(holds("act", [&bodies] {
        const auto act = anything<lab::Act>();
        bodies.insert(act.body.index());
        const auto bytes = encodeAct(act);
        const auto back = decodeAct(bytes);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == act);
        RC_ASSERT(encodeAct(*back) == bytes);
    }));
    QCOMPARE(bodies.size(), std::variant_size_v<lab::ActBody>);
}

void CodecTest::everyDocumentComesBack()
{
    QVERIFY(holds("patient", comesBack<lab::Patient>));
    QVERIFY(holds("order", comesBack<lab::Order>));
    QVERIFY(holds("examination", comesBack<lab::Examination>));
    QVERIFY(holds("prescriber", comesBack<lab::Prescriber>));
    QVERIFY(holds("bench", comesBack<lab::BenchLog>));
    QVERIFY(holds("laboratory", comesBack<lab::LaboratoryProfile>));
    QVERIFY(holds("code tables", comesBack<lab::CodeTables>));
}

void CodecTest::everyPersonComesBack()
{
    QVERIFY(holds("person", [] {
        const auto person = anything<access::Person>();
        const auto back = decodePerson(encodePerson(person));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == person);
    }));
}

void CodecTest::certificatesAndSignedActsComeBack()
{
    QVERIFY(holds("certificate", [] {
        const SessionCertificate certificate{anything<lab::ActId>().uuid(), anything<lab::PersonId>(), anything<lab::WorkstationId>(), anything<std::uint64_t>(), anything<Bytes>(), anything<Instant>(), anything<Instant>()};
        const auto back = decodeSessionCertificate(encodeSessionCertificate(certificate));
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == certificate);
        const SignedAct act{anything<Bytes>(), anything<Bytes>(), anything<Bytes>(), anything<Bytes>()};
        const auto actBack = decodeSignedAct(encodeSignedAct(act));
        RC_ASSERT(actBack.has_value());
        RC_ASSERT(*actBack == act);
    }));
}

void CodecTest::whatReadsHasOneEncoding()
{
    int read = 0;
    QVERIFY(holds("mutated act", [&read] {
        const auto bytes = mutated(encodeAct(anything<lab::Act>()));
        if (const auto act = decodeAct(bytes)) {
            ++read;
            RC_ASSERT(encodeAct(*act) == bytes);
        }
    }));
    QVERIFY(read > 0); // some mutations only change a value
    QVERIFY(holds("mutated order", [] {
        const auto bytes = mutated(cbor::encode(anything<lab::Order>()));
        if (const auto order = cbor::decode<lab::Order>(bytes))
            RC_ASSERT(cbor::encode(*order) == bytes);
    }));
    QVERIFY(holds("mutated examination", [] {
        const auto bytes = mutated(cbor::encode(anything<lab::Examination>()));
        if (const auto examination = cbor::decode<lab::Examination>(bytes))
            RC_ASSERT(cbor::encode(*examination) == bytes);
    }));
}

void CodecTest::numbersOutOfRangeAreRefused()
{
    // One enumeration, one narrow integer, one decimal, each just within its bounds and just beyond.
    lab::Specimen specimen;
    specimen.rejection = lab::RejectionReason::Other;
    const auto bytes = cbor::encode(specimen);
    QVERIFY(cbor::decode<lab::Specimen>(bytes).has_value());
    QVERIFY(cbor::decode<lab::Specimen>(withLast(bytes, static_cast<std::uint8_t>(bytes.back() + 1))).error().code == ErrorCode::Incompatible);

    const lab::Decimal most(1, lab::Decimal::maxScale);
    QVERIFY(cbor::decode<lab::Decimal>(cbor::encode(most)).has_value());
    QVERIFY(!cbor::decode<lab::Decimal>(withLast(cbor::encode(most), lab::Decimal::maxScale + 1)).has_value());
    QVERIFY(cbor::decode<lab::Decimal>(cbor::encode(lab::Decimal(999'999'999'999'999, 0))).has_value());
    QVERIFY(!cbor::decode<lab::Decimal>(cbor::encode(lab::Decimal(1'000'000'000'000'000, 0))).has_value());

    const Bytes lineOf16Bits{0xa1, 0x01, 0x19, 0xff, 0xff};
    const Bytes lineOf17Bits{0xa1, 0x01, 0x1a, 0x00, 0x01, 0x00, 0x00};
    QVERIFY(cbor::decode<lab::BasedOn>(lineOf16Bits).has_value());
    QVERIFY(!cbor::decode<lab::BasedOn>(lineOf17Bits).has_value());
}

void CodecTest::aFieldOfANewerVersionIsRefusedNotDropped()
{
    const Bytes note{0xa1, 0x02, 0x61, 'a'};
    const Bytes noteOfTomorrow{0xa2, 0x02, 0x61, 'a', 0x03, 0x61, 'b'};
    QVERIFY(cbor::decode<lab::AddNote>(note) == (lab::AddNote{0, "a"}));
    QVERIFY(cbor::decode<lab::AddNote>(noteOfTomorrow).error().code == ErrorCode::Incompatible);
    // The body after the last.
    auto act = cbor::encode(lab::Act{.id = {}, .laboratory = {}, .subjectKind = {}, .subject = {}, .based = {}, .person = {}, .seat = 0, .workstation = {}, .at = {}, .body = std::variant_alternative_t<std::variant_size_v<lab::ActBody> - 1, lab::ActBody>{}});
    const std::uint8_t last = std::variant_size_v<lab::ActBody> - 1;
    const auto place = std::find(act.begin(), act.end(), 24); // unsigned in one byte more
    QVERIFY(place != act.end() && place[1] == last);
    place[1] = last + 1;
    QVERIFY(decodeAct(act).error().code == ErrorCode::Incompatible);
}

void CodecTest::fewBytesDoNotMakeMuchMemory()
{
    // A million empty measurements, a byte each, would take hundreds of megabytes.
    constexpr std::uint32_t many = 1'000'000;
    Bytes bytes{0xa1, 0x01, 0x9a};
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(many >> shift));
    bytes.insert(bytes.end(), many, 0xa0);
    QVERIFY(cbor::decode<lab::RecordMeasurements>(bytes).error().code == ErrorCode::TooLarge);
    // Small things are as many as they like.
    lab::CancelLines cancel;
    cancel.lines.assign(100'000, 7);
    QVERIFY(cbor::decode<lab::CancelLines>(cbor::encode(cancel)) == cancel);
    // A document of the barest lines that there are is within the bound.
    lab::Order order;
    for (lab::LineId id = 1; id <= 400; ++id) {
        lab::ResultLine line;
        line.id = id;
        line.revision = 1;
        line.confidentiality = lab::Confidentiality::Hiv;
        order.lines.push_back(line);
    }
    const auto sections = split(lab::Document(order));
    const SectionView request{sections.front().section, sections.front().bytes};
    QVERIFY(join(lab::DocumentKind::Order, {&request, 1}).has_value());
}

void CodecTest::moreThanAnActMayBeIsNotRead()
{
    lab::Act act;
    act.body = lab::AddNote{0, std::string(maxActBytes, 'x')};
    QVERIFY(decodeAct(encodeAct(act)).error().code == ErrorCode::TooLarge);
    QVERIFY(decodeSignedAct(encodeSignedAct({{}, {}, Bytes(maxActBytes + 5000, 1), {}})).error().code == ErrorCode::TooLarge);
}

QTEST_APPLESS_MAIN(CodecTest)
#include "codec.test.moc"
