// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/workstations.h"

#include <algorithm>
#include <cctype>

#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/persontable.h"
#include "app/store/accounts/sessiontable.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::size_t longestName = 60;
constexpr std::size_t longestRequest = 8192;

bool isName(std::string_view name)
{
    const auto control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; };
    return !name.empty() && name.size() <= longestName && std::none_of(name.begin(), name.end(), control);
}

// The workstation itself, before anybody has signed in there.
AccountEntry entryByItself(const lab::WorkstationId& workstation, AccountChange change)
{
    return {{}, workstation, 0, std::move(change)};
}

// As people type or say it.
std::string bare(std::string_view fingerprint)
{
    std::string digits;
    for (const char c : fingerprint)
        if (c != ' ' && c != '-' && c != ':')
            digits += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return digits;
}

// One answer for all codes that do not work, so that trying them teaches nothing.
auto notThisCode()
{
    return fail(ErrorCode::WrongSecret, "this enrolment code is not known, or was used, or is too old");
}

} // namespace

std::string fingerprintOf(const WorkstationFile& file)
{
    const auto hash = crypto::requestedKeyHash(file.request);
    return hash ? crypto::readAloud(*hash) : std::string();
}

Workstations::Workstations(Store& store, sql::Database database, Writer& writer, const Authority& authority, const AccountKeys& keys,
                           const AccountSettings& settings, const Clock& clock)
    : m_store(store), m_database(std::move(database)), m_writer(writer), m_authority(authority), m_keys(keys), m_settings(settings), m_clock(clock)
{
}

Result<std::unique_ptr<Workstations>> Workstations::open(Store& store, Writer& writer, const Authority& authority, const AccountKeys& keys,
                                                         const AccountSettings& settings, const Clock& clock)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<Workstations>(new Workstations(store, std::move(*database), writer, authority, keys, settings, clock));
}

Result<crypto::EnrolmentCode> Workstations::makeCode(bool approve, const Actor& by)
{
    auto code = crypto::EnrolmentCode::make(m_authority.publicKeyHash());
    const auto hash = code.secretHash();
    const EnrolmentTicket ticket{approve, m_clock.now() + m_settings.enrolmentMs, {}};
    const auto done = enter(m_writer, by.entry(EnrolmentCodeMade{approve}), [&](sql::Database& database) {
        return WorkstationTable(database, m_keys).addTicket(hash, ticket);
    });
    if (!done)
        return tl::unexpected(done.error());
    return code;
}

Result<wire::EnrolmentReply> Workstations::request(const wire::EnrolmentRequest& request, const std::string& address)
{
    if (!isName(request.name) || request.certificateRequest.size() > longestRequest)
        return fail(ErrorCode::InvalidInput, "a workstation's name has 1 to 60 characters on one line");
    if (const auto key = crypto::requestedKeyHash(request.certificateRequest); !key)
        return tl::unexpected(key.error()); // nobody could compare it
    const auto now = m_clock.now();
    WorkstationFile file;
    file.workstation.id = lab::WorkstationId::make(now);
    file.workstation.name = request.name;
    file.workstation.requestedAt = now;
    file.request = request.certificateRequest;
    file.address = address;
    const auto openTicket = [&](sql::Database& database) -> Result<EnrolmentTicket> {
        auto ticket = WorkstationTable(database, m_keys).ticket(request.secretHash);
        if (!ticket)
            return tl::unexpected(ticket.error());
        if (!*ticket || (*ticket)->expiresAt <= now || !(*ticket)->usedBy.isNull())
            return notThisCode();
        return **ticket;
    };
    {
        // Asked here first: strangers who guess cost the writer nothing.
        const std::lock_guard lock(m_mutex);
        if (const auto ticket = openTicket(m_database); !ticket && ticket.error().code != ErrorCode::WrongSecret)
            return tl::unexpected(ticket.error());
        else if (!ticket)
            return statusIn(m_database, request); // perhaps this same request, whose answer was lost on the way
    }
    const auto change = [&](sql::Database& database) -> Result<> {
        WorkstationTable table(database, m_keys);
        const auto ticket = openTicket(database);
        if (!ticket)
            return tl::unexpected(ticket.error());
        return inOrder([&] { return table.insert(file); }, [&] { return table.useTicket(request.secretHash, file.workstation.id); },
                       [&]() -> Result<> { return ticket->approve ? approveIn(database, file) : Result<>(); }, [&] { return raiseWorkstations(database); });
    };
    const auto done = enter(m_writer, entryByItself(file.workstation.id, EnrolmentRequested{request.name, address, fingerprintOf(file)}), change);
    if (!done)
        return tl::unexpected(done.error());
    return status(request);
}

