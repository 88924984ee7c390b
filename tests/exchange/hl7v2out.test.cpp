// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>

#include <QTest>
#include <rapidcheck.h>

#include "app/exchange/hl7v2/reader.h"
#include "app/exchange/hl7v2out/segments.h"
#include "app/exchange/hl7v2out/segmentwriter.h"
#include "app/exchange/hl7v2out/writer.h"
#include "tests/exchange/hl7v2losses.h"
#include "tests/exchange/records.h"
#include "tests/exchange/samerecord.h"

using namespace paillasse;
using namespace paillasse::exchange;
using namespace paillasse::exchange::testing;

namespace {

const hl7v2out::Envelope envelope{"Laboratoire d'Armor", "Autre laboratoire", Instant{1'774'000'000'000}};

std::vector<std::string> controlIds(const ImportedRecord& record)
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < std::max<std::size_t>(record.orders.size(), 1); ++i)
        ids.push_back("M" + std::to_string(i + 1));
    return ids;
}

std::string written(const ImportedRecord& record)
{
    std::string out = hl7v2out::batchHeader(envelope, "B1");
    const auto count = hl7v2out::write(record, envelope, controlIds(record), out);
    if (!count)
        qFatal("%s", count.error().detail.c_str());
    return out + hl7v2out::batchTrailer(*count);
}

// A message for each order: its patient is each one's.
ImportedRecord joined(const std::vector<ImportedRecord>& records)
{
    auto record = records.front();
    for (std::size_t i = 1; i < records.size(); ++i) {
        RC_ASSERT(records[i].patient == record.patient);
        record.orders.insert(record.orders.end(), records[i].orders.begin(), records[i].orders.end());
    }
    return record;
}

QStringList segmentsOf(const std::string& text)
{
    return QString::fromStdString(text).split(QLatin1Char('\r'));
}

} // namespace

