// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "app/exchange/hl7v2/mapping.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/rules/nir.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::hl7v2 {

namespace {

using lab::limits::code;
using lab::limits::name;

// The INS's own arc, with those of its test numbers (.10 and .11).
bool isInsArc(std::string_view oid)
{
    return oid == lab::nirOid || oid == lab::niaOid || oid == "1.2.250.1.213.1.4.10" || oid == "1.2.250.1.213.1.4.11";
}

struct NamedBy {
    std::string family;
    std::string given;
    std::string further;
};

NamedBy nameOf(const Segment& pid, std::size_t repetition)
{
    return {pid.line(5, 1, name, repetition), pid.line(5, 2, name, repetition), pid.line(5, 3, name, repetition)};
}

// The repetition of PID-5 with this type, or 0.
std::size_t nameOfType(const Segment& pid, std::string_view type)
{
    for (std::size_t r = 1; r <= pid.repetitions(5); ++r)
        if (pid.text(5, 7, r) == type)
            return r;
    return 0;
}

// PID-5. B is the birth name; without one L is (IHE PAM France), else the first that has a type of its own or none.
// D is the name in use; so is L beside B.
void readNames(const Segment& pid, lab::Identity& identity)
{
    const auto birth = nameOfType(pid, "B");
    const auto legal = nameOfType(pid, "L");
    const auto display = nameOfType(pid, "D");
    const auto chosen = birth != 0 ? birth : legal != 0 ? legal : 1;
    const auto used = display != 0 ? display : birth != 0 ? legal : 0;
    const auto born = nameOf(pid, chosen);
    identity.birthName = born.family;
    identity.firstForename = born.given;
    // All forenames, the first among them or before them.
    identity.birthForenames = born.further.empty() || born.further.starts_with(born.given) ? born.further : born.given + ' ' + born.further;
    if (identity.birthForenames.empty())
        identity.birthForenames = born.given;
    if (used != 0 && used != chosen) {
        const auto inUse = nameOf(pid, used);
        identity.usedName = inUse.family == born.family ? "" : inUse.family;
        identity.usedForename = inUse.given == born.given ? "" : inUse.given;
    }
}

lab::Sex sexOf(std::string_view word, Context& context)
{
    if (!word.empty() && word != "U" && word != "N" && word != "F" && word != "M" && word != "O" && word != "A")
        context.unread.emplace_back("PID-8 (no word of table 0001)");
    if (word == "F")
        return lab::Sex::Female;
    if (word == "M")
        return lab::Sex::Male;
    return word == "O" || word == "A" ? lab::Sex::Indeterminate : lab::Sex::Unknown;
}

void addSource(ImportedPatient& patient, const std::string& authority, const std::string& id, Context& context)
{
    auto source = asLine(authority + '|' + id, name).text; // both are codes: it fits
    if (std::ranges::find(patient.sourceIds, source) != patient.sourceIds.end())
        return;
    if (patient.sourceIds.size() < code)
        patient.sourceIds.push_back(std::move(source));
    else
        context.unread.emplace_back("PID-3 (too many numbers)");
}

// CX. Visits and accounts name a stay, not a person: they stay unread.
void readIdentifier(const Segment& pid, std::size_t field, std::size_t r, ImportedPatient& patient, Context& context)
{
    const auto type = pid.text(field, 5, r);
    if (type == "VN" || type == "AN" || type == "PT" || type == "ANT")
        return;
    const auto id = pid.line(field, 1, code, r);
    const auto space = pid.line(field, 4, code, r);
    const auto universal = pid.line(field, 4, code, r, 2);
    pid.skip(field, 4, r, 3); // the kind of that id
    if (id.empty())
        return;
    if (isInsArc(universal) && patient.identity.insMatricule.empty()) {
        patient.identity.insMatricule = lab::normalisedNir(id);
        patient.identity.insOid = universal;
        return;
    }
    if (type == "NH" && patient.insuredNir.empty() && lab::checkNir(id) != lab::NirState::Malformed) {
        patient.insuredNir = lab::normalisedNir(id);
        return;
    }
    addSource(patient, !universal.empty() ? universal : !space.empty() ? space : context.sender, id, context);
}

void readIdentifiers(const Segment& pid, ImportedPatient& patient, Context& context)
{
    for (const std::size_t field : {3, 2, 4})
        for (std::size_t r = 1; r <= pid.repetitions(field); ++r)
            readIdentifier(pid, field, r, patient, context);
}

// PID-11: the home; of type BDL the birthplace, whose INSEE code is the ninth component (IHE PAM France).
void readAddresses(const Segment& pid, ImportedPatient& patient)
{
    bool hasHome = false;
    for (std::size_t r = 1; r <= pid.repetitions(11); ++r) {
        const auto type = pid.text(11, 7, r);
        if (type == "BDL" || type == "N" || type == "BR") {
            const auto place = pid.line(11, 9, code, r);
            if (place.size() == 5 && lab::isCode(place))
                patient.identity.birthPlaceCode = place;
            continue;
        }
        if (hasHome)
            continue;
        auto& contact = patient.contact;
        contact.address = pid.line(11, 1, name, r);
        appendLine(contact.address, pid.line(11, 2, name, r));
        contact.city = pid.line(11, 3, name, r);
        contact.postcode = pid.line(11, 5, code, r);
        hasHome = !contact.address.empty() || !contact.city.empty() || !contact.postcode.empty();
    }
}

// XTN: the whole number of older versions, or its parts.
std::string phoneOf(const Segment& pid, std::size_t field, std::size_t r)
{
    auto number = pid.line(field, 1, code, r);
    if (number.empty())
        number = pid.line(field, 12, code, r);
    if (!number.empty())
        return number;
    for (const std::size_t component : {5, 6, 7}) {
        const auto piece = pid.line(field, component, code, r);
        if (!piece.empty())
            number += (number.empty() ? "" : " ") + piece;
    }
    auto bounded = asLine(number, code);
    if (bounded.isShortened)
        pid.tellShortened(field);
    return std::move(bounded.text);
}

void readTelecoms(const Segment& pid, ImportedPatient& patient)
{
    auto& contact = patient.contact;
    for (const std::size_t field : {13, 40, 14}) {
        for (std::size_t r = 1; r <= pid.repetitions(field); ++r) {
            const auto kind = pid.text(field, 3, r);
            if (kind == "Internet" || kind == "X.400") {
                if (contact.email.empty())
                    contact.email = pid.line(field, 4, name, r);
            } else if (contact.phone.empty()) {
                contact.phone = phoneOf(pid, field, r);
            }
            pid.skip(field, 2, r); // what it is used for
        }
    }
}

// PID-32, table 0445 with the French states. A state that another system proved is proved there, not here.
void readReliability(const Segment& pid, lab::Identity& identity)
{
    for (std::size_t r = 1; r <= pid.repetitions(32); ++r) {
        const auto word = part(part(pid.raw(32), '~', r), '^', 1);
        static constexpr std::array<std::string_view, 9> known = {"VIDE", "PROV", "VALI", "QUAL", "DOUB", "DOUTE", "FICTI", "HOMOL", "HOMO"};
        if (std::ranges::find(known, word) == known.end())
            continue; // stays unread
        pid.skip(32, 1, r);
        if (word == "VALI")
            identity.state = lab::IdentityState::Validated;
        identity.doubtful = identity.doubtful || word == "DOUB" || word == "DOUTE";
        identity.fictitious = identity.fictitious || word == "FICTI";
        identity.homonym = identity.homonym || word == "HOMOL" || word == "HOMO";
    }
    if (identity.doubtful || identity.fictitious)
        identity.state = lab::IdentityState::Provisional;
}

} // namespace

