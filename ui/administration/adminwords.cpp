// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/adminwords.h"

#include "ui/shell/pagesofrights.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

QString AdminWords::of(access::Role role)
{
    switch (role) {
    case access::Role::None: return {};
    case access::Role::Receptionist: return tr("Receptionist");
    case access::Role::Technician: return tr("Technician");
    case access::Role::Biologist: return tr("Biologist");
    case access::Role::SecurityOfficer: return tr("Security officer");
    case access::Role::Administrator: return tr("Administrator");
    case access::Role::Custom: return tr("Own role");
    }
    return {};
}

QString AdminWords::of(access::Permission permission)
{
    using enum access::Permission;
    switch (permission) {
    case SearchPatients: return tr("Search patients and read identities");
    case RegisterPatients: return tr("Register and correct patients");
    case PlaceOrders: return tr("Place orders, add and cancel examinations");
    case ReceiveSpecimens: return tr("Receive and reject tubes");
    case ReadOrders: return tr("Read orders and their progress");
    case ReadResults: return tr("Read results");
    case EnterResults: return tr("Enter results");
    case ValidateTechnically: return tr("Validate technically");
    case RecordCalls: return tr("Record calls of critical values");
    case AttestControls: return tr("Attest quality control");
    case ValidateBiologically: return tr("Validate biologically and sign reports");
    case PrintReports: return tr("Print and deliver reports");
    case ReadCatalogue: return tr("Read the catalogue");
    case ManageCatalogue: return tr("Change the catalogue");
    case ManageStaff: return tr("Manage people and their accounts");
    case ManageWorkstations: return tr("Manage workstations");
    case ReadTrail: return tr("Read the trail of acts");
    case ReadStaff: return tr("Read colleagues' names");
    case BreakGlass: return tr("Break the glass for one patient");
    case ReviewGlass: return tr("Review broken glasses");
    case ManageRoles: return tr("Make roles");
    case ManagePolicy: return tr("Set the rules of sign-in");
    case ReviewRights: return tr("Review rights and sessions");
    case DraftMigrations: return tr("Draft migrations and set them going");
    case ApproveMigrations: return tr("Approve and accept migrations");
    case ReadMigrations: return tr("Read how far migrations are");
    }
    return {};
}

QString AdminWords::whyNoPage(access::Permission permission)
{
    if (opensPage(permission))
        return {};
    switch (permission) {
    case access::Permission::ReadCatalogue: return tr("By itself it opens no page: examinations are named on the pages of other permissions.");
    case access::Permission::ReadStaff: return tr("By itself it opens no page: colleagues are named on the pages of other permissions.");
    case access::Permission::ManageCatalogue: return tr("It opens no page of this program: the catalogue is changed on the store, with its own commands.");
    default: return tr("By itself it opens no page.");
    }
}

QString AdminWords::of(lab::Confidentiality confidentiality)
{
    switch (confidentiality) {
    case lab::Confidentiality::None: return {};
    case lab::Confidentiality::Hiv: return tr("HIV");
    case lab::Confidentiality::Genetics: return tr("genetics");
    case lab::Confidentiality::Toxicology: return tr("toxicology");
    case lab::Confidentiality::Staff: return tr("staff as patients");
    }
    return {};
}

QString AdminWords::of(const access::Grant& grant)
{
    QStringList words{grant.role == access::Role::Custom ? QString::fromStdString(grant.customName) : of(grant.role)};
    QStringList benches;
    for (unsigned bench = 1; bench < 64; ++bench)
        if ((grant.benches & lab::benchBit(static_cast<lab::BenchNumber>(bench))) != 0)
            benches << QString::number(bench);
    if (!benches.isEmpty())
        words << tr("benches %1").arg(benches.join(QStringLiteral(", ")));
    for (unsigned i = 1; i <= static_cast<unsigned>(lab::lastOf(lab::Confidentiality())); ++i)
        if (const auto one = static_cast<lab::Confidentiality>(i); (grant.confidential & access::bitOf(one)) != 0)
            words << of(one);
    return words.join(QStringLiteral(" · "));
}

QString AdminWords::of(access::RoleFault fault)
{
    switch (fault) {
    case access::RoleFault::None: return {};
    case access::RoleFault::Nameless: return tr("The role needs a name.");
    case access::RoleFault::Empty: return tr("The role may do nothing yet.");
    case access::RoleFault::AdministersAndReads: return tr("Who governs access sees no patient: the two are never one role. Make two roles.");
    case access::RoleFault::MissingPrerequisite: return tr("A permission rests on another one that is missing.");
    }
    return {};
}

QString AdminWords::of(client::WorkstationStanding standing)
{
    switch (standing) {
    case client::WorkstationStanding::Pending: return tr("waits for approval");
    case client::WorkstationStanding::Approved: return tr("approved");
    case client::WorkstationStanding::Revoked: return tr("revoked");
    case client::WorkstationStanding::Wiped: return tr("emptied");
    }
    return {};
}

QString AdminWords::of(client::FactorPolicy policy)
{
    switch (policy) {
    case client::FactorPolicy::Sensitive: return tr("For signing, breaking the glass and governing");
    case client::FactorPolicy::OutsideHours: return tr("Also of everybody who signs in outside bench hours");
    case client::FactorPolicy::Always: return tr("Also of everybody at each sign-in");
    }
    return {};
}

QString AdminWords::of(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Unreachable: return tr("The store cannot be reached: this needs it. Nothing was done.");
    case ErrorCode::DiskFull: return RefusalWords::storeFull();
    case ErrorCode::Refused: return tr("The store refuses: it is about yourself, more than you hold, of another laboratory too, the other half of a reset that you began (another administrator, a security officer or the console may), or nobody could govern any more.");
    case ErrorCode::Conflict: return tr("This name is taken, somebody still holds it, or somebody else changed it just now. The list is read again.");
    case ErrorCode::InvalidInput: return tr("Something is missing or cannot be: a login has letters without accents, digits, . - _, and who governs access in a laboratory sees no patient there.");
    case ErrorCode::NotFound: return tr("It is not there any more. The list is read again.");
    case ErrorCode::WrongSecret: return tr("Not the code that your telephone shows now. A code counts once: wait for the next one.");
    case ErrorCode::Cancelled: return tr("Nothing was done: no code was given.");
    case ErrorCode::Missing: return tr("Set up your own second factor first.");
    case ErrorCode::Locked: return tr("Too many wrong codes. Wait a minute, then try again.");
    default: return tr("It could not be done (%1).").arg(QString::fromUtf8(toString(error.code).data()));
    }
}

QString AdminWords::withoutStore()
{
    return tr("Offline: all of this needs the store. Nothing can be changed here until it is back.");
}

QString AdminWords::version(std::uint64_t number)
{
    return number == 0 ? QString() : QStringLiteral("%1.%2.%3").arg(number / 1'000'000).arg(number / 1'000 % 1'000).arg(number % 1'000);
}

QList<access::Permission> AdminWords::permissions()
{
    QList<access::Permission> all;
    for (unsigned i = 0; i <= static_cast<unsigned>(lastOf(access::Permission())); ++i)
        all << static_cast<access::Permission>(i);
    return all;
}

QList<access::Role> AdminWords::builtInRoles()
{
    return {access::Role::Receptionist, access::Role::Technician, access::Role::Biologist, access::Role::SecurityOfficer, access::Role::Administrator};
}

} // namespace paillasse::ui
