// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include <QTest>
#include <rapidcheck.h>

#include "app/lab/rules/nextrelease.h"
#include "tests/lab/desk.h"
#include "tests/lab/generators.h"

using namespace paillasse;
using namespace paillasse::lab;
using namespace paillasse::lab::testing;

// What holds for every act on every order. RapidCheck prints the seed of a failure (RC_PARAMS="seed=…" repeats it).
class LawsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theGeneratorReachesEveryStateAndAct();
    void aRevisionRisesByOneWithEachChange();
    void measurementsAreNeverChangedNorLost();
    void reportsAndTrailsOnlyGrow();
    void reportableFitsTheState();
    void releasedLinesMoveOnlyByDevalidation();
    void whatIsCalculatedGoesOnlyWhereItIsNamed();
    void noOpenResultStandsOnARejectedTube();
    void noExternalResultIsEverValidatedHere();
    void onlyNamedLinesChangeButThoseOfAnActsTube();
    void applyReadsNothingThatAProjectionHides();
    void anActIsRefusedTheSecondTimeOrChangesNothingButTrails();
};

namespace {

// A step that was accepted: an order before, an act, the order after.
struct Step {
    Order before;
    Act act;
    Order after;
};

Step anyStep()
{
    auto before = anyOrder();
    const auto act = anyOrderAct(before);
    const auto after = lab::apply(Document(before), act);
    RC_PRE(after.has_value());
    return {std::move(before), act, std::get<Order>(*after)};
}

const ResultLine* lineBefore(const Step& step, LineId id)
{
    return step.before.line(id);
}

bool names(const ActBody& body, LineId line)
{
    const auto lines = namedLines(body);
    return std::ranges::find(lines, line) != lines.end();
}

template <class T>
bool isPrefix(const std::vector<T>& before, const std::vector<T>& after)
{
    return before.size() <= after.size() && std::equal(before.begin(), before.end(), after.begin());
}

template <class Property>
bool holds(const char* what, Property property)
{
    return rc::check(what, property);
}

} // namespace

void LawsTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=200 max_discard_ratio=20");
}

void LawsTest::theGeneratorReachesEveryStateAndAct()
{
    // Guards the other properties: a generator whose acts are all refused would let them pass.
    std::map<std::string, int> accepted;
    std::map<LineState, int> states;
    std::map<ReportKind, int> kinds;
    QVERIFY(holds("generator", [&] {
        std::optional<Document> document = *lab::apply(std::nullopt, anyPlacement());
        for (int i = 0; i < 50; ++i) {
            const auto act = anyOrderAct(std::get<Order>(*document));
            const auto after = lab::apply(document, act);
            if (!after)
                continue;
            document = *after;
            ++accepted[nameOf(act.body)];
            if (std::holds_alternative<Release>(act.body) || std::holds_alternative<WithdrawReport>(act.body))
                ++kinds[std::get<Order>(*document).reports.back().kind];
        }
        for (const auto& line : std::get<Order>(*document).lines)
            ++states[line.state];
    }));
    for (const auto& [name, count] : accepted)
        qInfo("%6d %s", count, name.c_str());
    for (const auto& [kind, count] : kinds)
        qInfo("%6d versions of kind %d", count, static_cast<int>(kind));
    QCOMPARE(accepted.size(), std::size_t{17}); // every act on an order but its placing
    QCOMPARE(states.size(), std::size_t{7});
    QCOMPARE(kinds.size(), std::size_t{5});
}

void LawsTest::aRevisionRisesByOneWithEachChange()
{
    QVERIFY(holds("revision", [] {
        const auto step = anyStep();
        for (const auto& line : step.after.lines) {
            const auto* before = lineBefore(step, line.id);
            if (before == nullptr)
                RC_ASSERT(line.revision == 1U);
            else if (*before == line)
                continue;
            else if (before->state == LineState::NotPerformed && !isNews(step.before, *before) && std::holds_alternative<RecordMeasurements>(step.act.body))
                RC_ASSERT(line.state == before->state && line.revision == before->revision); // a report names it so, by its revision
            else
                RC_ASSERT(line.revision == before->revision + 1);
        }
    }));
}

void LawsTest::measurementsAreNeverChangedNorLost()
{
    QVERIFY(holds("measurements", [] {
        const auto step = anyStep();
        for (const auto& line : step.before.lines) {
            RC_ASSERT(isPrefix(line.measurements, step.after.line(line.id)->measurements));
            RC_ASSERT(step.after.line(line.id)->examination == line.examination);
        }
    }));
}

