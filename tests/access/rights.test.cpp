// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QTest>

#include "app/access/may.h"
#include "app/access/role.h"
#include "app/access/view.h"
#include "tests/lab/desk.h"

using namespace paillasse;
using namespace paillasse::access;
using namespace paillasse::lab::testing;
using lab::RefusalCode;

// Who may do what: the whole table, role by act; then benches, entitlements, four eyes, and who is nobody.
class RightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableOfRolesAndActs_data();
    void theTableOfRolesAndActs();
    void everyActIsInTheTable();
    void theTableOfRolesAndViews_data();
    void theTableOfRolesAndViews();
    void theTableOfRolesAndPermissions();
    void anAdministratorReadsNoPatient();
    void nobodyGovernsAndReadsInOneLaboratory();
    void anActNamesTheRightThatItUses();
    void nobodyActsForAnother();
    void aDisabledPersonDoesNothing();
    void aGrantIsForItsLaboratory();
    void aTechnicianActsAtTheirBenches();
    void benchesAreOfThePermissionThatIsHeldThere();
    void aWithheldLineRefusesWhatDependsOnIt();
    void anEntitlementOpensItsOwnClassOnly();
    void anEntitlementIsWorthWhatItsRoleReads();
    void whoMeasuredDoesNotRelease();
    void aReportIsPrintedByWhoeverSeesAllOfIt();
    void aLineWithoutGroundIsChangedToo();
    void whatIsSealedIsNotRepeatedOutsideItsClass();
};

namespace {

constexpr int roleCount = static_cast<int>(lastOf(Role{})) + 1;

Person personOf(Role role, lab::BenchMask benches = 0, ConfidentialMask confidential = 0)
{
    return {technician, "anais", "Anaïs", "", {{theLaboratory, role, benches, confidential}}, false};
}

lab::Act actOf(lab::ActBody body)
{
    lab::Act act;
    act.laboratory = theLaboratory;
    act.person = technician;
    act.subjectKind = lab::subjectKindOf(body);
    act.body = std::move(body);
    return act;
}

template <std::size_t I = 0>
lab::ActBody bodyOf(std::size_t index)
{
    if constexpr (I < std::variant_size_v<lab::ActBody>) {
        if (index == I)
            return lab::ActBody(std::in_place_index<I>);
        return bodyOf<I + 1>(index);
    }
    return {};
}

// R receptionist, T technician, B biologist, S security officer, A administrator.
const std::map<std::string, std::string> table = {
    {"register-patient", "RB"},      {"correct-patient", "RB"},      {"place-order", "RB"},       {"add-tests", "RB"},
    {"cancel-lines", "RB"},          {"receive-specimens", "RTB"},   {"reject-specimen", "RTB"},  {"record-measurements", "TB"},
    {"select-measurement", "TB"},    {"mark-not-performed", "TB"},   {"ask-rerun", "TB"},         {"validate-technically", "TB"},
    {"record-call", "TB"},           {"attest-control", "TB"},       {"send-back", "B"},          {"release", "B"},
    {"withdraw-report", "B"},        {"devalidate", "B"},            {"register-pdf", "B"},       {"record-delivery", "TB"},
    {"add-note", "TB"},              {"define-examination", "A"},    {"define-bench", "A"},       {"register-prescriber", "RBA"},
    {"define-laboratory", "A"},      {"define-tubes", "A"},          {"define-comments", "A"},
    {"record-readings", "RTBSA"},
};
const std::string letters = "-RTBSA-"; // by Role; a custom role has nothing of itself

std::optional<RefusalCode> refusal(const Person& person, const lab::Act& act, const std::optional<lab::Document>& document = {}, Rules rules = {})
{
    const auto allowed = may(person, act, document, rules);
    return allowed ? std::nullopt : std::optional(allowed.error().code);
}

// The small order whose line 1 is of a confidential class.
lab::Order orderWith(lab::Confidentiality confidentiality)
{
    auto order = *validated().order();
    order.lines[0].confidentiality = confidentiality;
    return order;
}

} // namespace

