// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdlib>
#include <limits>
#include <memory>
#include <new>
#include <set>
#include <span>
#include <type_traits>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "app/base/civiltime.h"
#include "app/base/log.h"
#include "app/base/secretbytes.h"
#include "app/base/uuid.h"

using namespace paillasse;

class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIdIsOfVersionSeven();
    void idsAreSortedByTheirMillisecond();
    void idsAreReadInTheirOneForm();
    void daysAreGregorian();
    void datesAreRead_data();
    void datesAreRead();
    void agesAreCountedAsBirthdays();
    void instantsAreWritten();
    void instantsAreRead_data();
    void instantsAreRead();
    void noInstantIsTooFar();
    void aSecretMovesAndIsNotCopied();
    void memoryIsWiped();
    void aSecretIsWipedBeforeItsMemoryGoes();
    void secretsCompareWhole();
    void logLinesAreJson();
    void logLinesBelowTheLevelAreNotMade();
    void aLogCannotTakeWordsOfRunTime();
    void everyErrorHasAName();
};

namespace {

// The memory that is watched, and how many of its bytes were not zero when it was given back (−1: it was not).
std::span<const std::uint8_t> watched;
int left = -1;

struct FixedClock : Clock {
    [[nodiscard]] Instant now() const override { return {1'773'305'220'123}; }
};

} // namespace

void* operator new[](std::size_t size)
{
    if (void* memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}

void operator delete[](void* memory) noexcept
{
    if (memory && memory == watched.data())
        left = static_cast<int>(std::ranges::count_if(watched, [](std::uint8_t byte) { return byte != 0; }));
    std::free(memory);
}

void operator delete[](void* memory, std::size_t) noexcept
{
    operator delete[](memory);
}

void ValuesTest::anIdIsOfVersionSeven()
{
    const Instant now{0x0123456789ab};
    std::set<Uuid> ids;
    for (int i = 0; i < 1000; ++i) {
        const auto id = Uuid::make(now);
        const auto text = id.toString();
        QVERIFY(text.starts_with("01234567-89ab-7"));
        QVERIFY(std::string_view("89ab").find(text[19]) != std::string_view::npos);
        ids.insert(id);
    }
    QCOMPARE(ids.size(), std::size_t(1000));
}

void ValuesTest::idsAreSortedByTheirMillisecond()
{
    for (std::int64_t ms = 1; ms < 1'000'000'000'000; ms *= 3)
        QVERIFY(Uuid::make({ms}) < Uuid::make({ms + 1}));
}

void ValuesTest::idsAreReadInTheirOneForm()
{
    const auto id = Uuid::parse("0195890B-a3c4-7def-8123-456789abcdef");
    QVERIFY(id);
    QCOMPARE(id->toString(), std::string("0195890b-a3c4-7def-8123-456789abcdef"));
    QVERIFY(Uuid::fromBytes(id->bytes()) == id);
    for (const auto* bad : {"", "0195890ba3c47def8123456789abcdef", "0195890b-a3c4-7def-8123-456789abcde", "0195890b-a3c4-7def-8123-456789abcdeg",
                            "0195890b+a3c4-7def-8123-456789abcdef", "{195890b-a3c4-7def-8123-456789abcdef", "0195890b-a3c4-7def-8123-456789abcdef "})
        QVERIFY2(!Uuid::parse(bad), bad);
    QVERIFY(!Uuid::fromBytes(Bytes(15)));
    QVERIFY(!Uuid::fromBytes(Bytes(17)));
    QVERIFY(Uuid().isNull() && !id->isNull());
    static_assert(!std::is_convertible_v<Id<struct A>, Id<struct B>>);
}

void ValuesTest::daysAreGregorian()
{
    QCOMPARE((Date{1970, 1, 1}).toDays(), 0);
    QCOMPARE((Date{2000, 3, 1}).toDays(), 11017);
    QCOMPARE((Date{1900, 3, 1}).toDays() - (Date{1900, 2, 28}).toDays(), 1); // no leap year
    QCOMPARE((Date{2000, 3, 1}).toDays() - (Date{2000, 2, 28}).toDays(), 2);
    for (std::int64_t day = -800'000; day <= 800'000; day += 137)
        QCOMPARE(Date::fromDays(day).toDays(), day);
    QVERIFY(Date::of({-1}) == (Date{1969, 12, 31}));
    QVERIFY(Date::of({-dayMs}) == (Date{1969, 12, 31}));
    QVERIFY(Date::of({-dayMs - 1}) == (Date{1969, 12, 30}));
    QVERIFY(Date::of({dayMs - 1}) == (Date{1970, 1, 1}));
}

void ValuesTest::datesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("iso"); // empty: refused
    const auto row = [](const char* text, const char* iso) { QTest::newRow(text) << QByteArray(text) << QByteArray(iso); };
    row("1961-03-09", "1961-03-09");
    row("19610309", "1961-03-09");
    row("2024-02-29", "2024-02-29");
    row("2023-02-29", "");
    row("1900-02-29", "");
    row("2024-13-01", "");
    row("2024-00-10", "");
    row("2024-04-31", "");
    row("0000-01-01", "");
    row("2024-4-30", "");
    row("2024/04/30", "");
    row("2024043", "");
    row("202404301", "");
    row("+0240430", "");
    row("-0240430", "");
    row("2024-0a-30", "");
    row("", "");
}

