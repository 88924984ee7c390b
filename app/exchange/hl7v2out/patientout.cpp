// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/codes.h"
#include "app/exchange/hl7v2out/segments.h"
#include "app/exchange/hl7v2out/segmentwriter.h"

// IHE PAM France's use of PID, as app/exchange/hl7v2/patientmapping.cpp reads it.
namespace paillasse::exchange::hl7v2out {

namespace {

std::string identifier(const Assigned& id, std::string_view type)
{
    auto authority = escaped(id.space);
    if (!id.universal.empty())
        authority += '&' + escaped(id.universal) + '&' + id.kind;
    return escaped(id.number) + "^^^" + authority + '^' + std::string(type);
}

// The birth name of type B, also where it is kept back: what follows is another one.
void addNames(const lab::Identity& identity, SegmentWriter& pid)
{
    const auto all = identity.birthForenames == identity.firstForename ? std::string() : identity.birthForenames;
    const bool isUsedToo = !identity.usedName.empty() || !identity.usedForename.empty();
    if (isUsedToo || !identity.birthName.empty() || !identity.firstForename.empty() || !all.empty())
        pid.repeat(5, components({identity.birthName, identity.firstForename, all, {}, {}, {}, "B"}));
    if (isUsedToo)
        pid.repeat(5, components({identity.usedName, identity.usedForename, {}, {}, {}, {}, "D"}));
}

std::string_view sexOf(lab::Sex sex)
{
    switch (sex) {
    case lab::Sex::Unknown: break;
    case lab::Sex::Female: return "F";
    case lab::Sex::Male: return "M";
    case lab::Sex::Indeterminate: return "O";
    }
    return {};
}

void addAddresses(const ImportedPatient& patient, SegmentWriter& pid)
{
    const auto& contact = patient.contact;
    const auto end = contact.address.find('\n');
    const auto rest = end == std::string::npos ? std::string() : contact.address.substr(end + 1);
    if (!contact.address.empty() || !contact.city.empty() || !contact.postcode.empty())
        pid.repeat(11, components({contact.address.substr(0, end), rest, contact.city, {}, contact.postcode, {}, "H"}));
    if (const auto& place = patient.identity.birthPlaceCode; !place.empty())
        pid.repeat(11, components({{}, {}, {}, {}, {}, {}, "BDL", {}, place}));
}

void addReliability(const lab::Identity& identity, SegmentWriter& pid)
{
    if (identity.state >= lab::IdentityState::Validated)
        pid.repeat(32, "VALI");
    if (identity.doubtful)
        pid.repeat(32, "DOUB");
    if (identity.fictitious)
        pid.repeat(32, "FICTI");
    if (identity.homonym)
        pid.repeat(32, "HOMOL");
}

std::string birthDate(const Date& date)
{
    std::string digits;
    if (!date.isNull())
        for (const char c : date.toIso())
            if (c != '-')
                digits += c;
    return digits;
}

} // namespace

Assigned assigned(const std::string& id)
{
    const auto bar = id.find('|');
    if (bar == std::string::npos)
        return {id, {}, {}, {}};
    const auto authority = id.substr(0, bar);
    const auto number = id.substr(bar + 1);
    if (isOid(authority))
        return {number, {}, authority, "ISO"};
    return authority.find(':') == std::string::npos ? Assigned{number, authority, {}, {}} : Assigned{number, {}, authority, "URI"};
}

std::string pid(const ImportedPatient& patient)
{
    const auto& identity = patient.identity;
    SegmentWriter pid("PID");
    pid.set(1, "1");
    for (const auto& id : patient.sourceIds)
        pid.repeat(3, identifier(assigned(id), "PI"));
    if (!identity.insMatricule.empty())
        pid.repeat(3, identifier({identity.insMatricule, {}, identity.insOid, "ISO"}, "INS"));
    if (!patient.insuredNir.empty())
        pid.repeat(3, identifier({patient.insuredNir, {}, {}, {}}, "NH"));
    addNames(identity, pid);
    pid.set(7, birthDate(identity.birthDate)).set(8, std::string(sexOf(identity.sex)));
    addAddresses(patient, pid);
    const auto& contact = patient.contact;
    if (!contact.phone.empty())
        pid.repeat(13, components({{}, "PRN", "PH", {}, {}, {}, {}, {}, {}, {}, {}, contact.phone}));
    if (!contact.email.empty())
        pid.repeat(13, components({{}, "NET", "Internet", contact.email}));
    addReliability(identity, pid);
    return pid.text();
}

} // namespace paillasse::exchange::hl7v2out