void RightsTest::theTableOfRolesAndActs_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("role");
    for (std::size_t kind = 0; kind < std::variant_size_v<lab::ActBody>; ++kind)
        for (int role = 0; role < roleCount; ++role)
            QTest::addRow("%s by %s", lab::nameOf(bodyOf(kind)), nameOf(static_cast<Role>(role))) << static_cast<int>(kind) << role;
}

void RightsTest::theTableOfRolesAndActs()
{
    QFETCH(int, kind);
    QFETCH(int, role);
    auto body = bodyOf(static_cast<std::size_t>(kind));
    if (auto* attest = std::get_if<lab::AttestControl>(&body))
        attest->bench = 1;
    const auto act = actOf(body);
    const bool expected = role != 0 && table.at(lab::nameOf(act.body)).find(letters[static_cast<std::size_t>(role)]) != std::string::npos;
    const auto why = refusal(personOf(static_cast<Role>(role)), act);
    QCOMPARE(!why, expected);
    if (why)
        QVERIFY(*why == RefusalCode::NotPermitted);
}

void RightsTest::everyActIsInTheTable()
{
    QCOMPARE(table.size(), std::variant_size_v<lab::ActBody>);
}

void RightsTest::theTableOfRolesAndViews_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QByteArray>("sees"); // identities, orders, results, catalogue, staff, entitled
    QTest::newRow("none") << 0 << QByteArray("......");
    QTest::newRow("receptionist") << 1 << QByteArray("io.cs.");
    QTest::newRow("technician") << 2 << QByteArray("iorcse");
    QTest::newRow("biologist") << 3 << QByteArray("iorcse");
    QTest::newRow("security officer") << 4 << QByteArray("....s.");
    QTest::newRow("administrator") << 5 << QByteArray("...cs.");
}

void RightsTest::theTableOfRolesAndViews()
{
    QFETCH(int, role);
    QFETCH(QByteArray, sees);
    const auto view = viewOf(personOf(static_cast<Role>(role), 0, bitOf(lab::Confidentiality::Hiv)), theLaboratory);
    const std::array<bool, 6> flags{view.identities, view.orders, view.results, view.catalogue, view.staff, access::sees(view, lab::Confidentiality::Hiv)};
    QByteArray is;
    for (std::size_t i = 0; i < flags.size(); ++i)
        is += flags[i] ? "iorcse"[i] : '.';
    QCOMPARE(is, sees);
    QCOMPARE(access::sees(view, lab::DocumentKind::Patient), view.identities);
    QCOMPARE(access::sees(view, lab::DocumentKind::Order), view.orders);
    QCOMPARE(access::sees(view, lab::DocumentKind::Examination), view.catalogue);
    QCOMPARE(access::sees(view, lab::DocumentKind::Person), view.staff);
    QVERIFY(!access::sees(view, lab::DocumentKind::None));
}

void RightsTest::theTableOfRolesAndPermissions()
{
    using enum Permission;
    const std::map<Permission, std::string> holders = {
        {SearchPatients, "RTB"}, {RegisterPatients, "RB"}, {PlaceOrders, "RB"},      {ReceiveSpecimens, "RTB"},   {ReadOrders, "RTB"},         {ReadResults, "TB"},
        {EnterResults, "TB"},    {ValidateTechnically, "TB"}, {RecordCalls, "TB"},   {AttestControls, "TB"},      {ValidateBiologically, "B"}, {PrintReports, "TB"},
        {ReadCatalogue, "RTBA"}, {ManageCatalogue, "A"},   {ManageStaff, "SA"},      {ManageWorkstations, "SA"},  {ReadTrail, "S"},            {ReadStaff, "RTBSA"},
        {BreakGlass, "B"},       {ReviewGlass, "S"},       {ManageRoles, "A"},      {ManagePolicy, "SA"},        {ReviewRights, "SA"},
        {DraftMigrations, "BA"}, {ApproveMigrations, "BS"}, {ReadMigrations, "BSA"},
    };
    QCOMPARE(holders.size(), static_cast<std::size_t>(lastOf(Permission{})) + 1);
    for (int role = 0; role < roleCount; ++role)
        for (const auto& [permission, who] : holders) {
            const bool holds = role != 0 && who.find(letters[static_cast<std::size_t>(role)]) != std::string::npos;
            QVERIFY2(permissionsOf(static_cast<Role>(role)).has(permission) == holds, qPrintable(QStringLiteral("role %1, permission %2").arg(role).arg(static_cast<int>(permission))));
        }
}