ImportedPatient patientOf(const Segment& pid, Context& context)
{
    ImportedPatient patient;
    auto& identity = patient.identity;
    pid.skip(1);
    readNames(pid, identity);
    identity.sex = sexOf(pid.text(8), context);
    if (const auto birth = pid.text(7); !birth.empty()) {
        const auto date = readHl7Date(birth);
        constexpr std::size_t wholeDate = 8;
        if (date && date->year >= 1850)
            identity.birthDate = *date;
        if (date && date->year >= 1850 && birth.size() > wholeDate && birth.find_first_not_of('0', wholeDate) != std::string::npos)
            context.unread.emplace_back("PID-7 (the time of birth)");
        else if (!date || date->year < 1850)
            context.unread.emplace_back("PID-7 (no whole date)");
    }
    readIdentifiers(pid, patient, context);
    if (const auto nir = pid.text(19); lab::checkNir(nir) != lab::NirState::Malformed && patient.insuredNir.empty())
        patient.insuredNir = lab::normalisedNir(nir);
    else if (!nir.empty())
        addSource(patient, "SSN", pid.line(19, 1, code), context);
    readAddresses(pid, patient);
    readTelecoms(pid, patient);
    readReliability(pid, identity);
    return patient;
}

} // namespace paillasse::exchange::hl7v2
