// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/patienttraits.h"

#include <algorithm>

namespace paillasse::store {

namespace {

template <class T>
bool differs(const T& told, const T& known)
{
    return told != T{} && told != known;
}

bool isReliabilityNews(const lab::Identity& told, const lab::Identity& known)
{
    const bool isProved = told.state == lab::IdentityState::Validated && known.state == lab::IdentityState::Provisional;
    return isProved || (told.doubtful && !known.doubtful) || (told.fictitious && !known.fictitious) || (told.homonym && !known.homonym);
}

} // namespace

std::vector<SourceField> differingFields(const exchange::ImportedPatient& told, const lab::Patient& known)
{
    std::vector<SourceField> fields;
    const auto add = [&fields](SourceField field, bool isDifferent) {
        if (isDifferent)
            fields.push_back(field);
    };
    const auto& a = told.identity;
    const auto& b = known.identity;
    add(SourceField::PatientName, differs(a.birthName, b.birthName) || differs(a.firstForename, b.firstForename) || differs(a.birthForenames, b.birthForenames)
            || differs(a.usedName, b.usedName) || differs(a.usedForename, b.usedForename));
    add(SourceField::PatientBirth, differs(a.birthDate, b.birthDate));
    add(SourceField::PatientSex, differs(a.sex, b.sex));
    add(SourceField::PatientBirthPlace, differs(a.birthPlaceCode, b.birthPlaceCode));
    const auto isKnown = [&known](const std::string& id) { return std::ranges::find(known.sourceIds, id) != known.sourceIds.end() || id.substr(id.rfind('|') + 1) == known.number; };
    add(SourceField::PatientIdentifiers, !std::ranges::all_of(told.sourceIds, isKnown) || differs(a.insMatricule, b.insMatricule) || differs(told.insuredNir, known.insuredNir));
    add(SourceField::PatientReliability, isReliabilityNews(a, b));
    add(SourceField::PatientAddress, differs(told.contact.address, known.contact.address) || differs(told.contact.postcode, known.contact.postcode)
            || differs(told.contact.city, known.contact.city));
    add(SourceField::PatientPhone, differs(told.contact.phone, known.contact.phone));
    add(SourceField::PatientEmail, differs(told.contact.email, known.contact.email));
    return fields;
}

} // namespace paillasse::store