class Hl7v2OutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theListIsTheDocuments()
    {
        std::ifstream page(EXCHANGE_OUT_PAGE);
        QVERIFY(page.is_open());
        std::vector<std::string> listed;
        bool isThere = false;
        for (std::string line; std::getline(page, line);) {
            if (line.starts_with("## "))
                isThere = line.starts_with("## 2. HL7 v2.5");
            else if (isThere && !line.empty() && line[0] >= '0' && line[0] <= '9')
                listed.push_back(line.substr(line.find(' ') + 1));
        }
        QCOMPARE(listed, std::vector<std::string>(losses::list.begin(), losses::list.end()));
    }

    void whatIsWrittenReadsTheSameButForTheList()
    {
        QVERIFY(rc::check("read(write(record)) == record without what the format cannot carry", [] {
            const auto fields = anyFields();
            const auto record = anyRecord(fields);
            const auto wanted = comparable(losses::all(record), fields);
            RC_PRE(losses::isCarried(wanted));
            const auto reading = hl7v2::read(written(record), 0);
            RC_ASSERT(reading.notes.empty()); // the batch counts what it holds
            RC_ASSERT(reading.messages.size() == record.orders.size());
            for (const auto& message : reading.messages)
                if (message.refusal)
                    RC_FAIL(message.refusal->where + ": " + message.refusal->reason);
            RC_ASSERT(reading.records.size() == record.orders.size());
            auto read = comparable(joined(reading.records), fields);
            losses::forgetFilledTimes(read, wanted);
            assertSame(read, wanted);
        }));
    }

    void aMessageByTheStandardsFields()
    {
        ImportedRecord record;
        auto& patient = record.patient.emplace();
        patient.identity.birthName = "LE BIHAN";
        patient.identity.firstForename = "Maëlle";
        patient.identity.birthForenames = "Maëlle Anne";
        patient.identity.birthDate = Date{1985, 5, 3};
        patient.identity.sex = lab::Sex::Female;
        patient.sourceIds = {"1.2.250.1.71|4711"};
        auto& order = record.orders.emplace_back();
        order.ids = {"LABO|26-112298"};
        order.requested = {{"2823-3", "K", "L", "Potassium"}};
        order.context.ward = "Cardio|3";
        auto& result = order.results.emplace_back();
        result.examination = order.requested.front();
        result.value = lab::Quantity{lab::Comparator::None, lab::Decimal(640, 2)};
        result.unit = "mmol/L";
        result.level = lab::Level::CriticalHigh;
        result.range.low = lab::Decimal(35, 1);
        result.range.high = lab::Decimal(51, 1);
        result.comment = "deux\nlignes";
        const auto segments = segmentsOf(written(record));
        QCOMPARE(segments.at(0), QStringLiteral("BHS|^~\\&|PAILLASSE|Laboratoire d'Armor||Autre laboratoire|20260320094640.000+0000||||B1"));
        QCOMPARE(segments.at(1), QStringLiteral("MSH|^~\\&|PAILLASSE|Laboratoire d'Armor||Autre laboratoire|20260320094640.000+0000||ORU^R01^ORU_R01|M1|P|2.5||||||UNICODE UTF-8"));
        QCOMPARE(segments.at(2), QStringLiteral("PID|1||4711^^^&1.2.250.1.71&ISO^PI||LE BIHAN^Maëlle^Maëlle Anne^^^^B||19850503|F"));
        QCOMPARE(segments.at(3), QStringLiteral("PV1|1|U|Cardio\\F\\3"));
        QCOMPARE(segments.at(4), QStringLiteral("ORC|RE||26-112298^LABO"));
        QCOMPARE(segments.at(5), QStringLiteral("OBR|1||26-112298^LABO|2823-3^Potassium^LN^K^^L|||||||||||||||||||||F"));
        QCOMPARE(segments.at(6), QStringLiteral("OBX|1|NM|2823-3^Potassium^LN^K^^L||6.40|mmol/L^^UCUM|3.5-5.1|HH|||F"));
        QCOMPARE(segments.at(7), QStringLiteral("NTE|1||deux\\.br\\lignes"));
        QCOMPARE(segments.at(8), QStringLiteral("BTS|1"));
    }

    void aValueSaysItsType_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("text");
        QTest::newRow("number") << 0 << "NM" << "6.40";
        QTest::newRow("below") << 1 << "SN" << "<^5";
        QTest::newRow("code") << 2 << "CE" << "NEG^négatif";
        QTest::newRow("titre") << 3 << "SN" << "^1^:^160";
        QTest::newRow("text") << 4 << "ST" << "trouble";
        QTest::newRow("lines") << 5 << "TX" << "a\\.br\\b";
        QTest::newRow("null's sign") << 6 << "ST" << "\\X2222\\";
    }
    void aValueSaysItsType()
    {
        QFETCH(int, kind);
        QFETCH(QString, type);
        QFETCH(QString, text);
        const std::vector<lab::Value> values = {lab::Quantity{lab::Comparator::None, lab::Decimal(640, 2)}, lab::Quantity{lab::Comparator::Less, lab::Decimal(5, 0)}, lab::Coded{"NEG", "négatif"},
                                                lab::Titre{lab::Comparator::None, 160}, lab::ShortText{"trouble"}, lab::ShortText{"a\nb"}, lab::ShortText{"\"\""}};
        ImportedResult result;
        result.examination.local = "X";
        result.value = values.at(static_cast<std::size_t>(kind));
        const auto fields = QString::fromStdString(hl7v2out::obx(result, 1)).split(QLatin1Char('|'));
        QCOMPARE(fields.at(2), type);
        QCOMPARE(fields.at(5), text);
    }

    void whatIsEmptyIsNotWritten()
    {
        ImportedRecord record;
        record.patient.emplace().identity.birthName = "X";
        QCOMPARE(segmentsOf(written(record)).at(2), QStringLiteral("PID|1||||X^^^^^^B"));
        record.patient->identity = {};
        QCOMPARE(segmentsOf(written(record)).at(2), QStringLiteral("PID|1"));
    }

    void whatIsNoReportIsRefused()
    {
        std::string out;
        ImportedRecord record;
        QVERIFY(!hl7v2out::write(record, envelope, {"M1"}, out));
        record.patient.emplace();
        QVERIFY(!hl7v2out::write(record, envelope, {}, out));
        record.orders.emplace_back().action = OrderAction::Place;
        QVERIFY(!hl7v2out::write(record, envelope, {"M1"}, out));
        QVERIFY(out.empty());
    }
};

QTEST_GUILESS_MAIN(Hl7v2OutTest)
#include "hl7v2out.test.moc"
