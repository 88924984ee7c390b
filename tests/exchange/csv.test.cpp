// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <QTest>

#include "app/crypto/hash.h"
#include "app/exchange/csv/proposal.h"
#include "app/exchange/csv/trial.h"
#include "tests/exchange/fixtures.h"
#include "tests/exchange/streams.h"

using namespace paillasse;
using namespace paillasse::exchange;
namespace fs = std::filesystem;

namespace {

const fs::path samples = fs::path(PAILLASSE_SAMPLES) / "legacy_csv";

csv::Mapping mappingOf(const std::string& json)
{
    const auto mapping = csv::readMapping(json);
    if (!mapping)
        qWarning("%s: %s", mapping.error().where.c_str(), mapping.error().reason.c_str());
    return mapping.value_or(csv::Mapping());
}

Opener with(const csv::Mapping& mapping)
{
    return [mapping](ByteSource& source, const StreamPosition& from) { return csv::openStream(source, 0, mapping, {}, from); };
}

csv::Sample sampleOf(const std::string& bytes)
{
    MemorySource source(bytes);
    return csv::sampleOf(source).value_or(csv::Sample());
}

// One row a result, as many laboratories' systems export.
const std::string resultRows = "IPP;NOM;PRÉNOM;DDN;SEXE;NIR;DOSSIER;PRELEVEMENT;CODE;ANALYSE;RESULTAT;UNITE;NORMES;STATUT;ETAGE\r\n"
                               "4711;LE BIHAN;Maëlle;03/05/1992;2;;26-1;12/03/2026 08:15;NA;Sodium;140;mmol/l;136-145;F;3\r\n"
                               "4711;LE BIHAN;Maëlle;03/05/1992;2;;26-1;12/03/2026 08:15;K;Potassium;4,200;mmol/l;3,5-5,1;F;\r\n"
                               "4712;MARTIN;Denise;14/03/1957;2;257037630100155;26-2;12/03/2026 09:00;CRP;CRP;<4;mg/l;<5;P;\r\n";
const std::string resultMapping = R"({"mapping": 1, "separator": ";", "decimal": "comma", "dates": "dd/mm/yyyy", "sender": "Ancien",
 "codes": {"NA": "2951-2", "K": "2823-3"}, "units": {"mg/l": "mg/L"},
 "columns": [{"column": "IPP", "target": "patient-number"}, {"column": "NOM", "target": "birth-name"}, {"column": "PRÉNOM", "target": "forenames"},
  {"column": "DDN", "target": "birth-date"}, {"column": "SEXE", "target": "sex", "values": {"1": "M", "2": "F"}}, {"column": "NIR", "target": "insured-nir"},
  {"column": "DOSSIER", "target": "order-number"}, {"column": "PRELEVEMENT", "target": "collected-at"}, {"column": "CODE", "target": "examination-code"},
  {"column": "ANALYSE", "target": "examination-name"}, {"column": "RESULTAT", "target": "value"}, {"column": "UNITE", "target": "unit"},
  {"column": "NORMES", "target": "range"}, {"column": "STATUT", "target": "status"}]})";

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

} // namespace

class CsvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsOfOneOrderAreOneMessage();
    void aRowMayBeAnOrder();
    void separatorsQuotesAndEncodingsSayTheSame_data();
    void separatorsQuotesAndEncodingsSayTheSame();
    void datesOfEachStyle_data();
    void datesOfEachStyle();
    void badRowsAreRefusedOneByOne();
    void whatIsNoTableIsRefused_data();
    void whatIsNoTableIsRefused();
    void aMappingFileIsCheckedAndWritten();
    void badMappingsAreRefused_data();
    void badMappingsAreRefused();
    void aMappingIsProposed();
    void aMappingOfOrdersIsProposed();
    void aProposalSaysWhatItRestsOn();
    void aDayAndATimeOfDayMayHaveAColumnEach();
    void aTrialCountsAndKeepsNothing();
    void aPreviewShowsBothSides();
    void everyPublicFileIsACase();
};

