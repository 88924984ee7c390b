// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "app/store/erasure/certificatepaper.h"
#include "app/store/erasure/paperfindings.h"
#include "app/store/erasure/paperwords.h"
#include "app/store/erasure/readerwords.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using store::testing::idOf;

namespace {

// Each value has words of its own.
template <class Value>
bool allHaveWords()
{
    std::set<std::string> words;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(lastOf(Value())); ++i)
        words.insert(paperwords::of(static_cast<Value>(i)));
    return words.size() == static_cast<std::size_t>(lastOf(Value())) + 1 && !words.contains("");
}

// Everything that it says, in a row.
std::string textOf(const paper::Statement& statement)
{
    std::string text = statement.title + '\n' + statement.issuer + '\n';
    const auto add = [&text](const std::vector<paper::Line>& lines) {
        for (const auto& line : lines)
            text += line.label + '=' + line.value + '\n';
    };
    add(statement.lines);
    for (const auto& section : statement.sections) {
        text += section.heading + '\n';
        for (const auto& paragraph : section.paragraphs)
            text += paragraph + '\n';
        add(section.lines);
        if (section.table)
            for (const auto& row : section.table->rows)
                for (const auto& cell : row)
                    text += cell + '|';
    }
    return text;
}

bool isSound(const paper::Statement& statement)
{
    for (const auto& section : statement.sections) {
        if (section.heading.empty())
            return false;
        if (!section.table)
            continue;
        double width = 0;
        for (const auto& column : section.table->columns)
            width += column.width;
        for (const auto& row : section.table->rows)
            if (row.size() != section.table->columns.size())
                return false;
        if (width < 0.999 || width > 1.001)
            return false;
    }
    return true;
}

std::string textIn(const std::filesystem::path& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The sentences that stand whole in a source; of "OBX-5 (rounded to nine decimals)" what is in the brackets.
void addSentences(const std::filesystem::path& path, std::set<std::string>& all)
{
    static const std::regex sentence("\"([^\"\\\\\n]*[a-z]{2,} [a-z]{2,}[^\"\\\\\n]*)\"");
    const auto text = textIn(path);
    for (std::sregex_iterator at(text.begin(), text.end(), sentence), end; at != end; ++at) {
        auto said = (*at)[1].str();
        const auto remark = said.find(" (");
        if (remark != std::string::npos && said.ends_with(')'))
            said = said.substr(remark + 2, said.size() - remark - 3);
        if (said.find_first_of("()") == std::string::npos && !said.starts_with(' ') && !said.ends_with(' '))
            all.insert(said);
    }
}

// What readers give as a reason. A mapping that a person writes is refused at once, and is in no difference.
std::set<std::string> saidByReaders()
{
    std::set<std::string> all;
    for (const auto* folder : {"hl7v2", "hprim", "fhir", "csv"})
        for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(PAILLASSE_ROOT "/app/exchange") / folder)) {
            const auto name = entry.path().filename().string();
            if (name.ends_with(".cpp") && !name.starts_with("mapping") && !name.starts_with("proposal") && !name.starts_with("words") && !name.starts_with("preview"))
                addSentences(entry.path(), all);
        }
    return all;
}

// What an import says of what it sets aside, and the store of what it refuses.
std::set<std::string> saidByImports()
{
    std::set<std::string> all;
    for (const auto* name : {"refusalwords.cpp", "patientfinder.cpp", "resultlines.cpp", "recordimport.cpp"})
        addSentences(std::filesystem::path(PAILLASSE_ROOT "/app/store/import") / name, all);
    all.erase("there is no value that it can stand beside"); // of a comment, which the comparison tells
    return all;
}

} // namespace

// What a certificate says to people.
class CertificatePaperTest : public QObject {
    Q_OBJECT

    const KeptCertificate m_certificate{idOf<Uuid>(5), Bytes(32, 1), {1'772'530'000'000}, "{\"certificate\":{}}"};
    CertificateNames m_names;

private Q_SLOTS:
    void initTestCase()
    {
        m_names.person = [](const lab::PersonId&) { return std::string("Dr Hélène Corre"); };
        m_names.laboratory = [](const lab::LaboratoryId&) { return std::string("Laboratoire de la Rade"); };
        m_names.workstation = [](const lab::WorkstationId&) { return std::string("BIOCH-01"); };
    }

