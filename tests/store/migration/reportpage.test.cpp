// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/report/reportcontent.h"
#include "app/store/migration/outbound/reportcopies.h"
#include "app/store/migration/outbound/reportpage.h"
#include "tests/report/sample.h"
#include "tests/store/paper/papers.h"

using namespace paillasse;
using namespace paillasse::store;
using migration::Field;
using migration::FieldSet;

namespace {

const auto allFields = FieldSet::fromBits(~std::uint64_t{0});

// A report that says something of each field that a page can say anything of; its second line was done elsewhere.
report::ReportInput richInput(int lines = 3)
{
    auto in = report::sample::input(lines);
    auto& identity = in.patient.identity;
    identity.usedName = "KERVELLA";
    identity.state = lab::IdentityState::Qualified;
    auto& context = in.order.context;
    context.ward = "Pneumologie";
    context.fasting = lab::Fasting::Yes;
    context.treatment = "énoxaparine";
    context.recipients = {"Dr Yann Riou"};
    in.order.specimens.front().container = "Hépariné";
    in.order.specimens.push_back({2, "EDTA", lab::SpecimenState::Rejected, {}, {}, {}, lab::RejectionReason::Haemolysed, "tube rouge"});
    auto& first = in.order.lines[0].measurements[0];
    first.method = "ISE indirecte";
    first.comment = "contrôlé deux fois";
    in.order.lines[1].measurements[0].performingLaboratory = "CHU";
    auto& version = in.order.reports.back();
    version.pdfSha256 = Bytes(32, 0xab);
    version.pdfSha256.resize(64, 0xcd);
    return in;
}

std::vector<lab::LineId> allLines(const lab::Order& order)
{
    std::vector<lab::LineId> ids;
    for (const auto& line : order.lines)
        ids.push_back(line.id);
    return ids;
}

migration::Mandate mandateOf(FieldSet fields)
{
    migration::Mandate mandate;
    mandate.fields = fields;
    mandate.from = {2025, 1, 1};
    mandate.until = {2026, 12, 31};
    return mandate;
}

// As the workstation that registered the page left it in the store.
lab::Order keptOrder(const report::ReportInput& in)
{
    auto order = in.order;
    order.reports.back().sheet = report::encode(*report::sheetOf(in));
    return order;
}

Bytes pdfOf(const report::ReportInput& in, const migration::Mandate& mandate, const std::vector<lab::LineId>& told)
{
    const auto order = keptOrder(in);
    const auto& version = order.reports.back();
    const auto pdf = paper::layOut(reportPage(*readSheet(version.sheet), {order, version}, told, mandate));
    if (!pdf)
        qFatal("%s", pdf.error().detail.c_str());
    return *pdf;
}

QString textOf(const Bytes& pdf)
{
    const QTemporaryDir folder;
    return store::testing::said(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), store::testing::saved(folder, QStringLiteral("copy.pdf"), pdf), QStringLiteral("-")});
}

QString textOf(const report::ReportInput& in, FieldSet fields)
{
    return textOf(pdfOf(in, mandateOf(fields), allLines(in.order)));
}

} // namespace

