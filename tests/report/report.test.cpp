// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <ctime>

#include "app/report/label.h"
#include "app/report/reportcontent.h"
#include "app/report/reportpdf.h"
#include "app/wire/reportcode.h"
#include "tests/report/sample.h"

using namespace paillasse;
using namespace paillasse::report;

namespace {

ReportContent contentOf(const ReportInput& input)
{
    return report::contentOf(input, *sheetOf(input));
}

} // namespace

// Reads the finished PDF back with poppler's own tools, as a recipient would.
class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_dir.mkpath(QStringLiteral("."))); }
    void everyPageNamesThePatientAndItsDates();
    void noRowIsCutByAPagesEnd();
    void aPartialReportSaysSoAndNamesWhatIsMissing();
    void whateverLacksALineIsPartial();
    void whatIsOpenAgainIsNotPrintedAgain();
    void whatIsWithdrawnSaysNothingAnyMore();
    void nothingOfTheHeadIsCut();
    void aCorrectionShowsWhatItReplaces();
    void eachResultSaysWhereItWasMadeAndOutsideWhichScope();
    void theBodyBeginsUnderItsHead();
    void aWithheldLineStaysVisible();
    void eachSectionNamesItsBiologist();
    void theCircumstancesOfTheSampleAreOnIt();
    void theMatriculeIsPrintedOnlyWhenQualified();
    void anUnreleasedPrintSaysSo();
    void aPreviousValueOfAnotherLaboratoryBearsItsName();
    void fontsAreEmbedded();
    void printingAgainGivesTheSameBytes();
    void summerGivesTheSameBytesAsWinter();
    void theFileSaysWhichReportItIs();
    void labelsCarryTheirNumber();

private:
    QString save(const QByteArray& pdf);
    QStringList pagesOf(const QByteArray& pdf);
    QString run(const QString& program, const QStringList& arguments);
    // The pictures are kept for the eye: build/…/tests/report/screens.
    QDir m_dir{QStringLiteral(REPORT_OUTPUT)};
    int m_count = 0;
};

QString ReportTest::save(const QByteArray& pdf)
{
    const auto name = m_dir.filePath(QStringLiteral("report-%1.pdf").arg(++m_count));
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        qFatal("cannot write %s", qPrintable(name));
    return name;
}

QString ReportTest::run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(20000) || process.exitCode() != 0)
        qFatal("%s failed: %s", qPrintable(program), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

QStringList ReportTest::pagesOf(const QByteArray& pdf)
{
    auto pages = run(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), save(pdf), QStringLiteral("-")}).split(QChar::fromLatin1('\f'));
    pages.removeLast();
    return pages;
}

void ReportTest::everyPageNamesThePatientAndItsDates()
{
    const auto pdf = renderPdf(sample::input(70));
    QVERIFY(pdf.has_value());
    const auto pages = pagesOf(*pdf);
    QVERIFY(pages.size() >= 3);
    QString all;
    for (int i = 0; i < pages.size(); ++i) {
        QVERIFY2(pages[i].contains(QStringLiteral("LE BIHAN Maëlle")), qPrintable(pages[i]));
        QVERIFY(pages[i].contains(QStringLiteral("03/05/1992")));
        QVERIFY(pages[i].contains(QStringLiteral("12/03/2026 à 08:12"))); // collected, local time
        QVERIFY(pages[i].contains(QStringLiteral("12/03/2026 à 10:47"))); // issued
        QVERIFY(pages[i].contains(QStringLiteral("Page %1/%2").arg(i + 1).arg(pages.size())));
        QCOMPARE(pages[i].contains(QStringLiteral("fin du compte rendu")), i == pages.size() - 1);
        QVERIFY(pages[i].contains(QStringLiteral("Intervalle")) || i == pages.size() - 1);
        all += pages[i];
    }
    for (int i = 2; i <= 70; ++i)
        QVERIFY2(all.contains(QStringLiteral("Examen numéro %1").arg(i)), qPrintable(QString::number(i)));
    QVERIFY(all.contains(QStringLiteral("6,4")));
    QVERIFY(all.contains(QStringLiteral("250 mg/L"))); // 6.4 · 39.1
    QVERIFY(all.contains(QStringLiteral("HH critique")));
    QVERIFY(all.contains(QStringLiteral("4,2 (12/12/2025)")));
    QVERIFY(!all.contains(QStringLiteral("antérieur réalisé par")));
    QVERIFY(all.contains(QStringLiteral("Dr Hélène Corre, Biologiste médicale")));
}

