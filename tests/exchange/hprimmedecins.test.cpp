// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <sstream>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "app/exchange/hprim/reader.h"
#include "tests/exchange/fixtures.h"
#include "tests/exchange/streams.h"

using namespace paillasse;
using namespace paillasse::exchange;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(PAILLASSE_SAMPLES) / "hprim";

std::unique_ptr<RecordStream> open(ByteSource& source, const StreamPosition& from)
{
    return hprim::openMedecins(source, 0, {}, from);
}

std::string bytesOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

// A patient as the format has it, with these lines after LAB.
std::string patient(const std::string& results, const std::string& end = "****FIN****\r\n", const std::string& code = "P4711")
{
    return code + "\r\nMARTIN\r\nDENISE\r\n12 RUE DU TEST\r\nBAT. B\r\n76600 LE HAVRE\r\n14/03/1957\r\n257037630100155\r\nD26-118\r\n12/03/2026\r\nLABO1     LABO DU PORT\r\nDRHERTZ   Dr HERTZ\r\n"
        + std::string("\r\n****LAB****\r\n") + results + end;
}

ImportedResult resultOf(const std::string& line)
{
    const auto all = readThrough(open, patient(line + "\r\n"));
    const bool isOne = all.size() == 1 && all[0].records.size() == 1 && all[0].records[0].orders.size() == 1 && all[0].records[0].orders[0].results.size() == 1;
    return isOne ? all[0].records[0].orders[0].results[0] : ImportedResult();
}

std::string numberText(const std::optional<lab::Decimal>& number)
{
    return number ? number->toString('.') : "-";
}

std::string latin1(std::string utf8)
{
    std::string out;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        out += byte < 0x80 ? utf8[i] : static_cast<char>((byte & 0x03) << 6 | (static_cast<unsigned char>(utf8[++i]) & 0x3f));
    }
    return out;
}

} // namespace

class HprimMedecinsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPatientAndTheirResults();
    void theHeaderIsFoundWhereItIs_data();
    void theHeaderIsFoundWhereItIs();
    void valuesAreReadAsTheyAreMeant_data();
    void valuesAreReadAsTheyAreMeant();
    void boundsAreReadAsTheyAreMeant_data();
    void boundsAreReadAsTheyAreMeant();
    void aSecondValueStandsInTheComment();
    void everyEncodingSaysTheSame_data();
    void everyEncodingSaysTheSame();
    void patientsAreToldApart_data();
    void patientsAreToldApart();
    void nothingIsLostInSilence();
    void publicFilesAreReadAsOthersReadThem();
};

void HprimMedecinsTest::aPatientAndTheirResults()
{
    const auto all = readThrough(open, patient("TEX|Bilan\r\nRES|POTASSIUM|K|N|3.10|mmol/l|3.50|5.10|L|F\r\nTEX|Contrôler.\r\nRES|SODIUM|NA|N||mmol/l||||\r\n"));
    QCOMPARE(all.size(), 1u);
    QVERIFY(!all[0].message.refusal);
    QCOMPARE(all[0].message.unread, std::vector<std::string>());
    QCOMPARE(all[0].sha256.size(), 32u);
    const auto& record = all[0].records.at(0);
    QCOMPARE(record.form, SourceForm::HprimMedecins);
    QCOMPARE(record.sender, std::string("LABO1 LABO DU PORT"));
    const auto& identity = record.patient->identity;
    QCOMPARE(identity.birthName, std::string("MARTIN"));
    QCOMPARE(identity.firstForename, std::string("DENISE"));
    QCOMPARE(identity.birthDate, (Date{1957, 3, 14}));
    QCOMPARE(record.patient->insuredNir, std::string("257037630100155"));
    QCOMPARE(record.patient->sourceIds, std::vector<std::string>{"LABO1 LABO DU PORT|P4711"});
    QCOMPARE(record.patient->contact.address, std::string("12 RUE DU TEST\nBAT. B"));
    QCOMPARE(record.patient->contact.postcode + ' ' + record.patient->contact.city, std::string("76600 LE HAVRE"));
    const auto& order = record.orders.at(0);
    QCOMPARE(order.ids, std::vector<std::string>{"LABO1 LABO DU PORT|D26-118"});
    QCOMPARE(toIsoUtc(order.context.collectedAt), std::string("2026-03-11T23:00:00.000Z")); // midnight in Paris
    QCOMPARE(order.context.recipients, std::vector<std::string>{"DRHERTZ Dr HERTZ"});
    QCOMPARE(order.comment, std::string("Bilan"));
    QCOMPARE(order.results.size(), 2u);
    const auto& potassium = order.results[0];
    QCOMPARE(potassium.examination, (SourceCode{{}, "K", {}, "POTASSIUM"}));
    QCOMPARE(valueText(potassium), std::string("3.10"));
    QCOMPARE(potassium.unit, std::string("mmol/L"));
    QCOMPARE(potassium.level, lab::Level::Low);
    QCOMPARE(potassium.status, ResultStatus::Final);
    QCOMPARE(potassium.comment, std::string("Contrôler."));
    QCOMPARE(order.results[1].status, ResultStatus::Pending);
}