void CsvTest::rowsOfOneOrderAreOneMessage()
{
    const auto all = readThrough(with(mappingOf(resultMapping)), resultRows);
    QCOMPARE(all.size(), 2u);
    const auto& record = all[0].records.at(0);
    QCOMPARE(record.form, SourceForm::Csv);
    QCOMPARE(record.patient->sourceIds, std::vector<std::string>{"Ancien|4711"});
    QCOMPARE(record.patient->identity.birthName, std::string("LE BIHAN"));
    QCOMPARE(record.patient->identity.firstForename, std::string("Maëlle"));
    QCOMPARE(record.patient->identity.birthDate, (Date{1992, 5, 3}));
    QCOMPARE(record.patient->identity.sex, lab::Sex::Female);
    const auto& order = record.orders.at(0);
    QCOMPARE(order.ids, std::vector<std::string>{"Ancien|26-1"});
    QCOMPARE(toIsoUtc(order.context.collectedAt), std::string("2026-03-12T07:15:00.000Z"));
    QCOMPARE(order.results.size(), 2u);
    QCOMPARE(order.results[0].examination, (SourceCode{"2951-2", "NA", {}, "Sodium"}));
    QCOMPARE(order.results[0].unit, std::string("mmol/L"));
    QCOMPARE(order.results[0].range.high->toString(), std::string("145"));
    QCOMPARE(valueText(order.results[1]), std::string("4.200")); // with a decimal comma it is no thousand
    QCOMPARE(order.results[1].range.low->toString(), std::string("3.5"));
    QCOMPARE(QByteArray::fromStdString(joined(all[0].message.unread)), QByteArray("ETAGE (not in the mapping)"));
    QCOMPARE(all[0].message.offset, resultRows.find("4711"));
    QCOMPARE(all[0].message.size, resultRows.find("4712") - resultRows.find("4711"));
    const auto& second = all[1].records.at(0);
    QCOMPARE(second.patient->insuredNir, std::string("257037630100155"));
    QCOMPARE(valueText(second.orders.at(0).results.at(0)), std::string("< 4"));
    QCOMPARE(second.orders[0].results[0].status, ResultStatus::Preliminary);
    QVERIFY(areSame(all, readWithStops(with(mappingOf(resultMapping)), resultRows)));
    // Told differently within an order: the first stands, and that is told.
    const auto differs = readThrough(with(mappingOf(resultMapping)), replaced(resultRows, "1992;2;;26-1;12/03/2026 08:15;K", "1992;1;;26-1;12/03/2026 08:15;K"));
    QCOMPARE(differs.at(0).message.unread.at(1), std::string("the patient (told differently in one order)"));
}

void CsvTest::aRowMayBeAnOrder()
{
    const auto mapping = mappingOf(R"({"mapping": 1, "dates": "yyyy-mm-dd", "columns": [{"column": "Patient", "target": "patient-number"}, {"column": "Nom", "target": "birth-name"},
      {"column": "Date", "target": "collected-at"}, {"column": "Na", "target": "value", "examination": {"code": "NA", "loinc": "2951-2", "name": "Sodium"}, "unit": "mmol/l", "range": "136-145"},
      {"column": "Groupe", "target": "value", "examination": {"code": "ABO"}, "kind": "coded", "values": {"1": "A+"}}]})");
    const auto all = readThrough(with(mapping), "Patient,Nom,Date,Na,Groupe\n1,LE BIHAN,2026-03-12,140,1\n2,MARTIN,2026-03-12,,\n");
    QCOMPARE(all.size(), 2u);
    const auto& results = all[0].records.at(0).orders.at(0).results;
    QCOMPARE(results.size(), 2u);
    QCOMPARE(results[0].unit + ' ' + valueText(results[0]) + ' ' + results[0].range.low->toString(), std::string("mmol/L 140 136"));
    QVERIFY(std::get<lab::Coded>(*results[1].value) == (lab::Coded{"1", "A+"}));
    QVERIFY(all[1].records.at(0).orders.empty()); // a patient of whom nothing was measured
}