void RightsTest::anAdministratorReadsNoPatient()
{
    for (const auto role : {Role::Administrator, Role::SecurityOfficer}) {
        const auto permissions = permissionsOf(role);
        for (const auto permission : {Permission::SearchPatients, Permission::RegisterPatients, Permission::PlaceOrders, Permission::ReadOrders,
                                      Permission::ReadResults, Permission::EnterResults, Permission::PrintReports, Permission::ValidateBiologically})
            QVERIFY(!permissions.has(permission));
    }
    QVERIFY(!permissionsOf(Role::Administrator).has(Permission::ReadTrail)); // who administers does not watch himself
}

void RightsTest::nobodyGovernsAndReadsInOneLaboratory()
{
    const auto elsewhere = idOf<lab::LaboratoryId>(2);
    auto person = personOf(Role::Administrator);
    QVERIFY(faultOf(person) == PersonFault::None);
    // What no role may hold, no two roles of one person may, built in or made here.
    person.grants.push_back({theLaboratory, Role::Biologist});
    QVERIFY(faultOf(person) == PersonFault::GovernsAndReads);
    person.disabled = true;
    QVERIFY(faultOf(person) == PersonFault::GovernsAndReads); // it may be opened again
    person.grants.back() = {theLaboratory, Role::Custom, 0, 0, idOf<RoleId>(3), "Tri", Permissions{Permission::SearchPatients}.bits()};
    QVERIFY(faultOf(person) == PersonFault::GovernsAndReads);
    person.grants.back() = {theLaboratory, Role::SecurityOfficer};
    QVERIFY(faultOf(person) == PersonFault::None);
    // Rights are held per laboratory: there they may be a biologist.
    person.grants.back() = {elsewhere, Role::Biologist};
    QVERIFY(faultOf(person) == PersonFault::None);
    person.grants.clear();
    QVERIFY(faultOf(person) == PersonFault::NoRole);
}

void RightsTest::anActNamesTheRightThatItUses()
{
    QVERIFY(neededBy(actOf(lab::RecordMeasurements{})) == Permissions{Permission::EnterResults});
    QVERIFY(neededBy(actOf(lab::AddNote{0, "x"})) == (Permissions{Permission::EnterResults} | Permissions{Permission::ValidateBiologically}));
    // Either would do: it is no use of the greater one.
    QVERIFY(usedBy(personOf(Role::Biologist), actOf(lab::AddNote{0, "x"})) == Permissions{Permission::EnterResults});
    QVERIFY(usedBy(personOf(Role::Administrator), actOf(lab::AddNote{0, "x"})).empty());
    // No act is done by looking, but for the one that says what was looked at.
    for (std::size_t i = 0; i < std::variant_size_v<lab::ActBody>; ++i)
        if (lab::isReading(bodyOf(i)))
            QVERIFY(neededBy(actOf(bodyOf(i))).hasAny(looking()));
        else
            QVERIFY(!neededBy(actOf(bodyOf(i))).empty() && !neededBy(actOf(bodyOf(i))).hasAny(looking()));
}

void RightsTest::nobodyActsForAnother()
{
    auto act = actOf(lab::AddNote{0, "x"});
    act.person = colleague;
    QVERIFY(refusal(personOf(Role::Biologist), act) == RefusalCode::NotPermitted);
}