// A remark alone on the next page would be read as another examination's.
void ReportTest::noRowIsCutByAPagesEnd()
{
    for (const int lines : {48, 49, 50, 51, 70, 100}) {
        const auto pages = pagesOf(*renderPdf(sample::input(lines)));
        for (const auto& page : pages) {
            const auto rows = page.mid(page.indexOf(QStringLiteral("Intervalle"))).split(QChar::fromLatin1('\n'), Qt::SkipEmptyParts);
            if (!page.contains(QStringLiteral("Intervalle")))
                continue;
            QVERIFY2(rows.size() > 1 && (rows[1].contains(QStringLiteral("Examen numéro")) || rows[1].contains(QStringLiteral("Potassium"))), qPrintable(page));
        }
        QVERIFY2(pages.last().contains(QStringLiteral("Validé et signé")) && pages.last().contains(QStringLiteral("Dr Hélène Corre")), qPrintable(pages.last()));
    }
}

void ReportTest::aPartialReportSaysSoAndNamesWhatIsMissing()
{
    auto input = sample::input(4);
    input.order.reports[0].kind = lab::ReportKind::Partial;
    input.order.reports[0].lines.resize(1);
    const auto content = contentOf(input);
    QCOMPARE(content.banner, QStringLiteral("RÉSULTATS PARTIELS"));
    QCOMPARE(content.pending.size(), 3);
    QCOMPARE(content.groups.size(), 1u);
    QVERIFY(pagesOf(*renderPdf(input)).first().contains(QStringLiteral("RÉSULTATS PARTIELS")));
}

void ReportTest::whateverLacksALineIsPartial()
{
    auto input = sample::input(4);
    auto& report = input.order.reports[0];
    report.lines.resize(3);
    report.replaces = 7;
    input.order.lines[3].state = lab::LineState::Pending;
    const auto bannerOf = [&](lab::ReportKind kind) {
        report.kind = kind;
        return contentOf(input).banner;
    };
    QCOMPARE(bannerOf(lab::ReportKind::Supplementary), QStringLiteral("RÉSULTATS PARTIELS — RÉSULTATS COMPLÉMENTAIRES"));
    QCOMPARE(bannerOf(lab::ReportKind::Corrected), QStringLiteral("RÉSULTATS PARTIELS — ANNULE ET REMPLACE le compte rendu 26-112298/7"));
    QCOMPARE(bannerOf(lab::ReportKind::Complete), QStringLiteral("RÉSULTATS PARTIELS"));
    QCOMPARE(bannerOf(lab::ReportKind::Partial), QStringLiteral("RÉSULTATS PARTIELS"));
    QCOMPARE(bannerOf(lab::ReportKind::Withdrawn), QStringLiteral("COMPTE RENDU RETIRÉ — ne pas utiliser"));
    input.order.lines[3].state = lab::LineState::Cancelled;
    QCOMPARE(bannerOf(lab::ReportKind::Supplementary), QStringLiteral("RÉSULTATS COMPLÉMENTAIRES"));
    input.order.lines[3].state = lab::LineState::Pending;
    report.kind = lab::ReportKind::Corrected;
    const auto first = pagesOf(*renderPdf(input)).first();
    QVERIFY2(first.contains(QStringLiteral("RÉSULTATS PARTIELS — ANNULE ET REMPLACE")), qPrintable(first));
}