void CsvTest::separatorsQuotesAndEncodingsSayTheSame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const std::string& bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes); };
    row("as it is", resultRows);
    row("line ends LF", replaced(resultRows, "\r\n", "\n"));
    row("line ends CR", replaced(resultRows, "\r\n", "\r"));
    row("a mark", "\xef\xbb\xbf" + resultRows);
    row("a line that names the separator", "sep=;\r\n" + resultRows);
    row("blank lines", "\r\n" + replaced(resultRows, "\r\n", "\r\n\r\n"));
    row("cells in quotes", replaced(replaced(resultRows, "LE BIHAN", "\"LE BIHAN\""), "Sodium", "\"Sodium\""));
    row("cells beyond the header's", replaced(resultRows, ";3\r\n", ";3;;\r\n"));
    row("Latin-1", replaced(replaced(resultRows, "\xc3\xab", "\xeb"), "\xc3\x89", "\xc9"));
    row("MacRoman", replaced(replaced(resultRows, "\xc3\xab", "\x91"), "\xc3\x89", "\x83"));
    QByteArray wide("\xff\xfe");
    for (const auto c : QString::fromStdString(resultRows))
        wide.append(static_cast<char>(c.unicode() & 0xff)).append(static_cast<char>(c.unicode() >> 8));
    QTest::newRow("UTF-16") << wide;
    row("no end of the last line", resultRows.substr(0, resultRows.size() - 2));
}

void CsvTest::separatorsQuotesAndEncodingsSayTheSame()
{
    QFETCH(const QByteArray, bytes);
    const auto expected = readThrough(with(mappingOf(resultMapping)), resultRows);
    const auto all = readThrough(with(mappingOf(resultMapping)), bytes.toStdString());
    QCOMPARE(all.size(), expected.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        QVERIFY(all[i].records == expected[i].records);
        QCOMPARE(all[i].sha256, crypto::digestBytes(crypto::sha256(asBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())}).subspan(all[i].message.offset, all[i].message.size))));
    }
    QVERIFY(areSame(all, readWithStops(with(mappingOf(resultMapping)), bytes.toStdString())));
}

void CsvTest::datesOfEachStyle_data()
{
    QTest::addColumn<QByteArray>("style");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* style, const char* text, const char* expected) { QTest::newRow(text) << QByteArray(style) << QByteArray(text) << QByteArray(expected); };
    row("yyyy-mm-dd", "2024-12-09 08:15:32", "2024-12-09T07:15:32.000Z");
    row("yyyy-mm-dd", "2020-10-10T17:42:31+00:00", "2020-10-10T17:42:31.000Z");
    row("yyyymmdd", "20220619", "2022-06-18T22:00:00.000Z"); // midnight in Paris, in summer
    row("yyyymmdd", "202202201809-0500", "2022-02-20T23:09:00.000Z");
    row("yyyymmdd", "20240226212538", "2024-02-26T20:25:38.000Z");
    row("dd/mm/yyyy", "12/03/2026 08:15", "2026-03-12T07:15:00.000Z");
    row("dd/mm/yyyy", "12.03.2026", "2026-03-11T23:00:00.000Z");
    row("mm/dd/yyyy", "4/23/1988", "1988-04-22T22:00:00.000Z");
    row("mm/dd/yyyy", "4/23/1988 1:05 PM", "1988-04-23T11:05:00.000Z");
    row("yyyy/mm/dd", "2026/03/12", "2026-03-11T23:00:00.000Z");
    row("ddmmyyyy", "12032026", "2026-03-11T23:00:00.000Z");
    row("dd/mm/yy", "12/03/26", "2026-03-11T23:00:00.000Z");
    row("dd/mm/yy", "12/03/57", "1957-03-11T23:00:00.000Z");
    row("serial", "46093", "2026-03-11T23:00:00.000Z");
    row("serial", "46093,5", "2026-03-12T11:00:00.000Z");
    row("dd/mm/yyyy", "31/02/2026", "");
    row("dd/mm/yyyy", "2026-03-12", "");
    row("mm/dd/yyyy", "23/04/1988", "");
    row("yyyy-mm-dd", "2026-03-12 25:00", "");
    row("yyyy-mm-dd", "2026-03-12x", "");
}

