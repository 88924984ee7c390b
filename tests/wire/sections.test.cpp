// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <rapidcheck.h>

#include "app/lab/rules/nextrelease.h"
#include "app/wire/sections.h"
#include "app/wire/summary.h"
#include "tests/lab/desk.h"
#include "tests/lab/generators.h"
#include "tests/wire/anything.h"

using namespace paillasse;
using namespace paillasse::wire;
using namespace paillasse::wire::testing;
using paillasse::lab::testing::anyOrder;

// The law of sections: joining those that a view may read is projecting the document.
class SectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void joiningWhatAViewReadsIsProjecting();
    void otherDocumentsAreOneSection();
    void noSectionTellsWhatBelongsToAnother();
    void sectionsAreAscendingAndNeverEmpty();
    void summariesReadWithoutTheBody();
    void aSummaryCountsWhatItsReaderSees();
    void aRowOfWhoReadsNoResultsIsTheStoresButForNews();
    void theStageFollowsTheLines();
    void whatWasNotPerformedWaitsForItsReport();
    void mutatedSectionsNeverHurt();
    void sectionsOfAnotherPlaceAreRefused();
};

namespace {

template <class Property>
bool holds(const char* what, Property property)
{
    return rc::check(what, property);
}

access::View anyView()
{
    access::View view;
    view.orders = true;
    view.results = below(4) != 0;
    view.confidential = static_cast<access::ConfidentialMask>(below(32)) & ~1u;
    return view;
}

std::vector<SectionView> viewsOf(const std::vector<SectionBytes>& sections)
{
    std::vector<SectionView> views;
    for (const auto& section : sections)
        views.push_back({section.section, section.bytes});
    return views;
}

std::vector<SectionView> readable(const std::vector<SectionBytes>& sections, const access::View& view)
{
    auto views = viewsOf(sections);
    std::erase_if(views, [&view](const SectionView& section) { return !sees(view, section.section); });
    return views;
}

bool contains(ByteView bytes, std::string_view text)
{
    return asText(bytes).find(text) != std::string_view::npos;
}

const ByteView* find(const std::vector<SectionView>& views, Section section)
{
    const auto found = std::ranges::find(views, section, &SectionView::section);
    return found == views.end() ? nullptr : &found->bytes;
}

} // namespace

void SectionsTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=500 max_discard_ratio=20");
}

void SectionsTest::joiningWhatAViewReadsIsProjecting()
{
    int confidential = 0;
    QVERIFY(holds("join of split", [&confidential] {
        const lab::Document order(anyOrder());
        const auto sections = split(order);
        confidential += sections.back().section >= Section::Hiv;
        const auto view = anyView();
        const auto joined = join(lab::DocumentKind::Order, readable(sections, view));
        RC_ASSERT(joined.has_value());
        RC_ASSERT(*joined == access::project(order, view));
        // All of them are the document, byte for byte when split again.
        const auto whole = join(lab::DocumentKind::Order, viewsOf(sections));
        RC_ASSERT(whole.has_value());
        RC_ASSERT(*whole == order);
        RC_ASSERT(split(*whole) == sections);
    }));
    QVERIFY(confidential > 50);
}

void SectionsTest::otherDocumentsAreOneSection()
{
    QVERIFY(holds("other documents", [] {
        for (const auto& document : {lab::Document(anything<lab::Patient>()), lab::Document(anything<lab::Examination>()), lab::Document(anything<lab::Prescriber>()),
                                     lab::Document(anything<lab::BenchLog>()), lab::Document(anything<lab::LaboratoryProfile>()), lab::Document(anything<lab::CodeTables>())}) {
            const auto sections = split(document);
            RC_ASSERT(sections.size() == 1u);
            const bool isPatient = std::holds_alternative<lab::Patient>(document);
            RC_ASSERT(sections.front().section == (isPatient ? Section::Identity : Section::Directory));
            const auto joined = join(lab::kindOf(document), viewsOf(sections));
            RC_ASSERT(joined.has_value());
            RC_ASSERT(*joined == document);
        }
    }));
}