    void everythingHasFrenchWords()
    {
        QVERIFY(allHaveWords<migration::Direction>());
        QVERIFY(allHaveWords<migration::Format>());
        QVERIFY(allHaveWords<migration::LegalGround>());
        QVERIFY(allHaveWords<migration::StepKind>());
        QVERIFY(allHaveWords<migration::DifferenceKind>());
        QVERIFY(allHaveWords<migration::Field>());
        QVERIFY(allHaveWords<ErasureGround>());
    }

    // Each in words of its own, and none as the console says it.
    void everyFindingHasFrenchWords()
    {
        using migration::Finding;
        const migration::Difference base{.record = 3, .otherRecord = 4, .terms = {"K1", "u2", "u3"}};
        std::set<std::string> words;
        for (std::size_t i = 0; i <= static_cast<std::size_t>(lastOf(Finding())); ++i) {
            auto difference = base;
            difference.finding = static_cast<Finding>(i);
            const auto said = paperwords::findingOf(difference);
            const bool isInItsParts = difference.finding == Finding::FieldDiffers;
            QVERIFY2(said.empty() == isInItsParts, said.c_str());
            const bool isTermsAlone = said == "K1" || said == "K1\u00a0: u2";
            QVERIFY2(said.empty() || isTermsAlone || said != wordsOf(difference), said.c_str());
            words.insert(std::string(nameOf(kindOf(difference.finding))) + said);
        }
        QVERIFY(words.size() >= static_cast<std::size_t>(lastOf(Finding())));
        QCOMPARE(paperwords::findingOf({.where = "ancien.hl7, message 5", .finding = Finding::BeyondPlausible, .part = migration::RecordType::Result, .partNumber = 2, .terms = {"K"}}),
                 std::string("ancien.hl7, message 5, résultat 2\u00a0: hors des valeurs plausibles de K"));
        QCOMPARE(paperwords::findingOf({.where = "ancien.hl7, message 2: line 14", .finding = Finding::Unreadable, .terms = {"it announces 12 messages, the batch has 9"}}),
                 std::string("ancien.hl7, message 2\u00a0: ligne 14\u00a0: 12 messages annoncés, 9 dans le lot"));
        QCOMPARE(paperwords::findingOf({.finding = Finding::FieldReadOtherwise, .terms = {"OBX-5", "rounded to nine decimals"}}), std::string("OBX-5\u00a0: arrondi à neuf décimales"));
        QCOMPARE(paperwords::findingOf({.finding = Finding::FieldDiffers, .part = migration::RecordType::Patient, .field = migration::Field::Forenames}), std::string("patient, prénoms"));
    }

    // Who gives a reader or an import another reason puts it into French, too: readerwords.cpp here, and the page's.
    void everyReasonHasFrenchWords()
    {
        const auto readers = saidByReaders();
        const auto imports = saidByImports();
        QVERIFY(readers.size() > 40 && imports.size() > 40);
        std::string missing;
        for (const auto* said : {&readers, &imports})
            for (const auto& words : *said)
                missing += paperwords::saidInFrench(words) == words ? words + '\n' : std::string();
        QVERIFY2(missing.empty(), missing.c_str());
    }

    // A sample has hundreds of records: who compared them is a row.
    void manyStepsOfAKindAreARow()
    {
        migration::Job job;
        job.mandate.laboratories = {idOf<lab::LaboratoryId>(1)};
        const Instant begin{1'772'530'000'000};
        for (int i = 0; i < 299; ++i)
            job.steps.push_back({job.mandate.id, idOf<lab::PersonId>(1), begin + i * secondMs, migration::CompareSample{static_cast<std::uint64_t>(i + 1), true}});
        job.steps.push_back({job.mandate.id, idOf<lab::PersonId>(2), begin + hourMs, migration::Accept{}});
        const auto text = textOf(migrationPaper(job, {}, {}, m_names, m_certificate));
        QVERIFY2(text.find("échantillon comparé, 299 fois|Dr Hélène Corre|3 mars 2026, de 09:26 à 09:31 UTC|acceptation|") != std::string::npos, text.c_str());
    }