void HprimMedecinsTest::theHeaderIsFoundWhereItIs_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("expected"); // name, day of birth, address, town, file
    const QByteArray rest = "\n257037630100155\nD26-118\n12/03/2026\nLABO\nDR\n";
    QTest::newRow("twelve lines") << QByteArray("P1\nMARTIN\nDENISE\n12 RUE A\nBAT B\n76600 LE HAVRE\n14/03/1957") + rest << QByteArray("MARTIN 1957-03-14 12 RUE A/BAT B LE HAVRE D26-118");
    QTest::newRow("one line more of the address") << QByteArray("P1\nMARTIN\nDENISE\nCHEZ X\n12 RUE A\nBAT B\n76600 LE HAVRE\n14/03/1957") + rest << QByteArray("MARTIN 1957-03-14 CHEZ X/12 RUE A/BAT B LE HAVRE D26-118");
    QTest::newRow("one line less of the address") << QByteArray("P1\nMARTIN\nDENISE\n12 RUE A\n76600 LE HAVRE\n14/03/1957") + rest << QByteArray("MARTIN 1957-03-14 12 RUE A LE HAVRE D26-118");
    QTest::newRow("no patient code") << QByteArray("\nMARTIN\nDENISE\n12 RUE A\n\n76600 LE HAVRE\n14/03/1957") + rest << QByteArray("MARTIN 1957-03-14 12 RUE A LE HAVRE D26-118");
    QTest::newRow("a blank line before all") << QByteArray("\nP1\nMARTIN\nDENISE\n12 RUE A\n\n76600 LE HAVRE\n14/03/1957") + rest << QByteArray("MARTIN 1957-03-14 12 RUE A LE HAVRE D26-118");
    QTest::newRow("no day of birth") << QByteArray("P1\nMARTIN\nDENISE\n12 RUE A\n\n76600 LE HAVRE\n") + rest << QByteArray("MARTIN 0000-00-00 12 RUE A LE HAVRE D26-118");
    QTest::newRow("a day of birth without signs") << QByteArray("P1\nMARTIN\nDENISE\n12 RUE A\n\n76600 LE HAVRE\n14031957") + rest << QByteArray("MARTIN 1957-03-14 12 RUE A LE HAVRE D26-118");
    QTest::newRow("no town") << QByteArray("P1\nMARTIN\nDENISE\n\n\n\n14/03/1957") + rest << QByteArray("MARTIN 1957-03-14   D26-118");
    QTest::newRow("it ends with the day of birth") << QByteArray("P1\nMARTIN\nDENISE\n12 RUE A\n\n76600 LE HAVRE\n14/03/1957\nGlycémie :     1.30 g/L\n") << QByteArray("MARTIN 1957-03-14 12 RUE A LE HAVRE ");
}

