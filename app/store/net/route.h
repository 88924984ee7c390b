// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "app/access/person.h"
#include "app/store/accounts/session.h"
#include "app/store/accounts/workstation.h"
#include "app/store/net/request.h"

// A route is registered with who may use it, as its type: Route<Enrolment>, Route<AnyWorkstation>, Route<NamedSession<Permission…>>,
// Route<Doing<Permission>>, Route<Governing<Permission>>. There is no other kind, and a handler only receives what the gate has
// established for its kind: a handler that needs a person cannot be registered on a route that does not ask for one.
namespace paillasse::store {

struct EnrolmentCall {
    Request request;
};
struct WorkstationCall {
    Request request;
    Workstation workstation;
};
struct SessionCall {
    Request request;
    Workstation workstation;
    Session session;
    std::shared_ptr<const access::Person> person;
    lab::LaboratoryId laboratory;  // in which the permission was found; null where the route asks for none
};

// Answers without a certificate, and to nobody's question but how to become a workstation.
struct Enrolment {
    using Call = EnrolmentCall;
};
// A workstation whose certificate is this store's, though it may be over or revoked since: it is told how it stands.
struct KnownWorkstation {
    using Call = WorkstationCall;
};
// A workstation whose certificate is in force, whoever is signed in.
struct AnyWorkstation {
    using Call = WorkstationCall;
};
// In how many laboratories a permission must be held: in the one asked about, or, for what belongs to the store as a whole, in each.
enum class Scope { Laboratory, Store };
// What a route asks of a session, beside its being in force.
struct SessionNeeds {
    access::Permissions anyOf{};
    bool isDoing = false;     // done, it is a use of the permission, and noted for the review of rights; looking is not
    bool freshFactor = false; // the second factor was shown less than fifteen minutes ago
    Scope scope = Scope::Laboratory;
};
// A signed-in person, at the workstation where they signed in, who holds at least one of these permissions in the laboratory
// asked for, and looks. Without permissions: a person ends or looks at their own session.
template <access::Permission... anyOf>
struct NamedSession {
    using Call = SessionCall;
    static constexpr SessionNeeds needs{{anyOf...}};
};
// The same, who holds any right there at all: what they are given is cut to what they see, be it nothing.
struct AnyRight {
    using Call = SessionCall;
    static constexpr SessionNeeds needs{access::Permissions::fromBits(~std::uint64_t{0})};
};
// The same, who does what takes this permission. What asks for a code each time carries it in its message.
template <access::Permission permission, Scope scope = Scope::Laboratory>
struct Doing {
    using Call = SessionCall;
    static constexpr SessionNeeds needs{{permission}, true, false, scope};
};
// The same, who changes who has access, and has shown a second factor lately.
template <access::Permission permission, Scope scope = Scope::Laboratory>
struct Governing {
    using Call = SessionCall;
    static constexpr SessionNeeds needs{{permission}, true, true, scope};
};

namespace detail {
template <class T>
struct IsSession : std::false_type {};
template <access::Permission... p>
struct IsSession<NamedSession<p...>> : std::true_type {};
template <>
struct IsSession<AnyRight> : std::true_type {};
template <access::Permission p, Scope s>
struct IsSession<Doing<p, s>> : std::true_type {};
template <access::Permission p, Scope s>
struct IsSession<Governing<p, s>> : std::true_type {};
} // namespace detail

template <class T>
concept RouteAccess = std::same_as<T, Enrolment> || std::same_as<T, KnownWorkstation> || std::same_as<T, AnyWorkstation> || detail::IsSession<T>::value;
// A permission is held in a laboratory, so a route that asks for one also says how to find the laboratory.
template <class T>
concept AsksPermission = detail::IsSession<T>::value && !T::needs.anyOf.empty();

struct Limits {
    std::size_t bodyBytes = 64u << 10;
    std::chrono::milliseconds bodyTime{10'000};
    std::chrono::milliseconds answerTime{15'000};
};

enum class Pool { Requests, Passwords };

// Names the laboratory that a request is about, from its query or its body.
using LaboratoryOf = std::function<Result<lab::LaboratoryId>(const Request&)>;

template <RouteAccess Access>
struct Route {
    Method method = Method::Other;
    std::string_view path;             // a literal
    std::function<void(typename Access::Call, Answer)> handler; // on a worker; answers once, from any thread
    Limits limits{};
    Pool pool = Pool::Requests;
};

enum class RouteKind { Enrolment, KnownWorkstation, AnyWorkstation, NamedSession };

// A route as the gate sees it, its kind unfolded.
struct RegisteredRoute {
    Method method = Method::Other;
    std::string_view path;
    RouteKind kind = RouteKind::NamedSession;
    SessionNeeds needs;
    Limits limits;
    Pool pool = Pool::Requests;
    LaboratoryOf laboratory;           // set exactly where permissions are asked
    std::function<void(EnrolmentCall, Answer)> enrolment;
    std::function<void(WorkstationCall, Answer)> workstation;
    std::function<void(SessionCall, Answer)> session;
};

class RouteTable {
public:
    template <RouteAccess Access>
        requires(!AsksPermission<Access>)
    void add(Route<Access> route)
    {
        auto entry = entryOf(route);
        if constexpr (std::same_as<Access, Enrolment>)
            entry.enrolment = std::move(route.handler);
        else if constexpr (std::same_as<Access, AnyWorkstation> || std::same_as<Access, KnownWorkstation>)
            entry.workstation = std::move(route.handler);
        else
            entry.session = std::move(route.handler);
        m_routes.push_back(std::move(entry));
    }
    template <RouteAccess Access>
        requires AsksPermission<Access>
    void add(Route<Access> route, LaboratoryOf laboratory)
    {
        auto entry = entryOf(route);
        entry.needs = Access::needs;
        entry.laboratory = std::move(laboratory);
        entry.session = std::move(route.handler);
        m_routes.push_back(std::move(entry));
    }

    [[nodiscard]] const RegisteredRoute* find(Method method, std::string_view path) const;
    [[nodiscard]] const std::vector<RegisteredRoute>& all() const { return m_routes; }

private:
    template <class Access>
    static RegisteredRoute entryOf(const Route<Access>& route)
    {
        RegisteredRoute entry;
        entry.method = route.method;
        entry.path = route.path;
        entry.limits = route.limits;
        entry.pool = route.pool;
        if constexpr (std::same_as<Access, Enrolment>)
            entry.kind = RouteKind::Enrolment;
        else if constexpr (std::same_as<Access, KnownWorkstation>)
            entry.kind = RouteKind::KnownWorkstation;
        else if constexpr (std::same_as<Access, AnyWorkstation>)
            entry.kind = RouteKind::AnyWorkstation;
        return entry;
    }

    std::vector<RegisteredRoute> m_routes;
};

} // namespace paillasse::store