void ValuesTest::datesAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, iso);
    const auto date = Date::parse(text.toStdString());
    QCOMPARE(date ? QByteArray::fromStdString(date->toIso()) : QByteArray(""), iso);
}

void ValuesTest::agesAreCountedAsBirthdays()
{
    const Date birth{1961, 3, 9};
    QCOMPARE(yearsBetween(birth, {2026, 3, 8}), 64);
    QCOMPARE(yearsBetween(birth, {2026, 3, 9}), 65);
    QCOMPARE(yearsBetween(birth, {1961, 3, 9}), 0);
    QCOMPARE(yearsBetween(birth, {1950, 1, 1}), 0);
    QCOMPARE(yearsBetween({2004, 2, 29}, {2005, 2, 28}), 0);
    QCOMPARE(yearsBetween({2004, 2, 29}, {2005, 3, 1}), 1);
    QCOMPARE(yearsBetween({2004, 2, 29}, {2008, 2, 29}), 4);
}

void ValuesTest::instantsAreWritten()
{
    QCOMPARE(toIsoUtc({0}), std::string("1970-01-01T00:00:00.000Z"));
    QCOMPARE(toIsoUtc({1'773'305'220'123}), std::string("2026-03-12T08:47:00.123Z"));
    QCOMPARE(toIsoUtc({-1}), std::string("1969-12-31T23:59:59.999Z"));
}

void ValuesTest::instantsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("utc");
    const auto row = [](const char* text, const char* utc) { QTest::newRow(text) << QByteArray(text) << QByteArray(utc); };
    row("2026-03-12T08:47:00.123Z", "2026-03-12T08:47:00.123Z");
    row("2026-03-12T08:47:00", "2026-03-12T08:47:00.000Z");
    row("2026-03-12T08:47:00.5Z", "2026-03-12T08:47:00.500Z");
    row("2026-03-12T08:47:00.123456Z", "2026-03-12T08:47:00.123Z");
    row("2026-03-12T00:30:00+01:00", "2026-03-11T23:30:00.000Z");
    row("2026-03-12T23:30:00-0230", "2026-03-13T02:00:00.000Z");
    row("2026-03-12 08:47:00Z", "");
    row("2026-03-12T24:00:00Z", "");
    row("2026-03-12T08:60:00Z", "");
    row("2026-02-30T08:47:00Z", "");
    row("2026-03-12T08:47:00.Z", "");
    row("2026-03-12T08:47:00X", "");
    row("2026-03-12T08:47:00+1", "");
    row("2026-03-12T08:47:00+19:00", "");
    row("2026-03-12T08:47", "");
}

void ValuesTest::instantsAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, utc);
    const auto instant = parseIso(text.toStdString());
    QCOMPARE(instant ? QByteArray::fromStdString(toIsoUtc(*instant)) : QByteArray(""), utc);
}

// A number that came over the wire is written somehow, and breaks nothing.
void ValuesTest::noInstantIsTooFar()
{
    for (const auto ms : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), std::int64_t{1} << 60, -(std::int64_t{1} << 60)}) {
        const auto text = toIsoUtc({ms});
        QVERIFY2(text.size() == 24 && text.ends_with('Z'), text.c_str());
        (void)Date::of({ms});
    }
    QCOMPARE(toIsoUtc({253'402'300'799'999}), std::string("9999-12-31T23:59:59.999Z"));
    QCOMPARE(toIsoUtc({253'402'300'800'000}), std::string("9999-12-31T23:59:59.999Z"));
    QCOMPARE(toIsoUtc({-62'135'596'800'001}), std::string("0001-01-01T00:00:00.000Z"));
}

void ValuesTest::aSecretMovesAndIsNotCopied()
{
    static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
    auto secret = SecretBytes::copyOf("Sésame");
    const auto* place = secret.view().data();
    auto moved = std::move(secret);
    QCOMPARE(moved.view().data(), place);
    QVERIFY(secret.isEmpty() && secret.size() == 0); // NOLINT: what is left is empty
    auto clone = moved.clone();
    QVERIFY(clone.view().data() != place && clone.equals(moved));
    clone.writable()[0] = 'X';
    QVERIFY(!clone.equals(moved));
    moved = std::move(clone);
    QCOMPARE(moved.view()[0], std::uint8_t('X'));
    moved.clear();
    QVERIFY(moved.isEmpty());
    QVERIFY(SecretBytes(4).equals(SecretBytes::copyOf(Bytes(4))));
    QVERIFY(SecretBytes().equals(SecretBytes(0)));
}

