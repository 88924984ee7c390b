// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/entering.h"

namespace paillasse::store {

namespace {

template <class... Changes>
struct Kinds {
    template <class Change>
    static constexpr int has = (std::is_same_v<Change, Changes> + ... + 0);
};

// People, roles, policy, workstations, the glass and its review, the import, where alerts go, migrations. MessagesExpired bears the classes of an erasure (KeptMessages), as do the beginning and the
// end of one (store/erasure).
using Lasting = Kinds<PersonAdded, PersonChanged, PersonClosed, PersonReopened, PersonGivenCode, PersonFactorDropped, RoleDefined, RoleRemoved, PolicyChanged, AccountActivated,
                      PasswordChanged, FactorSetUp, GlassBroken, GlassReviewed, EnrolmentCodeMade, WorkstationApproved, WorkstationRevoked, WorkstationRenamed, WipeOrdered,
                      EnrolmentRequested, CertificateRenewed, WorkstationReported, ImportNumbersTaken, MessagesKept, MessagesDone, MessagesExpired, RightsExported,
                      RecoveryCodesRenewed,
                      ErasureNoted, ChannelAdded, ChannelRemoved, MigrationStepped, MigrationRefused>;

// Sign-ins, seats, signing sessions and codes, failures, the store's own doings, the trail itself and alerts.
using OfSecurity = Kinds<SeatReleased, FactorProved, SigningOpened, SessionStarted, SeatForced, SessionEnded, SessionEndedByOther, NumbersLeased, GlassRead, FormerSeatActed, SigningEnded,
                         SeatSeen, SignInsFailed, StoreStarted, StoreStopped, BackupMade, BackupFailed, StoreVerified, LedgerDoubted, ConditionNoted, TrailAsked, TrailExported, AlertRaised,
                         AlertRepeated, AlertStepped, ChannelFailed, ChannelRecovered>;

using Reads = Kinds<MessageShown, MigrationRecordShown>;
using Expiries = Kinds<EntriesExpired>;

template <class Change>
constexpr LeafClass classOf()
{
    static_assert(Lasting::has<Change> + OfSecurity::has<Change> + Reads::has<Change> + Expiries::has<Change> == 1, "each change has one class");
    if (OfSecurity::has<Change>)
        return LeafClass::Security;
    if (Reads::has<Change>)
        return LeafClass::Read;
    return Expiries::has<Change> ? LeafClass::Expire : LeafClass::Administration;
}

} // namespace

LeafClass leafClassOf(const AccountChange& change)
{
    return std::visit([]<class Change>(const Change&) { return classOf<Change>(); }, change);
}

Result<> enter(Writer& writer, const AccountEntry& entry, Writer::Change change, std::vector<PersonDocument> people)
{
    return writer.administrativeAndWait(leafClassOf(entry.change), encodeEntry(entry), std::move(change), std::move(people));
}

} // namespace paillasse::store