Result<wire::EnrolmentReply> Workstations::status(const wire::EnrolmentRequest& request)
{
    const std::lock_guard lock(m_mutex);
    return statusIn(m_database, request);
}

Result<wire::EnrolmentReply> Workstations::statusIn(sql::Database& database, const wire::EnrolmentRequest& request)
{
    WorkstationTable table(database, m_keys);
    const auto ticket = table.ticket(request.secretHash);
    if (!ticket)
        return tl::unexpected(ticket.error());
    if (!*ticket || (*ticket)->usedBy.isNull())
        return notThisCode();
    const auto file = table.byId((*ticket)->usedBy);
    if (!file)
        return tl::unexpected(file.error());
    // The secret alone does not tell a second machine what the first one was given.
    if (!*file || (*file)->request != request.certificateRequest)
        return notThisCode();
    if ((*file)->workstation.state == WorkstationState::Revoked)
        return fail(ErrorCode::Revoked, "this workstation was revoked");
    return replyFor(**file);
}

wire::EnrolmentReply Workstations::replyFor(const WorkstationFile& file) const
{
    const auto& identity = m_store.identity();
    wire::EnrolmentReply reply;
    reply.workstation = file.workstation.id;
    reply.approved = file.workstation.state == WorkstationState::Approved;
    reply.certificate = file.certificate;
    reply.authority = m_authority.certificate();
    reply.store = identity.store;
    reply.storeSigningKey = identity.signingKey;
    reply.storeBoxKey = identity.boxKey;
    return reply;
}

Result<> Workstations::approveIn(sql::Database& database, const WorkstationFile& file)
{
    const auto& id = file.workstation.id;
    const auto certificate = m_authority.issue(file.request, id.toString(), m_clock.now(), m_settings.workstationCertificateMs);
    if (!certificate)
        return tl::unexpected(certificate.error());
    const auto facts = crypto::readCertificate(*certificate);
    if (!facts)
        return tl::unexpected(facts.error());
    return WorkstationTable(database, m_keys).approve(id, *certificate, facts->fingerprint, facts->notAfter);
}

Result<WorkstationFile> Workstations::find(std::string_view which, WorkstationState state)
{
    auto files = list();
    if (!files)
        return tl::unexpected(files.error());
    const auto id = lab::WorkstationId::parse(which);
    std::vector<WorkstationFile> found;
    for (auto& file : *files)
        if (file.workstation.state == state && (id ? file.workstation.id == *id : file.workstation.name == which))
            found.push_back(std::move(file));
    if (found.empty())
        return fail(ErrorCode::NotFound, state == WorkstationState::Pending ? "no workstation of that name waits for approval; 'workstation list' shows them"
                                                                             : "no workstation of that name is approved; 'workstation list' shows them");
    if (found.size() > 1)
        return fail(ErrorCode::Conflict, "several workstations have that name; give the id that 'workstation list' shows");
    return std::move(found.front());
}

