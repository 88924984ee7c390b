// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "app/base/secretbytes.h"
#include "app/client/failure.h"
#include "app/wire/accountmessages.h"
#include "app/wire/adminmessages.h"

namespace paillasse::client {

// The store's own words for people, roles, workstations and sessions.
using wire::CacheEntry;
using wire::DayHours;
using wire::ExportForm;
using wire::FactorPolicy;
using wire::GlassEntry;
using wire::GlassList;
using wire::GlassReply;
using wire::PermissionUse;
using wire::Policy;
using wire::ForcedSeatEntry;
using wire::FormerSeatEntry;
using wire::SessionEntry;
using wire::SessionsReply;
using wire::StaffEntry;
using wire::StaffReply;
using wire::WorkstationEntry;
using wire::WorkstationsReply;
using wire::WorkstationStanding;

// An activation or enrolment code that is to be handed over: out of the message that brought it, and wiped when the last who shows it
// lets go.
struct IssuedCode {
    std::shared_ptr<const SecretBytes> text;
    Instant expiresAt;
};

// Who has access, and from where. Everything here needs the store: Unreachable when it cannot be asked, Refused where the right is
// missing or the change would leave nobody to govern, WrongSecret for a wrong code, Conflict and InvalidInput as the messages say
// (app/wire/adminmessages.h). Requests return at once; nothing is kept here but the requests that wait for a code: what changes who has
// access takes a second factor shown in the last fifteen minutes.
class Administration : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // After codeNeeded: opens fifteen minutes, and whatever waits is asked again. Ends in codeTaken or codeRefused.
    virtual void giveCode(SecretBytes code) = 0;
    virtual void giveUpCode() = 0; // whatever waits ends as Cancelled

    virtual void staff(QObject* context, Reply<StaffReply> reply) = 0;
    // Who has what right, as a file that the store has made: with a code, and an entry in the ledger.
    virtual void exportRights(ExportForm form, SecretBytes code, QObject* context, Reply<Bytes> reply) = 0;
    virtual void addPerson(const std::string& login, const std::string& displayName, const std::string& title, const access::Grant& grant, QObject* context, Reply<IssuedCode> reply) = 0;
    virtual void changePerson(const access::Person& person, QObject* context, Reply<void> reply) = 0; // names, and grants in this laboratory
    virtual void newCode(const lab::PersonId& person, QObject* context, Reply<IssuedCode> reply) = 0;
    virtual void closeAccount(const lab::PersonId& person, QObject* context, Reply<void> reply) = 0;
    virtual void reopenAccount(const lab::PersonId& person, QObject* context, Reply<void> reply) = 0;
    virtual void dropFactor(const lab::PersonId& person, QObject* context, Reply<void> reply) = 0;
    virtual void releaseSeat(const lab::PersonId& person, const std::string& reason, SecretBytes code, QObject* context, Reply<void> reply) = 0;

    virtual void defineRole(const access::RoleDefinition& role, QObject* context, Reply<access::RoleDefinition> reply) = 0;
    virtual void removeRole(const access::RoleId& role, QObject* context, Reply<void> reply) = 0;

    virtual void workstations(QObject* context, Reply<WorkstationsReply> reply) = 0;
    virtual void enrolmentCode(QObject* context, Reply<IssuedCode> reply) = 0;
    virtual void approve(const lab::WorkstationId& workstation, QObject* context, Reply<void> reply) = 0;
    virtual void rename(const lab::WorkstationId& workstation, const std::string& name, QObject* context, Reply<void> reply) = 0;
    virtual void revoke(const lab::WorkstationId& workstation, QObject* context, Reply<void> reply) = 0;
    virtual void wipe(const lab::WorkstationId& workstation, SecretBytes code, QObject* context, Reply<void> reply) = 0;

    virtual void sessions(QObject* context, Reply<SessionsReply> reply) = 0;
    virtual void seeForcedSeat(const lab::PersonId& person, std::uint64_t seat, QObject* context, Reply<void> reply) = 0;
    virtual void endSession(const Bytes& session, QObject* context, Reply<void> reply) = 0;

    virtual void policy(QObject* context, Reply<Policy> reply) = 0;
    virtual void changePolicy(const Policy& policy, SecretBytes code, QObject* context, Reply<void> reply) = 0;

    // Opens one patient's confidential examinations to the person signed in, for half an hour.
    virtual void breakGlass(const lab::PatientId& patient, const std::string& reason, SecretBytes code, QObject* context, Reply<GlassReply> reply) = 0;
    // While it is open (else Expired): this patient's orders with everything in them, newest first. They come from the store and are held in
    // memory alone; who shows them lets go of them when the glass is over, at the lock and at sign-out.
    virtual void readGlass(const lab::PatientId& patient, QObject* context, Reply<std::vector<lab::Order>> reply) = 0;
    virtual void brokenGlasses(QObject* context, Reply<GlassList> reply) = 0;
    virtual void reviewGlass(const Uuid& glass, const std::string& remark, QObject* context, Reply<void> reply) = 0;

Q_SIGNALS:
    // Somebody asked for what needs a code: the context of the first request that waits for it. With nobody to hear it, the request ends as Missing.
    void codeNeeded(QObject* context);
    void codeTaken();
    void codeRefused(const paillasse::Error& error);
};

} // namespace paillasse::client