void ValuesTest::memoryIsWiped()
{
    Bytes memory(64, 0x5a);
    wipe(memory);
    QCOMPARE(memory, Bytes(64, 0));
}

void ValuesTest::aSecretIsWipedBeforeItsMemoryGoes()
{
    const auto bytesLeftBy = [](auto leave) {
        auto secret = std::make_unique<SecretBytes>(SecretBytes::copyOf(Bytes(64, 0x5a)));
        watched = {secret->view().data(), 64};
        left = -1;
        leave(secret);
        watched = {};
        return left;
    };
    QCOMPARE(bytesLeftBy([](auto& secret) { secret.reset(); }), 0);
    QCOMPARE(bytesLeftBy([](auto& secret) { secret->clear(); }), 0);
    QCOMPARE(bytesLeftBy([](auto& secret) { *secret = SecretBytes(3); }), 0);
}

void ValuesTest::secretsCompareWhole()
{
    const auto secret = SecretBytes::copyOf("0123456789abcdef");
    for (std::size_t i = 0; i < secret.size(); ++i) {
        auto other = secret.clone();
        other.writable()[i] ^= 0x80;
        QVERIFY(!secret.equals(other));
    }
    QVERIFY(!secret.equals(SecretBytes::copyOf("0123456789abcde")));
}

void ValuesTest::logLinesAreJson()
{
    std::vector<std::string> lines;
    const FixedClock clock;
    const Log log(clock, [&](std::string_view line) { lines.emplace_back(line); });
    const auto id = Uuid::make({1});
    log.warning("act.refused", {{"error.code", ErrorCode::Conflict}, {"paillasse.act.id", id}, {"paillasse.acts", 3}, {"count", std::numeric_limits<std::int64_t>::min()}});
    QCOMPARE(lines.size(), std::size_t(1));
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(lines.front())).object();
    QCOMPARE(object.value(QStringLiteral("@timestamp")).toString(), QStringLiteral("2026-03-12T08:47:00.123Z"));
    QCOMPARE(object.value(QStringLiteral("log.level")).toString(), QStringLiteral("warning"));
    QCOMPARE(object.value(QStringLiteral("event.action")).toString(), QStringLiteral("act.refused"));
    QCOMPARE(object.value(QStringLiteral("error.code")).toString(), QStringLiteral("conflict"));
    QCOMPARE(object.value(QStringLiteral("paillasse.act.id")).toString(), QString::fromStdString(id.toString()));
    QCOMPARE(object.value(QStringLiteral("paillasse.acts")).toInt(), 3);
    QVERIFY(object.value(QStringLiteral("count")).isDouble());
}

void ValuesTest::logLinesBelowTheLevelAreNotMade()
{
    int lines = 0;
    const FixedClock clock;
    const Log log(clock, [&](std::string_view) { ++lines; }, LogLevel::Warning);
    log.info("a");
    log.write(LogLevel::Debug, "b");
    QCOMPARE(lines, 0);
    log.error("c");
    QCOMPARE(lines, 1);
    Log(clock, {}).error("nobody listens");
}

void ValuesTest::aLogCannotTakeWordsOfRunTime()
{
    static_assert(!std::is_constructible_v<LogValue, std::string>);
    static_assert(!std::is_constructible_v<LogValue, std::string_view>);
    static_assert(!std::is_constructible_v<LogValue, const Bytes&>);
    static_assert(!std::is_constructible_v<LogValue, const SecretBytes&>);
    static_assert(!std::is_constructible_v<LogValue, double>);
    static_assert(!std::is_constructible_v<LogValue, Date>); // a date of birth
    QCOMPARE(std::string(LogValue("a literal").text()), std::string("a literal"));
    QCOMPARE(std::string(LogValue(-7).text()), std::string("-7"));
    QVERIFY(LogValue(7).isNumber() && !LogValue(ErrorCode::Locked).isNumber());
}

void ValuesTest::everyErrorHasAName()
{
    std::set<std::string_view> names;
    for (int code = 0; code <= static_cast<int>(lastOf(ErrorCode{})); ++code)
        names.insert(toString(static_cast<ErrorCode>(code)));
    QCOMPARE(names.size(), std::size_t(static_cast<int>(lastOf(ErrorCode{})) + 1));
}

QTEST_GUILESS_MAIN(ValuesTest)
#include "values.test.moc"