void SectionsTest::noSectionTellsWhatBelongsToAnother()
{
    using namespace lab::testing;
    Desk desk(receptionist);
    auto place = smallOrder();
    place.lines[1] = {2, "VIHSEROLOGIE", 5, lab::Confidentiality::Hiv, 1};
    (void)desk.perform(place);
    desk.as(technician);
    auto secret = measured(102, "71", lab::Level::CriticalHigh);
    secret.value = lab::Coded{"POSITIFVIH", "positif"};
    secret.method = "METHODEVIH";
    (void)desk.perform(lab::RecordMeasurements{{desk.entry(1, measured(101, "4.2")), desk.entry(2, secret)}});
    lab::CriticalCall call;
    call.line = 2;
    call.measurement = idOf<lab::MeasurementId>(102);
    call.to = "APPELVIH";
    (void)desk.perform(lab::RecordCall{call});
    (void)desk.perform(lab::AddNote{1, "NOTEPOTASSIUM"});
    (void)desk.perform(lab::AddNote{2, "NOTEVIH"});
    (void)desk.perform(lab::AddNote{0, "NOTEDEMANDE"});
    (void)desk.perform(lab::AskRerun{{1, 2}, "MOTIFREPRISE"});
    const auto asked = split(*desk.document());
    QVERIFY(std::ranges::none_of(asked, [](const SectionBytes& section) { return section.section == Section::Request && contains(section.bytes, "MOTIFREPRISE"); }));
    (void)desk.perform(lab::ValidateTechnically{{desk.control(1), desk.control(2)}});
    desk.as(biologist);
    auto release = desk.release(lab::ReportKind::Partial, {1, 2});
    release.report.lines[1].hash = toBytes(asBytes("EMPREINTEVIHEMPREINTEVIHEMPREINT"));
    release.report.interpretation = "INTERPRETATIONVIH";
    QVERIFY(!desk.perform(release));
    const auto sections = split(*desk.document());
    QCOMPARE(sections.size(), std::size_t{3});
    for (const auto& section : sections) {
        const bool isHiv = section.section == Section::Hiv;
        for (const char* word : {"VIHSEROLOGIE", "POSITIFVIH", "METHODEVIH", "APPELVIH", "NOTEVIH", "EMPREINTEVIH", "INTERPRETATIONVIH"})
            QVERIFY2(contains(section.bytes, word) == isHiv, word);
        QCOMPARE(contains(section.bytes, asText(idOf<lab::MeasurementId>(102).bytes())), isHiv);
        QCOMPARE(contains(section.bytes, "NOTEPOTASSIUM"), section.section == Section::Results);
        QCOMPARE(contains(section.bytes, "NOTEDEMANDE"), section.section == Section::Results);
        // And what is everybody's is written once.
        QCOMPARE(contains(section.bytes, place.accession), section.section == Section::Request);
        QCOMPARE(contains(section.bytes, asText(idOf<lab::MeasurementId>(101).bytes())), section.section == Section::Results);
    }
}

void SectionsTest::sectionsAreAscendingAndNeverEmpty()
{
    using namespace lab::testing;
    QCOMPARE(split(*placed().document()).size(), std::size_t{1}); // nothing is measured: no Results
    QCOMPARE(split(*entered().document()).size(), std::size_t{2});
    QVERIFY(holds("ascending", [] {
        const auto sections = split(lab::Document(anyOrder()));
        RC_ASSERT(sections.front().section == Section::Request);
        for (std::size_t i = 1; i < sections.size(); ++i)
            RC_ASSERT(sections[i - 1].section < sections[i].section);
    }));
    for (const auto confidentiality : {lab::Confidentiality::Hiv, lab::Confidentiality::Genetics, lab::Confidentiality::Toxicology, lab::Confidentiality::Staff}) {
        access::View view;
        view.results = true;
        view.confidential = access::bitOf(confidentiality);
        for (const auto section : {Section::Hiv, Section::Genetics, Section::Toxicology, Section::Staff})
            QCOMPARE(sees(view, section), section == sectionOf(confidentiality));
    }
}

