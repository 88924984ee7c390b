// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <QTest>

#include "app/crypto/hash.h"
#include "app/exchange/csv/reader.h"
#include "app/exchange/hl7v2/recordstream.h"
#include "app/exchange/hprim/reader.h"
#include "app/exchange/sourcelines.h"
#include "tests/exchange/fixtures.h"
#include "tests/exchange/streams.h"

using namespace paillasse;
using namespace paillasse::exchange;
namespace fs = std::filesystem;

namespace {

const fs::path samples = PAILLASSE_SAMPLES;

std::unique_ptr<RecordStream> openHl7(ByteSource& source, const StreamPosition& from)
{
    return hl7v2::openStream(source, 0, {}, from);
}
std::unique_ptr<RecordStream> openMedecins(ByteSource& source, const StreamPosition& from)
{
    return hprim::openMedecins(source, 0, {}, from);
}
std::unique_ptr<RecordStream> openSante(ByteSource& source, const StreamPosition& from)
{
    return hprim::openSante(source, 0, {}, from);
}

std::unique_ptr<RecordStream> openCsv(ByteSource& source, const StreamPosition& from)
{
    csv::Mapping mapping;
    mapping.days = DayStyle::Iso;
    mapping.columns = {{"ID", csv::Target::PatientNumber, {}, {}, {}, {}, {}, {}}, {"NAME", csv::Target::BirthName, {}, {}, {}, {}, {}, {}}, {"CODE", csv::Target::ExaminationCode, {}, {}, {}, {}, {}, {}},
                       {"VALUE", csv::Target::Value, {}, {}, {}, {}, {}, {}}};
    return csv::openStream(source, 0, mapping, {}, from);
}

std::unique_ptr<RecordStream> openNumbered(int which, ByteSource& source)
{
    const std::array<Opener, 4> openers = {openHl7, openMedecins, openSante, openCsv};
    return openers[static_cast<std::size_t>(which)](source, {});
}

} // namespace

class StreamsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anHl7StreamReadsAsTheWholeIsRead();
    void batchesThatCountWrongAreTold();
    void aContinuedMessageIsOne();
    void aSourceIsNeverHeld_data();
    void aSourceIsNeverHeld();
    void aLineOfTwoGigabytesIsPassedOver_data();
    void aLineOfTwoGigabytesIsPassedOver();
    void whatIsOfAnotherFormIsRefusedUnread_data();
    void whatIsOfAnotherFormIsRefusedUnread();
    void aFailingSourceIsAnError();
};

void StreamsTest::anHl7StreamReadsAsTheWholeIsRead()
{
    if (!fs::exists(samples))
        QSKIP("there are no public sample files beside the checkout");
    std::size_t messages = 0;
    std::size_t records = 0;
    std::size_t refused = 0;
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(samples / "hl7v2"))
        if (entry.is_regular_file() && entry.path().filename() != "PROVENANCE.tsv")
            files.push_back(entry.path());
    std::ranges::sort(files);
    for (const auto& file : files) {
        std::ifstream in(file, std::ios::binary);
        std::ostringstream out;
        out << in.rdbuf();
        const auto bytes = out.str();
        const auto whole = readHl7(bytes);
        const auto streamed = readThrough(openHl7, bytes);
        QVERIFY2(areSame(streamed, readWithStops(openHl7, bytes)), file.c_str());
        std::vector<ImportedRecord> all;
        for (const auto& one : streamed) {
            ++messages;
            refused += one.message.refusal ? 1 : 0;
            QCOMPARE(one.sha256, crypto::digestBytes(crypto::sha256(asBytes(bytes).subspan(one.message.offset, one.message.size))));
            all.insert(all.end(), one.records.begin(), one.records.end());
        }
        records += all.size();
        QVERIFY2(all == whole.records, file.c_str());
        QVERIFY2(streamed.size() == whole.messages.size() || !whole.notes.empty(), file.c_str());
        if (streamed.size() == whole.messages.size())
            for (std::size_t i = 0; i < streamed.size(); ++i)
                QVERIFY2(streamed[i].message.refusal.has_value() == whole.messages[i].refusal.has_value() && streamed[i].message.unread == whole.messages[i].unread, (file.string() + ' ' + std::to_string(i)).c_str());
    }
    qInfo("hl7v2: %zu messages, %zu refused, %zu records, the same as read whole and after stops", messages, refused, records);
    QVERIFY(messages >= 290);
}