void RightsTest::aDisabledPersonDoesNothing()
{
    auto person = personOf(Role::Biologist);
    person.disabled = true;
    QVERIFY(refusal(person, actOf(lab::AddNote{0, "x"})) == RefusalCode::AccountClosed);
    QVERIFY(person.permissionsIn(theLaboratory) == Permissions());
    QVERIFY(!viewOf(person, theLaboratory).staff);
}

void RightsTest::aGrantIsForItsLaboratory()
{
    auto act = actOf(lab::AddNote{0, "x"});
    act.laboratory = idOf<lab::LaboratoryId>(2);
    QVERIFY(refusal(personOf(Role::Biologist), act) == RefusalCode::NotPermitted);
    QVERIFY(!viewOf(personOf(Role::Biologist), act.laboratory).orders);
    // Two grants add up within a laboratory, entitlements included.
    auto person = personOf(Role::Receptionist);
    person.grants.push_back({theLaboratory, Role::Technician, 2, bitOf(lab::Confidentiality::Hiv)});
    QVERIFY(!refusal(person, actOf(lab::PlaceOrder{})));
    QVERIFY(!refusal(person, actOf(lab::AddNote{0, "x"})));
    QCOMPARE(person.confidentialIn(theLaboratory), bitOf(lab::Confidentiality::Hiv));
}

void RightsTest::aTechnicianActsAtTheirBenches()
{
    const std::optional<lab::Document> order = *entered().order(); // lines 1 and 2 at bench 1, line 3 at bench 2
    const auto act = [](lab::LineId line) { return actOf(lab::MarkNotPerformed{{line}, "panne"}); };
    const auto atTwo = personOf(Role::Technician, lab::benchBit(2));
    QVERIFY(!refusal(atTwo, act(3), order));
    QVERIFY(refusal(atTwo, act(1), order) == RefusalCode::NotPermitted);
    QVERIFY(!refusal(personOf(Role::Technician), act(1), order));
    // A biologist's benches are all of them.
    QVERIFY(!refusal(personOf(Role::Biologist, lab::benchBit(2)), act(1), order));
    lab::AttestControl attest;
    attest.bench = 1;
    QVERIFY(refusal(atTwo, actOf(attest)) == RefusalCode::NotPermitted);
    attest.bench = 2;
    QVERIFY(!refusal(atTwo, actOf(attest)));
    // A rerun, a choice, a validation and a call are bench work too; a note is not.
    QVERIFY(refusal(atTwo, actOf(lab::AskRerun{{1}, "x"}), order) == RefusalCode::NotPermitted);
    QVERIFY(refusal(atTwo, actOf(lab::SelectMeasurement{1, {}, "x"}), order) == RefusalCode::NotPermitted);
    QVERIFY(refusal(atTwo, actOf(lab::SelectMeasurement{3, {}, "x", {{1, {}, true, {}}}}), order) == RefusalCode::NotPermitted);
    QVERIFY(refusal(atTwo, actOf(lab::ValidateTechnically{{{1, {}, {}}}}), order) == RefusalCode::NotPermitted);
    QVERIFY(refusal(atTwo, actOf(lab::RecordMeasurements{{{1, {}, true, {}}}}), order) == RefusalCode::NotPermitted);
    QVERIFY(refusal(atTwo, actOf(lab::RecordCall{{1, {}, {}, "x", {}, {}, {}, {}, {}}}), order) == RefusalCode::NotPermitted);
    QVERIFY(!refusal(atTwo, actOf(lab::RecordCall{{3, {}, {}, "x", {}, {}, {}, {}, {}}}), order));
    QVERIFY(!refusal(personOf(Role::Biologist, lab::benchBit(2)), actOf(lab::RecordCall{{1, {}, {}, "x", {}, {}, {}, {}, {}}}), order));
    QVERIFY(!refusal(atTwo, actOf(lab::AddNote{0, "x"}), order));
}

