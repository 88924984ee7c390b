// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/administrationdesk.h"

#include <type_traits>

#include <QMetaMethod>

#include "app/client/session/signingend.h"
#include "app/client/taskthread.h"
#include "app/client/typedcode.h"
#include "app/wire/feedframe.h"
#include "app/wire/filetypes.h"
#include "app/wire/sections.h"

namespace paillasse::client {

namespace {

constexpr std::chrono::seconds limit{30};
constexpr int notAllowed = 403;

Result<std::vector<lab::Order>> ordersOf(const Bytes& payload)
{
    const auto frame = wire::decodeFrame(payload);
    const auto* documents = frame ? std::get_if<wire::DocumentsFrame>(&*frame) : nullptr;
    if (!documents)
        return frame ? fail(ErrorCode::Corrupt, "glass: no documents frame") : tl::unexpected(frame.error());
    std::vector<lab::Order> orders;
    for (const auto& document : documents->documents) {
        if (document.kind != lab::DocumentKind::Order)
            continue;
        auto joined = wire::join(document.kind, document.sections);
        if (!joined)
            return tl::unexpected(joined.error());
        orders.push_back(std::get<lab::Order>(std::move(*joined)));
    }
    return orders;
}

// The message's own copy of the code does not outlive the reading.
template <class Message>
const char* fileOf(const Message& message)
{
    if constexpr (std::is_same_v<Message, wire::RightsExport>)
        return wire::mediaTypeOf(message.form);
    else
        return nullptr;
}

template <class Issued>
Result<IssuedCode> codeOf(const Bytes& body)
{
    auto issued = wire::decodeMessage<Issued>(body);
    if (!issued)
        return tl::unexpected(issued.error());
    const TypedCode wiped(std::move(issued->code));
    return IssuedCode{std::make_shared<const SecretBytes>(wiped.copy()), issued->expiresAt};
}

} // namespace

template <class Answer, class T, class Message>
void AdministrationDesk::ask(const char* path, const Message& message, QObject* context, Reply<T> reply)
{
    const auto answer = replyOn<Result<T>>(this, context, std::move(reply));
    send(std::make_shared<const Question>(Question{path, wire::encodeMessage(message), fileOf(message), context, [answer](const NetResult<Bytes>& body) {
        if (!body)
            return answer(fail(body.error().answerCode(), body.error().reference));
        if constexpr (std::is_void_v<T>)
            answer({});
        else if constexpr (std::is_same_v<T, std::vector<lab::Order>>)
            answer(ordersOf(*body)); // the payload of a documents frame, not a message
        else if constexpr (std::is_same_v<T, IssuedCode>)
            answer(codeOf<Answer>(*body));
        else if constexpr (std::is_same_v<T, Bytes>)
            answer(*body); // a file
        else
            answer(wire::decodeMessage<T>(*body));
    }}));
}

void AdministrationDesk::send(const std::shared_ptr<const Question>& question)
{
    m_before([this, question](bool isThere) {
        if (!isThere)
            return question->answer(tl::unexpected(SigningEnd::notThere()));
        sendNow(question);
    });
}

void AdministrationDesk::sendNow(const std::shared_ptr<const Question>& question)
{
    auto token = m_asker().token;
    if (!token)
        return question->answer(tl::unexpected(NetTrouble{Failure::Offline, ErrorCode::Unreachable, 0, 0, "not connected"}));
    HttpRequest request;
    request.path = QLatin1String(question->path);
    request.body = question->body;
    if (question->file)
        request.wantsFile(question->file);
    request.token = std::move(token);
    request.limit = limit;
    m_transport.send(std::move(request), [this, question](const NetResult<Bytes>& body) {
        const bool wantsCode = !body && body.error().status == notAllowed && body.error().code == ErrorCode::Missing;
        if (wantsCode)
            postTo(this, [this, question] { waitForCode(question); });
        else
            question->answer(body);
    });
}

void AdministrationDesk::waitForCode(const std::shared_ptr<const Question>& question)
{
    static const auto needed = QMetaMethod::fromSignal(&Administration::codeNeeded);
    if (!isSignalConnected(needed))
        return question->answer(tl::unexpected(NetTrouble{Failure::WrongCredentials, ErrorCode::Missing, notAllowed, 0, "a code is needed, and nobody asks for it"}));
    std::erase_if(m_waiting, [](const auto& other) { return !other->context; }); // of a page that is gone
    m_waiting.push_back(question);
    if (m_waiting.size() == 1)
        Q_EMIT codeNeeded(question->context);
}

void AdministrationDesk::giveCode(SecretBytes code)
{
    wire::FactorProof proof;
    TypedCode(code).in(proof, [&] {
        ask("/v1/session/factor", proof, this, Reply<wire::FactorReply>([this](const Result<wire::FactorReply>& proved) {
            if (!proved)
                return Q_EMIT codeRefused(proved.error());
            const auto waiting = std::exchange(m_waiting, {});
            Q_EMIT codeTaken();
            for (const auto& question : waiting)
                send(question);
        }));
    });
}

void AdministrationDesk::giveUpCode()
{
    for (const auto& question : std::exchange(m_waiting, {}))
        question->answer(tl::unexpected(NetTrouble{Failure::WrongCredentials, ErrorCode::Cancelled, 0, 0, "no code was given"}));
}

// --- people

void AdministrationDesk::staff(QObject* context, Reply<StaffReply> reply)
{
    ask("/v1/staff", wire::LaboratoryQuestion{here()}, context, std::move(reply));
}

void AdministrationDesk::exportRights(ExportForm form, SecretBytes code, QObject* context, Reply<Bytes> reply)
{
    wire::RightsExport order{here(), form, {}};
    TypedCode(code).in(order, [&] { ask("/v1/staff/export", order, context, std::move(reply)); });
}

void AdministrationDesk::addPerson(const std::string& login, const std::string& displayName, const std::string& title, const access::Grant& grant, QObject* context, Reply<IssuedCode> reply)
{
    ask<wire::ActivationIssued>("/v1/staff/add", wire::StaffAddition{here(), login, displayName, title, grant}, context, std::move(reply));
}

void AdministrationDesk::changePerson(const access::Person& person, QObject* context, Reply<void> reply)
{
    wire::StaffChange change{here(), person.id, person.displayName, person.title, {}};
    for (const auto& grant : person.grants)
        if (grant.laboratory == change.laboratory)
            change.grants.push_back(grant);
    ask("/v1/staff/change", change, context, std::move(reply));
}

void AdministrationDesk::newCode(const lab::PersonId& person, QObject* context, Reply<IssuedCode> reply)
{
    ask<wire::ActivationIssued>("/v1/staff/code", wire::StaffQuestion{here(), person}, context, std::move(reply));
}

void AdministrationDesk::closeAccount(const lab::PersonId& person, QObject* context, Reply<void> reply)
{
    ask("/v1/staff/close", wire::StaffQuestion{here(), person}, context, std::move(reply));
}

void AdministrationDesk::reopenAccount(const lab::PersonId& person, QObject* context, Reply<void> reply)
{
    ask("/v1/staff/reopen", wire::StaffQuestion{here(), person}, context, std::move(reply));
}

void AdministrationDesk::dropFactor(const lab::PersonId& person, QObject* context, Reply<void> reply)
{
    ask("/v1/staff/factor", wire::StaffQuestion{here(), person}, context, std::move(reply));
}

void AdministrationDesk::releaseSeat(const lab::PersonId& person, const std::string& reason, SecretBytes code, QObject* context, Reply<void> reply)
{
    wire::SeatRelease release{here(), person, reason, {}};
    TypedCode(code).in(release, [&] { ask("/v1/staff/seat", release, context, std::move(reply)); });
}

// --- roles

void AdministrationDesk::defineRole(const access::RoleDefinition& role, QObject* context, Reply<access::RoleDefinition> reply)
{
    ask("/v1/roles/define", wire::RoleChange{here(), role}, context, std::move(reply));
}

void AdministrationDesk::removeRole(const access::RoleId& role, QObject* context, Reply<void> reply)
{
    ask("/v1/roles/remove", wire::RoleRemoval{here(), role}, context, std::move(reply));
}

// --- workstations

void AdministrationDesk::workstations(QObject* context, Reply<WorkstationsReply> reply)
{
    ask("/v1/workstations", wire::LaboratoryQuestion{here()}, context, std::move(reply));
}

void AdministrationDesk::enrolmentCode(QObject* context, Reply<IssuedCode> reply)
{
    ask<wire::EnrolmentIssued>("/v1/workstations/code", wire::LaboratoryQuestion{here()}, context, std::move(reply));
}

void AdministrationDesk::approve(const lab::WorkstationId& workstation, QObject* context, Reply<void> reply)
{
    ask("/v1/workstations/approve", wire::WorkstationQuestion{here(), workstation}, context, std::move(reply));
}

void AdministrationDesk::rename(const lab::WorkstationId& workstation, const std::string& name, QObject* context, Reply<void> reply)
{
    ask("/v1/workstations/rename", wire::WorkstationName{here(), workstation, name}, context, std::move(reply));
}

void AdministrationDesk::revoke(const lab::WorkstationId& workstation, QObject* context, Reply<void> reply)
{
    ask("/v1/workstations/revoke", wire::WorkstationQuestion{here(), workstation}, context, std::move(reply));
}

void AdministrationDesk::wipe(const lab::WorkstationId& workstation, SecretBytes code, QObject* context, Reply<void> reply)
{
    wire::WipeOrder order{here(), workstation, {}};
    TypedCode(code).in(order, [&] { ask("/v1/workstations/wipe", order, context, std::move(reply)); });
}

// --- sessions, policy

void AdministrationDesk::sessions(QObject* context, Reply<SessionsReply> reply)
{
    ask("/v1/sessions", wire::LaboratoryQuestion{here()}, context, std::move(reply));
}

void AdministrationDesk::seeForcedSeat(const lab::PersonId& person, std::uint64_t seat, QObject* context, Reply<void> reply)
{
    ask("/v1/sessions/seen", wire::ForcedSeatSeen{here(), person, seat}, context, std::move(reply));
}

void AdministrationDesk::endSession(const Bytes& session, QObject* context, Reply<void> reply)
{
    ask("/v1/sessions/end", wire::SessionEnding{here(), session}, context, std::move(reply));
}

void AdministrationDesk::policy(QObject* context, Reply<Policy> reply)
{
    ask("/v1/policy", wire::LaboratoryQuestion{here()}, context, std::move(reply));
}

void AdministrationDesk::changePolicy(const Policy& policy, SecretBytes code, QObject* context, Reply<void> reply)
{
    wire::PolicyChange change{here(), policy, {}};
    TypedCode(code).in(change, [&] { ask("/v1/policy/change", change, context, std::move(reply)); });
}

// --- the glass

void AdministrationDesk::breakGlass(const lab::PatientId& patient, const std::string& reason, SecretBytes code, QObject* context, Reply<GlassReply> reply)
{
    wire::GlassRequest request{here(), patient, reason, {}};
    TypedCode(code).in(request, [&] { ask("/v1/glass", request, context, std::move(reply)); });
}

void AdministrationDesk::readGlass(const lab::PatientId& patient, QObject* context, Reply<std::vector<lab::Order>> reply)
{
    ask("/v1/glass/read", wire::GlassReading{here(), patient}, context, std::move(reply));
}

void AdministrationDesk::brokenGlasses(QObject* context, Reply<GlassList> reply)
{
    ask("/v1/glass/list", wire::LaboratoryQuestion{here()}, context, std::move(reply));
}

void AdministrationDesk::reviewGlass(const Uuid& glass, const std::string& remark, QObject* context, Reply<void> reply)
{
    ask("/v1/glass/review", wire::GlassReview{here(), glass, remark}, context, std::move(reply));
}

} // namespace paillasse::client