void StreamsTest::batchesThatCountWrongAreTold()
{
    const auto message = result("OBX|1|NM|2951-2^Sodium^LN||140|mmol/L|||||F");
    const auto batch = "FHS|^~\\&|X\rBHS|^~\\&|X\r" + message + message + "BTS|3\rBHS|^~\\&|X\r" + message + "BTS|1\rFTS|2\r";
    const auto all = readThrough(openHl7, batch);
    QCOMPARE(all.size(), 4u);
    QCOMPARE(*all[2].message.refusal, (MessageRefusal{"BTS-1", "it announces 3 messages, the batch has 2"}));
    QVERIFY(!all[3].message.refusal);
    QVERIFY(areSame(all, readWithStops(openHl7, batch)));
}

void StreamsTest::aContinuedMessageIsOne()
{
    const std::string first = "MSH|^~\\&|A|B|||20260312||ORU^R01|1|P|2.5\rPID|1||4711^^^X||LE BIHAN^Maëlle\rOBR|1|7||1^Iono\rOBX|1|NM|2^Sodium||140\rDSC|weiter\r";
    const std::string second = "MSH|^~\\&|A|B|||20260312||ORU^R01|2|P|2.5||weiter\rOBX|2|NM|3^Potassium||4\r";
    const auto next = result("OBX|1|NM|2951-2^Sodium^LN||140|mmol/L|||||F");
    const auto all = readThrough(openHl7, first + second + next);
    QCOMPARE(all.size(), 2u);
    QCOMPARE(all[0].records.at(0).orders.at(0).results.size(), 2u);
    QVERIFY(areSame(all, readWithStops(openHl7, first + second + next)));
    // Not there: refused, and what follows is read.
    const auto without = readThrough(openHl7, first + next);
    QCOMPARE(without.at(0).message.refusal->where, std::string("DSC-1"));
    QVERIFY(!without.at(1).message.refusal);
}

void StreamsTest::aSourceIsNeverHeld_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QByteArray>("head");
    const auto hl7 = result("OBX|1|NM|2951-2^Sodium^LN||140|mmol/L|||||F");
    QTest::newRow("HL7 v2") << 0 << QByteArray::fromStdString(hl7) << QByteArray();
    QTest::newRow("HPRIM Médecins") << 1 << QByteArray("P1\r\nMARTIN\r\nDENISE\r\n\r\n\r\n76600 LE HAVRE\r\n14/03/1957\r\n\r\nD1\r\n12/03/2026\r\nLABO\r\nDR\r\n****LAB****\r\nRES|SODIUM|NA|N|140|mmol/L|136|145||\r\n****FIN****\r\n") << QByteArray();
    QTest::newRow("HPRIM Santé") << 2 << QByteArray("H|~^\\&|f||LABO~LABO||ORU|||CH~CH||P|H2.1~L|2026\r\nP|1|Q|L||MARTIN~DENISE||19570314|F\r\nOBR|1||7~7|NA~SODIUM\r\nOBX|1|NM|NA~SODIUM||140\r\nL|1||1|4\r\n") << QByteArray();
    QTest::newRow("CSV") << 3 << "1;" + QByteArray(190, 'A') + ";NA;140\r\n" << QByteArray("ID;NAME;CODE;VALUE\r\n");
}