// 1 and 3 were opened again, 1 was released anew alone: of 3 nothing holds until it is.
void ReportTest::whatIsOpenAgainIsNotPrintedAgain()
{
    auto input = sample::input(4);
    auto corrected = input.order.reports[0];
    corrected.version = 2;
    corrected.kind = lab::ReportKind::Corrected;
    corrected.replaces = 1;
    corrected.lines = {corrected.lines[0]};
    input.order.reports.push_back(corrected);
    input.version = 2;
    const auto pendingWith = [&](lab::LineState state) {
        input.order.lines[2].state = state;
        input.order.lines[2].revision = state == lab::LineState::BiologicallyValid ? 3 : 5; // each change raises it
        return contentOf(input).pending;
    };
    const QStringList third{QStringLiteral("Examen numéro 3")};
    for (const auto state : {lab::LineState::Pending, lab::LineState::Measured, lab::LineState::TechnicallyValid, lab::LineState::NotPerformed})
        QCOMPARE(pendingWith(state), third);
    QVERIFY(contentOf(input).banner.startsWith(QStringLiteral("RÉSULTATS PARTIELS — ANNULE ET REMPLACE")));
    const auto namesThird = [](const ReportContent& content) {
        return std::ranges::any_of(content.groups, [](const ReportGroup& group) { return std::ranges::any_of(group.rows, [](const ReportRow& row) { return row.name == QStringLiteral("Examen numéro 3"); }); });
    };
    QVERIFY(!namesThird(contentOf(input)));
    // What was cancelled since is neither awaited nor said again.
    QVERIFY(pendingWith(lab::LineState::Cancelled).isEmpty());
    QVERIFY(!namesThird(contentOf(input)));
    // The first version still says what it said, and the second carries over what stands.
    input.order.lines[2].state = lab::LineState::Measured;
    input.version = 1;
    QVERIFY(namesThird(contentOf(input)) && contentOf(input).pending.isEmpty());
    input.version = 2;
    QVERIFY(pendingWith(lab::LineState::BiologicallyValid).isEmpty());
    QVERIFY(namesThird(contentOf(input)) && contentOf(input).banner.startsWith(QStringLiteral("ANNULE")));
}

void ReportTest::whatIsWithdrawnSaysNothingAnyMore()
{
    auto input = sample::input(2);
    auto withdrawal = input.order.reports[0];
    withdrawal.version = 2;
    withdrawal.kind = lab::ReportKind::Withdrawn;
    withdrawal.replaces = 1;
    withdrawal.lines.clear();
    withdrawal.interpretation.clear();
    auto again = input.order.reports[0];
    again.version = 3;
    again.kind = lab::ReportKind::Supplementary;
    again.interpretation = "Autre chose.";
    input.order.reports.push_back(withdrawal);
    input.order.reports.push_back(again);
    input.version = 3;
    QVERIFY(contentOf(input).earlierInterpretations.isEmpty());
    // A withdrawal's own page names nothing that was reported, whatever was opened for it.
    input.version = 2;
    input.order.lines[0].state = lab::LineState::Measured;
    QVERIFY(contentOf(input).pending.isEmpty() && contentOf(input).groups.empty());
}

