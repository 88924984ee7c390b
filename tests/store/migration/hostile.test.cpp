// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <fstream>

#include <sys/resource.h>

#include "app/store/migration/inboundstaging.h"
#include "tests/exchange/streams.h"
#include "tests/store/migration/reprise.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using migration::DifferenceKind;
using migration::Format;

namespace {

constexpr std::array allFormats = {Format::Hl7v2, Format::HprimMedecins, Format::HprimSante, Format::Fhir, Format::Csv};

// One file of any size that is nowhere.
class OneStream final : public MigrationSource {
public:
    explicit OneStream(std::vector<exchange::RepeatingSource::Part> parts) : m_parts(std::move(parts)) {}
    [[nodiscard]] std::size_t count() const override { return 1; }
    [[nodiscard]] std::string name(std::size_t) const override { return "export"; }
    Result<std::unique_ptr<exchange::ByteSource>> open(std::size_t) override { return std::make_unique<exchange::RepeatingSource>(m_parts); }

private:
    std::vector<exchange::RepeatingSource::Part> m_parts;
};

long peakKiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

exchange::csv::Mapping aMapping()
{
    using exchange::csv::Target;
    exchange::csv::Mapping mapping;
    for (const auto& [name, target] : {std::pair("numero", Target::PatientNumber), {"nom", Target::BirthName}, {"prenom", Target::Forenames}, {"naissance", Target::BirthDate}, {"date", Target::CollectedAt},
                                       {"code", Target::ExaminationCode}, {"valeur", Target::Value}, {"unite", Target::Unit}})
        mapping.columns.push_back({name, target, std::nullopt, {}, {}, std::nullopt, {}, {}});
    mapping.days = exchange::DayStyle::Iso;
    mapping.sender = "ANCIEN";
    return mapping;
}

const std::string tableHead = "numero;nom;prenom;naissance;date;code;valeur;unite\n";

std::string utf16(std::string_view ascii)
{
    std::string out = "\xff\xfe";
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

} // namespace

// What somebody who wants harm, or a program that is broken, may leave among an old system's files: a migration refuses it in words, and
// nothing of it is staged.
class HostileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoExportIsRefusedInWords_data()
    {
        QTest::addColumn<int>("format");
        for (const auto format : allFormats)
            QTest::addRow("format %d", static_cast<int>(format)) << static_cast<int>(format);
    }
    void whatIsNoExportIsRefusedInWords()
    {
        QFETCH(int, format);
        Reprise reprise;
        reprise.mapping = aMapping();
        reprise.job.mandate.format = static_cast<Format>(format);
        TemporaryDirectory elsewhere;
        const auto secret = elsewhere / "secret";
        std::ofstream(secret) << "CANARI-SECRET";
        std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a0 \"lol\">";
        for (int i = 1; i < 30; ++i)
            laughs += "<!ENTITY a" + std::to_string(i) + " \"&a" + std::to_string(i - 1) + ";&a" + std::to_string(i - 1) + ";\">";
        laughs += "]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&a29;\"/></Patient>";
        const std::vector<std::pair<std::string, std::string>> files = {
            {"external entity", "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY f SYSTEM \"file://" + secret + "\">]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&f;\"/></Patient>"},
            {"external subset", "<?xml version=\"1.0\"?><!DOCTYPE ORU_R01 SYSTEM \"file://" + secret + "\"><ORU_R01>&f;</ORU_R01>\n"},
            {"billion laughs", laughs},
            {"brackets", std::string(200'000, '[')},
            {"objects", [] {
                 std::string text;
                 for (int i = 0; i < 50'000; ++i)
                     text += "{\"a\":";
                 return text;
             }()},
            {"random", std::string("\x01\x02\xff\xfe\x00\x80\x7f\r\n\x1b", 10) + std::string(5000, '\xfe')},
            {"program", std::string("\x7f" "ELF\x02\x01\x01\0\0\0", 10) + std::string(3000, '\x90')},
            {"pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"},
        };
        for (const auto& [name, bytes] : files)
            (void)reprise.site.write(name, bytes);
        QVERIFY(reprise.stage().staged == migration::Counts());
        QVERIFY(reprise.staged().empty());
        const auto told = reprise.check().differences;
        for (const auto& [name, bytes] : files)
            QVERIFY2(std::ranges::any_of(told, [&](const migration::Difference& one) { return one.kind == DifferenceKind::UnreadMessage && wordsOf(one).starts_with(name + ", message 1: ") && wordsOf(one).size() > name.size() + 20; }),
                     (name + ": " + words(told)).c_str());
        QVERIFY(words(told).find("CANARI") == std::string::npos);
        QVERIFY(reprise.deliver().delivered == migration::Counts());
    }

    // In the middle of it; what stands before and behind it is staged.
    void aLineOfTwoGigabytesIsPassedOver_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("into");
        QTest::addColumn<QByteArray>("behind");
        const auto row = [](const char* name, Format format, const std::string& before, const std::string& into, const std::string& behind) {
            QTest::newRow(name) << static_cast<int>(format) << QByteArray::fromStdString(before) << QByteArray::fromStdString(into) << QByteArray::fromStdString(behind);
        };
        const auto second = resultMessage(potassium("4.2"), "A2", {}, "LABO VOISIN", "PID|1||2^^^CHCB^PI||MARTIN^Jean^^^^^L||19700101|M\r");
        row("HL7 v2", Format::Hl7v2, resultMessage(potassium(), "A1"), "MSH|^~\\&|SIL|X|P||20260312||ORU^R01|9|P|2.5\rPID|1||", "\r" + second);
        row("FHIR", Format::Fhir, fhirPatient("p1", "MARTIN", "1960-01-01") + "\n" + fhirObservation("o1", "p1", "4.1") + "\n", "{\"resourceType\":\"Patient\",\"id\":\"",
            "\"}\n" + fhirPatient("p2", "DURAND", "1970-01-01") + "\n" + fhirObservation("o2", "p2", "5.1") + "\n");
        row("table", Format::Csv, tableHead + "1;MARTIN;Jean;1960-01-01;2026-03-12 07:45;2823-3;4.1;mmol/L\n", "2;", "\n3;DURAND;Anne;1970-01-01;2026-03-12 08:00;2823-3;5.6;mmol/L\n");
    }
    void aLineOfTwoGigabytesIsPassedOver()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, into);
        QFETCH(QByteArray, behind);
        Reprise reprise;
        reprise.job.mandate.format = static_cast<Format>(format);
        constexpr std::uint64_t pieces = (std::uint64_t{2} << 30) / 4096 + 1;
        const auto openRecords = static_cast<Format>(format) == Format::Csv ? readerOf(aMapping()) : readerOf(static_cast<Format>(format));
        InboundWork work(*reprise.site.site.store, *reprise.site.site.writer, reprise.site.site.clock, [&](const migration::Job&) -> Result<InboundSource> {
            std::vector<exchange::RepeatingSource::Part> parts = {{before.toStdString()}, {into.toStdString()}, {std::string(4096, 'x'), pieces}, {behind.toStdString()}};
            return InboundSource{std::make_unique<OneStream>(std::move(parts)), openRecords};
        });
        const auto peak = peakKiB();
        reprise.job.staged = must(work.stage(reprise.job, reprise.progress()));
        QCOMPARE(reprise.job.staged->staged.results, std::uint64_t{2});
        std::vector<std::string> reasons;
        must(forEachUnread(*must(Staging::open(*reprise.site.site.store, theJob)), [&reasons](const UnreadPlace& place) { reasons.push_back(place.reason); }));
        QVERIFY(std::ranges::find(reasons, "it is larger than 16 MiB and was passed over") != reasons.end());
        QVERIFY2(peakKiB() - peak < 200 * 1024, std::to_string(peakKiB() - peak).c_str());
    }

    // A text whose bytes are not what it says they are is read by what they are, and that is told; what is no text is refused.
    void wrongEncodingsAreToldOrRefused()
    {
        const auto message = [](const std::string& name, const std::string& charset) {
            auto text = resultMessage(potassium(), "A1", {}, "LABO VOISIN", "PID|1||4711^^^CHCB^PI||" + name + "^Anne^^^^^L||19920503|F\r");
            const auto at = text.find("UNICODE UTF-8");
            return at == std::string::npos ? text : text.replace(at, 13, charset);
        };
        Reprise wrong;
        (void)wrong.site.write("a.hl7", message("B\xc9GU\xc9", "UNICODE UTF-8")); // Latin-1 under another name
        wrong.stage();
        const auto told = wrong.check().differences;
        QVERIFY2(std::ranges::any_of(told, [](const migration::Difference& one) { return wordsOf(one).starts_with("MSH-18: the bytes are no UTF-8; read as Windows-1252"); }), words(told).c_str());
        QCOMPARE(wrong.staged().front().record.patient->identity.birthName, std::string("BÉGUÉ"));

        // UTF-16 is known by its mark where it is read, and refused where it is not: nobody is called by half of a name.
        for (const auto format : {Format::Hl7v2, Format::HprimMedecins, Format::HprimSante, Format::Fhir}) {
            Reprise wide;
            wide.job.mandate.format = format;
            (void)wide.site.write("a", utf16(format == Format::Fhir ? fhirPatient("p1", "MARTIN", "1960-01-01") : message("MARTIN", "UNICODE UTF-16")));
            wide.stage();
            const auto records = wide.staged();
            const auto differences = wide.check().differences;
            const bool isRefused = std::ranges::any_of(differences, [](const migration::Difference& one) { return one.kind == DifferenceKind::UnreadMessage && wordsOf(one).starts_with("a, message 1: "); });
            QVERIFY2(records.empty() ? isRefused : records.size() == 1 && records.front().record.patient->identity.birthName == "MARTIN", (std::to_string(static_cast<int>(format)) + words(differences)).c_str());
        }

        // A spreadsheet writes UTF-16 with its mark; without a mark it is no text. Bytes that are not what the mapping says are told.
        const std::string row = "1;MARTIN;Jean;1960-01-01;2026-03-12 07:45;2823-3;4.1;mmol/L\n";
        Reprise table;
        table.job.mandate.format = Format::Csv;
        table.mapping = aMapping();
        (void)table.site.write("marked.csv", utf16(tableHead + row));
        (void)table.site.write("unmarked.csv", utf16(tableHead + row).substr(2));
        QCOMPARE(table.stage().staged.results, std::uint64_t{1});
        const auto differences = table.check().differences;
        QVERIFY2(std::ranges::any_of(differences, [](const migration::Difference& one) { return wordsOf(one).starts_with("unmarked.csv, message 1: "); }), words(differences).c_str());
        Reprise strict;
        strict.job.mandate.format = Format::Csv;
        strict.mapping = aMapping();
        strict.mapping.charset = exchange::Charset::Utf8;
        (void)strict.site.write("latin.csv", tableHead + "1;B\xc9GU\xc9;Jean;1960-01-01;2026-03-12 07:45;2823-3;4.1;mmol/L\n" + "2" + row.substr(1));
        QCOMPARE(strict.stage().staged.results, std::uint64_t{2});
        QCOMPARE(strict.staged().front().record.patient->identity.birthName, std::string("BÉGUÉ"));
        const auto read = strict.check().differences;
        QVERIFY2(std::ranges::any_of(read, [](const migration::Difference& one) { return wordsOf(one).starts_with("a row: the bytes are no UTF-8; read as Windows-1252") && one.times == 1; }), words(read).c_str());
    }
};

QTEST_GUILESS_MAIN(HostileTest)
#include "hostile.test.moc"