void CsvTest::datesOfEachStyle()
{
    QFETCH(const QByteArray, style);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);
    const auto named = dayStyleNamed(style.toStdString());
    QVERIFY(named.has_value());
    QCOMPARE(QByteArray::fromStdString(std::string(nameOf(*named))), style);
    const auto moment = readMoment(text.toStdString(), *named);
    QCOMPARE(QByteArray::fromStdString(moment ? toIsoUtc(instantOf(*moment, {})) : ""), expected);
}

void CsvTest::badRowsAreRefusedOneByOne()
{
    const auto begin = resultRows.find("4711");
    const auto good = resultRows.substr(begin, resultRows.find("4711", begin + 1) - begin);
    const auto header = resultRows.substr(0, resultRows.find("4711"));
    const auto mapping = mappingOf(resultMapping);
    const std::string spoiled = header + good + "4711;zwei\r\n" + good + "4713;\"LE BIHAN;x\r\n" + good + replaced(good, "140", std::string("1\0", 2)) + ";;;;;;;;;;;;;;3\r\n" + replaced(good, "03/05/1992", "3 mai 1992");
    const auto all = readThrough(with(mapping), spoiled);
    std::vector<std::string> said;
    for (const auto& one : all)
        said.push_back(one.message.refusal ? one.message.refusal->where + ": " + one.message.refusal->reason : one.message.unread.empty() ? "-" : joined(one.message.unread));
    QCOMPARE(QByteArray::fromStdString(joined(said)),
             QByteArray("ETAGE (not in the mapping), line 3: 2 cells where the header has 15, ETAGE (not in the mapping), line 5: a quote in it is not closed, ETAGE (not in the mapping), "
                        "line 7: there are NUL bytes in it: this is no text, line 8: there is neither a named patient nor a request or result in it, DDN (no date in that style), ETAGE (not in the mapping)"));
    QVERIFY(areSame(all, readWithStops(with(mapping), spoiled)));
    // A cell over several lines is one, and what follows is counted on.
    const auto lines = readThrough(with(mapping), header + replaced(good, "Sodium", "\"Sodium\r\n(sang)\"\r\n") + "x\r\n");
    QVERIFY(lines.at(0).message.refusal); // something follows the quote: the row ends there
    const auto quoted = readThrough(with(mapping), header + replaced(good, "Sodium", "\"Sodium\r\n\"\"sang\"\"\"") + "x\r\n");
    QCOMPARE(quoted.at(0).records.at(0).orders.at(0).results.at(0).examination.text, std::string("Sodium  \"sang\""));
    QCOMPARE(quoted.at(1).message.refusal->where, std::string("line 4"));
}

void CsvTest::whatIsNoTableIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("empty") << QByteArray() << QByteArray("line 1: the input is empty");
    QTest::newRow("blank") << QByteArray("\r\n \r\n") << QByteArray("line 1: the input is empty");
    QTest::newRow("words") << QByteArray("This is not the CSV you are looking for") << QByteArray("line 1: there are no columns in it: this is no table");
    QTest::newRow("another table") << QByteArray("a,b\n1,2\n") << QByteArray("the mapping: the table has no column IPP");
    QTest::newRow("bytes") << QByteArray("PK\x03\x04\0\0\0\0,\0", 10) << QByteArray("line 1: there are NUL bytes in it: this is no text");
}

void CsvTest::whatIsNoTableIsRefused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, reason);
    auto mapping = mappingOf(resultMapping);
    mapping.separator = 0;
    const auto all = readThrough(with(mapping), bytes.toStdString());
    QCOMPARE(all.size(), 1u);
    QCOMPARE(QByteArray::fromStdString(all[0].message.refusal->where + ": " + all[0].message.refusal->reason), reason);
    QCOMPARE(all[0].message.size, static_cast<std::size_t>(bytes.size()));
    QCOMPARE(readWithStops(with(mapping), bytes.toStdString()).size(), 1u);
}

