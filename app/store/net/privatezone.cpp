// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/privatezone.h"

#include <algorithm>

#include "app/store/net/problem.h"

namespace paillasse::store {

namespace {

bool holdsAny(access::Permissions held, access::Permissions anyOf)
{
    return anyOf.bits() == 0 || (held.bits() & anyOf.bits()) != 0;
}

bool holdsAnySomewhere(const access::Person& person, access::Permissions anyOf)
{
    return anyOf.bits() == 0 || std::any_of(person.grants.begin(), person.grants.end(), [&](const access::Grant& grant) {
        return holdsAny(person.permissionsIn(grant.laboratory), anyOf);
    });
}

tl::unexpected<Reply> turnAway(ErrorCode code, const char* hint)
{
    return tl::unexpected<Reply>(problem(code, hint));
}

tl::unexpected<Reply> turnAway(unsigned status, ErrorCode code, const char* hint)
{
    return tl::unexpected<Reply>(problem(status, code, hint));
}

constexpr unsigned fine = 200;
constexpr unsigned notAllowed = 403;
constexpr unsigned notSignedIn = 401;

// What belongs to the store as a whole is not one laboratory's to change.
bool holdsInEach(Doorkeeper& doorkeeper, const access::Person& person, access::Permissions anyOf)
{
    const auto laboratories = doorkeeper.laboratories();
    return laboratories && std::ranges::all_of(*laboratories, [&](const lab::LaboratoryId& laboratory) { return holdsAny(person.permissionsIn(laboratory), anyOf); });
}

void serveSession(Doorkeeper& doorkeeper, const RegisteredRoute& route, SessionCall call, Answer answer)
{
    if (route.laboratory) {
        const auto& needs = route.needs;
        const auto laboratory = route.laboratory(call.request);
        if (!laboratory)
            return answer(problem(ErrorCode::InvalidInput, "the request does not name a laboratory"));
        if (!holdsAny(call.person->permissionsIn(*laboratory), needs.anyOf))
            return answer(problem(ErrorCode::Refused, "no right to this in that laboratory"));
        if (needs.scope == Scope::Store && !holdsInEach(doorkeeper, *call.person, needs.anyOf))
            return answer(problem(ErrorCode::Refused, "this is of the whole store: it takes the right in each of its laboratories"));
        call.laboratory = *laboratory;
        if (needs.isDoing)
            answer = [answer = std::move(answer), &doorkeeper, &needs, person = call.session.person, laboratory = *laboratory](Reply reply) {
                if (reply.status == fine)
                    doorkeeper.noteUse(person, laboratory, needs.anyOf);
                answer(std::move(reply));
            };
    }
    route.session(std::move(call), answer);
}

void serve(Doorkeeper& doorkeeper, const Admission& admission, Request request, const Answer& answer)
{
    const auto& route = *admission.route;
    switch (route.kind) {
    case RouteKind::Enrolment: return route.enrolment({std::move(request)}, answer);
    case RouteKind::KnownWorkstation:
    case RouteKind::AnyWorkstation: return route.workstation({std::move(request), admission.workstation}, answer);
    case RouteKind::NamedSession:
        return serveSession(doorkeeper, route, {std::move(request), admission.workstation, admission.session, admission.person, {}}, answer);
    }
}

} // namespace

PrivateZone::PrivateZone(RouteTable routes, Doorkeeper& doorkeeper, Workers& requests, Workers& passwords, const Clock& clock, const Log& log, const ZoneRates& rates)
    : m_routes(std::move(routes)), m_doorkeeper(doorkeeper), m_requests(requests), m_passwords(passwords), m_clock(clock), m_log(log),
      m_workstationRate(rates.workstation, rates.places, clock), m_passwordRate(rates.passwords, rates.places, clock), m_strangerRate(rates.stranger, rates.places, clock)
{
}

tl::expected<Admission, Reply> PrivateZone::admit(const RequestHead& head, const Peer& peer)
{
    const auto* route = m_routes.find(head.method, head.path);
    auto admission = judge(route, head, peer);
    if (!admission)
        m_meters.of(route).turnedAway(admission.error().status);
    return admission;
}

tl::expected<Admission, Reply> PrivateZone::judge(const RegisteredRoute* route, const RequestHead& head, const Peer& peer)
{
    Admission admission;
    admission.route = route;
    if (auto inTime = notTooFast(head, peer, admission.route); !inTime)
        return tl::unexpected(std::move(inTime.error()));
    if (admission.route && admission.route->kind == RouteKind::Enrolment)
        return admission;
    if (admission.route && admission.route->kind == RouteKind::KnownWorkstation) {
        auto known = peer.certificate.empty() ? std::nullopt : m_doorkeeper.workstationOf(peer.certificate);
        if (!known)
            return turnAway(ErrorCode::NotTrusted, "enrol this workstation first");
        admission.workstation = std::move(*known);
        return admission;
    }
    auto workstation = welcomeWorkstation(peer);
    if (!workstation)
        return tl::unexpected(std::move(workstation.error()));
    if (!admission.route)
        return turnAway(ErrorCode::NotFound, "no such route");
    admission.workstation = std::move(*workstation);
    if (m_clockSeen && !head.clock.isNull())
        m_clockSeen(admission.workstation.id, head.clock - m_clock.now());
    if (admission.route->kind == RouteKind::AnyWorkstation)
        return admission;
    return signedIn(std::move(admission), head);
}

// Before anything is looked up. By certificate, whatever became of it since; by address where none was shown.
tl::expected<void, Reply> PrivateZone::notTooFast(const RequestHead& head, const Peer& peer, const RegisteredRoute* route)
{
    const bool isStranger = peer.certificate.empty();
    auto verdict = isStranger ? m_strangerRate.take(networkOf(head.address)) : m_workstationRate.take(peer.certificate);
    if (verdict.waitSeconds == 0 && !isStranger && route && route->pool == Pool::Passwords)
        verdict = m_passwordRate.take(peer.certificate);
    if (verdict.waitSeconds == 0)
        return {};
    if (verdict.isNews) {
        const auto workstation = m_doorkeeper.workstationOf(peer.certificate);
        m_log.warning("zone.too-fast", {{"paillasse.workstation.id", workstation ? workstation->id : lab::WorkstationId()}});
    }
    return tl::unexpected(busy(verdict.waitSeconds));
}

tl::expected<Workstation, Reply> PrivateZone::welcomeWorkstation(const Peer& peer)
{
    if (peer.certificate.empty())
        return turnAway(ErrorCode::NotTrusted, "enrol this workstation first");
    auto workstation = m_doorkeeper.workstationOf(peer.certificate);
    if (!workstation)
        return turnAway(ErrorCode::NotTrusted, "this store does not know this workstation; enrol it again");
    if (workstation->state != WorkstationState::Approved) {
        m_log.warning("workstation.turned-away", {{"paillasse.workstation.id", workstation->id}});
        return turnAway(ErrorCode::Revoked, "this workstation was revoked");
    }
    if (peer.certificateExpires <= m_clock.now())
        return turnAway(notAllowed, ErrorCode::Expired, "this workstation's certificate has expired; enrol it again");
    return std::move(*workstation);
}

tl::expected<Admission, Reply> PrivateZone::signedIn(Admission admission, const RequestHead& head)
{
    if (head.token.isEmpty())
        return turnAway(ErrorCode::Missing, "sign in first");
    auto session = m_doorkeeper.sessionOf(head.token);
    if (!session) {
        // Who was sent out signs in as a person: their workstation does not do it for them.
        switch (session.error().code) {
        case ErrorCode::Revoked: return turnAway(notSignedIn, ErrorCode::Revoked, "signed in at another workstation since");
        case ErrorCode::Cancelled: return turnAway(notSignedIn, ErrorCode::Cancelled, "this session was ended");
        default: return turnAway(notSignedIn, session.error().code, "sign in again");
        }
    }
    if (session->workstation != admission.workstation.id) {
        m_log.warning("session.elsewhere", {{"paillasse.workstation.id", admission.workstation.id}, {"user.id", session->person}});
        return turnAway(notSignedIn, ErrorCode::Expired, "sign in again");
    }
    // What it has open it may still end.
    if (session->isOutdated && head.method != Method::Delete)
        return tl::unexpected(clientTooOld());
    admission.person = m_doorkeeper.personOf(session->person);
    if (!admission.person || admission.person->disabled)
        return turnAway(ErrorCode::Revoked, "this account is closed");
    // A session that must set up its second factor first reaches what is about itself alone.
    const auto& needs = admission.route->needs;
    if (session->factorPending && !needs.anyOf.empty())
        return turnAway(ErrorCode::Refused, "set up the second factor first");
    if (!holdsAnySomewhere(*admission.person, needs.anyOf))
        return turnAway(ErrorCode::Refused, "no right to this in any laboratory");
    if (needs.freshFactor && session->factorUntil <= m_clock.now())
        return turnAway(notAllowed, ErrorCode::Missing, "show a code of the second factor first");
    admission.session = std::move(*session);
    return admission;
}

void PrivateZone::answer(const Admission& admission, Request request, Answer answer)
{
    auto& pool = admission.route->pool == Pool::Passwords ? m_passwords : m_requests;
    // A job is copied into the queue: what only moves goes along by pointer.
    auto kept = std::make_shared<Request>(std::move(request));
    const Answer measured = [&meter = m_meters.of(admission.route), begin = RouteMeter::Clock::now(), answer = std::move(answer)](Reply reply) {
        meter.answered(reply.status, RouteMeter::Clock::now() - begin);
        answer(std::move(reply));
    };
    const bool queued = pool.run([this, admission, kept, measured] { serve(m_doorkeeper, admission, std::move(*kept), measured); });
    if (!queued)
        measured(problem(ErrorCode::Unreachable, "the store is too busy; ask again"));
}

bool PrivateZone::stillWelcome(const Admission& admission, const Peer& peer)
{
    const auto workstation = m_doorkeeper.workstationOf(peer.certificate);
    if (!workstation || workstation->state != WorkstationState::Approved || peer.certificateExpires <= m_clock.now())
        return false;
    const auto person = m_doorkeeper.personOf(admission.session.person);
    // A change of rights ends the stream too: the next one starts from the new view.
    return person && !person->disabled && person->grants == admission.person->grants && m_doorkeeper.isOpen(admission.session);
}

bool PrivateZone::runAside(std::function<void()> job)
{
    return m_requests.run(std::move(job));
}

} // namespace paillasse::store
