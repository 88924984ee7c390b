// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <rapidcheck.h>

#include "app/wire/migrationfields.h"
#include "app/wire/migrationmessages.h"
#include "tests/migration/amigration.h"
#include "tests/wire/anything.h"

using namespace paillasse;
using namespace paillasse::wire::testing;
namespace m = paillasse::migration;

// Steps and mandates have one encoding each, and come back.
class MigrationCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepComesBack();
    void brokenBytesHurtNobody();
    void theMandatesHashIsOverItsWholeText();
    void aFieldThatIsNoneIsRefused();
};

void MigrationCodecTest::everyStepComesBack()
{
    QVERIFY(rc::check("a step", [] {
        const auto step = anything<m::Step>();
        const auto bytes = wire::encodeStep(step);
        const auto back = wire::decodeStep(bytes);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == step);
        RC_ASSERT(wire::encodeStep(*back) == bytes);
    }));
}

void MigrationCodecTest::brokenBytesHurtNobody()
{
    QVERIFY(rc::check("broken", [] {
        const auto bytes = mutated(wire::encodeStep(anything<m::Step>()));
        const auto back = wire::decodeStep(bytes);
        if (back)
            RC_ASSERT(wire::encodeStep(*back) == bytes);
    }));
}

void MigrationCodecTest::theMandatesHashIsOverItsWholeText()
{
    const auto mandate = m::testing::aMandate(m::Direction::Out);
    const auto bytes = wire::mandateBytes(mandate);
    QCOMPARE(std::string(asText(ByteView(bytes).first(20))), std::string("paillasse.mandate.v1"));
    auto wider = mandate;
    wider.fields.add(m::Field::InsuredNir);
    auto later = mandate;
    later.deadlines.erasure = later.deadlines.erasure + dayMs;
    auto others = mandate;
    others.approvers.pop_back();
    for (const auto& other : {wider, later, others})
        QVERIFY(wire::mandateBytes(other) != bytes);
    QCOMPARE(wire::mandateBytes(mandate), bytes);
}

void MigrationCodecTest::aFieldThatIsNoneIsRefused()
{
    // {1: 2^60}, a bit that no field has; {1: [1, 0]}, a tally with a zero at its end.
    const Bytes noField{0xa1, 0x01, 0x1b, 0x10, 0, 0, 0, 0, 0, 0, 0};
    QVERIFY(!cbor::decode<m::FieldSet>(noField));
    const Bytes aZero{0xa1, 0x01, 0x82, 0x01, 0x00};
    QVERIFY(!cbor::decode<m::FieldTally>(aZero));
    const Bytes oneField{0xa1, 0x01, 0x02};
    QVERIFY(cbor::decode<m::FieldSet>(oneField).value() == m::FieldSet({m::Field::BirthName}));
}

QTEST_APPLESS_MAIN(MigrationCodecTest)
#include "migration.test.moc"
