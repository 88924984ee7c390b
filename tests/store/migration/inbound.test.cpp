// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <set>

#include "app/store/import/storedrecords.h"
#include "app/store/migration/inboundcheck.h"
#include "tests/store/migration/reprise.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using migration::Difference;
using migration::DifferenceKind;
using migration::Field;

namespace {

constexpr std::string_view otherPatient = "PID|1||4712^^^CHCB^PI||MARTIN^Jean^^^^^L||19600101|M|||1 rue Haute^^Bayonne^^64100||0559000000\r";

std::string named(const std::string& message, const std::string& name)
{
    auto text = message;
    const auto at = text.find("LE BIHAN");
    return text.replace(at, 8, name);
}

} // namespace

// A migration that comes in, from the old system's files to the laboratory's documents.
class InboundTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereAfterwardsIsWhatTheSourceSays();
    void onlyTheMandateIsStaged();
    void anotherPeriodIsLeftOutAndTold();
    void stoppedAnywhereItGoesOn();
    void aSourceThatChangedIsTold();
    void whatCannotBeReadIsTold();
    void unknownCodesAndUnitsAreTold();
    void theSameTwiceIsTold();
    void probablyOnePersonIsShownAndNotMerged();
    void someoneOfTheLaboratoryIsShown();
    void whatNobodyHasIsTold_data();
    void whatNobodyHasIsTold();
    void whatTheStoreWouldNotDoIsToldAndKept();
    void theSampleIsTheJobs();
    void aRecordIsShownBesideItsSource();
    void deliveringAgainAddsNothing();
    void whatWasAlteredInTheStoreIsFound();
    void everyFieldThatReadsOtherwiseIsFound();
};

void InboundTest::whatIsThereAfterwardsIsWhatTheSourceSays()
{
    Reprise reprise;
    const auto checked = reprise.stageAndCheck(resultMessage(potassium("4.1") + "OBX|2|NM|2951-2^Sodium^LN||140|mmol/L|135-145||||F\r", "A1") + resultMessage(potassium("5.6"), "A2", {}, "LABO VOISIN", otherPatient));
    const auto& staged = *reprise.job.staged;
    QCOMPARE(staged.found.results, std::uint64_t{3});
    QVERIFY(staged.found == staged.staged);
    QCOMPARE(staged.sources.size(), std::size_t{1});
    QCOMPARE(staged.sources[0].name, std::string("old.hl7"));
    QCOMPARE(staged.sources[0].sha256.size(), std::size_t{32});
    QCOMPARE(staged.stagingSha256.size(), std::size_t{32});
    QCOMPARE(checked.readBack, std::uint64_t{2});
    QVERIFY2(std::ranges::all_of(checked.differences, isOfNoPlace), words(checked.differences).c_str());
    // Nothing is in the laboratory before somebody accepts.
    QVERIFY(reprise.site.patients().empty() && reprise.site.orders().empty());
    const auto delivered = reprise.deliver();
    QVERIFY2(delivered.differences.empty(), words(delivered.differences).c_str());
    QCOMPARE(delivered.readBack, std::uint64_t{2});
    QVERIFY((delivered.delivered == migration::Counts{2, 2, 0, 3, 0}));
    const auto patients = reprise.site.patients();
    QCOMPARE(patients.size(), std::size_t{2});
    QVERIFY(std::ranges::any_of(patients, [](const lab::Patient& patient) { return patient.identity.birthName == "LE BIHAN" && patient.identity.firstForename == "Maëlle"; }));
    std::vector<std::string> values;
    for (const auto& order : reprise.site.orders())
        for (const auto& line : order.lines)
            values.push_back(line.examination + ' ' + lab::toString(line.reportableMeasurement()->value, '.') + ' ' + line.reportableMeasurement()->unit);
    std::ranges::sort(values);
    QCOMPARE(values, (std::vector<std::string>{"K 4.1 mmol/L", "K 5.6 mmol/L", "NA 140 mmol/L"}));
}

