// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/access/may.h"
#include "app/access/view.h"
#include "tests/lab/desk.h"

// People of the small laboratory of tests/lab/desk.h, one for each role, and the entitlements a person may have.
namespace paillasse::access::testing {

inline constexpr Role everyRole[] = {Role::None, Role::Receptionist, Role::Technician, Role::Biologist, Role::SecurityOfficer, Role::Administrator};
inline constexpr ConfidentialMask everything = bitOf(lab::Confidentiality::Hiv) | bitOf(lab::Confidentiality::Genetics)
    | bitOf(lab::Confidentiality::Toxicology) | bitOf(lab::Confidentiality::Staff);

inline Person personOf(Role role, ConfidentialMask confidential = 0, lab::BenchMask benches = 0, lab::PersonId id = lab::testing::technician)
{
    Person person;
    person.id = id;
    person.login = nameOf(role);
    person.displayName = "Anaïs Le Goff";
    person.grants = {{lab::testing::theLaboratory, role, benches, confidential}};
    return person;
}

inline lab::RecordCall callOn(lab::LineId line)
{
    lab::CriticalCall call;
    call.line = line;
    return {call};
}

inline lab::RecordDelivery deliveryOf(std::uint16_t version)
{
    lab::Delivery delivery;
    delivery.version = version;
    return {delivery};
}

inline View viewOfRole(Role role, ConfidentialMask confidential = 0)
{
    return viewOf(personOf(role, confidential), lab::testing::theLaboratory);
}

} // namespace paillasse::access::testing