Result<WorkstationFile> Workstations::approve(std::string_view which, const Actor& by, std::string_view seen)
{
    const auto file = find(which, WorkstationState::Pending);
    if (!file)
        return file;
    if (!seen.empty() && bare(seen) != bare(fingerprintOf(*file)))
        return fail(ErrorCode::Refused, "another machine waits under that name: its fingerprint is not this one; revoke it");
    const auto change = [&](sql::Database& database) {
        return inOrder([&] { return approveIn(database, *file); }, [&] { return raiseWorkstations(database); });
    };
    const auto done = enter(m_writer, by.entry(WorkstationApproved{file->workstation.id}), change);
    if (!done)
        return tl::unexpected(done.error());
    return file;
}

// Sessions end, and so do the seats: what still comes from there, by whatever way, is of a former seat, and flagged.
Result<> Workstations::endWork(sql::Database& database, const lab::WorkstationId& id)
{
    return inOrder([&] { return SessionTable(database).endOfWorkstation(id, SessionEnd::Closed); }, [&] { return PersonTable(database, m_keys).raiseSeatsAt(id); },
                   [&] { return raiseWorkstations(database); }, [&] { return raisePeople(database); }, [&] { return raiseSessions(database); });
}

Result<Workstation> Workstations::revoke(std::string_view which, const Actor& by)
{
    const auto file = findAny(which);
    if (!file)
        return tl::unexpected(file.error());
    const auto id = file->workstation.id;
    const auto done = enter(m_writer, by.entry(WorkstationRevoked{id}), [&](sql::Database& database) {
        return inOrder([&] { return WorkstationTable(database, m_keys).revoke(id); }, [&] { return endWork(database, id); });
    });
    if (!done)
        return tl::unexpected(done.error());
    return file->workstation;
}

Result<WorkstationFile> Workstations::findAny(std::string_view which)
{
    auto file = find(which, WorkstationState::Approved);
    if (!file && file.error().code == ErrorCode::NotFound)
        file = find(which, WorkstationState::Pending); // a request can be turned down too
    if (!file && file.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "no workstation of that name; 'workstation list' shows them");
    return file;
}

Result<> Workstations::rename(std::string_view which, const std::string& name, const Actor& by)
{
    if (!isName(name))
        return fail(ErrorCode::InvalidInput, "a workstation's name has 1 to 60 characters on one line");
    const auto file = findAny(which);
    if (!file)
        return tl::unexpected(file.error());
    const auto id = file->workstation.id;
    return enter(m_writer, by.entry(WorkstationRenamed{id, name}), [&](sql::Database& database) {
        return inOrder([&] { return WorkstationTable(database, m_keys).rename(id, name); }, [&] { return raiseWorkstations(database); });
    });
}

Result<> Workstations::orderWipe(std::string_view which, const Actor& by)
{
    auto file = findAny(which);
    if (!file && file.error().code == ErrorCode::NotFound)
        file = find(which, WorkstationState::Revoked); // it may be shut out already, and still hold caches
    if (!file)
        return tl::unexpected(file.error());
    const auto id = file->workstation.id;
    return enter(m_writer, by.entry(WipeOrdered{id}), [&](sql::Database& database) {
        return inOrder([&] { return WorkstationTable(database, m_keys).orderWipe(id, m_clock.now()); }, [&] { return endWork(database, id); });
    });
}

Result<wire::RenewalReply> Workstations::renew(const Workstation& workstation, const wire::RenewalRequest& request)
{
    if (workstation.state != WorkstationState::Approved || workstation.wipeOrdered)
        return fail(ErrorCode::Revoked, "this workstation was revoked");
    if (request.certificateRequest.size() > longestRequest)
        return fail(ErrorCode::InvalidInput, "a certificate request is shorter");
    const auto& id = workstation.id;
    const auto certificate = m_authority.issue(request.certificateRequest, id.toString(), m_clock.now(), m_settings.workstationCertificateMs);
    if (!certificate)
        return tl::unexpected(certificate.error());
    const auto facts = crypto::readCertificate(*certificate);
    if (!facts)
        return tl::unexpected(facts.error());
    const auto done = enter(m_writer, entryByItself(id, CertificateRenewed()), [&](sql::Database& database) {
        const auto& shown = workstation.byCertificateBefore ? workstation.certificateHashBefore : workstation.certificateHash;
        return inOrder([&] { return WorkstationTable(database, m_keys).renew(id, *certificate, facts->fingerprint, shown, facts->notAfter); }, [&] { return raiseWorkstations(database); });
    });
    if (!done)
        return tl::unexpected(done.error());
    return wire::RenewalReply{*certificate, m_authority.certificate()};
}