// The store's copy of a registered page says what the mandate names, and nothing more.
class ReportPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void theStoreReadsTheWordsThatAWorkstationKept()
    {
        const auto in = richInput();
        const auto written = *report::sheetOf(in);
        const auto read = readSheet(report::encode(written));
        QVERIFY(read);
        const auto& page = written.page;
        const auto isSame = [](const QStringList& a, const std::vector<std::string>& b) {
            QStringList words;
            for (const auto& line : b)
                words << QString::fromStdString(line);
            return a == words && !a.isEmpty();
        };
        QVERIFY(isSame(page.laboratoryLines, read->page.laboratoryLines) && isSame(page.patientLines, read->page.patientLines) && isSame(page.requestLines, read->page.requestLines));
        QVERIFY(isSame(page.signature, read->page.signature) && isSame(page.specimenRemarks, read->page.specimenRemarks));
        QCOMPARE(QString::fromStdString(read->page.patientName), page.patientName);
        QCOMPARE(QString::fromStdString(read->page.notice), page.notice);
        QCOMPARE(QString::fromStdString(read->page.issued), page.issued);
        QCOMPARE(read->page.validators.size(), page.validators.size());
        QCOMPARE(read->lines.size(), written.lines.size());
        for (const auto& [id, words] : written.lines) {
            const auto& line = *read->lines.at(id);
            QCOMPARE(QString::fromStdString(line.name + line.value + line.unit + line.secondValue + line.range + line.flag + line.previous + line.discipline),
                     words->name + words->value + words->unit + words->secondValue + words->range + words->flag + words->previous + words->discipline);
            QCOMPARE(line.rank, words->rank);
            QCOMPARE(static_cast<qsizetype>(line.remarks.size()), words->remarks.size());
        }
        QVERIFY(readSheet({{0, {1}}}).error().code == ErrorCode::Corrupt);
    }

    // Word by word: what tells a field stands there with all fields, and goes with that field alone.
    void eachWordGoesWithItsField()
    {
        const std::map<Field, QString> words = {
            {Field::BirthName, QStringLiteral("Nom de naissance : LE BIHAN")},
            {Field::Forenames, QStringLiteral("Maëlle Anne")},
            {Field::UsedName, QStringLiteral("KERVELLA")},
            {Field::BirthDate, QStringLiteral("03/05/1992")},
            {Field::Sex, QStringLiteral("Sexe")},
            {Field::PatientNumbers, QStringLiteral("0048 213")},
            {Field::NationalIdentity, QStringLiteral("292055612345678")},
            {Field::OrderNumbers, QStringLiteral("26-112298")},
            {Field::OrderTimes, QStringLiteral("Prélevé le")},
            {Field::Prescriber, QStringLiteral("Cadiou")},
            {Field::Ward, QStringLiteral("Pneumologie")},
            {Field::Collector, QStringLiteral("Simon")},
            {Field::Recipients, QStringLiteral("Riou")},
            {Field::Fasting, QStringLiteral("À jeun")},
            {Field::Treatment, QStringLiteral("énoxaparine")},
            {Field::ClinicalContext, QStringLiteral("scanner")},
            {Field::SpecimenKind, QStringLiteral("Hépariné")},
            {Field::SpecimenTimes, QStringLiteral("Reçu le")},
            {Field::SpecimenRejection, QStringLiteral("hémolysé")},
            {Field::SpecimenRemark, QStringLiteral("tube rouge")},
            {Field::Examination, QStringLiteral("Potassium")},
            {Field::Value, QStringLiteral("6,4")},
            {Field::Unit, QStringLiteral("mmol/L")},
            {Field::ReferenceRange, QStringLiteral("5,1")},
            {Field::Flags, QStringLiteral("HH")},
            {Field::Method, QStringLiteral("ISE indirecte")},
            {Field::PerformingLaboratory, QStringLiteral("réalisé par CHU")},
            {Field::ResultComment, QStringLiteral("contrôlé deux fois")},
            {Field::Interpretation, QStringLiteral("Hyperkaliémie")},
        };
        const auto in = richInput();
        const auto whole = textOf(in, allFields);
        for (const auto& [field, word] : words) {
            QVERIFY2(whole.contains(word), qPrintable(word + whole));
            auto fields = allFields;
            fields.remove(field);
            const auto without = textOf(in, fields);
            QVERIFY2(!without.contains(word), qPrintable(word + without));
            FieldSet alone{field, Field::ReportDocument};
            const auto only = textOf(in, alone);
            for (const auto& [other, theirs] : words)
                QVERIFY2(other == field || !only.contains(theirs), qPrintable(QString::fromStdString(std::string(migration::infoOf(field).name)) + QStringLiteral(" shows ") + theirs + only));
        }
        // Whose words they are stands there whatever is mandated, and so does the proof.
        const auto bare = textOf(in, {Field::ReportDocument});
        for (const auto* word : {"Laboratoire du Blavet", "Validé et signé électroniquement", "Dr Hélène Corre, Biologiste médicale", "patients fictifs"})
            QVERIFY2(bare.contains(QString::fromUtf8(word)), qPrintable(bare));
        QVERIFY(bare.contains(QString::fromStdString(crypto::toHex(Bytes(32, 0xab)))) && bare.contains(QString::fromStdString(crypto::toHex(Bytes(32, 0xcd)))));
    }

    // A long name takes nothing of the hash below it.
    void aFootIsWholeHoweverLongItsLines()
    {
        auto in = richInput(2);
        in.patient.identity.usedName = std::string(100, 'W');
        const auto text = textOf(in, allFields);
        QCOMPARE(text.count(QString::fromStdString(crypto::toHex(Bytes(32, 0xab)))), 2); // in the foot, and where the copy is told of
    }

    // With all fields no sentence of a page is unknown.
    void noSentenceOfAPageIsUnknown()
    {
        const auto in = richInput();
        const auto order = keptOrder(in);
        auto reduced = *readSheet(order.reports.back().sheet);
        const auto whole = reduced;
        reduceSheet(reduced, {order, order.reports.back()}, allLines(order), mandateOf(allFields));
        QVERIFY(reduced.page == whole.page);
        QVERIFY(reduced.lines == whole.lines);
    }

    void whatLooksLikeAnotherSentenceTellsNoMore()
    {
        auto in = richInput();
        in.patient.identity.birthName = "X · Prénoms : SECRET";
        in.order.context.prescriberName = "Dr A · SECRET";
        in.order.lines[0].measurements[0].comment = "ISE indirecte, SECRET";
        in.order.lines[1].measurements[0].comment = "réalisé par SECRET";
        auto fields = allFields;
        for (const auto field : {Field::BirthName, Field::UsedName, Field::Prescriber, Field::ResultComment})
            fields.remove(field);
        const auto text = textOf(in, fields);
        QVERIFY2(!text.contains(QStringLiteral("SECRET")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Maëlle Anne")) && text.contains(QStringLiteral("Pneumologie")), qPrintable(text));
    }

    // A correction says what it replaces and why: the number is a field, and the reason is somebody's own words.
    void aCorrectionsReasonIsAComment()
    {
        auto in = richInput();
        auto corrected = in.order.reports.back();
        corrected.version = 2;
        corrected.kind = lab::ReportKind::Corrected;
        corrected.replaces = 1;
        corrected.reason = "SECRET de saisie";
        in.order.reports.push_back(corrected);
        in.version = 2;
        QVERIFY(textOf(in, allFields).contains(QStringLiteral("ANNULE ET REMPLACE le compte rendu 26-112298/1")));
        QVERIFY(textOf(in, allFields).contains(QStringLiteral("SECRET de saisie")));
        for (const auto field : {Field::ResultComment, Field::OrderNumbers}) {
            auto fields = allFields;
            fields.remove(field);
            const auto text = textOf(in, fields);
            QVERIFY2(text.contains(QStringLiteral("COMPTE RENDU CORRIGÉ")) && !text.contains(QStringLiteral("SECRET")) && !text.contains(QStringLiteral("26-112298/1")), qPrintable(text));
        }
    }

    void formerValuesAreOfThePeriod()
    {
        const auto in = richInput();
        auto mandate = mandateOf(allFields);
        QVERIFY(textOf(pdfOf(in, mandate, allLines(in.order))).contains(QStringLiteral("4,2 (12/12/2025)")));
        mandate.from = {2026, 1, 1};
        QVERIFY(!textOf(pdfOf(in, mandate, allLines(in.order))).contains(QStringLiteral("12/12/2025")));
    }

    void aLineThatIsOpenAgainIsNotThere()
    {
        const auto in = richInput();
        const auto text = textOf(pdfOf(in, mandateOf(allFields), {2, 3}));
        QVERIFY(!text.contains(QStringLiteral("Potassium")) && text.contains(QStringLiteral("Examen numéro 2")));
    }

    void eachPageSaysWhatItIs()
    {
        const auto in = richInput(120);
        const auto mandate = mandateOf(allFields);
        const auto pdf = pdfOf(in, mandate, allLines(in.order));
        const auto pages = textOf(pdf).split(u'\f', Qt::SkipEmptyParts);
        QVERIFY(pages.size() > 3);
        for (int i = 0; i < pages.size(); ++i)
            for (const auto& word : {QStringLiteral("Compte rendu 26-112298/1"), QStringLiteral("copie faite par le registre"), QStringLiteral("KERVELLA Maëlle · né(e) le 03/05/1992 · n° 0048 213"), QString::fromStdString(crypto::toHex(Bytes(32, 0xab))), QStringLiteral("page %1/%2").arg(i + 1).arg(pages.size())})
                QVERIFY2(pages[i].contains(word), qPrintable(word + pages[i]));
        QVERIFY(pdfOf(in, mandate, allLines(in.order)) == pdf); // the same is the same, bit by bit
        // For who looks at them.
        const QDir folder(QStringLiteral(PAGES_OUTPUT));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        for (const auto& [name, bytes] : {std::pair{"long.pdf", pdf}, {"short.pdf", pdfOf(richInput(), mandate, {1, 2, 3})}, {"default.pdf", pdfOf(richInput(12), mandateOf(FieldSet::defaults()), allLines(richInput(12).order))}}) {
            QFile file(folder.filePath(QString::fromUtf8(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
        }
    }

    void aReportIsADocumentOfItsOrder()
    {
        const auto in = richInput();
        auto order = keptOrder(in);
        const auto mandate = mandateOf(allFields);
        ReportCopies copies(mandate);
        exchange::ImportedOrder told;
        migration::FieldTally inSource;
        migration::FieldTally produced;
        QVERIFY(copies.add(order, told, inSource, produced));
        QCOMPARE(told.attachments.size(), 1u);
        QCOMPARE(told.attachments[0].mediaType, std::string("application/pdf"));
        QCOMPARE(told.attachments[0].title, std::string("Compte rendu 26-112298/1"));
        QVERIFY(told.attachments[0].createdAt == order.reports[0].releasedAt);
        QVERIFY(inSource.of(Field::ReportDocument) == 1 && produced.of(Field::ReportDocument) == 1);
        // Not mandated it is counted and not made; nothing was registered, or what was does not read: there is none to make.
        const auto other = mandateOf(FieldSet::defaults());
        ReportCopies none(other);
        exchange::ImportedOrder bare;
        QVERIFY(none.add(order, bare, inSource, produced) && bare.attachments.empty());
        QVERIFY(inSource.of(Field::ReportDocument) == 2 && produced.of(Field::ReportDocument) == 1);
        order.reports.back().sheet = {{0, {1}}};
        QVERIFY(copies.add(order, bare, inSource, produced) && bare.attachments.empty());
        QVERIFY(inSource.of(Field::ReportDocument) == 3 && produced.of(Field::ReportDocument) == 1);
        order.reports.back().sheet.clear();
        QVERIFY(copies.add(order, bare, inSource, produced) && bare.attachments.empty());
        QCOMPARE(inSource.of(Field::ReportDocument), std::uint64_t{3});
    }

    void manyReportsTakeTheirTime()
    {
        const auto in = richInput(12);
        const auto order = keptOrder(in);
        const auto mandate = mandateOf(FieldSet::fromBits(~std::uint64_t{0}));
        ReportCopies copies(mandate);
        migration::FieldTally tally;
        QElapsedTimer timer;
        timer.start();
        exchange::ImportedOrder told;
        for (int i = 0; i < 100; ++i)
            QVERIFY(copies.add(order, told, tally, tally));
        qInfo("100 reports of twelve lines in %lld ms, %zu bytes each", timer.elapsed(), told.attachments[0].content.size());
    }
};

QTEST_GUILESS_MAIN(ReportPageTest)
#include "reportpage.test.moc"
