// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QTest>

#include "tests/access/staff.h"

using namespace paillasse;
using namespace paillasse::access;
using namespace paillasse::access::testing;
using namespace paillasse::lab::testing;
using lab::RefusalCode;

// Who may do what: the table of rights, written out a second time.
class MatrixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRoleForEveryAct_data();
    void everyRoleForEveryAct();
    void everyActIsInTheTable();
    void everyRoleForEveryPermission();
    void nobodyWithoutARoleSeesAnything();
    void whoGovernsSeesNoPatient();
};

namespace {

struct Row {
    lab::ActBody body;
    const char* allowed; // R receptionist, T technician, B biologist, S security officer, A administrator
};

lab::LineMeasurement entryOn(const Desk& desk, lab::LineId line)
{
    return desk.entry(line, measured(900, "5.0"));
}

// Each act as it would be done on the validated small order.
std::vector<Row> table()
{
    const auto desk = validated();
    return {
        {lab::RegisterPatient{}, "RB"},
        {lab::CorrectPatient{}, "RB"},
        {smallOrder(), "RB"},
        {lab::AddTests{}, "RB"},
        {lab::CancelLines{{1}, "erreur"}, "RB"},
        {lab::ReceiveSpecimens{{1}, {}}, "RTB"},
        {lab::RejectSpecimen{1, lab::RejectionReason::Clotted, {}}, "RTB"},
        {lab::RecordMeasurements{{entryOn(desk, 1)}}, "TB"},
        {lab::SelectMeasurement{1, {}, "raison"}, "TB"},
        {lab::MarkNotPerformed{{1}, "raison"}, "TB"},
        {lab::AskRerun{{1}, "raison"}, "TB"},
        {lab::ValidateTechnically{{desk.control(1)}}, "TB"},
        {callOn(1), "TB"},
        {lab::AttestControl{1, {}}, "TB"},
        {lab::SendBack{{1}, "raison"}, "B"},
        {desk.release(lab::ReportKind::Partial, {1}), "B"},
        {lab::WithdrawReport{1, "raison"}, "B"},
        {lab::Devalidate{{1}, "raison"}, "B"},
        {lab::RegisterPdf{1, Bytes(32, 1)}, "B"},
        {deliveryOf(1), "TB"},
        {lab::AddNote{"note"}, "TB"},
        {lab::DefineExamination{}, "A"},
        {lab::DefineBench{1, "BIOCH", "Biochimie"}, "A"},
        {lab::RegisterPrescriber{}, "RBA"},
        {lab::DefineLaboratory{}, "A"},
    };
}

char letterOf(Role role)
{
    static const std::map<Role, char> letters{{Role::None, '-'}, {Role::Receptionist, 'R'}, {Role::Technician, 'T'}, {Role::Biologist, 'B'}, {Role::SecurityOfficer, 'S'}, {Role::Administrator, 'A'}};
    return letters.at(role);
}

// The measurements of the small order are the technician's; the one who asks is somebody else.
Person asking(Role role)
{
    return personOf(role, 0, 0, biologist);
}

} // namespace

void MatrixTest::everyRoleForEveryAct_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("role");
    const auto rows = table();
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const auto role : everyRole)
            QTest::addRow("%s by %s", lab::nameOf(rows[i].body), nameOf(role)) << static_cast<int>(i) << static_cast<int>(role);
}

void MatrixTest::everyRoleForEveryAct()
{
    QFETCH(int, row);
    QFETCH(int, role);
    const auto [body, allowed] = table().at(static_cast<std::size_t>(row));
    auto desk = validated();
    desk.as(biologist);
    const auto answer = may(asking(static_cast<Role>(role)), desk.act(body), desk.document(), {});
    const bool expected = std::string_view(allowed).find(letterOf(static_cast<Role>(role))) != std::string_view::npos;
    QCOMPARE(answer.has_value(), expected);
    if (!expected)
        QVERIFY(answer.error().code == RefusalCode::NotPermitted);
}

void MatrixTest::everyActIsInTheTable()
{
    const auto rows = table();
    QCOMPARE(rows.size(), std::variant_size_v<lab::ActBody>);
    for (std::size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].body.index(), i);
}

void MatrixTest::everyRoleForEveryPermission()
{
    using enum Permission;
    const std::map<Permission, std::string> expected{
        {SearchPatients, "RTB"}, {RegisterPatients, "RB"}, {PlaceOrders, "RB"}, {ReceiveSpecimens, "RTB"}, {ReadOrders, "RTB"}, {ReadResults, "TB"},
        {EnterResults, "TB"}, {ValidateTechnically, "TB"}, {RecordCalls, "TB"}, {AttestControls, "TB"}, {ValidateBiologically, "B"}, {PrintReports, "TB"},
        {ReadCatalogue, "RTBA"}, {ManageCatalogue, "A"}, {ManageStaff, "SA"}, {ManageWorkstations, "SA"}, {ReadTrail, "S"}, {ReadStaff, "RTBSA"},
    };
    QCOMPARE(expected.size(), static_cast<std::size_t>(lastOf(Permission{})) + 1);
    for (const auto role : everyRole)
        for (const auto& [permission, letters] : expected)
            QVERIFY2(permissionsOf(role).has(permission) == (letters.find(letterOf(role)) != std::string::npos), nameOf(role));
}

void MatrixTest::nobodyWithoutARoleSeesAnything()
{
    const auto view = viewOfRole(Role::None, everything);
    for (int kind = 0; kind <= static_cast<int>(lastOf(lab::DocumentKind{})); ++kind)
        QVERIFY(!sees(view, static_cast<lab::DocumentKind>(kind)));
    QVERIFY(!sees(view, lab::Confidentiality::Hiv));
    // Neither does somebody whose roles are elsewhere, nor somebody whose account is closed.
    auto elsewhere = personOf(Role::Biologist, everything);
    elsewhere.grants.front().laboratory = idOf<lab::LaboratoryId>(2);
    auto closed = personOf(Role::Biologist, everything);
    closed.disabled = true;
    auto nothing = View{};
    nothing.laboratory = theLaboratory;
    QVERIFY(viewOf(elsewhere, theLaboratory) == nothing);
    QVERIFY(viewOf(closed, theLaboratory) == nothing);
}

void MatrixTest::whoGovernsSeesNoPatient()
{
    for (const auto role : {Role::SecurityOfficer, Role::Administrator}) {
        const auto view = viewOfRole(role, everything);
        QVERIFY(!sees(view, lab::DocumentKind::Patient));
        QVERIFY(!sees(view, lab::DocumentKind::Order));
        QVERIFY(!sees(view, lab::Confidentiality::Genetics));
    }
    // An entitlement without the right to read values opens nothing.
    QVERIFY(!sees(viewOfRole(Role::Receptionist, everything), lab::Confidentiality::Hiv));
    QVERIFY(sees(viewOfRole(Role::Technician, everything), lab::Confidentiality::Hiv));
    QVERIFY(!sees(viewOfRole(Role::Technician, bitOf(lab::Confidentiality::Staff)), lab::Confidentiality::Hiv));
}

QTEST_APPLESS_MAIN(MatrixTest)
#include "matrix.test.moc"