// The heads grow with what they must say: a box that cut a word would lose it for the reader.
void ReportTest::nothingOfTheHeadIsCut()
{
    auto input = sample::input(70);
    QString context;
    for (int i = 0; i < 45; ++i)
        context += QStringLiteral("contexte%1 ").arg(i);
    input.order.context.clinical = context.trimmed().toStdString();
    input.order.context.recipients = {"Dr Jeanne Cadiou", "EHPAD des Abers", "Centre hospitalier de Cornouaille, service de néphrologie"};
    input.laboratory.biologists = {"Dr Hélène Corre", "Dr Paul Le Floch", "Dr Marc Abgrall", "Dr Soizic Le Guennec", "Dr Yves-Marie de Kerangal"};
    input.specimenNature = [](const std::string&) { return std::string("plasma hépariné"); };
    input.order.reports[0].kind = lab::ReportKind::Corrected;
    input.order.reports[0].replaces = 7;
    QString reason;
    for (int i = 0; i < 30; ++i)
        reason += QStringLiteral("motif%1 ").arg(i);
    input.order.reports[0].reason = reason.trimmed().toStdString();
    const auto pages = pagesOf(*renderPdf(input));
    QVERIFY(pages.size() >= 3);
    for (int i = 0; i < 45; ++i)
        QVERIFY2(pages[0].contains(QStringLiteral("contexte%1").arg(i)), qPrintable(pages[0]));
    for (int i = 0; i < 30; ++i)
        for (const auto& page : pages)
            QVERIFY2(page.contains(QStringLiteral("motif%1").arg(i)), qPrintable(page));
    for (const auto* word : {"Kerangal", "néphrologie", "plasma hépariné", "Potassium", "6,4"})
        QVERIFY2(pages[0].contains(QString::fromUtf8(word)), qPrintable(pages[0]));
}

void ReportTest::aCorrectionShowsWhatItReplaces()
{
    auto input = sample::input(2);
    auto& line = input.order.lines[0];
    auto again = line.measurements[0];
    again.id = lab::MeasurementId(Uuid::make({1}));
    again.value = lab::Quantity{lab::Comparator::None, lab::Decimal(46, 1)};
    line.measurements.push_back(again);
    line.reportable = again.id;
    auto corrected = input.order.reports[0];
    corrected.version = 2;
    corrected.kind = lab::ReportKind::Corrected;
    corrected.replaces = 1;
    corrected.reason = "tube hémolysé";
    corrected.lines = {{line.id, line.revision, again.id, {}}};
    input.order.reports.push_back(corrected);
    input.version = 2;
    const auto content = contentOf(input);
    QVERIFY(content.banner.contains(QStringLiteral("ANNULE ET REMPLACE le compte rendu 26-112298/1 du 12/03/2026")));
    QVERIFY(content.banner.contains(QStringLiteral("tube hémolysé")));
    const auto& row = content.groups.at(0).rows.at(0);
    QCOMPARE(row.value, QStringLiteral("4,6"));
    QCOMPARE(row.remarks.first(), QStringLiteral("corrigé : rendu précédemment 6,4"));
    // The first version, printed again, still says what it said.
    input.version = 1;
    QCOMPARE(contentOf(input).groups.at(0).rows.at(0).value, QStringLiteral("6,4"));
    QVERIFY(contentOf(input).banner.isEmpty() && contentOf(input).formerReaders.isEmpty());
    // Who had it stands on the correction, as known at its signing: what was handed over later changes no printed word.
    input.version = 2;
    QCOMPARE(contentOf(input).formerReaders, QStringLiteral("La version remplacée n’avait été remise à personne."));
    const auto signedAt = input.order.reports[1].releasedAt;
    input.order.deliveries = {{1, lab::DeliveryChannel::Other, "EHPAD des Abers", {}, signedAt - minuteMs},
                              {1, lab::DeliveryChannel::Print, "Dr Cadiou", {}, signedAt - minuteMs},
                              {1, lab::DeliveryChannel::Other, "EHPAD des Abers", {}, signedAt},
                              {1, lab::DeliveryChannel::Other, "trop tard", {}, signedAt + minuteMs}};
    const auto readers = contentOf(input).formerReaders;
    QVERIFY2(readers.startsWith(QStringLiteral("La version remplacée avait été remise à : EHPAD des Abers (12/03/2026 à ")), qPrintable(readers));
    QVERIFY(readers.contains(QStringLiteral(", Dr Cadiou (12/03/2026 à ")) && !readers.contains(QStringLiteral("trop tard")));
    QCOMPARE(readers.count(QStringLiteral("EHPAD")), 1);
    // Whoever has only the first version of three holds what is replaced too.
    auto third = input;
    third.order.reports.push_back(corrected);
    third.order.reports[2].version = 3;
    third.order.reports[2].replaces = 2;
    third.version = 3;
    QVERIFY2(contentOf(third).formerReaders.startsWith(QStringLiteral("La version remplacée n’avait été remise à personne. La version 1 avait été remise à : EHPAD des Abers (")), qPrintable(contentOf(third).formerReaders));
    QVERIFY(pagesOf(*renderPdf(input)).first().contains(QStringLiteral("avait été remise à")));
}