void LawsTest::reportsAndTrailsOnlyGrow()
{
    QVERIFY(holds("reports", [] {
        auto step = anyStep();
        RC_ASSERT(isPrefix(step.before.calls, step.after.calls));
        RC_ASSERT(isPrefix(step.before.notes, step.after.notes));
        RC_ASSERT(isPrefix(step.before.deliveries, step.after.deliveries));
        // Of a released version only the hashes of its PDFs and the words of their page may still come.
        for (std::size_t i = 0; i < step.before.reports.size(); ++i) {
            RC_ASSERT(isPrefix(step.before.reports[i].pdfSha256, step.after.reports.at(i).pdfSha256));
            step.after.reports[i].pdfSha256 = step.before.reports[i].pdfSha256;
            step.after.reports[i].pdfActs = step.before.reports[i].pdfActs;
            for (const auto& part : step.before.reports[i].sheet)
                RC_ASSERT(part.words.empty() || std::ranges::find(step.after.reports[i].sheet, part) != step.after.reports[i].sheet.end());
            step.after.reports[i].sheet = step.before.reports[i].sheet;
            if (!step.before.reports[i].printedHead)
                step.after.reports[i].printedHead.reset();
        }
        RC_ASSERT(isPrefix(step.before.reports, step.after.reports));
        for (std::size_t i = 0; i < step.after.reports.size(); ++i)
            RC_ASSERT(step.after.reports[i].version == i + 1);
    }));
}

void LawsTest::reportableFitsTheState()
{
    QVERIFY(holds("reportable", [] {
        const auto order = anyOrder();
        for (const auto& line : order.lines) {
            const bool hasValue = line.state == LineState::Measured || line.state == LineState::TechnicallyValid || line.state == LineState::BiologicallyValid || line.state == LineState::Elsewhere;
            RC_ASSERT(line.reportable.has_value() == hasValue);
            RC_ASSERT(!hasValue || line.reportableMeasurement() != nullptr);
            RC_ASSERT(line.technical.has_value() == (line.state == LineState::TechnicallyValid || line.state == LineState::BiologicallyValid));
            RC_ASSERT(line.biological.has_value() == (line.state == LineState::BiologicallyValid));
        }
    }));
}

void LawsTest::releasedLinesMoveOnlyByDevalidation()
{
    QVERIFY(holds("released", [] {
        const auto step = anyStep();
        for (const auto& line : step.before.lines) {
            const auto& after = *step.after.line(line.id);
            if (line.state == LineState::BiologicallyValid && !std::holds_alternative<Devalidate>(step.act.body)) {
                RC_ASSERT(after.state == LineState::BiologicallyValid);
                RC_ASSERT(after.reportable == line.reportable);
            }
            if (line.state == LineState::NotPerformed && !isNews(step.before, line) && !std::holds_alternative<Devalidate>(step.act.body))
                RC_ASSERT(after.state == LineState::NotPerformed && !isNews(step.after, after));
            if (line.state != LineState::BiologicallyValid && after.state == LineState::BiologicallyValid)
                RC_ASSERT(std::holds_alternative<Release>(step.act.body) && line.state == LineState::TechnicallyValid);
        }
    }));
}

namespace {

const std::vector<LostGround>* groundlessOf(const ActBody& body)
{
    if (const auto* record = std::get_if<RecordMeasurements>(&body))
        return &record->groundless;
    const auto* choice = std::get_if<SelectMeasurement>(&body);
    return choice == nullptr ? nullptr : &choice->groundless;
}

} // namespace

void LawsTest::whatIsCalculatedGoesOnlyWhereItIsNamed()
{
    int taken = 0;
    QVERIFY(holds("lost ground", [&taken] {
        const auto step = anyStep();
        const auto* groundless = groundlessOf(step.act.body);
        const bool brings = groundless != nullptr;
        RC_PRE(brings);
        for (const auto& line : step.before.lines) {
            const auto lost = std::ranges::find(*groundless, line.id, &LostGround::line);
            const auto& after = *step.after.line(line.id);
            if (lost == groundless->end()) {
                const bool stays = after.reportable.has_value() || !line.reportable.has_value();
                RC_ASSERT(stays);
                continue;
            }
            ++taken;
            RC_ASSERT(line.isOpen() && line.reportable == lost->measurement && line.reportableMeasurement()->source == MeasurementSource::Calculated);
            RC_ASSERT(after.state == LineState::Pending && !after.reportable && !after.technical);
        }
    }));
    QVERIFY2(taken > 5, qPrintable(QString::number(taken)));
}

void LawsTest::noOpenResultStandsOnARejectedTube()
{
    QVERIFY(holds("rejected tube", [] {
        const auto order = anyOrder();
        for (const auto& line : order.lines) {
            const auto* tube = order.specimen(line.specimen);
            const auto* reportable = line.reportableMeasurement();
            // A released line whose tube is rejected later waits for a person, also once it is opened again.
            if (tube == nullptr || reportable == nullptr || line.state != LineState::TechnicallyValid)
                continue;
            RC_ASSERT(tube->state != SpecimenState::Rejected);
        }
    }));
}