// 200 MB, of which no more than a window is ever asked for.
void StreamsTest::aSourceIsNeverHeld()
{
    QFETCH(const int, which);
    QFETCH(const QByteArray, piece);
    QFETCH(const QByteArray, head);
    const auto text = piece.toStdString();
    const auto count = (std::uint64_t{200} << 20) / text.size();
    RepeatingSource source({{head.toStdString()}, {text, count}});
    const auto stream = openNumbered(which, source);
    std::uint64_t read = 0;
    for (;; ++read) {
        const auto next = stream->next();
        QVERIFY(next.has_value());
        if (!*next)
            break;
        if ((*next)->message.refusal || (*next)->records.size() != 1 || (*next)->message.place.number != read + 1)
            QFAIL(("piece " + std::to_string(read)).c_str());
    }
    QCOMPARE(read, count);
    QVERIFY(source.largest <= SourceLines::window);
}

void StreamsTest::aLineOfTwoGigabytesIsPassedOver_data()
{
    aSourceIsNeverHeld_data();
}

void StreamsTest::aLineOfTwoGigabytesIsPassedOver()
{
    QFETCH(const int, which);
    QFETCH(const QByteArray, piece);
    QFETCH(const QByteArray, head);
    const auto text = piece.toStdString();
    constexpr std::uint64_t lengthy = std::uint64_t{2} << 30;
    // A piece, then the same with one line of two gigabytes in its middle, then a piece again.
    const auto middle = which == 3 ? text.find(';') : text.find_last_of("\r\n", text.size() - 20);
    const auto before = head.toStdString() + text + text.substr(0, middle);
    const auto tail = text.substr(middle) + text;
    RepeatingSource source({{before}, {std::string(4096, 'x'), lengthy / 4096}, {tail}});
    const auto all = allOf(*openNumbered(which, source));
    QCOMPARE(all.size(), 3u);
    QVERIFY(!all[0].message.refusal && !all[2].message.refusal);
    QCOMPARE(all[1].message.refusal->reason, std::string("it is larger than 16 MiB and was passed over"));
    QCOMPARE(all[1].message.refusal->where, "line " + std::to_string(std::ranges::count(text, '\r') + (which >= 2 ? 2 : 1))); // Santé and CSV: after a header
    QVERIFY(all[1].message.size > lengthy);
    QCOMPARE(all[1].sha256.size(), 32u);
    QCOMPARE(all[2].records.at(0).orders.size(), 1u);
    QVERIFY(source.largest <= SourceLines::window);
}

void StreamsTest::whatIsOfAnotherFormIsRefusedUnread_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("XML with a document type") << QByteArray("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<ORU_R01>&a;</ORU_R01>\n");
    QTest::newRow("entities of entities") << QByteArray("<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]>\n<l>&b;</l>");
    QTest::newRow("a zip") << QByteArray("PK\x03\x04\x14\0\0\0\x08\0../../keys.db\0\0", 26);
    QTest::newRow("a gzip") << QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x04\0", 13);
    QTest::newRow("a PDF") << QByteArray("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n");
    QTest::newRow("bytes") << QByteArray("\0\1\2\3\xff\xfe\0\0\r\n\0", 11);
}

// By every reader, with all of it in refused messages.
void StreamsTest::whatIsOfAnotherFormIsRefusedUnread()
{
    QFETCH(const QByteArray, bytes);
    for (int which = 0; which < 4; ++which) {
        MemorySource source(bytes.toStdString());
        const auto all = allOf(*openNumbered(which, source));
        QVERIFY2(!all.empty(), std::to_string(which).c_str());
        for (const auto& one : all)
            QVERIFY2(one.message.refusal.has_value() && one.records.empty() && !one.message.refusal->reason.empty(), std::to_string(which).c_str());
    }
}

void StreamsTest::aFailingSourceIsAnError()
{
    class Failing : public ByteSource {
    public:
        Result<std::size_t> read(std::uint64_t, std::span<char>) override { return fail(ErrorCode::NotFound, "gone"); }
        [[nodiscard]] std::uint64_t size() const override { return 10; }
    };
    Failing source;
    for (const auto& open : {Opener(openHl7), Opener(openMedecins), Opener(openSante), Opener(openCsv)})
        QVERIFY(open(source, {})->next().error().code == ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(StreamsTest)
#include "streams.test.moc"
