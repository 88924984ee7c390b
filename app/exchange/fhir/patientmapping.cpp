// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/exchange/fhir/mapping.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/rules/nir.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::fhir {

namespace {

namespace limits = lab::limits;

constexpr std::string_view insArc = "urn:oid:1.2.250.1.213.1.4.";
constexpr std::string_view nirSystem = "urn:oid:1.2.250.1.213.1.4.8";

// The name with this use, or null.
const JsonValue* nameOfUse(const JsonValue& names, std::string_view use)
{
    for (const auto* name : names.items())
        if ((*name)["use"].text() == use)
            return name;
    return nullptr;
}

std::string givenOf(const JsonValue& name)
{
    std::string all;
    for (const auto* given : name["given"].items()) {
        const auto line = lineOf(*given, limits::name);
        if (!line.empty())
            all += (all.empty() ? "" : " ") + line;
    }
    auto bounded = asLine(all, limits::name);
    if (bounded.isShortened)
        name.tellShortened();
    return std::move(bounded.text);
}

std::string firstGivenOf(const JsonValue& name)
{
    const auto all = name["given"].items();
    return all.empty() ? std::string() : lineOf(*all.front(), limits::name);
}

// All birth forenames: the French profiles' extension on the name.
std::string birthForenamesOf(const JsonValue& name)
{
    for (const auto* extension : name["extension"].items())
        if ((*extension)["url"].text().find("irth-list-given-name") != std::string::npos || (*extension)["url"].text().find("BirthListGivenName") != std::string::npos)
            return lineOf((*extension)["valueString"], limits::name);
    return {};
}

// `maiden` or `official` is the birth name (a French official name is the birth name); `usual` is the one in use, and so is the
// official one beside a maiden name.
void readNames(const JsonValue& names, lab::Identity& identity)
{
    const auto all = names.items();
    if (all.empty())
        return;
    const auto* official = nameOfUse(names, "official");
    const auto* maiden = nameOfUse(names, "maiden");
    const auto* usual = nameOfUse(names, "usual");
    const auto* born = maiden != nullptr ? maiden : official != nullptr ? official : all.front();
    const auto* used = usual != nullptr ? usual : maiden != nullptr ? official : nullptr;
    identity.birthName = lineOf((*born)["family"], limits::name);
    identity.firstForename = firstGivenOf(*born);
    const auto listed = birthForenamesOf(*born);
    identity.birthForenames = listed.empty() ? givenOf(*born) : listed;
    if (identity.birthName.empty())
        identity.birthName = lineOf((*born)["text"], limits::name);
    // A maiden name may come without the forenames that the official name has.
    if (identity.firstForename.empty() && maiden != nullptr && used != nullptr) {
        identity.firstForename = firstGivenOf(*used);
        identity.birthForenames = givenOf(*used);
    }
    if (used == nullptr || used == born)
        return;
    const auto family = lineOf((*used)["family"], limits::name);
    const auto given = firstGivenOf(*used);
    identity.usedName = family == identity.birthName ? "" : family;
    identity.usedForename = given == identity.firstForename ? "" : given;
}

lab::Sex sexOf(std::string_view gender, Context& context)
{
    if (!gender.empty() && gender != "female" && gender != "male" && gender != "other" && gender != "unknown")
        context.unread.emplace_back("Patient.gender (no word of its value set)");
    if (gender == "female")
        return lab::Sex::Female;
    if (gender == "male")
        return lab::Sex::Male;
    return gender == "other" ? lab::Sex::Indeterminate : lab::Sex::Unknown;
}

void readIdentifiers(const JsonValue& identifiers, ImportedPatient& patient)
{
    for (const auto* item : identifiers.items()) {
        const auto& system = (*item)["system"].peek();
        const auto type = (*item)["type"]["coding"]["code"].text();
        (*item)["type"]["coding"]["system"].skip();
        // The number that someone is insured by is of the same authority (French profiles: type NH).
        if (type == "NH" && system == nirSystem && patient.insuredNir.empty()) {
            if (const auto number = lab::normalisedNir((*item)["value"].peek()); lab::checkNir(number) != lab::NirState::Malformed) {
                patient.insuredNir = lab::normalisedNir((*item)["value"].text());
                (*item)["system"].skip();
                continue;
            }
        }
        if (system.starts_with(insArc) && patient.identity.insMatricule.empty()) {
            patient.identity.insMatricule = lab::normalisedNir(lineOf((*item)["value"], limits::code));
            if ((*item)["use"].peek() == "official")
                (*item)["use"].skip(); // it is always that
            patient.identity.insOid = (*item)["system"].text().substr(std::string_view("urn:oid:").size());
            continue;
        }
        // Visits name a stay, not a person: they stay unread, and so do those for which there is no room.
        if (type == "VN" || type == "AN" || patient.sourceIds.size() >= limits::code)
            continue;
        auto id = identifierOf(*item);
        if (!id.empty() && std::ranges::find(patient.sourceIds, id) == patient.sourceIds.end())
            patient.sourceIds.push_back(std::move(id));
    }
}

void readContact(const JsonValue& json, lab::Contact& contact, Context& context)
{
    const auto addresses = json["address"].items();
    if (!addresses.empty()) {
        const auto& home = *addresses.front();
        for (const auto* line : home["line"].items())
            appendLine(contact.address, lineOf(*line, limits::reason));
        contact.address = boundedText(contact.address, limits::reason, "Patient.address.line", context);
        contact.postcode = lineOf(home["postalCode"], limits::code);
        contact.city = lineOf(home["city"], limits::name);
    }
    for (const auto* telecom : json["telecom"].items()) {
        const auto system = (*telecom)["system"].text();
        if (system == "phone" && contact.phone.empty())
            contact.phone = lineOf((*telecom)["value"], limits::code);
        else if (system == "email" && contact.email.empty())
            contact.email = lineOf((*telecom)["value"], limits::name);
    }
}

// The French profiles: how far the identity is proved, and the INSEE code of the birthplace.
void readExtensions(const JsonValue& json, lab::Identity& identity)
{
    for (const auto* extension : json["extension"].items()) {
        const auto& url = (*extension)["url"].text();
        if (url.find("identity-reliability") != std::string::npos) {
            for (const auto* part : (*extension)["extension"].items()) {
                const auto& word = (*part)["valueCoding"]["code"].peek();
                if (word != "VALI" && word != "PROV" && word != "DOUB" && word != "FICTI" && word != "HOMOL")
                    continue;
                part->skip(); // its code says all of it
                identity.state = word == "VALI" ? lab::IdentityState::Validated : identity.state;
                identity.doubtful = identity.doubtful || word == "DOUB";
                identity.fictitious = identity.fictitious || word == "FICTI";
                identity.homonym = identity.homonym || word == "HOMOL";
            }
        } else if (url.find("birthPlace") != std::string::npos) {
            for (const auto* part : (*extension)["valueAddress"]["extension"].items()) {
                const auto& place = (*part)["valueCoding"]["code"].peek();
                if (place.size() != 5 || !lab::isCode(place))
                    continue;
                identity.birthPlaceCode = place;
                for (const auto* said : {&(*part)["url"], &(*part)["valueCoding"]["code"], &(*part)["valueCoding"]["system"]})
                    said->skip();
            }
        }
    }
    if (identity.doubtful || identity.fictitious)
        identity.state = lab::IdentityState::Provisional;
}

} // namespace

PatientResource patientOf(const JsonValue& json, Context& context)
{
    PatientResource resource;
    auto& patient = resource.patient;
    readNames(json["name"], patient.identity);
    patient.identity.sex = sexOf(json["gender"].text(), context);
    if (const auto& birth = json["birthDate"].text(); !birth.empty()) {
        const auto date = Date::parse(birth);
        if (date && date->year >= 1850)
            patient.identity.birthDate = *date;
        else
            context.unread.emplace_back("Patient.birthDate (no whole date)");
    }
    readIdentifiers(json["identifier"], patient);
    readContact(json, patient.contact, context);
    readExtensions(json, patient.identity);
    return resource;
}

} // namespace paillasse::exchange::fhir
