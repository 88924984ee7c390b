// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/accountevents.h"

#include <algorithm>
#include <limits>

namespace paillasse::store {

namespace {

using wire::EventKind;
using Events = std::vector<WatchEvent>;

// The laboratory of somebody who works in no other; else null.
lab::LaboratoryId onlyLaboratoryOf(const access::Person& person)
{
    lab::LaboratoryId only;
    for (const auto& grant : person.grants) {
        if (!only.isNull() && grant.laboratory != only)
            return {};
        only = grant.laboratory;
    }
    return only;
}

std::uint32_t clipped(std::uint64_t count)
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(count, std::numeric_limits<std::uint32_t>::max()));
}

// One line for each alternative of AccountChange, and no rule for the rest: a new one does not compile before it has its own.
class EventOf {
public:
    explicit EventOf(const AccountEntry& entry)
    {
        m_event.person = entry.by;
        m_event.workstation = entry.at;
    }

    Events operator()(const PersonAdded& c) { return staff(c.person); }
    Events operator()(const PersonChanged& c) { return staff(c.person); }
    Events operator()(const PersonClosed& c) { return staff(c.person); }
    Events operator()(const PersonReopened& c) { return staff(c.person); }
    Events operator()(const PersonGivenCode& c) { return staff(c.person); }
    Events operator()(const PersonFactorDropped& c) { return about(EventKind::StaffChanged, c.person); }
    Events operator()(const SeatReleased& c) { return about(EventKind::StaffChanged, c.person); }
    Events operator()(const RoleDefined& c) { return in(c.laboratory, EventKind::RolesChanged); }
    Events operator()(const RoleRemoved& c) { return in(c.laboratory, EventKind::RolesChanged); }
    Events operator()(const PolicyChanged&) { return one(EventKind::PolicyChanged); }

    Events operator()(const AccountActivated&) { return one(EventKind::Activated); }
    Events operator()(const PasswordChanged&) { return one(EventKind::PasswordChanged); }
    Events operator()(const FactorSetUp&) { return one(EventKind::FactorChanged); }
    Events operator()(const RecoveryCodesRenewed&) { return one(EventKind::FactorChanged); }
    Events operator()(const FactorProved&) { return one(EventKind::CodeShown); }
    Events operator()(const SigningOpened&) { return one(EventKind::SigningOpened); }
    // Its workstation says so itself: the lock is a reading.
    Events operator()(const SigningEnded&) { return {}; }
    Events operator()(const SessionStarted& c) { return one(c.movedFrom.isNull() ? EventKind::SignedIn : EventKind::SeatMoved); }
    Events operator()(const SeatForced&) { return one(EventKind::SeatForced); }
    Events operator()(const SessionEnded&) { return one(EventKind::SignedOut); }
    Events operator()(const SessionEndedByOther& c) { return about(EventKind::SessionEndedByOther, c.person); }
    Events operator()(const FormerSeatActed& c) { return in(c.laboratory, EventKind::FormerSeatActed, lab::documentId(c.act)); }
    Events operator()(const SeatSeen& c)
    {
        m_event.laboratory = c.laboratory;
        return about(EventKind::StaffChanged, c.person);
    }
    Events operator()(const SignInsFailed& c)
    {
        Events events;
        for (const auto& failure : c.failures) {
            auto& event = events.emplace_back(m_event);
            event.kind = EventKind::SignInFailed;
            event.person = failure.person;
            event.workstation = failure.at;
            event.fault = failure.fault;
            event.count = failure.count;
        }
        return events;
    }

    Events operator()(const NumbersLeased& c) { return in(c.laboratory, EventKind::NumbersLeased); }
    Events operator()(const ImportNumbersTaken& c) { return in(c.laboratory, EventKind::Imported); }
    Events operator()(const MessagesKept& c) { return in(c.laboratory, EventKind::Imported); }
    Events operator()(const MessagesDone& c) { return in(c.laboratory, EventKind::Imported); }
    Events operator()(const MessageShown& c) { return in(c.laboratory, EventKind::Imported, lab::DocumentId(c.message)); }
    Events operator()(const MessagesExpired&) { return one(EventKind::Expired); }

    Events operator()(const GlassBroken& c) { return ofPatient(c, EventKind::GlassBroken); }
    Events operator()(const GlassRead& c) { return ofPatient(c, EventKind::GlassRead); }
    Events operator()(const GlassReviewed& c) { return ofPatient(c, EventKind::GlassReviewed); }

    Events operator()(const EnrolmentCodeMade&) { return one(EventKind::WorkstationChanged); }
    Events operator()(const WorkstationApproved& c) { return changed(c.workstation); }
    Events operator()(const WorkstationRevoked& c) { return changed(c.workstation); }
    Events operator()(const WorkstationRenamed& c) { return changed(c.workstation); }
    Events operator()(const WipeOrdered& c) { return changed(c.workstation); }
    Events operator()(const EnrolmentRequested&) { return one(EventKind::WorkstationAsked); }
    Events operator()(const CertificateRenewed&) { return one(EventKind::WorkstationReported); }
    Events operator()(const WorkstationReported&) { return one(EventKind::WorkstationReported); }