// A laboratory's own role may hold one of the four alone: its benches are where that one is held, and nowhere else.
void RightsTest::benchesAreOfThePermissionThatIsHeldThere()
{
    const std::optional<lab::Document> order = *entered().order(); // lines 1 and 2 at bench 1, line 3 at bench 2
    const auto roleOf = [](Permission permission, lab::BenchMask benches) {
        Grant grant{theLaboratory, Role::Custom, benches, 0};
        grant.permissions = completed({permission}).bits();
        return grant;
    };
    const auto acts = [](Permission permission, lab::LineId line) -> lab::ActBody {
        switch (permission) {
        case Permission::EnterResults: return lab::MarkNotPerformed{{line}, "panne"};
        case Permission::ValidateTechnically: return lab::ValidateTechnically{{{line, {}, {}}}};
        case Permission::RecordCalls: return lab::RecordCall{{line, {}, {}, "x", {}, {}, {}, {}, {}}};
        default: return lab::AttestControl{static_cast<lab::BenchNumber>(line == 3 ? 2 : 1), {}};
        }
    };
    const std::vector all{Permission::EnterResults, Permission::ValidateTechnically, Permission::RecordCalls, Permission::AttestControls};
    for (const auto one : all) {
        auto person = personOf(Role::None);
        person.grants = {roleOf(one, lab::benchBit(2))};
        QCOMPARE(person.benchesIn(theLaboratory), lab::benchBit(2));
        QVERIFY2(!refusal(person, actOf(acts(one, 3)), order), nameOf(one));
        QVERIFY2(refusal(person, actOf(acts(one, 1)), order) == RefusalCode::NotPermitted, nameOf(one));
        // Another permission at another bench widens neither.
        for (const auto other : all) {
            if (other == one)
                continue;
            person.grants = {roleOf(one, lab::benchBit(2)), roleOf(other, lab::benchBit(1))};
            QVERIFY2(refusal(person, actOf(acts(one, 1)), order) == RefusalCode::NotPermitted, nameOf(one));
            QVERIFY2(!refusal(person, actOf(acts(other, 1)), order), nameOf(other));
            QCOMPARE(person.benchesIn(theLaboratory), lab::benchBit(1) | lab::benchBit(2));
            QCOMPARE(person.benchesIn(theLaboratory, {one}), lab::benchBit(2));
        }
        person.grants = {roleOf(one, 0)};
        QVERIFY2(!refusal(person, actOf(acts(one, 1)), order), nameOf(one));
    }
    QCOMPARE(personOf(Role::Receptionist, lab::benchBit(2)).benchesIn(theLaboratory), lab::BenchMask(0));
}

void RightsTest::aWithheldLineRefusesWhatDependsOnIt()
{
    const auto order = orderWith(lab::Confidentiality::Hiv);
    const auto person = personOf(Role::Biologist);
    const std::vector<lab::ActBody> depending = {lab::CancelLines{{1}, "x"}, lab::RecordMeasurements{{{1, {}, true, {}}}}, lab::SelectMeasurement{1, {}, "x"},
                                                 lab::MarkNotPerformed{{2, 1}, "x"}, lab::AskRerun{{1}, "x"}, lab::ValidateTechnically{{{1, {}, {}}}},
                                                 lab::RecordCall{{1, {}, {}, "x", {}, {}, {}, {}, {}}}, lab::SendBack{{1}, "x"}, lab::Devalidate{{1}, "x"},
                                                 lab::AddNote{1, "x"}, lab::SelectMeasurement{2, {}, "x", {{1, {}, true, {}}}}};
    for (const auto& body : depending) {
        const auto act = actOf(body);
        const auto whole = may(person, act, lab::Document(order), {});
        QVERIFY2(!whole, lab::nameOf(body));
        QVERIFY(whole.error().code == RefusalCode::WithheldLine);
        QCOMPARE(whole.error().line, lab::LineId(1));
        // The same on the author's own copy.
        const auto own = may(person, act, project(order, viewOf(person, theLaboratory)), {});
        QVERIFY(!own && own.error() == whole.error());
    }
    QVERIFY(!refusal(person, actOf(lab::AskRerun{{2}, "x"}), order));
    QVERIFY(!refusal(person, actOf(lab::RejectSpecimen{1, {}, "x"}), order));
    QVERIFY(!refusal(person, actOf(lab::AddNote{0, "x"}), order));
    QVERIFY(!refusal(person, actOf(lab::AddNote{2, "x"}), order));
}

