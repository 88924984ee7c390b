// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <rapidcheck.h>

#include "app/exchange/recordcodec.h"
#include "app/exchange/recordfields.h"
#include "tests/wire/anything.h"

using namespace paillasse;
using namespace paillasse::exchange;
using namespace paillasse::wire::testing;

// A record's bytes, which are what a migration keeps and hashes.
class RecordCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRecordComesBack();
    void whatReadsHasOneEncoding();
    void fewBytesDoNotMakeMuchMemory();
    void whatIsTooLargeIsNotRead();
};

void RecordCodecTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=400");
}

void RecordCodecTest::everyRecordComesBack()
{
    QVERIFY(rc::check("a record", [] {
        const auto record = anything<ImportedRecord>();
        const auto bytes = encodeRecord(record);
        const auto back = decodeRecord(bytes);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == record);
        RC_ASSERT(encodeRecord(*back) == bytes);
    }));
}

void RecordCodecTest::whatReadsHasOneEncoding()
{
    QVERIFY(rc::check("changed bytes", [] {
        const auto bytes = mutated(encodeRecord(anything<ImportedRecord>()));
        if (const auto read = decodeRecord(bytes))
            RC_ASSERT(encodeRecord(*read) == bytes);
    }));
}

void RecordCodecTest::fewBytesDoNotMakeMuchMemory()
{
    // A record whose orders are said to be a thousand times a thousand.
    const Bytes bytes{0xa1, 0x05, 0x9a, 0x00, 0x0f, 0x42, 0x40};
    const auto read = decodeRecord(bytes);
    QVERIFY(!read && read.error().code == ErrorCode::InvalidInput);
}

void RecordCodecTest::whatIsTooLargeIsNotRead()
{
    ImportedRecord record;
    record.orders.emplace_back().attachments.push_back({"application/pdf", {}, Bytes(mostRecordBytes)});
    const auto read = decodeRecord(encodeRecord(record));
    QVERIFY(!read && read.error().code == ErrorCode::TooLarge);
}

QTEST_GUILESS_MAIN(RecordCodecTest)
#include "recordcodec.test.moc"