void InboundTest::onlyTheMandateIsStaged()
{
    Reprise reprise;
    reprise.job.mandate.fields.remove(Field::Unit);
    (void)reprise.site.write("old.hl7", resultMessage(potassium() + "NTE|1||remarque\r", "A1", {}, "LABO VOISIN", otherPatient));
    const auto& staged = reprise.stage();
    for (const auto field : {Field::Unit, Field::Address, Field::Phone, Field::ResultComment}) {
        QVERIFY2(staged.inSource.of(field) > 0, std::string(migration::infoOf(field).name).c_str());
        QCOMPARE(staged.produced.of(field), std::uint64_t{0});
    }
    QCOMPARE(staged.produced.of(Field::Value), staged.inSource.of(Field::Value));
    const auto records = reprise.staged();
    QCOMPARE(records.size(), std::size_t{1});
    const auto& record = records.front().record;
    QVERIFY(record.patient->contact == lab::Contact{});
    QVERIFY(record.orders.front().results.front().unit.empty());
    QVERIFY(record.orders.front().results.front().comment.empty());
}

void InboundTest::anotherPeriodIsLeftOutAndTold()
{
    Reprise reprise;
    reprise.job.mandate.until = {2026, 3, 11}; // the messages' orders are of the day after
    auto older = resultMessage(potassium("3.9"), "A0", {}, "LABO VOISIN", otherPatient);
    older.replace(older.find("20260312074500"), 14, "20250102074500");
    const auto checked = reprise.stageAndCheck(resultMessage(potassium(), "A1") + older);
    QCOMPARE(reprise.job.staged->found.orders, std::uint64_t{2});
    QCOMPARE(reprise.job.staged->staged.orders, std::uint64_t{1});
    const auto records = reprise.staged();
    QCOMPARE(records.size(), std::size_t{1});
    QCOMPARE(records.front().record.patient->identity.birthName, std::string("MARTIN"));
    const auto told = of(checked.differences, DifferenceKind::OutsideMandate);
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.front().times, std::uint64_t{1});
    QVERIFY(!migration::wantsExplanation(told.front().kind));
}

void InboundTest::stoppedAnywhereItGoesOn()
{
    constexpr int messages = 1500;
    std::string text;
    for (int i = 0; i < messages; ++i) {
        const auto number = std::to_string(i);
        text += resultMessage(potassium("4." + std::to_string(i % 10)), "A" + number, {}, "LABO VOISIN", "PID|1||" + number + "^^^CHCB^PI||MARTIN^Jean^^^^^L||" + bornOn(i) + "|M\r");
    }
    Reprise whole;
    (void)whole.site.write("old.hl7", text);
    const auto undisturbed = whole.stage();
    QCOMPARE(undisturbed.staged.results, std::uint64_t{messages});
    Reprise stopped;
    (void)stopped.site.write("old.hl7", text);
    stopped.isStopped = true;
    std::uint64_t before = 0;
    int turns = 0;
    for (;; ++turns) {
        const auto done = stopped.work().stage(stopped.job, stopped.progress());
        const auto size = must(must(Staging::open(*stopped.site.site.store, theJob))->size());
        if (done) {
            QCOMPARE(size, std::uint64_t{messages});
            QVERIFY(*done == undisturbed);
            break;
        }
        QVERIFY(done.error().code == ErrorCode::Cancelled);
        QVERIFY(size > before);
        before = size;
    }
    QVERIFY(turns >= 2);
    // Said again: what is staged is staged.
    QVERIFY(stopped.stage() == undisturbed);
    stopped.isStopped = false;
    stopped.check();
    stopped.isStopped = true;
    for (turns = 0;; ++turns)
        if (const auto done = stopped.work().deliver(stopped.job, stopped.progress())) {
            QCOMPARE(done->delivered.results, std::uint64_t{messages});
            QCOMPARE(done->readBack, std::uint64_t{messages});
            QVERIFY2(done->differences.empty(), words(done->differences).c_str());
            break;
        } else {
            QVERIFY(done.error().code == ErrorCode::Cancelled);
            stopped.isStopped = turns < 2;
        }
    QVERIFY(turns >= 1);
    QCOMPARE(stopped.site.orders().size(), std::size_t{messages});
}

