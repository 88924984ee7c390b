// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <map>

#include <QTest>

#include "app/wire/messages.h"
#include "app/wire/migrationfields.h"
#include "app/wire/orderparts.h"
#include "app/wire/reportmessages.h"
#include "app/wire/summaryfields.h"
#include "app/wire/watchfields.h"

using namespace paillasse;

// The tables of docs/protocol.md end where the code's do: who appends a field or an enumerator writes it there too.
class ProtocolPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyStructureHasItsFields();
    void everyEnumerationHasItsNumbers();
    void everyActAndValueHasItsNumber();

private:
    template <class... T>
    void checkFields(std::initializer_list<const char*> names);
    template <class... E>
    void checkNumbers(std::initializer_list<const char*> names);
    void checkRow(const std::string& name, std::size_t last);

    std::map<std::string, std::string> m_rows; // of tables: first cell → second
    std::string m_text;
};

namespace {

struct Count {
    unsigned last = 0;
    template <class T>
    void operator()(unsigned key, const T&)
    {
        last = key;
    }
};

template <class T>
unsigned fieldsOf()
{
    Count count;
    const T value{};
    cbor::Fields<T>::visit(count, value);
    return count.last;
}

// The number that a list's last item begins with: "0 Routine · 1 Urgent" → 1.
std::optional<std::size_t> lastNumber(const std::string& list)
{
    const auto at = list.rfind("· ");
    const auto last = at == std::string::npos ? list : list.substr(at + 3);
    return last.empty() || last[0] < '0' || last[0] > '9' ? std::nullopt : std::optional<std::size_t>(std::stoul(last));
}

} // namespace

void ProtocolPageTest::initTestCase()
{
    std::ifstream page(PROTOCOL_PAGE);
    QVERIFY(page.is_open());
    for (std::string line; std::getline(page, line);) {
        m_text += line + '\n';
        const auto middle = line.find(" | ", 1);
        if (line.starts_with("| ") && middle != std::string::npos)
            m_rows[line.substr(2, middle - 2)] = line.substr(middle + 3);
    }
}

void ProtocolPageTest::checkRow(const std::string& name, std::size_t last)
{
    const auto row = m_rows.find(name);
    if (row == m_rows.end() || lastNumber(row->second) != last)
        QTest::qFail(("the page's row of " + name + " does not end at " + std::to_string(last)).c_str(), __FILE__, __LINE__);
}

template <class... T>
void ProtocolPageTest::checkFields(std::initializer_list<const char*> names)
{
    const auto* name = names.begin();
    (checkRow(*name++, fieldsOf<T>()), ...);
}

template <class... E>
void ProtocolPageTest::checkNumbers(std::initializer_list<const char*> names)
{
    const auto* name = names.begin();
    (checkRow(*name++, static_cast<std::size_t>(lastOf(E{}))), ...);
}

