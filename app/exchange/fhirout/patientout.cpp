// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/exchange/fhirout/elements.h"
#include "app/exchange/fhirout/resources.h"

// The French profiles' (fr-core) extensions and identifiers, as app/exchange/fhir/patientmapping.cpp reads them.
namespace paillasse::exchange::fhirout {

namespace {

constexpr const char* birthForenames = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient-birth-list-given-name";
constexpr const char* reliability = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability";
constexpr const char* reliabilityCodes = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0445";
constexpr const char* birthPlace = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
constexpr const char* placeCode = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code";
constexpr const char* insuredNumberType = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";
constexpr const char* nirSystem = "urn:oid:1.2.250.1.213.1.4.8";

// The birth name is there, or said to be kept back: FHIR wants to know, and so does who reads the used name beside it.
Array namesOf(const lab::Identity& identity)
{
    Object born;
    born.add("family", identity.birthName);
    born.add("given", only(identity.firstForename));
    if (identity.birthForenames != identity.firstForename)
        born.add("extension", only(extension(birthForenames, "valueString", identity.birthForenames)));
    Array names;
    names.add(born.isEmpty() ? masked().add("use", "official") : born.add("use", "official"));
    Object used;
    used.add("family", identity.usedName);
    used.add("given", only(identity.usedForename));
    if (!used.isEmpty())
        names.add(used.add("use", "usual"));
    return names;
}

Array identifiersOf(const ImportedPatient& patient)
{
    Array identifiers;
    for (const auto& id : patient.sourceIds)
        identifiers.add(identifier(id));
    if (const auto& identity = patient.identity; !identity.insMatricule.empty())
        identifiers.add(Object().add("use", "official").add("system", "urn:oid:" + identity.insOid).add("value", identity.insMatricule));
    if (!patient.insuredNir.empty())
        identifiers.add(Object()
                            .add("type", Object().add("coding", only(coding(insuredNumberType, "NH"))))
                            .add("system", nirSystem)
                            .add("value", patient.insuredNir));
    return identifiers;
}

std::string_view genderOf(lab::Sex sex)
{
    switch (sex) {
    case lab::Sex::Unknown: break;
    case lab::Sex::Female: return "female";
    case lab::Sex::Male: return "male";
    case lab::Sex::Indeterminate: return "other";
    }
    return {};
}

Array extensionsOf(const lab::Identity& identity)
{
    Array extensions;
    const auto tell = [&extensions](const char* code) {
        const auto status = Object().add("url", "identityStatus").add("valueCoding", coding(reliabilityCodes, code));
        extensions.add(Object().add("url", reliability).add("extension", only(status)));
    };
    if (identity.state >= lab::IdentityState::Validated)
        tell("VALI");
    if (identity.doubtful)
        tell("DOUB");
    if (identity.fictitious)
        tell("FICTI");
    if (identity.homonym)
        tell("HOMOL");
    if (!identity.birthPlaceCode.empty()) {
        const auto place = Object().add("url", placeCode).add("valueCoding", Object().add("code", identity.birthPlaceCode));
        extensions.add(Object().add("url", birthPlace).add("valueAddress", Object().add("extension", only(place))));
    }
    return extensions;
}

Object addressOf(const lab::Contact& contact)
{
    Array lines;
    for (std::size_t from = 0; from < contact.address.size();) {
        const auto end = std::min(contact.address.find('\n', from), contact.address.size());
        lines.add(std::string_view(contact.address).substr(from, end - from));
        from = end + 1;
    }
    return Object().add("line", lines).add("postalCode", contact.postcode).add("city", contact.city);
}

Object telecom(std::string_view system, std::string_view value)
{
    return value.empty() ? Object() : Object().add("system", system).add("value", value);
}

} // namespace

Object patientResource(const ImportedPatient& patient, const std::string& id)
{
    return Object()
        .add("resourceType", "Patient")
        .add("id", id)
        .add("extension", extensionsOf(patient.identity))
        .add("identifier", identifiersOf(patient))
        .add("name", namesOf(patient.identity))
        .add("telecom", Array().add(telecom("phone", patient.contact.phone)).add(telecom("email", patient.contact.email)))
        .add("gender", genderOf(patient.identity.sex))
        .add("birthDate", patient.identity.birthDate.isNull() ? std::string() : patient.identity.birthDate.toIso())
        .add("address", only(addressOf(patient.contact)));
}

} // namespace paillasse::exchange::fhirout
