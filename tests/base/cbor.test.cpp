// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <QTest>

#include "app/base/cborfields.h"

using namespace paillasse;
using cbor::Kind;

// RFC 8949 Appendix A, as far as this dialect goes: what it has is read and written alike, what it has not is refused.
class CborTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unsignedIntegers_data();
    void unsignedIntegers();
    void integers_data();
    void integers();
    void textsAndBytes();
    void containers();
    void refusedItems_data();
    void refusedItems();
    void lengthsAreBelieved_data();
    void lengthsAreBelieved();
    void utf8_data();
    void utf8();
    void theFirstErrorSticks();
    void bytesLeftOverAreAnError();
    void rawIsOneItem();
    void depthHasABound();
    void claimsHaveABound();
    void structuresHaveOneEncoding_data();
    void structuresHaveOneEncoding();
    void structuresComeBack();
};

namespace {

Bytes bytesOf(const char* hex)
{
    const auto raw = QByteArray::fromHex(hex);
    return Bytes(raw.begin(), raw.end());
}

QByteArray hexOf(const Bytes& bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex();
}

enum class Colour { Red, Green, Blue };
constexpr Colour lastOf(Colour) { return Colour::Blue; }

struct Inner {
    std::int32_t number = 0;
    bool operator==(const Inner&) const = default;
};
struct Sample {
    bool flag = true; // its own default is not the type's
    Colour colour = Colour::Green;
    std::uint16_t small = 0;
    std::string text;
    Bytes bytes;
    std::optional<std::int64_t> maybe;
    std::vector<Inner> many;
    std::variant<Inner, std::string> either;
    Date day;
    Instant at;
    Uuid id;
    bool operator==(const Sample&) const = default;
};

} // namespace

template <>
struct paillasse::cbor::Fields<Inner> {
    static void visit(auto& v, auto& x) { v(1, x.number); }
};
template <>
struct paillasse::cbor::Fields<Sample> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.flag);
        v(2, x.colour);
        v(3, x.small);
        v(4, x.text);
        v(5, x.bytes);
        v(6, x.maybe);
        v(7, x.many);
        v(8, x.either);
        v(9, x.day);
        v(10, x.at);
        v(11, x.id);
    }
};

void CborTest::unsignedIntegers_data()
{
    QTest::addColumn<quint64>("value");
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](quint64 value, const char* hex) { QTest::addRow("%llu", value) << value << QByteArray(hex); };
    row(0, "00");
    row(1, "01");
    row(10, "0a");
    row(23, "17");
    row(24, "1818");
    row(25, "1819");
    row(100, "1864");
    row(255, "18ff");
    row(256, "190100");
    row(1000, "1903e8");
    row(65535, "19ffff");
    row(65536, "1a00010000");
    row(1000000, "1a000f4240");
    row(4294967295, "1affffffff");
    row(4294967296, "1b0000000100000000");
    row(1000000000000, "1b000000e8d4a51000");
    row(18446744073709551615u, "1bffffffffffffffff");
}

void CborTest::unsignedIntegers()
{
    QFETCH(quint64, value);
    QFETCH(QByteArray, hex);
    Bytes out;
    cbor::Writer(out).unsignedInt(value);
    QCOMPARE(hexOf(out), hex);
    cbor::Reader reader(out);
    QVERIFY(reader.peek() == Kind::Unsigned);
    QCOMPARE(reader.unsignedInt(), value);
    QVERIFY(reader.finish());
}

void CborTest::integers_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](qint64 value, const char* hex) { QTest::addRow("%lld", value) << value << QByteArray(hex); };
    row(-1, "20");
    row(-10, "29");
    row(-24, "37");
    row(-25, "3818");
    row(-100, "3863");
    row(-1000, "3903e7");
    row(7, "07");
    row(std::numeric_limits<qint64>::min(), "3b7fffffffffffffff");
    row(std::numeric_limits<qint64>::max(), "1b7fffffffffffffff");
}