void LawsTest::noExternalResultIsEverValidatedHere()
{
    QVERIFY(holds("external", [] {
        const auto order = anyOrder();
        for (const auto& line : order.lines)
            if (const auto* shown = line.reportableMeasurement())
                RC_ASSERT((shown->source == MeasurementSource::External) == (line.state == LineState::Elsewhere));
        for (const auto& report : order.reports)
            for (const auto& reported : report.lines) {
                const auto* line = order.line(reported.line);
                const auto* measurement = line == nullptr ? nullptr : line->measurement(reported.measurement);
                const bool isOurs = measurement == nullptr || measurement->source != MeasurementSource::External;
                RC_ASSERT(isOurs); // the macro takes an "or" apart, and reads both sides
            }
    }));
}

void LawsTest::onlyNamedLinesChangeButThoseOfAnActsTube()
{
    QVERIFY(holds("named lines", [] {
        const auto step = anyStep();
        for (const auto& line : step.before.lines) {
            if (*step.after.line(line.id) == line || names(step.act.body, line.id))
                continue;
            const auto* rejection = std::get_if<RejectSpecimen>(&step.act.body);
            const auto* reception = std::get_if<ReceiveSpecimens>(&step.act.body);
            const bool isRemarked = reception != nullptr && !reception->remark.empty() && std::ranges::find(reception->specimens, line.specimen) != reception->specimens.end();
            const bool isRejected = rejection != nullptr && rejection->specimen == line.specimen;
            RC_ASSERT(isRemarked || isRejected);
        }
    }));
}

namespace {

ResultLine withheld(const ResultLine& line)
{
    ResultLine shown;
    shown.id = line.id;
    shown.revision = line.revision;
    shown.confidentiality = line.confidentiality;
    shown.withheld = true;
    shown.state = line.state;
    shown.specimen = line.specimen;
    return shown;
}

// What a reader without any entitlement to confidential results has; without `results` no values either.
Order projected(Order order, bool results)
{
    for (auto& line : order.lines) {
        if (line.confidentiality != Confidentiality::None) {
            line = withheld(line);
        } else if (!results) {
            line.measurements.clear();
            line.reportable.reset();
        }
    }
    const auto isHidden = [&order](LineId id) { return order.line(id) != nullptr && order.line(id)->withheld; };
    std::erase_if(order.calls, [&](const CriticalCall& call) { return isHidden(call.line); });
    std::erase_if(order.notes, [&](const OrderNote& note) { return isHidden(note.line); });
    for (auto& report : order.reports)
        if (std::ranges::any_of(report.lines, [&](const ReportedLine& line) { return isHidden(line.line); }))
            report.interpretation.clear();
    if (!results) {
        order.calls.clear();
        order.reports.clear();
        order.notes.clear();
        order.deliveries.clear();
    }
    return order;
}

bool namesConfidential(const Order& order, const ActBody& body)
{
    const auto lines = namedLines(body);
    return std::ranges::any_of(lines, [&order](LineId id) {
        return order.line(id) != nullptr && order.line(id)->confidentiality != Confidentiality::None;
    });
}

bool isForReception(const ActBody& body)
{
    return std::holds_alternative<AddTests>(body) || std::holds_alternative<CancelLines>(body) || std::holds_alternative<ReceiveSpecimens>(body)
        || std::holds_alternative<RejectSpecimen>(body);
}

} // namespace

void LawsTest::applyReadsNothingThatAProjectionHides()
{
    // design.md 3: project(apply(d, a)) = apply(project(d), a), and what one side refuses the other refuses alike.
    for (const bool results : {true, false}) {
        QVERIFY(holds(results ? "projection" : "projection without results", [results] {
            const auto order = anyOrder();
            const auto act = anyOrderAct(order);
            RC_PRE(!namesConfidential(order, act.body) && (results || isForReception(act.body)));
            const auto truth = lab::apply(Document(order), act);
            const auto seen = lab::apply(Document(projected(order, results)), act);
            RC_ASSERT(truth.has_value() == seen.has_value());
            if (!truth)
                RC_ASSERT(truth.error() == seen.error());
            else
                // Projected once more: a confidential line that the act itself adds is known to who adds it.
                RC_ASSERT(projected(std::get<Order>(*truth), results) == projected(std::get<Order>(*seen), results));
        }));
    }
}

void LawsTest::anActIsRefusedTheSecondTimeOrChangesNothingButTrails()
{
    QVERIFY(holds("twice", [] {
        const auto step = anyStep();
        const auto again = lab::apply(Document(step.after), step.act);
        if (again)
            RC_ASSERT(std::get<Order>(*again).lines == step.after.lines && std::get<Order>(*again).reports == step.after.reports);
    }));
}

QTEST_APPLESS_MAIN(LawsTest)
#include "laws.test.moc"