void RightsTest::anEntitlementOpensItsOwnClassOnly()
{
    const auto order = orderWith(lab::Confidentiality::Genetics);
    const auto act = actOf(lab::AskRerun{{1}, "x"});
    QVERIFY(!refusal(personOf(Role::Biologist, 0, bitOf(lab::Confidentiality::Genetics)), act, order));
    QVERIFY(refusal(personOf(Role::Biologist, 0, bitOf(lab::Confidentiality::Hiv) | bitOf(lab::Confidentiality::Staff)), act, order) == RefusalCode::WithheldLine);
    QCOMPARE(bitOf(lab::Confidentiality::None), ConfidentialMask(0));
}

void RightsTest::anEntitlementIsWorthWhatItsRoleReads()
{
    // Reception's entitlement opens no values, alone or beside a technician's role without one: on the whole as on the projection.
    const auto order = orderWith(lab::Confidentiality::Hiv);
    const auto act = actOf(lab::CancelLines{{1}, "x"});
    auto person = personOf(Role::Receptionist, 0, bitOf(lab::Confidentiality::Hiv));
    QVERIFY(refusal(person, act, order) == RefusalCode::WithheldLine);
    person.grants.push_back({theLaboratory, Role::Technician, 0, 0});
    QVERIFY(refusal(person, act, order) == RefusalCode::WithheldLine);
    QVERIFY(!access::sees(viewOf(person, theLaboratory), lab::Confidentiality::Hiv));
    person.grants.back().confidential = bitOf(lab::Confidentiality::Hiv);
    QVERIFY(!refusal(person, act, order));
}

void RightsTest::whoMeasuredDoesNotRelease()
{
    auto order = *validated().order(); // entered by the technician, who is the person here
    const auto person = personOf(Role::Biologist);
    lab::Release release;
    release.report.version = 1;
    release.report.lines = {{1, order.lines[0].revision, *order.lines[0].reportable, {}}};
    QVERIFY(refusal(person, actOf(release), order) == RefusalCode::EnteredBySelf);
    QVERIFY(!refusal(person, actOf(release), order, Rules{true}));
    // What an instrument measured, nobody measured.
    order.lines[0].measurements[0].source = lab::MeasurementSource::Instrument;
    QVERIFY(!refusal(person, actOf(release), order));
    order.lines[0].measurements[0].source = lab::MeasurementSource::Manual;
    order.lines[0].measurements[0].enteredBy = colleague;
    QVERIFY(!refusal(person, actOf(release), order));
}

void RightsTest::aLineWithoutGroundIsChangedToo()
{
    const auto order = orderWith(lab::Confidentiality::Hiv);
    const auto person = personOf(Role::Technician, lab::benchBit(1));
    for (const lab::ActBody& body : {lab::ActBody(lab::RecordMeasurements{{}, {{1, {}}}}), lab::ActBody(lab::SelectMeasurement{2, {}, "x", {}, {{1, {}}}})})
        QVERIFY(refusal(person, actOf(body), order) == RefusalCode::WithheldLine);
    for (const lab::ActBody& body : {lab::ActBody(lab::RecordMeasurements{{}, {{3, {}}}}), lab::ActBody(lab::SelectMeasurement{2, {}, "x", {}, {{3, {}}}})})
        QVERIFY(refusal(person, actOf(body), order) == RefusalCode::NotPermitted); // of bench 2
    QVERIFY(!refusal(person, actOf(lab::RecordMeasurements{{}, {{2, {}}}}), order));
}