void CborTest::integers()
{
    QFETCH(qint64, value);
    QFETCH(QByteArray, hex);
    Bytes out;
    cbor::Writer(out).integer(value);
    QCOMPARE(hexOf(out), hex);
    cbor::Reader reader(out);
    QCOMPARE(reader.integer(), value);
    QVERIFY(reader.finish());
}

void CborTest::textsAndBytes()
{
    const std::vector<std::pair<const char*, const char*>> texts = {{"60", ""}, {"6161", "a"}, {"6449455446", "IETF"}, {"62225c", "\"\\"}, {"62c3bc", "ü"}, {"63e6b0b4", "水"}, {"64f0908591", "𐅑"}};
    for (const auto& [hex, text] : texts) {
        const auto bytes = bytesOf(hex);
        cbor::Reader reader(bytes);
        QVERIFY(reader.text() == text);
        QVERIFY(reader.finish());
        Bytes out;
        cbor::Writer(out).text(text);
        QCOMPARE(hexOf(out), QByteArray(hex));
    }
    const auto four = bytesOf("4401020304");
    cbor::Reader reader(four);
    QCOMPARE(toBytes(reader.bytes()), bytesOf("01020304"));
    Bytes out;
    cbor::Writer(out).bytes({});
    QCOMPARE(hexOf(out), QByteArray("40"));
}

void CborTest::containers()
{
    // [1, [2, 3], [4, 5]], then {1: 2, 3: 4}, then what has no content.
    const auto nested = bytesOf("8301820203820405");
    cbor::Reader a(nested);
    QCOMPARE(a.array(), 3u);
    QCOMPARE(a.unsignedInt(), 1u);
    QCOMPARE(a.array(), 2u);
    QCOMPARE(a.unsignedInt() + a.unsignedInt(), 5u);
    QCOMPARE(a.array(), 2u);
    QCOMPARE(a.unsignedInt() + a.unsignedInt(), 9u);
    QVERIFY(a.finish());
    const auto map = bytesOf("a201020304");
    cbor::Reader m(map);
    QCOMPARE(m.map(), 2u);
    const auto simple = bytesOf("84f4f5f680");
    cbor::Reader s(simple);
    QCOMPARE(s.array(), 4u);
    QVERIFY(!s.boolean() && s.boolean());
    s.null();
    QCOMPARE(s.array(), 0u);
    QVERIFY(s.finish());
}

void CborTest::refusedItems_data()
{
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char* what, const char* hex) { QTest::newRow(what) << QByteArray(hex); };
    // Of Appendix A, what this dialect has not.
    row("2^64", "c249010000000000000000");
    row("-2^64", "3bffffffffffffffff");
    row("-2^64-1", "c349010000000000000000");
    row("half float", "f90000");
    row("half infinity", "f97c00");
    row("float", "fa47c35000");
    row("double", "fb3ff199999999999a");
    row("undefined", "f7");
    row("simple 16", "f0");
    row("simple 255", "f8ff");
    row("tag date", "c074323031332d30332d32315432303a30343a30305a");
    row("tag epoch", "c11a514b67b0");
    row("indefinite bytes", "5f42010243030405ff");
    row("indefinite text", "7f657374726561646d696e67ff");
    row("indefinite array", "9fff");
    row("indefinite map", "bf61610161629f0203ffff");
    row("break", "ff");
    // Not the shortest: the same values, written otherwise.
    row("0 in a byte", "1800");
    row("23 in a byte", "1817");
    row("255 in two", "1900ff");
    row("65535 in four", "1a0000ffff");
    row("2^32-1 in eight", "1b00000000ffffffff");
    row("-1 in a byte", "3800");
    row("text's length", "780161");
    row("bytes' length", "580101");
    row("array's length", "980101");
    row("map's length", "b8010101");
    // Reserved, cut short, or nothing.
    row("reserved 28", "1c");
    row("reserved 30", "1e");
    row("half a head", "19ff");
    row("half a text", "6461");
    row("half an array", "8201");
    row("half a map", "a101");
    row("nothing", "");
}