void ProtocolPageTest::everyStructureHasItsFields()
{
    using namespace lab;
    checkFields<Quantity, Coded, Titre, ShortText, Identity, Contact, Patient, AppliedRange, DeltaMark, Measurement, Signing, ResultLine, Specimen, OrderContext>(
        {"Quantity", "Coded", "Titre", "ShortText", "Identity", "Contact", "Patient", "AppliedRange", "DeltaMark", "Measurement", "Signing", "ResultLine", "Specimen", "OrderContext"});
    checkFields<CriticalCall, ReportedLine, Delivery, LedgerHead, SheetPart, ReportVersion, OrderNote, Order, ReferenceRange, CriticalLimits, DeltaRule, CodedAnswer, SecondUnit, Formula, Examination>(
        {"CriticalCall", "ReportedLine", "Delivery", "LedgerHead", "SheetPart", "ReportVersion", "OrderNote", "Order", "ReferenceRange", "CriticalLimits", "DeltaRule", "CodedAnswer", "SecondUnit", "Formula", "Examination"});
    checkFields<Prescriber, ControlAttestation, BenchLog, LaboratoryProfile, TubeKind, CodedComment, CodeTables, Act, BasedOn, NewLine, NewSpecimen, LineMeasurement, LineControl, access::Grant, access::Person>(
        {"Prescriber", "ControlAttestation", "BenchLog", "LaboratoryProfile", "TubeKind", "CodedComment", "CodeTables", "Act", "BasedOn", "NewLine", "NewSpecimen", "LineMeasurement", "LineControl", "Grant", "Person"});
    checkFields<RegisterPatient, CorrectPatient, PlaceOrder, AddTests, CancelLines, ReceiveSpecimens, RejectSpecimen, RecordMeasurements, SelectMeasurement, MarkNotPerformed, AskRerun>(
        {"RegisterPatient", "CorrectPatient", "PlaceOrder", "AddTests", "CancelLines", "ReceiveSpecimens", "RejectSpecimen", "RecordMeasurements", "SelectMeasurement", "MarkNotPerformed", "AskRerun"});
    checkFields<ValidateTechnically, RecordCall, AttestControl, SendBack, Release, WithdrawReport, Devalidate, RegisterPdf, RecordDelivery, AddNote, DefineExamination, DefineBench, RegisterPrescriber, DefineLaboratory, DefineTubes, DefineComments, Reading, RecordReadings>(
        {"ValidateTechnically", "RecordCall", "AttestControl", "SendBack", "Release", "WithdrawReport", "Devalidate", "RegisterPdf", "RecordDelivery", "AddNote", "DefineExamination", "DefineBench", "RegisterPrescriber", "DefineLaboratory", "DefineTubes", "DefineComments", "Reading", "RecordReadings"});
    using namespace wire;
    checkFields<PatientSummary, WaitingLines, OrderSummary, ResultsSummary, PlacedCall, PlacedNote, ResultsPart, Interpretation, ReportedPart, WordsPart, ConfidentialPart>(
        {"PatientSummary", "WaitingLines", "OrderSummary", "ResultsSummary", "PlacedCall", "PlacedNote", "ResultsPart", "Interpretation", "ReportedPart", "WordsPart", "ConfidentialPart"});
    checkFields<EventPlace, TrailQuery>({"EventPlace", "TrailQuery"});
    using namespace migration;
    checkFields<Deadlines, Mandate, FileDigest, Counts, Difference, Draft, Explain, CompareSample, Acknowledge, Abandon, Staged, Checked, Delivered, Destroyed, Erased, Certified, migration::Step>(
        {"Deadlines", "Mandate", "FileDigest", "Counts", "Difference", "Draft", "Explain", "CompareSample", "Acknowledge", "Abandon", "Staged", "Checked", "Delivered", "Destroyed", "Erased", "Certified", "Step"});
}

void ProtocolPageTest::everyEnumerationHasItsNumbers()
{
    using namespace lab;
    checkNumbers<DocumentKind, Sex, IdentityState, Comparator, MeasurementSource, EntryReason, Level, LineState, Confidentiality, ControlState, Priority, SpecimenState>(
        {"DocumentKind", "Sex", "IdentityState", "Comparator", "MeasurementSource", "EntryReason", "Level", "LineState", "Confidentiality", "ControlState", "Priority", "SpecimenState"});
    checkNumbers<ReadingKind, RejectionReason, Fasting, CallOutcome, ReportKind, DeliveryChannel, ResultKind, DeltaKind, RefusalCode, access::Role, wire::OrderStage, wire::ActOutcome, wire::ReportVerdict, ErrorCode>(
        {"ReadingKind", "RejectionReason", "Fasting", "CallOutcome", "ReportKind", "DeliveryChannel", "ResultKind", "DeltaKind", "RefusalCode", "Role", "OrderStage", "ActOutcome", "ReportVerdict", "ErrorCode"});
    checkNumbers<wire::EventKind>({"EventKind"});
    checkNumbers<migration::Direction, migration::Format, migration::LegalGround, migration::Field, migration::JobState, migration::Work, migration::DifferenceKind, migration::Finding, migration::RecordType, migration::DestroyedKind, migration::StepRefusal>(
        {"MigrationDirection", "MigrationFormat", "LegalGround", "MigrationField", "JobState", "Work", "DifferenceKind", "Finding", "RecordType", "DestroyedKind", "StepRefusal"});
}

void ProtocolPageTest::everyActAndValueHasItsNumber()
{
    const auto listAfter = [this](const std::string& words) {
        const auto begin = m_text.find(words) + words.size();
        auto list = m_text.substr(begin, m_text.find('.', begin) - begin);
        std::ranges::replace(list, '\n', ' ');
        return list;
    };
    QCOMPARE(lastNumber(listAfter("*Value* alternatives: ")).value_or(0), std::variant_size_v<lab::Value> - 1);
    QCOMPARE(lastNumber(listAfter("*Body* alternatives: ")).value_or(0), std::variant_size_v<lab::ActBody> - 1);
}

QTEST_APPLESS_MAIN(ProtocolPageTest)
#include "protocolpage.test.moc"