void InboundTest::aSourceThatChangedIsTold()
{
    Reprise reprise;
    const auto second = resultMessage(potassium("4.2"), "A2", {}, "LABO VOISIN", otherPatient);
    (void)reprise.site.write("old.hl7", resultMessage(potassium("4.1"), "A1") + second);
    reprise.stage();
    (void)reprise.site.write("old.hl7", resultMessage(potassium("4.9"), "A1") + second);
    auto told = of(reprise.check().differences, DifferenceKind::ReadBackDiffers);
    std::erase_if(told, isOfNoPlace);
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.front().record, std::uint64_t{1});
    // One is gone, and one is new.
    (void)reprise.site.write("old.hl7", resultMessage(potassium("4.1"), "A1"));
    QVERIFY(!of(reprise.check().differences, DifferenceKind::CountDiffers).empty());
    (void)reprise.site.write("old.hl7", resultMessage(potassium("4.1"), "A1") + second + resultMessage(potassium("4.3"), "A3"));
    QVERIFY(!of(reprise.check().differences, DifferenceKind::CountDiffers).empty());
}

void InboundTest::whatCannotBeReadIsTold()
{
    Reprise reprise;
    const auto checked = reprise.stageAndCheck(resultMessage(potassium(), "A1", {}, "LABO VOISIN", "PID|1||4711^^^CHCB^PI||LE BIHAN^Maëlle^^^^^L||19920503|F||||||||||ACC17\r") + "MSH|^~\\&|SIL|X|P||20260312||ZZZ^Z99|9|P|2.5\rZZZ|1\r");
    auto told = of(checked.differences, DifferenceKind::UnreadMessage);
    std::erase_if(told, isOfNoPlace);
    QCOMPARE(told.size(), std::size_t{1});
    QVERIFY2(wordsOf(told.front()).starts_with("old.hl7, message 2"), wordsOf(told.front()).c_str());
    // And a field that nothing reads, of one that can.
    QVERIFY2(std::ranges::any_of(checked.differences, [](const Difference& difference) { return wordsOf(difference) == "PID-18: nothing reads it" && difference.times == 1; }), words(checked.differences).c_str());
}

void InboundTest::unknownCodesAndUnitsAreTold()
{
    Reprise reprise;
    const auto checked = reprise.stageAndCheck(resultMessage("OBX|1|NM|1234-5^Inconnu^LN||4|mmol/L|||||F\r" + std::string("OBX|2|NM|2823-3^Potassium^LN||4.1|g/L|||||F\r") + "OBX|3|NM|ZZ^Autre^L||4|barres|||||F\r", "A1"));
    const auto codes = of(checked.differences, DifferenceKind::UnknownExamination);
    QVERIFY2(std::ranges::any_of(codes, [](const Difference& difference) { return wordsOf(difference) == "code 1234-5"; }), words(codes).c_str());
    QVERIFY(std::ranges::any_of(codes, [](const Difference& difference) { return wordsOf(difference) == "code ZZ of L"; }));
    const auto units = of(checked.differences, DifferenceKind::UnknownUnit);
    QCOMPARE(units.size(), std::size_t{2});
    QVERIFY(wordsOf(units[0]).find("unit g/L, the catalogue's is mmol/L") != std::string::npos);
    QVERIFY(wordsOf(units[1]).find("unit barres is not UCUM") != std::string::npos);
}

void InboundTest::theSameTwiceIsTold()
{
    Reprise reprise;
    const auto message = resultMessage(potassium(), "A1");
    const auto checked = reprise.stageAndCheck(message + resultMessage(potassium(), "A2") + message);
    const auto told = of(checked.differences, DifferenceKind::SameTwice);
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.front().record, std::uint64_t{3});
    QCOMPARE(wordsOf(told.front()), std::string("record 3 says what record 1 says"));
}