void CsvTest::aMappingFileIsCheckedAndWritten()
{
    auto mapping = mappingOf(resultMapping);
    mapping.columns.push_back({"K \"+\" \x01", csv::Target::Value, {}, {{"1", "A+"}}, csv::ValueKind::Coded, SourceCode{"883-9", "ABO", {}, "Groupe"}, "1", "A"});
    mapping.columns.push_back({"X", csv::Target::ReceivedAt, DayStyle::SerialDay, {}, csv::ValueKind::Any, {}, {}, {}});
    mapping.charset = Charset::Latin9;
    mapping.shortYearUntil = 2026;
    mapping.patientKey = {"IPP"};
    mapping.orderKey = {"DOSSIER", "PRELEVEMENT"};
    const auto again = csv::readMapping(csv::writeMapping(mapping));
    QVERIFY2(again.has_value(), again ? "" : (again.error().where + again.error().reason).c_str());
    QVERIFY(*again == mapping);
    for (int i = 0; i <= static_cast<int>(lastOf(csv::Target())); ++i)
        QCOMPARE(static_cast<int>(*csv::targetNamed(nameOf(static_cast<csv::Target>(i)))), i);
}

void CsvTest::badMappingsAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const std::string& json, const char* where, const char* says = "") { QTest::newRow(name) << QByteArray::fromStdString(json) << QByteArray(where) << QByteArray(says); };
    row("no JSON", "{", "byte 0");
    row("another version", replaced(resultMapping, "\"mapping\": 1", "\"mapping\": 2"), "mapping");
    row("no column", R"({"mapping": 1, "columns": []})", "columns");
    row("no such target", replaced(resultMapping, "birth-name", "birthname"), "columns[1].target", "\"birthname\" is no target, for the column \"NOM\"");
    row("a target twice", replaced(resultMapping, "\"target\": \"status\"", "\"target\": \"unit\""), "columns[13]", "\"STATUT\" or its target unit");
    row("no such style", replaced(resultMapping, "dd/mm/yyyy", "d/m/y"), "dates", "they are yyyy-mm-dd, yyyymmdd, dd/mm/yyyy");
    row("a long separator", replaced(resultMapping, "\";\"", "\";;\""), "separator");
    row("an examination of no value", replaced(resultMapping, "\"target\": \"status\"", R"("target": "status", "examination": {"code": "X"})"), "columns[13].examination");
    row("a word that means nothing", replaced(resultMapping, "\"sender\"", "\"sendr\""), "mapping", "sendr");
    row("no such encoding", replaced(resultMapping, "\"separator\"", "\"encoding\": \"ebcdic\", \"separator\""), "encoding");
}

void CsvTest::badMappingsAreRefused()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, where);
    QFETCH(const QByteArray, says);
    const auto mapping = csv::readMapping(json.toStdString());
    QVERIFY(!mapping);
    QCOMPARE(QByteArray::fromStdString(mapping.error().where), where);
    QVERIFY2(QByteArray::fromStdString(mapping.error().reason).contains(says), mapping.error().reason.c_str());
}

void CsvTest::aMappingIsProposed()
{
    const auto mapping = csv::proposeMapping(sampleOf(resultRows)).mapping;
    QCOMPARE(mapping.separator, ';');
    QVERIFY(mapping.decimal == DecimalSign::Comma);
    QVERIFY(mapping.days == DayStyle::DayFirst); // 14/03 tells what 03/05 does not
    std::map<std::string, std::string> targets;
    for (const auto& column : mapping.columns)
        targets[column.name] = nameOf(column.target);
    const std::map<std::string, std::string> expected = {{"IPP", "patient-number"}, {"NOM", "birth-name"}, {"PRÉNOM", "forenames"}, {"DDN", "birth-date"}, {"SEXE", "sex"}, {"NIR", "insured-nir"},
        {"DOSSIER", "order-number"}, {"PRELEVEMENT", "collected-at"}, {"CODE", "examination-code"}, {"ANALYSE", "examination-name"}, {"RESULTAT", "value"}, {"UNITE", "unit"}, {"NORMES", "range"}, {"STATUT", "status"}, {"ETAGE", "ignored"}};
    for (const auto& [name, target] : expected)
        QCOMPARE(QByteArray::fromStdString(name + ' ' + targets[name]), QByteArray::fromStdString(name + ' ' + target));
    // By contents alone: a number of the social security, a sex, an address, a LOINC code, a day of birth.
    const auto blind = csv::proposeMapping(sampleOf("a;b;c;d;e;f\n257037630100140;F;x@y.fr;2951-2;14/03/1957;140\n")).mapping;
    const std::vector<csv::Target> byContents = {csv::Target::InsuredNir, csv::Target::Sex, csv::Target::Email, csv::Target::ExaminationCode, csv::Target::BirthDate, csv::Target::Ignored};
    for (std::size_t i = 0; i < byContents.size(); ++i)
        QVERIFY2(blind.columns.at(i).target == byContents[i], blind.columns[i].name.c_str());
}

