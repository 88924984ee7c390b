// SPDX-License-Identifier: GPL-3.0-or-later
#include <zlib.h>

#include <QTest>

#include "app/store/import/gzipsource.h"
#include "tests/exchange/streams.h"

using namespace paillasse;
using namespace paillasse::exchange;
using store::GzipSource;

namespace {

std::string packed(const std::string& text)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

// Lines that do not say the same.
std::string lines(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += std::to_string(i * 2654435761U % 1000003) + ';' + std::to_string(i) + '\n';
    return text;
}

std::string errorOf(const std::string& bytes, const GzipSource::Limits& limits = {})
{
    const auto opened = GzipSource::open(std::make_unique<MemorySource>(bytes), limits);
    return opened ? std::string() : opened.error().detail;
}

} // namespace

class GzipSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyPlaceReadsAsItWas();
    void goingBackDoesNotBeginAgain();
    void bombsAreRefused();
    void damagedFilesAreRefused();
};

void GzipSourceTest::anyPlaceReadsAsItWas()
{
    const auto first = lines(100000);
    const auto second = lines(3);
    auto owned = std::make_unique<MemorySource>(packed(first) + packed(second)); // two members
    const auto& source = *owned;
    const auto opened = GzipSource::open(std::move(owned));
    QVERIFY(opened.has_value());
    const auto whole = first + second;
    QCOMPARE((*opened)->size(), whole.size());
    for (const std::size_t offset : {std::size_t{0}, std::size_t{700000}, std::size_t{10}, whole.size() - 5, whole.size(), whole.size() + 7}) {
        std::string into(1000, '\0');
        const auto count = (*opened)->read(offset, into);
        QVERIFY(count.has_value());
        QVERIFY(into.substr(0, *count) == (offset > whole.size() ? std::string() : whole.substr(offset, 1000)));
    }
    QVERIFY(source.largest <= 256 << 10);
}

// A patient's resources are read from where they stand, here and there in files of any size.
void GzipSourceTest::goingBackDoesNotBeginAgain()
{
    class Counting final : public MemorySource {
    public:
        using MemorySource::MemorySource;
        Result<std::size_t> read(std::uint64_t offset, std::span<char> into) override
        {
            auto got = MemorySource::read(offset, into);
            taken += got.value_or(0);
            return got;
        }
        std::uint64_t taken = 0;
    };
    const auto whole = lines(1'000'000);
    const auto bytes = packed(whole);
    auto owned = std::make_unique<Counting>(bytes);
    auto& source = *owned;
    const auto opened = GzipSource::open(std::move(owned));
    source.taken = 0;
    std::string into(100, '\0');
    for (std::size_t turn = 0; turn < 40; ++turn) {
        const auto at = whole.size() - 1000 - turn * 300'007;
        QCOMPARE(*(*opened)->read(at, into), into.size());
        QVERIFY(into == whole.substr(at, into.size()));
    }
    QVERIFY2(source.taken < 8 * bytes.size(), std::to_string(source.taken / bytes.size()).c_str());
}

void GzipSourceTest::bombsAreRefused()
{
    const auto bomb = packed(std::string(64 << 20, '\0'));
    QVERIFY(bomb.size() < 100 << 10);
    QCOMPARE(errorOf(bomb), std::string("it unpacks to more than 250 times its size: that is no export"));
    QCOMPARE(errorOf(bomb + bomb), std::string("it unpacks to more than 250 times its size: that is no export"));
    QCOMPARE(errorOf(packed(lines(10000)), {1000, 250, 1 << 20}), std::string("it unpacks to more than 1000 bytes"));
    // The same text over and over, as an export may have it, passes.
    QCOMPARE(errorOf(packed(std::string(1 << 20, 'x'))), std::string());
}

void GzipSourceTest::damagedFilesAreRefused()
{
    auto bytes = packed(lines(1000));
    QCOMPARE(errorOf(bytes.substr(0, bytes.size() / 2)), std::string("it does not unpack: it ends too soon"));
    QCOMPARE(errorOf("no gzip at all"), std::string("it does not unpack: it is damaged"));
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] + 1);
    QCOMPARE(errorOf(bytes), std::string("it does not unpack: it is damaged"));
    QCOMPARE(errorOf(""), std::string("it does not unpack: it ends too soon"));
}

QTEST_APPLESS_MAIN(GzipSourceTest)
#include "gzipsource.test.moc"
