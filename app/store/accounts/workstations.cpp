// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/workstations.h"

#include <unistd.h>

#include <algorithm>

#include "app/store/accounts/accountentry.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/sessiontable.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

namespace {

constexpr std::size_t longestName = 60;
constexpr std::size_t longestRequest = 8192;

bool isName(std::string_view name)
{
    const auto control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; };
    return !name.empty() && name.size() <= longestName && std::none_of(name.begin(), name.end(), control);
}

enum class Where { Network, Console };

Bytes entry(std::string action, const lab::WorkstationId& workstation, Where where)
{
    AccountEntry e;
    e.action = std::move(action);
    e.workstation = workstation;
    e.console = where == Where::Console ? std::uint64_t{getuid()} + 1 : 0;
    return cbor::encode(e);
}

// One answer for all codes that do not work, so that trying them teaches nothing.
auto notThisCode()
{
    return fail(ErrorCode::WrongSecret, "this enrolment code is not known, or was used, or is too old");
}

} // namespace

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

Result<crypto::EnrolmentCode> Workstations::makeCode(bool approve)
{
    auto code = crypto::EnrolmentCode::make(m_authority.publicKeyHash());
    const auto hash = code.secretHash();
    const EnrolmentTicket ticket{approve, m_clock.now() + m_settings.enrolmentMs, {}};
    const auto done = m_writer.administrativeAndWait(LeafClass::Administration, entry("workstation.code", {}, Where::Console), [&](sql::Database& database) {
        return WorkstationTable(database, m_keys).addTicket(hash, ticket);
    });
    if (!done)
        return tl::unexpected(done.error());
    return code;
}

Result<wire::EnrolmentReply> Workstations::request(const wire::EnrolmentRequest& request)
{
    if (!isName(request.name) || request.certificateRequest.size() > longestRequest)
        return fail(ErrorCode::InvalidInput, "a workstation's name has 1 to 60 characters on one line");
    const auto now = m_clock.now();
    WorkstationFile file;
    file.workstation.id = lab::WorkstationId::make(now);
    file.workstation.name = request.name;
    file.workstation.requestedAt = now;
    file.request = request.certificateRequest;
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
    const auto done = m_writer.administrativeAndWait(LeafClass::Administration, entry("workstation.request", file.workstation.id, Where::Network), change);
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

Result<Workstation> Workstations::approve(std::string_view which)
{
    const auto file = find(which, WorkstationState::Pending);
    if (!file)
        return tl::unexpected(file.error());
    const auto change = [&](sql::Database& database) {
        return inOrder([&] { return approveIn(database, *file); }, [&] { return raiseWorkstations(database); });
    };
    const auto done = m_writer.administrativeAndWait(LeafClass::Administration, entry("workstation.approve", file->workstation.id, Where::Console), change);
    if (!done)
        return tl::unexpected(done.error());
    return file->workstation;
}

Result<Workstation> Workstations::revoke(std::string_view which)
{
    auto file = find(which, WorkstationState::Approved);
    if (!file && file.error().code == ErrorCode::NotFound)
        file = find(which, WorkstationState::Pending); // a request can be turned down too
    if (!file)
        return file.error().code == ErrorCode::NotFound ? fail(ErrorCode::NotFound, "no workstation of that name; 'workstation list' shows them")
                                                        : tl::unexpected(file.error());
    const auto id = file->workstation.id;
    const auto done = m_writer.administrativeAndWait(LeafClass::Administration, entry("workstation.revoke", id, Where::Console), [&](sql::Database& database) {
        return inOrder([&] { return WorkstationTable(database, m_keys).revoke(id); },
                       [&] { return SessionTable(database).endOfWorkstation(id, SessionEnd::Closed); }, [&] { return raiseWorkstations(database); },
                       [&] { return raiseSessions(database); });
    });
    if (!done)
        return tl::unexpected(done.error());
    return file->workstation;
}

Result<std::vector<WorkstationFile>> Workstations::list()
{
    const std::lock_guard lock(m_mutex);
    return WorkstationTable(m_database, m_keys).all();
}

} // namespace paillasse::store