void ReportTest::eachResultSaysWhereItWasMadeAndOutsideWhichScope()
{
    auto input = sample::input(4); // 1 and 3 are biochemistry, 2 and 4 haematology
    const auto groupOf = [&input](const char* title) {
        for (const auto& group : contentOf(input).groups)
            if (group.title == QString::fromUtf8(title))
                return group;
        return ReportGroup();
    };
    const auto remarks = [&groupOf](const char* title, std::size_t row) { return groupOf(title).rows.at(row).remarks.join(QStringLiteral("; ")); };
    for (auto& line : input.order.lines)
        line.bench = static_cast<lab::BenchNumber>(line.id);
    QVERIFY(groupOf("Biochimie sanguine").site.isEmpty());
    input.siteOf = [](lab::BenchNumber bench) { return bench == 1 ? std::string("Lorient, 4 quai des Indes") : std::string("Hennebont"); };
    // One place for the discipline is said once; two, beside each result.
    QCOMPARE(groupOf("Hématologie").site, QStringLiteral("site de réalisation\u00a0: Hennebont"));
    QVERIFY(!remarks("Hématologie", 0).contains(QStringLiteral("site")));
    QVERIFY(groupOf("Biochimie sanguine").site.isEmpty());
    QCOMPARE(remarks("Biochimie sanguine", 0), QStringLiteral("site de réalisation\u00a0: Lorient, 4 quai des Indes"));
    QCOMPARE(remarks("Biochimie sanguine", 1), QStringLiteral("hors accréditation; site de réalisation\u00a0: Hennebont"));
    const auto page = pagesOf(*renderPdf(input)).first();
    QCOMPARE(page.count(QStringLiteral("Hennebont")), 2);
    // In the head and again in the foot.
    QCOMPARE(page.count(QStringLiteral("Accréditation Cofrac examens médicaux n° 8-0000")), 2);
    // Another laboratory's result was made neither here nor there, and its scope is not ours to tell.
    input.order.lines[2].measurements[0].performingLaboratory = "CHU de Brest";
    QCOMPARE(remarks("Biochimie sanguine", 1), QStringLiteral("réalisé par CHU de Brest"));
    QVERIFY(groupOf("Biochimie sanguine").site.contains(QStringLiteral("Lorient")));
    // A laboratory without an accreditation has nothing outside its scope.
    input.laboratory.accreditation.clear();
    input.order.lines[2].measurements[0].performingLaboratory.clear();
    QVERIFY(!remarks("Biochimie sanguine", 1).contains(QStringLiteral("hors accréditation")));
}

// Whatever the body begins with, a table or a sentence.
void ReportTest::theBodyBeginsUnderItsHead()
{
    const auto standsInOrder = [this](const report::ReportInput& input, const std::vector<const char*>& expected) {
        const auto page = pagesOf(*renderPdf(input)).first();
        qsizetype last = -1;
        for (const auto* words : expected) {
            const auto at = page.indexOf(QString::fromUtf8(words));
            QVERIFY2(at > last, qPrintable(QString::fromUtf8(words) + QLatin1Char('\n') + page));
            last = at;
        }
    };
    auto input = sample::input(2);
    standsInOrder(input, {"N° patient", "Contexte", "Biochimie sanguine", "Potassium", "Interprétation", "Validé et signé"});
    auto corrected = input.order.reports[0];
    corrected.version = 2;
    corrected.kind = lab::ReportKind::Corrected;
    corrected.replaces = 1;
    corrected.reason = "tube hémolysé";
    input.order.reports.push_back(corrected);
    input.version = 2;
    standsInOrder(input, {"N° patient", "Contexte", "ANNULE ET REMPLACE", "La version remplacée", "Biochimie sanguine", "Interprétation", "Validé et signé"});
}