void CsvTest::aMappingOfOrdersIsProposed()
{
    const auto mapping = csv::proposeMapping(sampleOf("N° dossier;Nom patient;Age;Potassium (mmol/L);Sodium [mmol/L];Note\n1;LE BIHAN;33;4,1;140;à jeun\n2;MARTIN;68;4,2;;\n")).mapping;
    QCOMPARE(mapping.columns.at(0).target, csv::Target::OrderNumber);
    QCOMPARE(mapping.columns.at(2).target, csv::Target::Ignored); // no examination
    QCOMPARE(mapping.columns.at(3).examination->local + '|' + mapping.columns[3].unit, std::string("Potassium|mmol/L"));
    QCOMPARE(mapping.columns.at(4).examination->local + '|' + mapping.columns[4].unit, std::string("Sodium|mmol/L"));
    QCOMPARE(mapping.columns.at(5).target, csv::Target::Ignored);
}

void CsvTest::aProposalSaysWhatItRestsOn()
{
    std::string table = "IPP;NOM;SEXE;DDN;DATE PREL;HEURE PREL;N° DOSSIER;DEMANDE;CODE;RESULTAT;FILLER;VIDE\n";
    for (int i = 0; i < 10; ++i) {
        const auto n = std::to_string(i);
        table += n + ";LE BIHAN;" + (i % 2 == 0 ? "1" : "2") + ';' + (i == 3 ? "00/00/0000" : "0" + std::to_string(i % 9 + 1) + "/02/1957") + ";0" + std::to_string(i % 9 + 1) + "/03/2026;08:1" + n + ";26-" + n + ";d" + n + ";NA;1"
            + (i < 7 ? "," : ".") + n + ";x;\n";
    }
    const auto proposal = csv::proposeMapping(sampleOf(table));
    QCOMPARE(proposal.rows, 10u);
    QCOMPARE(proposal.columns.size(), 12u);
    const auto guess = [&](const char* column) { return *std::ranges::find(proposal.columns, column, &csv::ColumnGuess::column); };
    const auto mapped = [&](const char* column) { return *std::ranges::find(proposal.mapping.columns, column, &csv::Column::name); };
    QVERIFY(guess("IPP").ground == csv::Ground::Name && guess("IPP").filled == 10u);
    // 1 and 2 are sexes, and that is a guess.
    QVERIFY(mapped("SEXE").values == (std::map<std::string, std::string>{{"1", "M"}, {"2", "F"}}) && !guess("SEXE").remark.empty());
    // A day that nobody knew hides nothing, and is counted.
    QCOMPARE(proposal.styles.size(), 1u);
    QVERIFY(proposal.mapping.days == DayStyle::DayFirst);
    QCOMPARE(proposal.styles[0].read, 19u);
    QCOMPARE(proposal.styles[0].cells, 20u);
    QVERIFY(proposal.styles[0].another == DayStyle::MonthFirst); // no day beyond the twelfth tells
    QVERIFY(proposal.mapping.decimal == DecimalSign::Comma);
    QCOMPARE(proposal.decimals, 7u);
    QCOMPARE(proposal.otherDecimals, 3u);
    QVERIFY(mapped("HEURE PREL").target == csv::Target::CollectedAt);
    QVERIFY(guess("DEMANDE").ground == csv::Ground::Taken && guess("DEMANDE").takenBy == "N° DOSSIER");
    QVERIFY(guess("FILLER").ground == csv::Ground::Unknown && guess("FILLER").filled == 10u);
    QVERIFY(guess("VIDE").ground == csv::Ground::Empty);
    // Of two with the same word the one with something in it; one whose name stands twice, once.
    const auto two = csv::proposeMapping(sampleOf("nom;test_result;result;a;a\nX;;5;1;2\n"));
    QVERIFY(std::ranges::find(two.mapping.columns, "result", &csv::Column::name)->target == csv::Target::Value);
    QCOMPARE(two.mapping.columns.size(), 4u);
    QVERIFY(!two.columns.at(4).remark.empty());
    // Columns that no style reads together have each their own.
    const auto each = csv::proposeMapping(sampleOf("nom;ddn;date resultat\nX;1957-03-14;12/03/2026\n"));
    QCOMPARE(each.styles.size(), 2u);
    QVERIFY(!each.mapping.days && each.mapping.columns.at(1).days == DayStyle::Iso && each.mapping.columns.at(2).days == DayStyle::DayFirst);
    const auto none = csv::proposeMapping(sampleOf("nom;ddn\nX;le 3 mai\n"));
    QVERIFY(none.styles.size() == 1 && !none.styles[0].style);
}

