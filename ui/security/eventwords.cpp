// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/eventwords.h"

#include "ui/theme/format.h"
#include "ui/words/actwords.h"

namespace paillasse::ui {

using client::EventKind;

QString EventWords::of(EventKind kind)
{
    switch (kind) {
    case EventKind::OpenedPatient: return tr("Opened a patient");
    case EventKind::OpenedOrder: return tr("Opened an order");
    case EventKind::OpenedReport: return tr("Opened a report");
    case EventKind::OpenedHistory: return tr("Opened earlier results");
    case EventKind::Searched: return tr("Searched");
    case EventKind::Printed: return tr("Printed");
    case EventKind::SavedPdf: return tr("Saved a PDF");
    case EventKind::Copied: return tr("Copied to the clipboard");
    case EventKind::Exported: return tr("Exported a list");
    case EventKind::Locked: return tr("Locked");
    case EventKind::Unlocked: return tr("Unlocked");
    case EventKind::UnlockRefused: return tr("Wrong password at the lock");
    case EventKind::Acted: return tr("Changed a document");
    case EventKind::SignedIn: return tr("Signed in");
    case EventKind::SignedOut: return tr("Signed out");
    case EventKind::SignInFailed: return tr("Sign-in refused");
    case EventKind::SeatMoved: return tr("Moved their seat here");
    case EventKind::SeatForced: return tr("Took their seat by force");
    case EventKind::FormerSeatActed: return tr("Acts of a former seat arrived");
    case EventKind::CodeShown: return tr("Showed a code");
    case EventKind::SigningOpened: return tr("Opened signing");
    case EventKind::PasswordChanged: return tr("Changed the password");
    case EventKind::FactorChanged: return tr("Changed the second factor");
    case EventKind::Activated: return tr("Activated the account");
    case EventKind::StaffChanged: return tr("Changed a person");
    case EventKind::RolesChanged: return tr("Changed a role");
    case EventKind::PolicyChanged: return tr("Changed the rules of sign-in");
    case EventKind::WorkstationAsked: return tr("A workstation asked to be let in");
    case EventKind::WorkstationChanged: return tr("Changed a workstation");
    case EventKind::WorkstationReported: return tr("A workstation reported");
    case EventKind::SessionEndedByOther: return tr("Ended somebody's session");
    case EventKind::NumbersLeased: return tr("Numbers given to a workstation");
    case EventKind::Imported: return tr("Imported");
    case EventKind::GlassBroken: return tr("Broke the glass");
    case EventKind::GlassRead: return tr("Read behind the broken glass");
    case EventKind::GlassReviewed: return tr("Reviewed a broken glass");
    case EventKind::TrailAsked: return tr("Asked who saw what");
    case EventKind::TrailExported: return tr("Exported the trail");
    case EventKind::RightsExported: return tr("Exported the rights");
    case EventKind::StoreStarted: return tr("The store started");
    case EventKind::StoreStopped: return tr("The store stopped");
    case EventKind::BackupMade: return tr("Backup made");
    case EventKind::BackupFailed: return tr("Backup failed");
    case EventKind::Restored: return tr("Restored from a backup");
    case EventKind::Verified: return tr("The ledger was verified");
    case EventKind::LedgerDoubted: return tr("A workstation doubts the ledger");
    case EventKind::ConditionNoted: return tr("The store noted its own state");
    case EventKind::Expired: return tr("Old entries expired");
    case EventKind::AlertStepped: return tr("An alert went a step further");
    case EventKind::ChannelFailed: return tr("An alert could not be sent");
    case EventKind::Erasure: return tr("Erasure, retention or legal hold");
    case EventKind::ChannelAdded: return tr("Added an alert channel");
    case EventKind::ChannelRemoved: return tr("Removed an alert channel");
    case EventKind::MigrationStepped: return tr("A migration went a step further");
    case EventKind::MigrationRefused: return tr("A step of a migration was refused");
    case EventKind::CertificateRefused: return tr("A certificate did not hold");
    }
    return {};
}

QString EventWords::of(const client::TrailRow& row)
{
    const auto act = row.kind == EventKind::Acted ? ActWords::ofPlace(row.act) : QString();
    const auto words = act.isEmpty() ? of(row.kind) : act;
    if (row.count == 0)
        return words;
    const auto count = static_cast<int>(row.count);
    switch (row.kind) {
    case EventKind::Searched: return Format::named(words, tr("%n hit(s)", nullptr, count));
    case EventKind::Exported:
    case EventKind::TrailExported:
    case EventKind::RightsExported: return Format::named(words, tr("%n row(s)", nullptr, count));
    default: return count == 1 ? words : QStringLiteral("%1 × %2").arg(words, Format::count(count));
    }
}

QString EventWords::subjectOf(const client::TrailRow& row)
{
    if (!row.reference.empty())
        return QString::fromStdString(row.reference);
    switch (row.subjectKind) {
    case lab::DocumentKind::Patient: return tr("a patient");
    case lab::DocumentKind::Order: return tr("an order");
    default: return {};
    }
}

QString EventWords::whoOf(const client::TrailRow& row)
{
    if (!row.personName.empty())
        return QString::fromStdString(row.personName);
    return row.person.isNull() ? QString() : tr("unknown person");
}

QString EventWords::of(EventGroup group)
{
    switch (group) {
    case EventGroup::Reads: return tr("Reads");
    case EventGroup::TakenAway: return tr("Printed and exported");
    case EventGroup::Acts: return tr("Acts");
    case EventGroup::SignIns: return tr("Sign-ins");
    case EventGroup::Government: return tr("Government");
    case EventGroup::Store: return tr("The store");
    }
    return {};
}

EventGroup EventWords::groupOf(EventKind kind)
{
    if (kind == EventKind::ChannelAdded || kind == EventKind::ChannelRemoved)
        return EventGroup::Government;
    if (kind >= EventKind::StoreStarted)
        return EventGroup::Store;
    if (kind == EventKind::GlassRead)
        return EventGroup::Reads;
    if (kind == EventKind::TrailExported || kind == EventKind::RightsExported || (kind >= EventKind::Printed && kind <= EventKind::Exported))
        return EventGroup::TakenAway;
    if (kind >= EventKind::StaffChanged)
        return EventGroup::Government;
    if (kind >= EventKind::SignedIn || kind == EventKind::Locked || kind == EventKind::Unlocked || kind == EventKind::UnlockRefused)
        return EventGroup::SignIns;
    return kind == EventKind::Acted ? EventGroup::Acts : EventGroup::Reads;
}

std::uint64_t EventWords::kindsOf(EventGroup group)
{
    std::uint64_t kinds = 0;
    for (unsigned i = 0; i <= static_cast<unsigned>(lastOf(EventKind())); ++i)
        if (groupOf(static_cast<EventKind>(i)) == group)
            kinds |= std::uint64_t{1} << i;
    return kinds;
}

QString EventWords::idOf(const client::EventPlace& place)
{
    return QStringLiteral("%1/%2/%3").arg(place.storeWide ? 1 : 0).arg(place.sequence).arg(place.item);
}

} // namespace paillasse::ui