void SectionsTest::summariesReadWithoutTheBody()
{
    QVERIFY(holds("summaries", [] {
        const auto patient = anything<lab::Patient>();
        auto sections = split(lab::Document(patient));
        auto summary = readPatientSummary(sections.front().bytes);
        RC_ASSERT(summary.has_value());
        RC_ASSERT(*summary == summarise(patient));

        const auto order = anyOrder();
        sections = split(lab::Document(order));
        const auto views = viewsOf(sections);
        const auto request = readOrderSummary(views);
        RC_ASSERT(request.has_value());
        RC_ASSERT(*request == summariseRequest(order));
        if (const auto* results = find(views, Section::Results)) {
            const auto read = readResultsSummary(*results);
            RC_ASSERT(read.has_value());
            RC_ASSERT(*read == summariseResults(order));
        }
        // The body may be anything: it is not looked at.
        sections.front().bytes.back() ^= 0xff;
        RC_ASSERT(readOrderSummary(views).has_value());
    }));
}

// The law of sections, for what lists count: no bench and no number of a line that this reader does not see.
void SectionsTest::aSummaryCountsWhatItsReaderSees()
{
    int withheld = 0;
    QVERIFY(holds("summary of what is seen", [&withheld] {
        const auto order = anyOrder();
        auto view = anyView();
        view.results = true; // who reads no results is not told of a rerun, and no bench waits for them
        const auto sections = split(lab::Document(order));
        const auto projected = std::get<lab::Order>(access::project(lab::Document(order), view));
        const auto summary = readOrderSummary(readable(sections, view));
        RC_ASSERT(summary.has_value());
        RC_ASSERT(*summary == summariseRequest(projected));
        withheld += !(summary->waiting == summariseRequest(order).waiting);
        // Without entitlement: as if the confidential lines waited nowhere.
        auto ordinary = order;
        std::erase_if(ordinary.lines, [](const lab::ResultLine& line) { return line.confidentiality != lab::Confidentiality::None; });
        view.results = below(2) != 0;
        view.confidential = 0;
        const auto plain = readOrderSummary(readable(sections, view));
        RC_ASSERT(plain.has_value());
        RC_ASSERT(plain->waiting == summariseRequest(ordinary).waiting);
    }));
    QVERIFY(withheld > 20);
}

// Who reads no results is shown no report: to them a line that was not performed may be news still, and nothing else differs but reruns.
void SectionsTest::aRowOfWhoReadsNoResultsIsTheStoresButForNews()
{
    int same = 0;
    int differing = 0;
    QVERIFY(holds("summary without results", [&] {
        auto order = anyOrder();
        for (auto& line : order.lines)
            line.rerunAsked = false;
        auto view = anyView();
        view.results = false;
        const auto told = readOrderSummary(readable(split(lab::Document(order)), view));
        RC_ASSERT(told.has_value());
        const auto counted = summariseRequest(std::get<lab::Order>(access::project(lab::Document(order), view)));
        const auto isUntold = [&order](const lab::ResultLine& line) { return line.state == lab::LineState::NotPerformed && !lab::isNews(order, line); };
        const auto untold = static_cast<int>(std::ranges::count_if(order.lines, isUntold));
        ++(untold == 0 ? same : differing);
        RC_ASSERT(told->released - counted.released == untold);
        if (untold == 0)
            RC_ASSERT(told->stage == counted.stage && told->waiting.toEnter == counted.waiting.toEnter && told->waiting.toValidate == counted.waiting.toValidate);
    }));
    QVERIFY2(same > 20 && differing > 0, qPrintable(QStringLiteral("%1 %2").arg(same).arg(differing)));
}