void CsvTest::aDayAndATimeOfDayMayHaveAColumnEach()
{
    const std::string columns = R"("columns": [{"column": "N", "target": "patient-number"}, {"column": "H", "target": "collected-at"}, {"column": "D", "target": "collected-at"}, {"column": "V", "target": "value"}]})";
    const auto all = readThrough(with(mappingOf(R"({"mapping": 1, "dates": "dd/mm/yyyy", )" + columns)), "N;H;D;V\n1;08:15;12/03/2026;1\n1;;13/03/2026;1\n1;0915;14/03/2026;1\n1;25:00;15/03/2026;1\n");
    QCOMPARE(all.size(), 4u);
    const auto at = [&](std::size_t i) { return QByteArray::fromStdString(toIsoUtc(all[i].records.at(0).orders.at(0).context.collectedAt)); };
    QCOMPARE(at(0), QByteArray("2026-03-12T07:15:00.000Z"));
    QCOMPARE(at(1), QByteArray("2026-03-12T23:00:00.000Z"));
    QCOMPARE(at(2), QByteArray("2026-03-14T08:15:00.000Z"));
    QCOMPARE(QByteArray::fromStdString(joined(all[3].message.unread)), QByteArray("H (no date in that style)"));
}

void CsvTest::aTrialCountsAndKeepsNothing()
{
    const auto begin = resultRows.find("4711");
    const auto table = resultRows + "4713;zwei\r\n4714;TROIS\r\n" + replaced(resultRows.substr(begin, resultRows.find("4711", begin + 1) - begin), "140;mmol/l", "4.200,1,2;gouttes");
    csv::Trial trial;
    MemorySource source(table);
    const auto stream = csv::openStream(source, 0, mappingOf(resultMapping));
    for (auto next = stream->next(); next && *next; next = stream->next())
        trial.take(**next, "a.csv");
    QCOMPARE(trial.accepted, 3u);
    QCOMPARE(trial.refused, 2u);
    QCOMPARE(trial.reasons.size(), 1u);
    QCOMPARE(QByteArray::fromStdString(joined(trial.reasons.at("2 cells where the header has 15").places)), QByteArray("a.csv, line 5, a.csv, line 6"));
    QCOMPARE(trial.named, 3u);
    QCOMPARE(trial.results, 4u);
    QCOMPARE(trial.numbers, 3u);
    QCOMPARE(trial.texts, 1u);
    QCOMPARE(trial.doubtful, 1u);
    QCOMPARE(trial.firstDay, (Date{2026, 3, 12}));
    const auto words = [](const csv::WordTally& tally) {
        std::vector<std::string> list;
        for (const auto& [word, times] : tally.first(9))
            list.push_back(word + '=' + std::to_string(times));
        return QByteArray::fromStdString(joined(list));
    };
    QCOMPARE(words(trial.units), QByteArray("gouttes=1"));
    QCOMPARE(words(trial.codes), QByteArray("CRP=1"));
    QCOMPARE(words(trial.remarks), QByteArray("ETAGE (not in the mapping)=2"));
    // Words beyond so many are counted together, however many there are.
    csv::WordTally few(2);
    for (const auto* word : {"a", "b", "b", "c", "d", "a", "b"})
        few.note(word);
    QCOMPARE(words(few), QByteArray("b=3, a=2"));
    QCOMPARE(few.others(), 2u);
}