void ReportTest::aWithheldLineStaysVisible()
{
    auto input = sample::input(2);
    auto& line = input.order.lines[1];
    line.withheld = true;
    line.confidentiality = lab::Confidentiality::Hiv;
    line.examination.clear();
    line.measurements.clear();
    line.reportable.reset();
    const auto text = pagesOf(*renderPdf(input)).join(QString());
    QVERIFY(text.contains(QStringLiteral("examen confidentiel")));
    QVERIFY(!text.contains(QStringLiteral("Examen numéro 2")));
}

// A validates the haematology urgently, B the rest on the next day: neither stands for the other's lines or words.
void ReportTest::eachSectionNamesItsBiologist()
{
    auto input = sample::input(4); // 1 and 3 are chemistry, 2 and 4 haematology
    const auto a = lab::PersonId(Uuid::make({1}));
    const auto b = lab::PersonId(Uuid::make({2}));
    input.signatory = [a](const lab::PersonId& id) { return id == a ? Signatory{"Dr Anne Abgrall", "Biologiste"} : Signatory{"Dr Benoît Bihan", "Biologiste"}; };
    auto first = input.order.reports[0];
    first.kind = lab::ReportKind::Partial;
    first.releasedBy = a;
    first.interpretation = "Anémie à explorer.";
    first.lines = {first.lines[1], first.lines[3]};
    auto second = input.order.reports[0];
    second.version = 2;
    second.releasedBy = b;
    second.releasedAt = first.releasedAt + dayMs;
    second.interpretation = "Potassium à contrôler.";
    for (auto at : {1, 3})
        ++second.lines[static_cast<std::size_t>(at)].revision; // carried over, as the page does it
    input.order.reports = {first, second};
    input.version = 2;
    const auto of = [&input](const QString& title) {
        const auto content = contentOf(input);
        return *std::ranges::find_if(content.groups, [&title](const ReportGroup& group) { return group.title.contains(title); });
    };
    QCOMPARE(of(QStringLiteral("matologie")).validatedBy, QStringLiteral("validé par Dr Anne Abgrall le 12/03/2026 à 10:47"));
    QCOMPARE(of(QStringLiteral("iochimie")).validatedBy, QStringLiteral("validé par Dr Benoît Bihan le 13/03/2026 à 10:47"));
    QCOMPARE(contentOf(input).earlierInterpretations, QStringList{QStringLiteral("Interprétation de Dr Anne Abgrall, le 12/03/2026 à 10:47 : Anémie à explorer.")});
    const auto text = pagesOf(*renderPdf(input)).join(QString()).simplified();
    for (const auto* words : {"Dr Anne Abgrall", "Anémie à explorer.", "Potassium à contrôler.", "Dr Benoît Bihan, Biologiste"})
        QVERIFY2(text.contains(QString::fromUtf8(words)), qPrintable(text));
    // A line measured again is of who validated it again; the section is mixed then, and each line names its own.
    auto& again = input.order.reports[1].lines[1];
    again.revision += 4;
    const auto mixed = of(QStringLiteral("matologie"));
    QVERIFY(mixed.validatedBy.isEmpty());
    QVERIFY(mixed.rows[0].remarks.join(QString()).contains(QStringLiteral("Bihan")) && mixed.rows[1].remarks.join(QString()).contains(QStringLiteral("Abgrall")));
    // Of one biologist alone, and printed again as it was: nothing but the signature.
    input.version = 1;
    QVERIFY(of(QStringLiteral("matologie")).validatedBy.isEmpty() && contentOf(input).earlierInterpretations.isEmpty());
    // A correction says everything anew: what it replaces is not repeated.
    input.order.reports[1].kind = lab::ReportKind::Corrected;
    input.order.reports[1].replaces = 1;
    input.version = 2;
    QVERIFY(contentOf(input).earlierInterpretations.isEmpty());
}

