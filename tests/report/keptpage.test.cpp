// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QGuiApplication>
#include <QTest>

#include "app/report/reportcontent.h"
#include "app/report/reportpdf.h"
#include "tests/report/sample.h"

using namespace paillasse;
using namespace paillasse::report;

// The words that a version keeps of its page (docs/decisions/0022).
class KeptPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeptPageSaysForEverWhatItSaid();
    void aKeptPageIsCompletedByWhoSeesMore();
    void keptWordsThatDoNotReadAreAnError();
    void whoseNameHasChangedSinceIsSeen();
};

// Whatever becomes of the patient, the order, the catalogue, the laboratory and its people.
void KeptPageTest::aKeptPageSaysForEverWhatItSaid()
{
    auto input = sample::input(6);
    input.order.reports[0].kind = lab::ReportKind::Partial;
    input.order.reports[0].lines.resize(4);
    input.siteOf = [](lab::BenchNumber) { return std::string("Lorient"); };
    const auto printed = *renderPdf(input);
    const auto today = input;
    input.order.reports[0].sheet = unkeptWords(input);
    QVERIFY(input.order.reports[0].sheet.size() == 7);
    QCOMPARE(*renderPdf(input), printed);
    QVERIFY(unkeptWords(input).empty());

    auto later = input;
    later.patient.identity.birthName = "AUTREMENT";
    later.patient.number = "999";
    later.laboratory.name = "Laboratoire racheté";
    later.laboratory.accreditation.clear();
    later.order.context.clinical = "autre contexte";
    later.order.specimens.push_back({9, "EDTA", lab::SpecimenState::Rejected, {}, {}, {}, lab::RejectionReason::Clotted, "à refaire"});
    lab::ResultLine added;
    added.id = 60;
    added.examination = "E1";
    later.order.lines.push_back(added);
    later.order.lines[5].state = lab::LineState::Cancelled;
    later.examination = [](const std::string&) -> const lab::Examination* { return nullptr; };
    later.specimenNature = {};
    later.siteOf = [](lab::BenchNumber) { return std::string("Vannes"); };
    later.signatory = [](const lab::PersonId&) { return Signatory{"Dr Mariée Depuis", "Retraitée"}; };
    later.previous = [](const lab::ResultLine&) { return PreviousResult{lab::Quantity{lab::Comparator::None, lab::Decimal(1, 0)}, {}}; };
    later.utcOffsetMinutes = 540;
    QCOMPARE(*renderPdf(later), printed);
    QVERIFY(unkeptWords(later).empty());
    // Unkept it would have told the new story.
    later.order.reports[0].sheet.clear();
    QVERIFY(*renderPdf(later) != printed);
    QCOMPARE(*renderPdf(today), printed);
}

void KeptPageTest::aKeptPageIsCompletedByWhoSeesMore()
{
    const auto whole = sample::input(3);
    auto input = whole;
    auto& line = input.order.lines[1];
    line.withheld = true;
    line.examination.clear();
    line.measurements.clear();
    line.reportable.reset();
    auto sheet = unkeptWords(input);
    QCOMPARE(sheet.size(), 4u);
    QVERIFY(sheet[2].line == 2 && sheet[2].words.empty());
    // Who sees the line prints it, and has it kept too.
    auto seeing = whole;
    seeing.order.reports[0].sheet = sheet;
    QCOMPARE(*renderPdf(seeing), *renderPdf(whole));
    const auto more = unkeptWords(seeing);
    QVERIFY(more.size() == 1 && more[0].line == 2 && !more[0].words.empty());
    // Who does not, does not.
    input.order.reports[0].sheet = sheet;
    QVERIFY(unkeptWords(input).empty());
    const auto groups = contentOf(input, *sheetOf(input)).groups;
    QVERIFY(std::ranges::any_of(groups, [](const ReportGroup& group) { return std::ranges::any_of(group.rows, [](const ReportRow& row) { return row.name == QStringLiteral("examen confidentiel"); }); }));
}

void KeptPageTest::keptWordsThatDoNotReadAreAnError()
{
    auto input = sample::input(2);
    input.order.reports[0].sheet = unkeptWords(input);
    for (auto& part : input.order.reports[0].sheet) {
        const auto whole = part.words;
        part.words.pop_back();
        const auto pdf = renderPdf(input);
        QVERIFY(!pdf && pdf.error().code == ErrorCode::Corrupt);
        part.words = whole;
    }
    QVERIFY(renderPdf(input).has_value());
}

// What the page says of the patient, against today's record: not what the laboratory or the catalogue is called by now.
void KeptPageTest::whoseNameHasChangedSinceIsSeen()
{
    auto input = sample::input(2);
    QVERIFY(!namesPatientOtherwise(input)); // nothing is kept yet: it would be printed with today's
    input.order.reports[0].sheet = unkeptWords(input);
    QVERIFY(!namesPatientOtherwise(input));
    auto moved = input;
    moved.laboratory.name = "Laboratoire racheté";
    moved.signatory = [](const lab::PersonId&) { return Signatory{"Dr Mariée Depuis", {}}; };
    moved.utcOffsetMinutes = 540;
    QVERIFY(!namesPatientOtherwise(moved));
    const auto with = [&input](auto change) {
        auto corrected = input;
        change(corrected.patient);
        return namesPatientOtherwise(corrected);
    };
    QVERIFY(with([](lab::Patient& patient) { patient.identity.birthName = "KERMEUR"; }));
    QVERIFY(with([](lab::Patient& patient) { patient.identity.birthDate = Date{1992, 3, 5}; }));
    QVERIFY(with([](lab::Patient& patient) { patient.identity.sex = lab::Sex::Male; }));
    QVERIFY(with([](lab::Patient& patient) { patient.number = "999"; }));
    QVERIFY(!with([](lab::Patient& patient) { patient.identity.state = lab::IdentityState::Qualified; })); // its matricule came since
    QVERIFY(!with([](lab::Patient& patient) { patient.contact.phone = "02 97 00 00 00"; }));
    input.patient.identity.state = lab::IdentityState::Qualified;
    input.order.reports[0].sheet.clear();
    input.order.reports[0].sheet = unkeptWords(input);
    QVERIFY(with([](lab::Patient& patient) { patient.identity.insMatricule = "292055612345699"; }));
    QVERIFY(!with([](lab::Patient& patient) { patient.identity.state = lab::IdentityState::Provisional; }));
}

QTEST_MAIN(KeptPageTest)
#include "keptpage.test.moc"