void InboundTest::probablyOnePersonIsShownAndNotMerged()
{
    const auto patient = [](const std::string& number, const std::string& name, const std::string& forename, const std::string& born = "19920503") {
        return "PID|1||" + number + "^^^CHCB^PI||" + name + "^" + forename + "^^^^^L||" + born + "|F\r";
    };
    Reprise reprise;
    std::string text;
    int order = 0;
    for (const auto& one : {patient("1", "LE BIHAN", "Maëlle"), patient("2", "LEBIHAN", "Maelle"), patient("3", "LE BIAHN", "Maëlle"), patient("4", "DURAND", "Maëlle"), patient("5", "LE BIHAN", "Maëlle", "19920504")})
        text += resultMessage(potassium(), "A" + std::to_string(++order), {}, "LABO VOISIN", one);
    const auto checked = reprise.stageAndCheck(text);
    const auto told = of(checked.differences, DifferenceKind::ProbablySamePerson);
    std::vector<std::string> pairs;
    for (const auto& difference : told)
        pairs.push_back(wordsOf(difference).substr(0, wordsOf(difference).find(':')));
    std::ranges::sort(pairs);
    QCOMPARE(pairs, (std::vector<std::string>{"record 1 and record 2", "record 1 and record 3", "record 2 and record 3"}));
    for (const auto& difference : told)
        QVERIFY2(wordsOf(difference).find("BIHAN") == std::string::npos, "a name");
}

void InboundTest::someoneOfTheLaboratoryIsShown()
{
    Reprise reprise;
    (void)reprise.site.take("before.hl7", resultMessage(potassium(), "A1"));
    std::filesystem::remove(reprise.site.files / "before.hl7");
    auto message = resultMessage(potassium("4.4"), "B1");
    message.replace(message.find("4711^^^CHCB"), 11, "99^^^ANCIEN");
    const auto checked = reprise.stageAndCheck(named(message, "LE BIHEN"));
    const auto told = of(checked.differences, DifferenceKind::ProbablySamePerson);
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.front().record, std::uint64_t{1});
    QVERIFY(wordsOf(told.front()).starts_with("record 1 and a patient who is here"));
    reprise.deliver();
    QCOMPARE(reprise.site.patients().size(), std::size_t{2});
}

void InboundTest::whatNobodyHasIsTold_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* name, const std::string& message, const char* where) { QTest::newRow(name) << QString::fromStdString(message) << QString::fromLatin1(where); };
    row("negative", resultMessage(potassium("-4.1"), "A1"), "a negative concentration");
    auto later = resultMessage(potassium(), "A1");
    later.replace(later.find("20260312074500"), 14, "20261112074500");
    row("future", later, "an order of the future");
    row("before birth", resultMessage(potassium(), "A1", {}, "LABO VOISIN", "PID|1||1^^^CHCB^PI||MARTIN^Jean^^^^^L||20260401|M\r"), "collected before the birth");
    row("born later", resultMessage(potassium(), "A1", {}, "LABO VOISIN", "PID|1||1^^^CHCB^PI||MARTIN^Jean^^^^^L||20990401|M\r"), "born in the future");
}

void InboundTest::whatNobodyHasIsTold()
{
    QFETCH(QString, message);
    QFETCH(QString, where);
    Reprise reprise;
    const auto checked = reprise.stageAndCheck(message.toStdString());
    const auto told = of(checked.differences, DifferenceKind::ImplausibleValue);
    QVERIFY2(std::ranges::any_of(told, [&where](const Difference& difference) { return wordsOf(difference).ends_with(where.toStdString()); }), words(checked.differences).c_str());
}

void InboundTest::whatTheStoreWouldNotDoIsToldAndKept()
{
    Reprise reprise;
    const auto nobody = resultMessage(potassium(), "A1", {}, "LABO VOISIN", "PID|1||||||||\r");
    const auto checked = reprise.stageAndCheck(nobody + resultMessage(potassium(), "A2"));
    const auto told = of(checked.differences, DifferenceKind::Refused);
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.front().record, std::uint64_t{1});
    QVERIFY(reprise.site.kept(KeptKind::Tray).empty());
    const auto delivered = reprise.deliver();
    QVERIFY2(delivered.differences.empty(), words(delivered.differences).c_str());
    QCOMPARE(delivered.delivered.orders, std::uint64_t{1});
    const auto kept = reprise.site.kept(KeptKind::Tray);
    QCOMPARE(kept.size(), std::size_t{1});
    const auto shown = reprise.site.shown(kept.front().id);
    QCOMPARE(shown.number, std::uint64_t{1});
    QVERIFY(!shown.bytes.empty());
    reprise.deliver();
    QCOMPARE(reprise.site.kept(KeptKind::Tray).size(), std::size_t{1});
}