void HprimMedecinsTest::theHeaderIsFoundWhereItIs()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const QByteArray, expected);
    const auto all = readThrough(open, lines.toStdString() + "****LAB****\nRES|SODIUM|NA|N|140|mmol/L|136|145||\n****FIN****\n");
    QCOMPARE(all.size(), 1u);
    const auto& record = all[0].records.at(0);
    QVERIFY(record.patient);
    auto address = record.patient->contact.address;
    std::ranges::replace(address, '\n', '/');
    const auto& ids = record.orders.at(0).ids;
    const auto said = record.patient->identity.birthName + ' ' + record.patient->identity.birthDate.toIso() + ' ' + address + ' ' + record.patient->contact.city + ' '
        + (ids.empty() ? "" : ids[0].substr(ids[0].find('|') + 1));
    QCOMPARE(QByteArray::fromStdString(said), expected);
}

void HprimMedecinsTest::valuesAreReadAsTheyAreMeant_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("a point") << QByteArray("RES|X|X|N|1.42|g/L|||") << QByteArray("1.42");
    QTest::newRow("a comma") << QByteArray("RES|X|X|N|1,42|g/L|||") << QByteArray("1.42");
    QTest::newRow("three decimals beside a comma") << QByteArray("RES|X|X|N|4,200|T/L|4,0|5,5|") << QByteArray("4.200");
    QTest::newRow("three decimals, nothing else said") << QByteArray("RES|X|X|N|4,200|T/L|||") << QByteArray("4,200");
    QTest::newRow("grouped by points beside a comma") << QByteArray("RES|X|X|N|12.400|UI/L|8,5|") << QByteArray("12400");
    QTest::newRow("grouped by points, and a comma") << QByteArray("RES|X|X|N|1.234,5|UI/L||") << QByteArray("1234.5");
    QTest::newRow("two groups") << QByteArray("RES|X|X|N|4.500.000|/mm3||") << QByteArray("4500000");
    QTest::newRow("a count is no fraction") << QByteArray("RES|PLAQUETTES|PLT|N|250.000|/mm3|150.000|400.000|") << QByteArray("250000");
    QTest::newRow("three decimals of what may be a fraction") << QByteArray("RES|DENSITE|D|N|1.025||||") << QByteArray("1.025");
    QTest::newRow("off the scale") << QByteArray("RES|X|X|N|<0,10|mUI/L|0,27|4,20|L") << QByteArray("< 0.10");
    QTest::newRow("a titre") << QByteArray("RES|X|X|N|1/160||||") << QByteArray("1/160");
    QTest::newRow("text") << QByteArray("RES|X|X|A|Négatif||||") << QByteArray("Négatif");
    QTest::newRow("a number that is told as text") << QByteArray("RES|X|X|A|12||||") << QByteArray("12");
    QTest::newRow("negative") << QByteArray("RES|BE|BE|N|-8|mmol/L|-2 - 2||") << QByteArray("-8");
    QTest::newRow("only the second") << QByteArray("RES|X|X|N|||||||5,5|mmol/L|3,9|5,8|") << QByteArray("5.5");
    QTest::newRow("no number after all") << QByteArray("RES|X|X|N|en cours||||") << QByteArray("en cours");
}

void HprimMedecinsTest::valuesAreReadAsTheyAreMeant()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, value);
    QCOMPARE(QByteArray::fromStdString(valueText(resultOf(line.toStdString()))), value);
}