void ReportTest::theCircumstancesOfTheSampleAreOnIt()
{
    auto input = sample::input(1);
    input.order.context.fasting = lab::Fasting::No;
    input.order.context.treatment = "Spironolactone 25 mg";
    input.order.context.ward = "Néphrologie";
    const auto text = pagesOf(*renderPdf(input)).first();
    for (const auto* words : {"Non à jeun", "Spironolactone 25 mg", "Néphrologie"})
        QVERIFY2(text.contains(QString::fromUtf8(words)), qPrintable(text));
    input.order.context.fasting = lab::Fasting::Unknown;
    QVERIFY(!pagesOf(*renderPdf(input)).first().contains(QStringLiteral("jeun")));
}

void ReportTest::theMatriculeIsPrintedOnlyWhenQualified()
{
    auto input = sample::input(1);
    QVERIFY(!pagesOf(*renderPdf(input)).first().contains(QStringLiteral("292055612345678")));
    input.patient.identity.state = lab::IdentityState::Qualified;
    QVERIFY(pagesOf(*renderPdf(input)).first().contains(QStringLiteral("292055612345678")));
}

void ReportTest::anUnreleasedPrintSaysSo()
{
    auto input = sample::input(2);
    input.order.reports.clear();
    input.version = 0;
    input.order.lines[0].state = lab::LineState::TechnicallyValid;
    const auto content = contentOf(input);
    QCOMPARE(content.banner, QStringLiteral("NON LIBÉRÉ — MODE DÉGRADÉ"));
    QVERIFY(content.signature.first().contains(QStringLiteral("Non validé")));
    QVERIFY(content.verification.isEmpty());
    auto longer = sample::input(70);
    longer.order.reports.clear();
    longer.version = 0;
    longer.printedAt = longer.order.placedAt;
    const auto pages = pagesOf(*renderPdf(longer));
    QVERIFY(pages.size() >= 3);
    for (const auto& page : pages)
        QVERIFY2(page.contains(QStringLiteral("NON LIBÉRÉ — MODE DÉGRADÉ")), qPrintable(page));
}

void ReportTest::aPreviousValueOfAnotherLaboratoryBearsItsName()
{
    auto input = sample::input(2);
    input.previous = [](const lab::ResultLine&) { return PreviousResult{lab::Quantity{lab::Comparator::None, lab::Decimal(39, 1)}, {}, "CHU de Brest"}; };
    const auto page = pagesOf(*renderPdf(input))[0];
    QVERIFY2(page.contains(QStringLiteral("antérieur réalisé par CHU de Brest")), qPrintable(page));
}

void ReportTest::fontsAreEmbedded()
{
    const auto fonts = run(QStringLiteral("pdffonts"), {save(*renderPdf(sample::input(3)))}).split(QChar::fromLatin1('\n'), Qt::SkipEmptyParts);
    QVERIFY(fonts.size() > 2);
    for (int i = 2; i < fonts.size(); ++i)
        QVERIFY2(fonts[i].contains(QRegularExpression(QStringLiteral("Identity-H +yes "))), qPrintable(fonts[i])); // embedded
}

void ReportTest::printingAgainGivesTheSameBytes()
{
    const auto first = renderPdf(sample::input(3));
    QTest::qWait(1100); // another second on the clock
    auto again = sample::input(3);
    QVERIFY(first.has_value());
    QVERIFY(*renderPdf(again) == *first);
    QVERIFY(first->contains("/CreationDate (D:20260312094700"));
    QVERIFY(!run(QStringLiteral("pdfinfo"), {save(*first)}).isEmpty()); // still opens
    again.order.reports[0].releasedAt = again.order.reports[0].releasedAt + secondMs;
    QVERIFY(*renderPdf(again) != *first);
}