void SectionsTest::theStageFollowsTheLines()
{
    using namespace lab::testing;
    const auto stage = [](const Desk& desk) { return summariseRequest(*desk.order()).stage; };
    auto desk = placed();
    QVERIFY(stage(desk) == OrderStage::ToReceive);
    (void)desk.perform(lab::ReceiveSpecimens{{1, 2}, {}});
    QVERIFY(stage(desk) == OrderStage::ToEnter);
    QCOMPARE(summariseRequest(*desk.order()).waiting.toEnter, lab::benchBit(1) | lab::benchBit(2));
    (void)desk.perform(lab::RecordMeasurements{{desk.entry(1, measured(101, "4.2")), desk.entry(2, measured(102, "71"))}});
    QVERIFY(stage(desk) == OrderStage::ToValidateTechnically);
    QCOMPARE(summariseRequest(*desk.order()).waiting.toEnter, lab::benchBit(2));
    QCOMPARE(summariseRequest(*desk.order()).waiting.toValidate, lab::benchBit(1));
    (void)desk.perform(lab::ValidateTechnically{{desk.control(1), desk.control(2)}});
    QVERIFY(stage(desk) == OrderStage::ToEnter);
    (void)desk.perform(lab::MarkNotPerformed{{3}, "insuffisant"});
    QVERIFY(stage(desk) == OrderStage::ToValidateBiologically);
    desk.as(biologist);
    QVERIFY(!desk.perform(desk.release(lab::ReportKind::Complete, {1, 2, 3})));
    QVERIFY(stage(desk) == OrderStage::Released);
    const auto results = summariseResults(*desk.order());
    QCOMPARE(results.reports, std::uint16_t{1});
    QVERIFY(!results.printedSinceReport && !results.changedSinceReport);
    (void)desk.perform(lab::RecordDelivery{{1, lab::DeliveryChannel::Print, "patient", {}, {}}});
    QVERIFY(summariseResults(*desk.order()).printedSinceReport);
}

void SectionsTest::whatWasNotPerformedWaitsForItsReport()
{
    using namespace lab::testing;
    auto desk = placed();
    (void)desk.perform(lab::ReceiveSpecimens{{1, 2}, {}});
    (void)desk.perform(lab::MarkNotPerformed{{1, 2, 3}, "insuffisant"});
    auto summary = summariseRequest(*desk.order());
    QVERIFY(summary.stage == OrderStage::ToValidateBiologically);
    QCOMPARE(summary.waiting.technical, std::uint16_t{3});
    QCOMPARE(summary.released, std::uint16_t{0});
    desk.as(biologist);
    QVERIFY(!desk.perform(desk.release(lab::ReportKind::Complete, {1, 2, 3})));
    summary = summariseRequest(*desk.order());
    QVERIFY(summary.stage == OrderStage::Released);
    QCOMPARE(summary.waiting.technical, std::uint16_t{0});
    QCOMPARE(summary.released, std::uint16_t{3});
}

void SectionsTest::mutatedSectionsNeverHurt()
{
    QVERIFY(holds("mutated sections", [] {
        auto sections = split(lab::Document(anyOrder()));
        auto& victim = sections[static_cast<std::size_t>(below(static_cast<int>(sections.size())))];
        victim.bytes = mutated(std::move(victim.bytes));
        // The result does not matter, that there is one does; what reads as an order is one that splits.
        if (const auto joined = join(lab::DocumentKind::Order, viewsOf(sections)))
            (void)split(*joined);
        (void)readOrderSummary(viewsOf(sections));
        (void)readResultsSummary(sections.back().bytes);
        (void)join(lab::DocumentKind::Patient, viewsOf(sections));
    }));
}

void SectionsTest::sectionsOfAnotherPlaceAreRefused()
{
    using namespace lab::testing;
    const auto sections = split(*entered().document());
    auto views = viewsOf(sections);
    QVERIFY(join(lab::DocumentKind::Order, views).has_value());
    QVERIFY(!join(lab::DocumentKind::Order, {}).has_value());
    QVERIFY(join(lab::DocumentKind::Order, std::span(views).subspan(1)).error().code == ErrorCode::Corrupt);
    QVERIFY(join(lab::DocumentKind::Patient, views).error().code == ErrorCode::Corrupt);
    QVERIFY(!join(lab::DocumentKind::Person, views).has_value());
    // Ordinary results do not pass for confidential ones, nor the other way round.
    views[1].section = Section::Hiv;
    QVERIFY(join(lab::DocumentKind::Order, views).error().code == ErrorCode::Corrupt);
}

QTEST_APPLESS_MAIN(SectionsTest)
#include "sections.test.moc"