void CborTest::refusedItems()
{
    QFETCH(QByteArray, hex);
    const auto bytes = bytesOf(hex.constData());
    cbor::Reader reader(bytes);
    QVERIFY(reader.raw().empty());
    QVERIFY(!reader.finish());
}

void CborTest::lengthsAreBelieved_data()
{
    QTest::addColumn<QByteArray>("hex");
    for (const auto* hex : {"5bffffffffffffffff", "7bffffffffffffffff", "9bffffffffffffffff", "bbffffffffffffffff", "9a7fffffff", "ba7fffffff", "5a0000000100", "ba8000000000"})
        QTest::newRow(hex) << QByteArray(hex);
}

// Never more than the bytes that are there.
void CborTest::lengthsAreBelieved()
{
    QFETCH(QByteArray, hex);
    const auto bytes = bytesOf(hex.constData());
    const auto refused = [&](auto read) {
        cbor::Reader reader(bytes);
        const auto count = read(reader);
        return count == 0 && !reader.ok();
    };
    QVERIFY(refused([](cbor::Reader& r) { return r.bytes().size(); }));
    QVERIFY(refused([](cbor::Reader& r) { return r.text().size(); }));
    QVERIFY(refused([](cbor::Reader& r) { return r.array(); }));
    QVERIFY(refused([](cbor::Reader& r) { return r.map(); }));
    QVERIFY(refused([](cbor::Reader& r) { return r.raw().size(); }));
}

void CborTest::utf8_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char* what, const char* hex, bool valid) { QTest::newRow(what) << QByteArray(hex) << valid; };
    row("U+0080", "62c280", true);
    row("U+07FF", "62dfbf", true);
    row("U+0800", "63e0a080", true);
    row("U+D7FF", "63ed9fbf", true);
    row("U+FFFF", "63efbfbf", true);
    row("U+10000", "64f0908080", true);
    row("U+10FFFF", "64f48fbfbf", true);
    row("overlong 2", "62c080", false);
    row("overlong c1", "62c1bf", false);
    row("overlong 3", "63e09fbf", false);
    row("overlong 4", "64f08fbfbf", false);
    row("surrogate", "63eda080", false);
    row("above", "64f4908080", false);
    row("f5", "64f5808080", false);
    row("lone continuation", "6180", false);
    row("cut short", "61c3", false);
    row("cut short 3", "62e282", false);
    row("no continuation", "63e28241", false);
    row("ff", "61ff", false);
}

void CborTest::utf8()
{
    QFETCH(QByteArray, hex);
    QFETCH(bool, valid);
    const auto bytes = bytesOf(hex.constData());
    cbor::Reader reader(bytes);
    (void)reader.text();
    QCOMPARE(reader.ok(), valid);
}

void CborTest::theFirstErrorSticks()
{
    const auto bytes = bytesOf("0161620304");
    cbor::Reader reader(bytes);
    QCOMPARE(reader.unsignedInt(), 1u);
    QVERIFY(reader.bytes().empty()); // it is a text
    QVERIFY(reader.text().empty());
    QCOMPARE(reader.unsignedInt(), 0u);
    QCOMPARE(reader.array(), 0u);
    QVERIFY(reader.peek() == Kind::Invalid);
    QVERIFY(reader.finish().error().code == ErrorCode::InvalidInput);
    reader.fail(ErrorCode::Incompatible);
    QVERIFY(reader.finish().error().code == ErrorCode::InvalidInput);
}

void CborTest::bytesLeftOverAreAnError()
{
    const auto bytes = bytesOf("0102");
    cbor::Reader reader(bytes);
    QCOMPARE(reader.unsignedInt(), 1u);
    QVERIFY(reader.ok() && !reader.finish());
    QVERIFY(!cbor::decode<Sample>(bytesOf("a000")));
    QVERIFY(!cbor::decode<Sample>({}));
}