// The writer stamps the zone's offset, which moves twice a year.
void ReportTest::summerGivesTheSameBytesAsWinter()
{
    const auto before = qgetenv("TZ");
    const auto in = [](const char* zone) {
        qputenv("TZ", zone);
        ::tzset();
        return *renderPdf(sample::input(2));
    };
    const auto winter = in("CET-1");
    const auto summer = in("CEST-2");
    const auto west = in("BRT+3");
    before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
    ::tzset();
    QVERIFY(winter == summer && winter == west);
}

void ReportTest::theFileSaysWhichReportItIs()
{
    const auto input = sample::input(2);
    const auto pdf = *renderPdf(input);
    wire::ReportFileScan scan;
    scan.add({reinterpret_cast<const std::uint8_t*>(pdf.constData()), static_cast<std::size_t>(pdf.size())});
    scan.end();
    QVERIFY(scan.isPdf() && scan.code());
    QCOMPARE(scan.code()->text(), input.verification);
    // The packet and the document information say the same, as PDF/A wants it.
    const auto name = save(pdf);
    const auto packet = run(QStringLiteral("pdfinfo"), {QStringLiteral("-meta"), name});
    const auto info = run(QStringLiteral("pdfinfo"), {name});
    const auto field = [&info](const char* key) { return QRegularExpression(QStringLiteral("^%1: +(.+)$").arg(QString::fromLatin1(key)), QRegularExpression::MultilineOption).match(info).captured(1); };
    const auto code = QString::fromStdString(input.verification);
    QVERIFY2(packet.contains(QStringLiteral("<dc:identifier>%1<").arg(code)), qPrintable(packet));
    QVERIFY(packet.contains(QStringLiteral("<report:signature>%1<").arg(QString::fromLatin1(QByteArray(64, 'Q').toBase64()))));
    QVERIFY(packet.contains(QStringLiteral("pdfaid:part>1<")) && packet.contains(QStringLiteral("2026-03-12T09:47:00+00:00")));
    QVERIFY(!field("Creator").isEmpty() && field("Creator").endsWith(code));
    for (const auto* key : {"Title", "Creator", "Producer"})
        QVERIFY2(packet.contains(QLatin1Char('>') + field(key) + QLatin1Char('<')), qPrintable(field(key)));
    // On the page, what of it can be compared by eye.
    QVERIFY(pagesOf(pdf).last().contains(QStringLiteral("Empreinte du contenu signé : 0A3F 3F3F")));
    // Not released: it claims nothing.
    auto unreleased = input;
    unreleased.order.reports.clear();
    unreleased.version = 0;
    unreleased.verification.clear();
    QVERIFY(!renderPdf(unreleased)->contains("PAILLASSE:") && !renderPdf(unreleased)->contains("signerKey"));
}

void ReportTest::labelsCarryTheirNumber()
{
    const std::vector<TubeLabel> labels(3, {QStringLiteral("26-112298-1"), QStringLiteral("LE BIHAN Maëlle"), QStringLiteral("03/05/1992"), QStringLiteral("F"), QStringLiteral("0048 213"),
                                           QStringLiteral("EDTA"), QStringLiteral("NFS"), QStringLiteral("12/03 08:12"), true});
    const auto pdf = renderLabels(labels);
    QVERIFY(pdf.has_value());
    const auto pages = pagesOf(*pdf);
    QCOMPARE(pages.size(), 3);
    QVERIFY(pages[2].contains(QStringLiteral("26-112298-1")));
    QVERIFY(pages[2].contains(QStringLiteral("URGENT")));
    // The first name is what tells two tubes of one family apart: a long name is written smaller, not cut.
    auto lengthy = labels;
    lengthy[0].patient = QStringLiteral("DE KERSAUSON DE PENNENDREFF Marie-Antoinette");
    const auto named = pagesOf(*renderLabels(lengthy))[0];
    QVERIFY2(named.contains(QStringLiteral("DE KERSAUSON DE PENNENDREFF Marie-Antoinette")), qPrintable(named));
    auto bad = labels;
    bad[0].barcode = QString();
    QVERIFY(!renderLabels(bad).has_value());
}

QTEST_MAIN(ReportTest)
#include "report.test.moc"