void RightsTest::whatIsSealedIsNotRepeatedOutsideItsClass()
{
    auto order = orderWith(lab::Confidentiality::Hiv);
    lab::ReportVersion before;
    before.version = 1;
    before.lines = {{1, 3, {}, {}}, {2, 3, {}, {}}};
    before.interpretation = "VIH : à confirmer.\nContrôle dans un mois.";
    order.reports = {before};
    const auto entitled = personOf(Role::Biologist, 0, bitOf(lab::Confidentiality::Hiv));
    const auto releaseOf = [](std::vector<lab::LineId> lines, std::string words) {
        lab::Release release;
        release.report.version = 2;
        for (const auto line : lines)
            release.report.lines.push_back({line, 3, {}, {}});
        release.report.interpretation = std::move(words);
        return actOf(release);
    };
    const auto why = [&](const lab::Act& act) { return refusal(entitled, act, order, Rules{true}); };
    QVERIFY(why(releaseOf({2}, before.interpretation)) == RefusalCode::MixedConfidentiality);
    QVERIFY(why(releaseOf({2}, "Kaliémie normale.\n  VIH : à confirmer. \r\n")) == RefusalCode::MixedConfidentiality);
    QVERIFY(!why(releaseOf({2}, "Kaliémie normale.")));
    QVERIFY(!why(releaseOf({2}, "")));
    QVERIFY(!why(releaseOf({1, 2}, before.interpretation))); // sealed again
    // What an ordinary version says as well is no secret.
    auto open = before;
    open.version = 2;
    open.lines = {{2, 3, {}, {}}};
    open.interpretation = "Contrôle dans un mois.";
    order.reports.push_back(open);
    QVERIFY(!why(releaseOf({2}, "Contrôle dans un mois.")));
    QVERIFY(why(releaseOf({2}, before.interpretation)) == RefusalCode::MixedConfidentiality);
    // To who may not read it a refusal would tell that it was guessed right.
    QVERIFY(!refusal(personOf(Role::Biologist), releaseOf({2}, before.interpretation), order, Rules{true}));
}

void RightsTest::aReportIsPrintedByWhoeverSeesAllOfIt()
{
    auto order = orderWith(lab::Confidentiality::Toxicology);
    order.reports.push_back({1, lab::ReportKind::Partial, {{1, 1, {}, {}}}, "", "", 0, biologist, nine, {}, {}, {}, {}, {}});
    order.reports.push_back({2, lab::ReportKind::Complete, {{2, 1, {}, {}}}, "", "", 0, biologist, nine, {}, {}, {}, {}, {}});
    const auto person = personOf(Role::Biologist);
    const auto entitled = personOf(Role::Biologist, 0, bitOf(lab::Confidentiality::Toxicology));
    lab::RecordDelivery delivery;
    delivery.delivery.version = 1;
    QVERIFY(refusal(person, actOf(delivery), order) == RefusalCode::WithheldLine);
    QVERIFY(!refusal(entitled, actOf(delivery), order));
    QVERIFY(refusal(person, actOf(lab::RegisterPdf{1, Bytes(32)}), order) == RefusalCode::WithheldLine);
    // The second is ordinary, but its page may name the line of the first; only who sees it says how.
    QVERIFY(!refusal(person, actOf(lab::RegisterPdf{2, Bytes(32), {}, {{0, {1}}, {1, {}}}}), order));
    QVERIFY(refusal(person, actOf(lab::RegisterPdf{2, Bytes(32), {}, {{0, {1}}, {1, {1}}}}), order) == RefusalCode::WithheldLine);
    QVERIFY(!refusal(entitled, actOf(lab::RegisterPdf{2, Bytes(32), {}, {{0, {1}}, {1, {1}}}}), order));
    delivery.delivery.version = 2;
    QVERIFY(!refusal(person, actOf(delivery), order));
    lab::Release corrects;
    corrects.report.version = 3;
    corrects.report.replaces = 1;
    QVERIFY(refusal(person, actOf(corrects), order, Rules{true}) == RefusalCode::WithheldLine);
}

QTEST_GUILESS_MAIN(RightsTest)
#include "rights.test.moc"