void HprimMedecinsTest::boundsAreReadAsTheyAreMeant_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("range"); // low, high, text
    QTest::newRow("two bounds") << QByteArray("RES|X|X|N|1|g/L|0.74|1.06|") << QByteArray("0.74 1.06 ");
    QTest::newRow("with commas") << QByteArray("RES|X|X|N|1|g/L|0,74|1,06|") << QByteArray("0.74 1.06 ");
    QTest::newRow("both in the first") << QByteArray("RES|X|X|N|3.00|mmol/L|2.20-2.60||") << QByteArray("2.20 2.60 ");
    QTest::newRow("both in the first, apart") << QByteArray("RES|X|X|N|-8|mmol/L|-2 - 2||") << QByteArray("-2 2 ");
    QTest::newRow("only a lower") << QByteArray("RES|X|X|N|1|g/L|60||") << QByteArray("60 - ");
    QTest::newRow("an upper with its sign") << QByteArray("RES|X|X|N|1|g/L||<5|") << QByteArray("- 5 ");
    QTest::newRow("counts") << QByteArray("RES|X|X|N|250.000|/mm3|150.000|400.000|") << QByteArray("150000 400000 ");
    QTest::newRow("words") << QByteArray("RES|X|X|A|Négatif||négatif||") << QByteArray("- - négatif");
    QTest::newRow("the wrong way round") << QByteArray("RES|X|X|N|1|g/L|5|2|") << QByteArray("- - 5 - 2");
}

void HprimMedecinsTest::boundsAreReadAsTheyAreMeant()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, range);
    const auto result = resultOf(line.toStdString());
    QCOMPARE(QByteArray::fromStdString(numberText(result.range.low) + ' ' + numberText(result.range.high) + ' ' + result.range.text), range);
}

void HprimMedecinsTest::aSecondValueStandsInTheComment()
{
    const auto result = resultOf("RES|GLYCEMIE|GLU|N|0,99|g/l|0,74|1,06|N|F|5,5|mmol/l|4,1|5,9|");
    QCOMPARE(valueText(result), std::string("0.99"));
    QCOMPARE(result.comment, std::string("5,5 mmol/l (4,1 - 5,9)"));
}

void HprimMedecinsTest::everyEncodingSaysTheSame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto text = [](const std::string& name, const std::string& forename) {
        auto lines = patient("RES|SODIUM|NA|N|140|mmol/L|136|145||\r\n");
        lines.replace(lines.find("MARTIN"), 6, name);
        lines.replace(lines.find("DENISE"), 6, forename);
        return lines;
    };
    const auto utf8 = text("LE GOFF", "Gaëlle Françoise");
    QTest::newRow("UTF-8") << QByteArray::fromStdString(utf8);
    QTest::newRow("UTF-8 with a mark") << QByteArray::fromStdString("\xef\xbb\xbf" + utf8);
    QTest::newRow("Latin-1") << QByteArray::fromStdString(latin1(utf8));
    QTest::newRow("MacRoman") << QByteArray::fromStdString(text("LE GOFF", "Ga\x91lle Fran\x8doise"));
    const auto wide = QString::fromStdString(utf8);
    QByteArray little("\xff\xfe");
    QByteArray big("\xfe\xff");
    for (const auto c : wide) {
        little.append(static_cast<char>(c.unicode() & 0xff)).append(static_cast<char>(c.unicode() >> 8));
        big.append(static_cast<char>(c.unicode() >> 8)).append(static_cast<char>(c.unicode() & 0xff));
    }
    QTest::newRow("UTF-16, little end first") << little;
    QTest::newRow("UTF-16, big end first") << big;
    auto oldMac = text("LE GOFF", "Ga\x91lle Fran\x8doise");
    std::erase(oldMac, '\n');
    QTest::newRow("MacRoman with CR alone") << QByteArray::fromStdString(oldMac);
}

void HprimMedecinsTest::everyEncodingSaysTheSame()
{
    QFETCH(const QByteArray, bytes);
    // Twice, so that the second patient begins within the file.
    auto file = bytes.toStdString();
    const auto mark = markSize(asBytes(file));
    file += file.substr(mark);
    const auto all = readThrough(open, file);
    QCOMPARE(all.size(), 2u);
    for (const auto& one : all) {
        QCOMPARE(one.records.size(), 1u);
        QCOMPARE(one.records[0].patient->identity.firstForename, std::string("Gaëlle Françoise"));
        QCOMPARE(one.records[0].orders.at(0).results.size(), 1u);
    }
    QVERIFY(areSame(all, readWithStops(open, file)));
}

