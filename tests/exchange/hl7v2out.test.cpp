// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QTest>
#include <rapidcheck.h>

#include "app/exchange/hl7v2/reader.h"
#include "app/exchange/hl7v2out/segments.h"
#include "app/exchange/hl7v2out/segmentwriter.h"
#include "app/exchange/hl7v2out/writer.h"
#include "app/exchange/specimens.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"
#include "tests/exchange/records.h"

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

std::string cut(const std::string& text, std::size_t most)
{
    return asLine(text, most).text;
}

// What HL7 v2.5 cannot carry, exactly: docs/exchange-out.md §2, by its numbers.
namespace losses {

// 1. Two lines of an address.
void address(ImportedPatient& patient)
{
    auto& text = patient.contact.address;
    const auto end = text.find('\n');
    if (end == std::string::npos)
        return;
    text = text.substr(0, end) + '\n' + cut(text.substr(end + 1), lab::limits::name);
}

// 2. Three numbers of an order.
void numbers(ImportedOrder& order)
{
    if (order.ids.size() > 3)
        order.ids.resize(3);
}

// 3. A person's name is in three parts of 64 characters; unparted, in one of them.
void names(lab::OrderContext& context)
{
    context.prescriberName = cut(context.prescriberName, lab::limits::code);
    context.collector = cut(context.collector, lab::limits::code);
    for (auto& recipient : context.recipients)
        recipient = cut(recipient, lab::limits::code);
}

// 4. Treatment and fasting are words of the clinical information.
void context(lab::OrderContext& about)
{
    const auto add = [&about](const std::string& line) { about.clinical += (about.clinical.empty() ? "" : "\n") + line; };
    if (!about.treatment.empty())
        add("Traitement : " + about.treatment);
    if (about.fasting != lab::Fasting::Unknown)
        add(about.fasting == lab::Fasting::Yes ? "À jeun : oui" : "À jeun : non");
    about.treatment.clear();
    about.fasting = lab::Fasting::Unknown;
}

// 5. A specimen of the whole order is one of each of its requests; and they stand in the requests' order.
void specimens(ImportedOrder& order)
{
    std::vector<ImportedSpecimen> read;
    for (const auto& request : order.requested)
        for (auto specimen : order.specimens) {
            const bool isOfAny = specimen.serves.empty();
            if (!isOfAny && std::ranges::find(specimen.serves, request) == specimen.serves.end())
                continue;
            specimen.serves = {request};
            addSpecimen(read, std::move(specimen));
        }
    if (!order.requested.empty())
        order.specimens = std::move(read);
}

// 6. Results stand in the requests' order; one of which neither what was looked at nor what was found is told is none.
// 7. For whom a range is.
// 8. A document's title, and where it stands: one of the order is a result of its own.
void results(ImportedOrder& order)
{
    std::vector<ImportedResult> documents;
    const auto add = [&documents](const Attachment& document) {
        ImportedResult result;
        result.examination = {"11502-2", {}, {}, document.title};
        result.attachments.push_back({document.mediaType, "11502-2", document.content});
        documents.push_back(std::move(result));
    };
    std::vector<ImportedResult> read;
    for (std::size_t group = 0; group < std::max<std::size_t>(order.requested.size(), 1); ++group) {
        for (auto result : order.results) {
            if (hl7v2out::groupOf(order, result) != group)
                continue;
            result.range.reason.clear();
            for (auto& document : result.attachments)
                document.title = keyOf(result.examination);
            if (!keyOf(result.examination).empty() || result.value || !result.attachments.empty())
                read.push_back(std::move(result));
        }
        if (group == 0) {
            for (const auto& document : order.attachments)
                add(document);
            read.insert(read.end(), documents.begin(), documents.end());
        }
    }
    order.results = std::move(read);
    order.attachments.clear();
}

ImportedRecord all(ImportedRecord record)
{
    address(*record.patient);
    for (auto& order : record.orders) {
        numbers(order);
        names(order.context);
        context(order.context);
        specimens(order);
        results(order);
    }
    return record;
}

} // namespace losses

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

// 9. Nobody is recognised by neither a name nor a number; and an order of which nothing is told is none.
bool isCarried(const ImportedRecord& record)
{
    const auto tells = [](const ImportedOrder& order) { return !order.requested.empty() || !order.results.empty(); };
    const auto& patient = *record.patient;
    return (patient.isNamed() || !patient.sourceIds.empty() || !patient.identity.insMatricule.empty()) && std::ranges::all_of(record.orders, tells);
}

// 10. Where no time was told, a reader puts that of the collection.
void forgetFilledTimes(ImportedRecord& read, const ImportedRecord& wanted)
{
    for (std::size_t o = 0; o < wanted.orders.size() && o < read.orders.size(); ++o)
        for (std::size_t r = 0; r < wanted.orders[o].results.size() && r < read.orders[o].results.size(); ++r)
            if (wanted.orders[o].results[r].observedAt.isNull())
                read.orders[o].results[r].observedAt = {};
}

QStringList segmentsOf(const std::string& text)
{
    return QString::fromStdString(text).split(QLatin1Char('\r'));
}

} // namespace

class Hl7v2OutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsTheSameButForTheList()
    {
        QVERIFY(rc::check("read(write(record)) == record without what the format cannot carry", [] {
            const auto fields = anyFields();
            const auto record = anyRecord(fields);
            const auto wanted = comparable(losses::all(record), fields);
            RC_PRE(isCarried(wanted));
            const auto reading = hl7v2::read(written(record), 0);
            RC_ASSERT(reading.notes.empty()); // the batch counts what it holds
            RC_ASSERT(reading.messages.size() == record.orders.size());
            for (const auto& message : reading.messages)
                if (message.refusal)
                    RC_FAIL(message.refusal->where + ": " + message.refusal->reason);
            RC_ASSERT(reading.records.size() == record.orders.size());
            auto read = comparable(joined(reading.records), fields);
            forgetFilledTimes(read, wanted);
            RC_ASSERT(read.patient == wanted.patient);
            RC_ASSERT(read.orders.size() == wanted.orders.size());
            for (std::size_t i = 0; i < wanted.orders.size(); ++i) {
                const auto& order = read.orders[i];
                const auto& same = wanted.orders[i];
                RC_ASSERT(order.ids == same.ids);
                RC_ASSERT(order.context == same.context);
                RC_ASSERT(order.requested == same.requested);
                RC_ASSERT(order.specimens == same.specimens);
                RC_ASSERT(order.results.size() == same.results.size());
                for (std::size_t r = 0; r < same.results.size(); ++r)
                    RC_ASSERT(order.results[r] == same.results[r]);
                RC_ASSERT(order.attachments == same.attachments);
            }
            RC_ASSERT(read == wanted);
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