void CborTest::rawIsOneItem()
{
    const auto bytes = bytesOf("8301a1026161f607");
    cbor::Reader reader(bytes);
    QCOMPARE(toBytes(reader.raw()), bytesOf("8301a1026161f6"));
    QCOMPARE(reader.unsignedInt(), 7u);
    QVERIFY(reader.finish());
}

void CborTest::depthHasABound()
{
    Bytes fits(cbor::Reader::maxDepth, 0x81);
    fits.push_back(0);
    cbor::Reader a(fits);
    QVERIFY(!a.raw().empty());
    Bytes deep(1'000'000, 0x81);
    deep.push_back(0);
    cbor::Reader b(deep);
    QVERIFY(b.raw().empty() && !b.ok());
}

void CborTest::claimsHaveABound()
{
    const Bytes bytes(100, 0);
    cbor::Reader reader(bytes);
    QVERIFY(reader.claim(10, 100));
    QVERIFY(reader.claim(70, 100)); // 8000 of 4096 + 4800
    QVERIFY(!reader.claim(10, 100));
    QVERIFY(reader.finish().error().code == ErrorCode::TooLarge);
    cbor::Reader other(bytes);
    QVERIFY(!other.claim(std::numeric_limits<std::uint64_t>::max(), 100));
}

void CborTest::structuresHaveOneEncoding_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("outcome"); // accepted, or the code
    const auto row = [](const char* what, const char* hex, const char* outcome) { QTest::newRow(what) << QByteArray(hex) << QByteArray(outcome); };
    row("nothing but defaults", "a0", "accepted");
    row("a field", "a10305", "accepted");
    row("two fields", "a203050461 61", "accepted");
    row("descending", "a204616103 05", "invalid-input");
    row("twice", "a203050305", "invalid-input");
    row("a default written out", "a10300", "invalid-input");
    row("false written out", "a101f4", "invalid-input");
    row("an empty text", "a10460", "invalid-input");
    row("an empty array", "a10780", "invalid-input");
    row("key of a newer version", "a10c01", "incompatible");
    row("and after others", "a203050c01", "incompatible");
    row("key zero", "a10001", "incompatible");
    row("enumeration of today", "a10202", "accepted");
    row("of a newer version", "a10203", "incompatible");
    row("alternative of today", "a108820 16161", "accepted");
    row("of a newer version'", "a108820 200", "incompatible");
    row("three in an alternative", "a108830161 6100", "invalid-input");
    row("too large for its field", "a1031a00010000", "invalid-input");
    row("the wrong type", "a1036161", "invalid-input");
    row("a negative for an unsigned", "a10320", "invalid-input");
    row("fifteen bytes of an id", "a10b4f000102030405060708090a0b0c0d0e", "invalid-input");
    row("a day out of time", "a1091a7fffffff", "invalid-input");
    row("optional zero", "a10600", "accepted");
    row("items of defaults", "a10782a0a0", "accepted");
    row("an array for a structure", "80", "invalid-input");
}

void CborTest::structuresHaveOneEncoding()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, outcome);
    const auto bytes = bytesOf(hex.constData());
    const auto sample = cbor::decode<Sample>(bytes);
    QCOMPARE(sample ? QByteArray("accepted") : QByteArray::fromStdString(std::string(toString(sample.error().code))), outcome);
    if (sample)
        QCOMPARE(hexOf(cbor::encode(*sample)), hexOf(bytes));
}

void CborTest::structuresComeBack()
{
    Sample sample{false, Colour::Red, 65535, "é", {0, 1}, std::int64_t{0}, {{-1}, {0}}, std::string("x"), {1961, 3, 9}, {-1}, Uuid::make({1})};
    QVERIFY(cbor::decode<Sample>(cbor::encode(sample)) == Result<Sample>(sample));
    // A member's own default is not what is left out: the type's is.
    const auto empty = cbor::decode<Sample>(bytesOf("a0"));
    QVERIFY(!empty->flag && empty->colour == Colour::Red);
    QCOMPARE(hexOf(cbor::encode(Sample())), QByteArray("a201f50201"));
}

QTEST_GUILESS_MAIN(CborTest)
#include "cbor.test.moc"