void HprimMedecinsTest::patientsAreToldApart_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("between");
    const QByteArray fin = "****FIN****\r\n";
    QTest::newRow("FIN") << fin << QByteArray("");
    QTest::newRow("FIN and a blank line") << fin << QByteArray("\r\n\r\n");
    QTest::newRow("FINFICHIER alone") << QByteArray("****FINFICHIER****\r\n") << QByteArray("");
    QTest::newRow("swapped") << QByteArray("****FINFICHIER****\r\n") << fin;
    QTest::newRow("both") << fin << QByteArray("****FINFICHIER****\r\n");
    QTest::newRow("neither") << QByteArray("") << QByteArray("");
    QTest::newRow("in small letters, with spaces") << QByteArray("**** fin ****\r\n") << QByteArray("");
}

void HprimMedecinsTest::patientsAreToldApart()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, between);
    const std::string result = "RES|SODIUM|NA|N|140|mmol/L|136|145||\r\n";
    const auto file = patient(result, (first + between).toStdString(), "P1") + patient(result, (first + between).toStdString(), "P2") + patient(result, first.toStdString(), "P3");
    const auto all = readThrough(open, file);
    QCOMPARE(all.size(), 3u);
    for (std::size_t i = 0; i < all.size(); ++i) {
        QVERIFY(!all[i].message.refusal);
        QCOMPARE(all[i].message.place, (MessagePlace{0, i + 1}));
        QCOMPARE(all[i].records.at(0).patient->sourceIds.at(0).back(), static_cast<char>('1' + i));
        QCOMPARE(all[i].records[0].orders.at(0).results.size(), 1u);
        QCOMPARE(file[file.find_first_not_of("\r\n", all[i].message.offset)], 'P');
    }
    QVERIFY(areSame(all, readWithStops(open, file)));
}

void HprimMedecinsTest::nothingIsLostInSilence()
{
    // What stands outside any patient is refused by its line, and the next patient is read.
    const auto all = readThrough(open, patient("RES|SODIUM|NA|N|140|mmol/L|136|145||\r\n") + "blabla\r\n****FIN****\r\n" + patient("RES|SODIUM|NA|N|140|mmol/L|136|145||\r\n"));
    QCOMPARE(all.size(), 3u);
    QVERIFY(!all[0].message.refusal && !all[2].message.refusal);
    QCOMPARE(all[1].message.refusal->where, std::string("line 17"));
    // A line twice, a field more, a day that does not exist, a line before the results that is no header.
    auto text = patient("RES|SODIUM|NA|N|140|mmol/L|136|145||\r\nRES|SODIUM|NA|N|140|mmol/L|136|145||\r\nRES|X|X|N|1|g/L||||F|||||extra\r\n");
    text.replace(text.find("14/03/1957"), 10, "31/02/1957");
    const auto told = readThrough(open, text).at(0);
    QCOMPARE(told.records.at(0).orders.at(0).results.size(), 2u);
    QCOMPARE(joined(told.message.unread), std::string("line 7 (the day of birth: no whole date), RES-14, RES (told twice)"));
    const auto headless = readThrough(open, "quelques mots\r\nRES|SODIUM|NA|N|140|mmol/L|136|145||\r\n").at(0);
    QVERIFY(!headless.records.at(0).patient);
    QCOMPARE(headless.message.unread, std::vector<std::string>{"the lines before the results (no header of a patient is recognised)"});
    QCOMPARE(headless.records[0].orders.at(0).comment, std::string("quelques mots"));
    // A report that is only text is kept whole.
    const auto report = readThrough(open, patient("") + "").at(0);
    QCOMPARE(report.records.at(0).orders.size(), 0u);
    const std::string words(9000, 'x');
    auto lengthy = patient("");
    lengthy.insert(lengthy.find("****LAB****"), words + "\r\n");
    const auto kept = readThrough(open, lengthy).at(0);
    const auto& attachment = kept.records.at(0).orders.at(0).attachments.at(0);
    QVERIFY(asText(ByteView(attachment.content)).find(words) != std::string_view::npos);
    QCOMPARE(kept.message.unread, std::vector<std::string>{"the text (shortened)"});
    // NUL bytes.
    QVERIFY(readThrough(open, patient(std::string("RES|SODIUM|NA|N|1\0 40|", 22) + "\r\n")).at(0).message.refusal);
}