    void daysAndNumbersAreFrench()
    {
        QCOMPARE(paperwords::day({2026, 3, 1}), std::string("1ᵉʳ mars 2026"));
        QCOMPARE(paperwords::day({2026, 8, 14}), std::string("14 août 2026"));
        QVERIFY(paperwords::day({}).empty());
        QCOMPARE(paperwords::time({1'772'530'000'000}), std::string("3 mars 2026, 09:26 UTC"));
        QVERIFY(paperwords::time({}).empty());
        QCOMPARE(paperwords::number(999), std::string("999"));
        QCOMPARE(paperwords::number(491'840), std::string("491\u202f840"));
        QCOMPARE(paperwords::number(1'234'567), std::string("1\u202f234\u202f567"));
    }

    void ofAnErasure()
    {
        ErasureRecord record;
        record.header = {idOf<Uuid>(5), idOf<lab::LaboratoryId>(1), {{idOf<lab::PatientId>(7), true, {41, 42}}}};
        record.ground = ErasureGround::PatientsRight;
        record.askedBy = idOf<lab::PersonId>(1);
        record.keys = {41, 42};
        record.doneAt = {1'772'530'000'000};
        const auto statement = erasurePaper(record, {{idOf<lab::WorkstationId>(3), idOf<lab::PersonId>(1), {1'772'000'000'000}}}, m_names, m_certificate);
        QVERIFY(isSound(statement));
        const auto text = textOf(statement);
        for (const auto& part : {std::string("droit du patient"), idOf<lab::PatientId>(7).toString() + "|41, 42|", std::string("BIOCH-01|Dr Hélène Corre|"), std::string("Dernière archive de clés périmée le=7 avril 2026")})
            QVERIFY2(text.find(part) != std::string::npos, text.c_str());
        QCOMPARE(statement.attachments.size(), std::size_t{1});
        QVERIFY(statement.attachments.front().bytes == toBytes(asBytes(m_certificate.file)));
        QVERIFY(textOf(erasurePaper(record, {}, m_names, m_certificate)).find("chaque poste a dit") != std::string::npos);
    }

    void ofAMigration()
    {
        migration::Job job;
        job.mandate.laboratories = {idOf<lab::LaboratoryId>(1)};
        job.mandate.direction = migration::Direction::Out;
        job.mandate.fields = migration::FieldSet::defaults();
        job.staged.emplace();
        job.staged->inSource.note(migration::Field::InsuredNir, 491'840);
        job.staged->sources = {{"source.hl7", 12, Bytes(32, 2)}};
        job.differences = {{.number = 1, .kind = migration::DifferenceKind::UnknownUnit, .times = 3, .explanation = "même unité", .explainedBy = idOf<lab::PersonId>(1), .finding = migration::Finding::NotTheCataloguesUnit, .terms = {"K", "mmol/l", "mmol/L"}}};
        job.steps = {{job.mandate.id, idOf<lab::PersonId>(1), {1'772'530'000'000}, migration::Approve{}}};
        job.destroyed = {{migration::DestroyedKind::StagingKey, "3", 0, 0, {1'772'530'000'000}}};
        const auto statement = migrationPaper(job, {}, {idOf<lab::PatientId>(7)}, m_names, m_certificate);
        QVERIFY(isSound(statement));
        QCOMPARE(statement.issuer, std::string("Laboratoire de la Rade"));
        const auto text = textOf(statement);
        for (const auto& part : {std::string("NIR de l’assuré|non|491\u202f840|0|"), std::string("unité inconnue|code K\u00a0: en mmol/l, au catalogue en mmol/L|3|même unité (Dr Hélène Corre)|"), std::string("mandat approuvé|Dr Hélène Corre|"), std::string("source.hl7|12|"), std::string("clé de la zone tampon n° 3\u00a0: elle figure"),
                                 std::string("Conservé par mise en attente légale=") + idOf<lab::PatientId>(7).toString(), std::string("aucune archive n’a eu ces clés")})
            QVERIFY2(text.find(part) != std::string::npos, text.c_str());
    }
};

QTEST_GUILESS_MAIN(CertificatePaperTest)
#include "certificatepaper.test.moc"