    Events operator()(const RightsExported& c) { return in(c.laboratory, EventKind::RightsExported); }
    Events operator()(const TrailAsked& c) { return asked(c.query, EventKind::TrailAsked); }
    Events operator()(const TrailExported& c) { return asked(c.query, EventKind::TrailExported); }

    Events operator()(const StoreStarted&) { return one(EventKind::StoreStarted); }
    Events operator()(const StoreStopped&) { return one(EventKind::StoreStopped); }
    Events operator()(const BackupMade& c) { return measured(EventKind::BackupMade, static_cast<std::int64_t>(c.bytes)); }
    Events operator()(const BackupFailed& c) { return measured(EventKind::BackupFailed, static_cast<std::int64_t>(c.code)); }
    Events operator()(const StoreVerified& c) { return measured(EventKind::Verified, static_cast<std::int64_t>(c.findings)); }
    Events operator()(const LedgerDoubted& c)
    {
        m_event.laboratory = c.laboratory;
        return measured(EventKind::LedgerDoubted, static_cast<std::int64_t>(c.shownSize));
    }
    Events operator()(const ConditionNoted& c)
    {
        m_event.condition = c.condition;
        m_event.subject = lab::DocumentId(c.subject);
        return measured(EventKind::ConditionNoted, c.value);
    }
    Events operator()(const EntriesExpired& c)
    {
        m_event.laboratory = c.laboratory;
        m_event.count = clipped(c.entries);
        return measured(EventKind::Expired, c.period);
    }

    Events operator()(const AlertRaised&) { return {}; }
    Events operator()(const AlertRepeated&) { return {}; }
    Events operator()(const AlertStepped& c)
    {
        m_event.subject = lab::DocumentId(c.alert);
        return one(EventKind::AlertStepped);
    }
    Events operator()(const ChannelFailed& c) { return measured(EventKind::ChannelFailed, static_cast<std::int64_t>(c.code)); }
    Events operator()(const ChannelRecovered&) { return {}; }
    Events operator()(const ErasureNoted& c)
    {
        m_event.laboratory = c.laboratory;
        m_event.patient = c.patient;
        m_event.count = clipped(c.count);
        return measured(c.step == ErasureStep::CertificateRefused ? EventKind::CertificateRefused : EventKind::Erasure, static_cast<std::int64_t>(c.step));
    }
    Events operator()(const ChannelAdded&) { return one(EventKind::ChannelAdded); }
    Events operator()(const ChannelRemoved&) { return one(EventKind::ChannelRemoved); }

    Events operator()(const MigrationStepped& c) { return in(c.laboratory, EventKind::MigrationStepped, lab::DocumentId(c.step.job.uuid())); }
    Events operator()(const MigrationRecordShown& c) { return in(c.laboratory, EventKind::Imported, lab::DocumentId(c.job.uuid())); }
    Events operator()(const MigrationRefused& c) { return in(c.laboratory, EventKind::MigrationRefused, lab::DocumentId(c.job.uuid())); }

private:
    Events one(EventKind kind)
    {
        m_event.kind = kind;
        return {m_event};
    }
    Events in(const lab::LaboratoryId& laboratory, EventKind kind, const lab::DocumentId& subject = {})
    {
        m_event.laboratory = laboratory;
        m_event.subject = subject;
        return one(kind);
    }
    Events about(EventKind kind, const lab::PersonId& person)
    {
        m_event.subjectKind = lab::DocumentKind::Person;
        m_event.subject = lab::documentId(person);
        return one(kind);
    }
    Events staff(const access::Person& person)
    {
        m_event.laboratory = onlyLaboratoryOf(person);
        return about(EventKind::StaffChanged, person.id);
    }
    Events changed(const lab::WorkstationId& workstation)
    {
        m_event.subject = lab::documentId(workstation);
        return one(EventKind::WorkstationChanged);
    }
    template <class Change>
    Events ofPatient(const Change& change, EventKind kind)
    {
        m_event.laboratory = change.laboratory;
        m_event.patient = change.patient;
        m_event.subjectKind = lab::DocumentKind::Patient;
        m_event.subject = lab::documentId(change.patient);
        return one(kind);
    }
    Events asked(const wire::TrailQuery& query, EventKind kind)
    {
        m_event.laboratory = query.laboratory;
        m_event.patient = query.patient;
        return one(kind);
    }
    Events measured(EventKind kind, std::int64_t value)
    {
        m_event.value = value;
        return one(kind);
    }

    WatchEvent m_event;
};

} // namespace

std::vector<WatchEvent> eventsOf(const AccountEntry& entry)
{
    return std::visit(EventOf(entry), entry.change);
}

} // namespace paillasse::store