void CsvTest::aPreviewShowsBothSides()
{
    const auto rows = csv::preview(sampleOf(resultRows), mappingOf(resultMapping), 2);
    QCOMPARE(rows.size(), 2u);
    const auto side = [](const std::vector<std::pair<std::string, std::string>>& pairs) {
        std::vector<std::string> list;
        for (const auto& [name, text] : pairs)
            list.push_back(name + '=' + text);
        return QByteArray::fromStdString(joined(list));
    };
    QCOMPARE(side(rows[1].before), QByteArray("IPP=4711, NOM=LE BIHAN, PRÉNOM=Maëlle, DDN=03/05/1992, SEXE=2, DOSSIER=26-1, PRELEVEMENT=12/03/2026 08:15, CODE=K, ANALYSE=Potassium, RESULTAT=4,200, UNITE=mmol/l, NORMES=3,5-5,1, STATUT=F"));
    QCOMPARE(side(rows[1].after), QByteArray("patient-number=Ancien|4711, birth-name=LE BIHAN, forenames=Maëlle, birth-date=1992-05-03, sex=F, order-number=Ancien|26-1, collected-at=2026-03-12 08:15:00, "
                                             "examination-code=2823-3, examination-name=Potassium, value=4.200, unit=mmol/L, range=3.5 – 5.1"));
    QVERIFY(!rows[1].refusal && rows[1].unread.empty());
    QVERIFY(csv::preview(sampleOf(""), mappingOf(resultMapping)).at(0).refusal);
}

void CsvTest::everyPublicFileIsACase()
{
    if (!fs::exists(samples))
        QSKIP("there are no public sample files beside the checkout");
    // What each gives with the mapping that is proposed for it: messages, refused, results.
    std::map<std::string, std::string> given;
    for (const auto& entry : fs::recursive_directory_iterator(samples)) {
        if (entry.path().extension() != ".csv")
            continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::ostringstream out;
        out << in.rdbuf();
        const auto bytes = out.str();
        const auto sample = sampleOf(bytes);
        const auto mapping = csv::proposeMapping(sample).mapping;
        const auto again = csv::readMapping(csv::writeMapping(mapping));
        QVERIFY2(sample.refusal || (again && *again == mapping), entry.path().c_str());
        const auto all = readThrough(with(mapping), bytes);
        QVERIFY2(areSame(all, readWithStops(with(mapping), bytes)), entry.path().c_str());
        std::size_t refused = 0;
        std::size_t patients = 0;
        std::size_t results = 0;
        std::size_t valued = 0;
        std::string why;
        for (const auto& one : all) {
            refused += one.message.refusal ? 1 : 0;
            why = one.message.refusal ? one.message.refusal->reason : why;
            for (const auto& record : one.records) {
                patients += record.patient && record.patient->isNamed() ? 1 : 0;
                for (const auto& order : record.orders)
                    for (const auto& result : order.results) {
                        ++results;
                        valued += result.value ? 1 : 0;
                    }
            }
        }
        const auto name = entry.path().filename().string();
        given[name] = std::to_string(all.size()) + " messages, " + std::to_string(refused) + " refused, " + std::to_string(patients) + " named, " + std::to_string(results) + " results, " + std::to_string(valued) + " with a value";
        qInfo("%s: %s %s", name.c_str(), given[name].c_str(), why.c_str());
    }
    QVERIFY(given.size() >= 27);
    QCOMPARE(given["federal-test-receiver-happy-path.csv"], std::string("7 messages, 0 refused, 0 named, 7 results, 7 with a value")); // nobody's rows of one minute are not one order
    QCOMPARE(given["completely-empty-file.csv"], std::string("1 messages, 1 refused, 0 named, 0 results, 0 with a value"));
}

QTEST_APPLESS_MAIN(CsvTest)
#include "csv.test.moc"