Result<wire::StandingReply> Workstations::standing(const Workstation& workstation, const std::string& address, const wire::StandingRequest& request, const wire::Policy& policy,
                                                   const std::function<bool(const lab::PersonId&)>& isClosed)
{
    const auto& id = workstation.id;
    const auto now = m_clock.now();
    std::vector<lab::PersonId> destroyed;
    for (const auto& cache : request.caches)
        if (!cache.destroyedAt.isNull())
            destroyed.push_back(cache.person);
    const bool wiped = request.wiped && workstation.wipeOrdered;
    const bool isRenewed = !workstation.certificateHashBefore.empty() && !workstation.byCertificateBefore;
    const auto change = [&](sql::Database& database) -> Result<> {
        WorkstationTable table(database, m_keys);
        if (isRenewed)
            if (const auto done = table.forgetCertificateBefore(id); !done)
                return done;
        for (const auto& person : destroyed)
            if (const auto done = table.confirmDestroyed(id, person, now); !done)
                return done;
        return inOrder([&]() -> Result<> { return wiped ? table.confirmWipe(id, now) : Result<>(); }, [&] { return raiseWorkstations(database); });
    };
    const WorkstationReported report{isRenewed, destroyed, wiped};
    if (report != WorkstationReported())
        if (const auto done = enter(m_writer, entryByItself(id, report), change); !done)
            return tl::unexpected(done.error());
    {
        // That it was heard of is no entry of the ledger: five hundred of them say so every few minutes.
        const std::lock_guard lock(m_mutex);
        if (const auto heard = WorkstationTable(m_database, m_keys).heard(id, {now, address, request.clientVersion, request.pendingActs}); !heard)
            return tl::unexpected(heard.error());
    }

    const auto kept = caches(id);
    if (!kept)
        return tl::unexpected(kept.error());
    wire::StandingReply reply;
    reply.name = workstation.name;
    reply.revoked = wiped || workstation.state == WorkstationState::Revoked;
    reply.wipe = workstation.wipeOrdered && !wiped;
    const std::lock_guard lock(m_mutex);
    PersonTable people(m_database, m_keys);
    for (const auto& cache : *kept) {
        if (!cache.destroyedAt.isNull())
            continue;
        if (isClosed(cache.person))
            reply.destroy.push_back(cache.person);
        const auto account = people.byId(cache.person);
        if (!account)
            return tl::unexpected(account.error());
        if (*account && !(*account)->seatWorkstation.isNull() && (*account)->seatWorkstation != id)
            reply.elsewhere.push_back(cache.person);
    }
    reply.certificateExpires = workstation.certificateExpires;
    reply.oldestClient = policy.oldestClient;
    reply.maxOfflineMs = policy.maxOfflineMs;
    reply.storeTime = now;
    return reply;
}

Result<std::vector<KeptCache>> Workstations::caches(const lab::WorkstationId& workstation)
{
    const std::lock_guard lock(m_mutex);
    return WorkstationTable(m_database, m_keys).caches(workstation);
}

Result<std::vector<WorkstationFile>> Workstations::list()
{
    const std::lock_guard lock(m_mutex);
    return WorkstationTable(m_database, m_keys).all();
}

} // namespace paillasse::store