void HprimMedecinsTest::publicFilesAreReadAsOthersReadThem()
{
    if (!fs::exists(samples))
        QSKIP("there are no public sample files beside the checkout");
    std::size_t compared = 0;
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(samples))
        if (entry.path().extension() == ".hpr")
            files.push_back(entry.path());
    std::ranges::sort(files);
    for (const auto& file : files) {
        const auto all = readThrough(open, bytesOf(file));
        QVERIFY(areSame(all, readWithStops(open, bytesOf(file))));
        const auto& first = all.at(0);
        std::size_t results = 0;
        std::size_t refused = 0;
        for (const auto& one : all) {
            refused += one.message.refusal ? 1 : 0;
            for (const auto& record : one.records)
                for (const auto& order : record.orders)
                    results += order.results.size();
        }
        qInfo("%s: %zu pieces, %zu refused, %zu results, %zu not read", file.filename().c_str(), all.size(), refused, results, first.message.unread.size());
        QVERIFY2(!first.message.refusal, file.c_str());
        auto expectedFile = file;
        expectedFile.replace_extension(".expected.json");
        if (!fs::exists(expectedFile))
            continue;
        ++compared;
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(bytesOf(expectedFile))).object();
        const auto said = [&json](const char* name) { return json.value(QLatin1String(name)).toString().trimmed().toStdString(); };
        const auto& record = first.records.at(0);
        const auto& patient = *record.patient;
        QCOMPARE(patient.sourceIds.at(0), record.sender + '|' + said("patientId"));
        QCOMPARE(patient.identity.birthName, said("patientName"));
        QCOMPARE(patient.identity.firstForename, said("patientFirstName"));
        QCOMPARE(patient.contact.address, said("patientAddress1") + '\n' + said("patientAddress2"));
        QCOMPARE(patient.contact.postcode, said("patientZip"));
        QCOMPARE(patient.contact.city, said("patientCity"));
        auto nir = said("patientSN");
        std::erase(nir, ' ');
        QCOMPARE(patient.insuredNir, nir);
        QCOMPARE(record.sender, said("sender"));
        // Where the day is none, the sample's own line is empty.
        const auto day = said("patientDob");
        const bool isDay = !json.contains(QLatin1String("dobIsValid")) || json.value(QLatin1String("dobIsValid")).toBool();
        QCOMPARE(patient.identity.birthDate.toIso(), isDay ? day.substr(6) + '-' + day.substr(3, 2) + '-' + day.substr(0, 2) : Date().toIso());
        if (record.orders.empty())
            continue;
        const auto& order = record.orders[0];
        QCOMPARE(order.ids.at(0), record.sender + '|' + said("extraCode"));
        QCOMPARE(order.context.recipients.at(0), said("receiver"));
        QCOMPARE(results, static_cast<std::size_t>(json.value(QLatin1String("hprim2NumberOfLines")).toInt()));
        // Their message has the text of our comment, line for line, and then the results as they stand.
        auto message = said("message");
        message = message.substr(0, message.find("****"));
        std::erase(message, '\r');
        const auto ours = QByteArray::fromStdString(order.comment).split('\n');
        for (const auto& line : QByteArray::fromStdString(message).split('\n'))
            QVERIFY2(ours.contains(line) || line.trimmed() == ours.first().trimmed() || line.trimmed().isEmpty(), line.constData());
    }
    QVERIFY(compared >= 9);
}

QTEST_APPLESS_MAIN(HprimMedecinsTest)
#include "hprimmedecins.test.moc"
