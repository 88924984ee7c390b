// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "app/store/erasure/certificatepaper.h"
#include "app/store/erasure/paperwords.h"
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
        job.differences = {{1, migration::DifferenceKind::UnknownUnit, 0, "K mmol/l", 3, "même unité", {}}};
        job.steps = {{job.mandate.id, idOf<lab::PersonId>(1), {1'772'530'000'000}, migration::Approve{}}};
        job.destroyed = {{"staging key 3", {1'772'530'000'000}}};
        const auto statement = migrationPaper(job, {}, {idOf<lab::PatientId>(7)}, m_names, m_certificate);
        QVERIFY(isSound(statement));
        QCOMPARE(statement.issuer, std::string("Laboratoire de la Rade"));
        const auto text = textOf(statement);
        for (const auto& part : {std::string("NIR de l’assuré|non|491\u202f840|0|"), std::string("unité inconnue|K mmol/l|3|même unité|"), std::string("mandat approuvé|Dr Hélène Corre|"), std::string("source.hl7|12|"),
                                 std::string("Conservé par mise en attente légale=") + idOf<lab::PatientId>(7).toString(), std::string("aucune archive n’a eu ces clés")})
            QVERIFY2(text.find(part) != std::string::npos, text.c_str());
    }
};

QTEST_GUILESS_MAIN(CertificatePaperTest)
#include "certificatepaper.test.moc"