void InboundTest::theSampleIsTheJobs()
{
    migration::Mandate mandate;
    mandate.id = theJob;
    const auto sample = sampleOf(mandate, 100'000);
    QCOMPARE(sample.size(), std::size_t{299}); // 1 % of errors, 95 %
    QVERIFY(std::ranges::is_sorted(sample) && std::ranges::adjacent_find(sample) == sample.end());
    QVERIFY(sample.front() >= 1 && sample.back() <= 100'000);
    QCOMPARE(sampleOf(mandate, 100'000), sample);
    mandate.id = idOf<migration::MigrationId>(2, 9);
    QVERIFY(sampleOf(mandate, 100'000) != sample);
    QCOMPARE(sampleOf(mandate, 3), (std::vector<std::uint64_t>{1, 2, 3}));
    QVERIFY(sampleOf(mandate, 0).empty());
}

void InboundTest::aRecordIsShownBesideItsSource()
{
    Reprise reprise;
    reprise.stageAndCheck(resultMessage(potassium("4.1"), "A1"));
    const auto isSame = [](const InboundWork::Sample& sample) {
        return std::ranges::all_of(sample.fields, [](const FieldBeside& beside) { return beside.isSame || !beside.hasPlace; })
            && std::ranges::any_of(sample.fields, [](const FieldBeside& beside) { return beside.field == Field::Value && beside.source == "4.1" && beside.here == "4.1" && beside.of == migration::RecordType::Result && beside.number == 1; })
            && std::ranges::any_of(sample.fields, [](const FieldBeside& beside) { return beside.field == Field::BirthName && beside.source == "LE BIHAN" && beside.here == "LE BIHAN"; });
    };
    QVERIFY(isSame(must(reprise.work().sample(reprise.job, 1))));
    QVERIFY(reprise.site.orders().empty());
    reprise.deliver();
    QVERIFY(isSame(must(reprise.work().sample(reprise.job, 1))));
    const auto none = reprise.work().sample(reprise.job, 2);
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
}

void InboundTest::deliveringAgainAddsNothing()
{
    Reprise reprise;
    reprise.stageAndCheck(resultMessage(potassium("4.1"), "A1") + resultMessage(potassium("5.6"), "A2", {}, "LABO VOISIN", otherPatient));
    reprise.deliver();
    const auto leaves = reprise.site.leaves();
    // As after a crash before staging heard of it.
    must(must(Staging::open(*reprise.site.site.store, theJob))->setMark("deliver", asBytes("0")));
    const auto again = reprise.deliver();
    QVERIFY2(again.differences.empty(), words(again.differences).c_str());
    QCOMPARE(again.readBack, std::uint64_t{2});
    QCOMPARE(reprise.site.leaves(), leaves);
}

void InboundTest::whatWasAlteredInTheStoreIsFound()
{
    Reprise reprise;
    reprise.stageAndCheck(resultMessage(potassium("4.1"), "A1"));
    // Somebody of the laboratory is under that number, and is somebody else in what the mandate names.
    auto before = resultMessage(potassium("4.0"), "Z9");
    before.replace(before.find("Maëlle"), std::string("Maëlle").size(), "Maëlle Anne");
    (void)reprise.site.take("before.hl7", before);
    const auto delivered = reprise.deliver();
    const auto told = of(delivered.differences, DifferenceKind::ReadBackDiffers);
    QVERIFY2(!told.empty() && wordsOf(told.front()).find("forenames") != std::string::npos, words(delivered.differences).c_str());
    QVERIFY(told.front().number > reprise.job.differences.size());
}

// The same documents, one thing of them changed at a time.
void InboundTest::everyFieldThatReadsOtherwiseIsFound()
{
    Reprise reprise;
    reprise.job.mandate.fields = migration::FieldSet::fromBits(~std::uint64_t{0});
    reprise.stageAndCheck(resultMessage("OBX|1|NM|2823-3^Potassium^LN||6.1|mmol/L|3.5-5.1|H|||F|||20260312074500||tech|ISE|APPAREIL 1\rNTE|1||remarque\r", "A1", {}, "LABO VOISIN", otherPatient));
    reprise.deliver();
    const auto record = reprise.staged().front().record;
    const auto patient = reprise.site.patients().front();
    const auto order = reprise.site.onlyOrder();
    const lab::Catalogue catalogue = must(must(StoredRecords::open(*reprise.site.site.store, reprise.site.site.made.laboratory))->catalogue());
    const auto differing = [&](const lab::Patient& somebody, const lab::Order& changed) {
        std::set<Field> fields;
        compareFields(record, {&somebody, {&changed}}, catalogue, Compare::Differing, [&fields](const FieldBeside& beside) {
            if (beside.hasPlace)
                fields.insert(beside.field);
        });
        return fields;
    };
    QVERIFY(differing(patient, order).empty());
    const auto changedPatient = [&](const std::function<void(lab::Patient&)>& change) {
        auto other = patient;
        change(other);
        return differing(other, order);
    };
    const auto changedOrder = [&](const std::function<void(lab::Order&)>& change) {
        auto other = order;
        change(other);
        return differing(patient, other);
    };
    const auto changedMeasurement = [&](const std::function<void(lab::Measurement&)>& change) { return changedOrder([&change](lab::Order& other) { change(other.lines.front().measurements.front()); }); };
    using Fields = std::set<Field>;
    QVERIFY(changedPatient([](lab::Patient& other) { other.identity.birthName = "DURAND"; }) == Fields{Field::BirthName});
    QVERIFY(changedPatient([](lab::Patient& other) { other.identity.firstForename = "Paul"; }) == Fields{Field::Forenames});
    QVERIFY(changedPatient([](lab::Patient& other) { other.identity.birthDate.day = 9; }) == Fields{Field::BirthDate});
    QVERIFY(changedPatient([](lab::Patient& other) { other.identity.sex = lab::Sex::Female; }) == Fields{Field::Sex});
    QVERIFY(changedPatient([](lab::Patient& other) { other.sourceIds.clear(); }) == Fields{Field::PatientNumbers});
    QVERIFY(changedPatient([](lab::Patient& other) { other.contact.city = "Biarritz"; }) == Fields{Field::Address});
    QVERIFY(changedPatient([](lab::Patient& other) { other.contact.phone.clear(); }) == Fields{Field::Phone});
    QVERIFY(changedOrder([](lab::Order& other) { other.context.collectedAt = other.context.collectedAt + 1; }).contains(Field::OrderTimes));
    QVERIFY(changedOrder([](lab::Order& other) { other.context.sourceId = "Z"; }) == Fields{Field::OrderNumbers});
    QVERIFY(changedOrder([](lab::Order& other) { other.lines.clear(); }).contains(Field::Examination));
    QVERIFY(changedMeasurement([](lab::Measurement& other) { other.value = lab::Quantity{lab::Comparator::None, lab::Decimal(62, 1)}; }) == Fields{Field::Value});
    QVERIFY(changedMeasurement([](lab::Measurement& other) { other.unit = "g/L"; }) == Fields{Field::Unit});
    QVERIFY(changedMeasurement([](lab::Measurement& other) { other.range.high.reset(); }) == Fields{Field::ReferenceRange});
    QVERIFY(changedMeasurement([](lab::Measurement& other) { other.level = lab::Level::Normal; }) == Fields{Field::Flags});
    QVERIFY(changedMeasurement([](lab::Measurement& other) { other.at = other.at + 1; }) == Fields{Field::ResultTimes});
    QVERIFY(changedMeasurement([](lab::Measurement& other) { other.method = "autre"; }) == Fields{Field::Method});
    QVERIFY(changedMeasurement([](lab::Measurement& other) { other.comment.clear(); }) == Fields{Field::ResultComment});
}

QTEST_GUILESS_MAIN(InboundTest)
#include "inbound.test.moc"
