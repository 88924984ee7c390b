// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/patientfinder.h"

#include <algorithm>

namespace paillasse::store {

namespace {

bool namesMeet(const lab::Identity& a, const lab::Identity& b)
{
    for (const auto* one : {&a.birthName, &a.usedName})
        for (const auto* other : {&b.birthName, &b.usedName})
            if (!one->empty() && folded(*one) == folded(*other))
                return true;
    return false;
}

bool forenamesMeet(const std::string& a, const std::string& b)
{
    const auto one = folded(a);
    const auto other = folded(b);
    return one.empty() || other.empty() || one.starts_with(other) || other.starts_with(one);
}

template <class T>
bool differ(const T& a, const T& b)
{
    return a != T{} && b != T{} && a != b;
}

std::string_view authorityOf(std::string_view source)
{
    return source.substr(0, source.rfind('|'));
}

// The same source calls the two by different numbers.
bool areTwoToASource(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return std::ranges::any_of(a, [&b](const std::string& one) {
        const bool sameSource = std::ranges::any_of(b, [&one](const std::string& other) { return authorityOf(other) == authorityOf(one); });
        return sameSource && std::ranges::find(b, one) == b.end();
    });
}

void addOnce(std::vector<lab::Patient>& list, std::vector<lab::Patient> more)
{
    for (auto& patient : more)
        if (std::ranges::find(list, patient.id, &lab::Patient::id) == list.end())
            list.push_back(std::move(patient));
}

} // namespace

bool PatientFinder::mayBeOne(const lab::Identity& a, const lab::Identity& b)
{
    const bool against = differ(a.birthDate, b.birthDate) || differ(a.sex, b.sex) || differ(a.insMatricule, b.insMatricule);
    return !against && namesMeet(a, b) && (forenamesMeet(a.firstForename, b.firstForename) || forenamesMeet(a.usedForename, b.firstForename) || forenamesMeet(a.firstForename, b.usedForename));
}

Result<std::vector<lab::Patient>> PatientFinder::known(IdentifierKind kind, const std::string& value)
{
    std::vector<lab::Patient> patients;
    if (value.empty())
        return patients;
    const auto ids = m_desk.find(kind, value);
    if (!ids)
        return tl::unexpected(ids.error());
    for (const auto& id : *ids) {
        auto patient = m_desk.patient(lab::PatientId(id.uuid()));
        if (!patient)
            return tl::unexpected(patient.error());
        if (*patient)
            patients.push_back(std::move(**patient));
    }
    return patients;
}

Result<lab::PatientId> PatientFinder::newId(const exchange::ImportedPatient& patient) const
{
    for (std::uint64_t erasedBefore = 0;; ++erasedBefore) {
        auto builder = m_ids.document("patient").add(m_laboratory.bytes());
        if (!patient.sourceIds.empty())
            builder.add(patient.sourceIds.front());
        else
            builder.add(patient.identity.insMatricule).add(traitsOf(patient.identity));
        if (erasedBefore > 0)
            builder.add(erasedBefore);
        const lab::PatientId id(builder.finish());
        const auto isErased = m_desk.isErased(id);
        if (!isErased)
            return tl::unexpected(isErased.error());
        if (!*isErased)
            return id;
    }
}

Result<PatientFinder::Answer> PatientFinder::find(const exchange::ImportedPatient& patient)
{
    const auto& identity = patient.identity;
    std::vector<lab::Patient> numbered;
    for (const auto& source : patient.sourceIds) {
        auto found = known(IdentifierKind::PatientSource, source);
        if (!found)
            return tl::unexpected(found.error());
        addOnce(numbered, std::move(*found));
    }
    auto byMatricule = known(IdentifierKind::Matricule, identity.insMatricule);
    if (!byMatricule)
        return tl::unexpected(byMatricule.error());
    addOnce(numbered, std::move(*byMatricule));
    if (numbered.size() > 1)
        return Answer(UnclearIdentity{"patient identifiers", "its numbers belong to several patients here"});
    if (numbered.size() == 1) {
        const bool fits = !patient.isNamed() || mayBeOne(identity, numbered.front().identity);
        return fits ? Answer(numbered.front().id) : Answer(UnclearIdentity{"patient identifiers", "its number is that of a patient with other traits"});
    }
    if (!patient.isNamed())
        return Answer(UnclearIdentity{"patient name", "the patient is not named, and the numbers are not known here"});

    // The laboratory's own number on a message that came back: only with the same traits.
    for (const auto& source : patient.sourceIds) {
        auto own = known(IdentifierKind::PatientNumber, source.substr(source.rfind('|') + 1));
        if (!own)
            return tl::unexpected(own.error());
        for (const auto& candidate : *own)
            if (!traitsOf(identity).empty() && traitsOf(candidate.identity) == traitsOf(identity))
                return Answer(candidate.id);
    }
    const auto same = known(IdentifierKind::Traits, traitsOf(identity));
    if (!same)
        return tl::unexpected(same.error());
    if (same->size() > 1)
        return Answer(UnclearIdentity{"patient traits", "several patients here have these traits"});
    if (same->size() == 1) {
        const auto& one = same->front();
        if (!mayBeOne(identity, one.identity) || areTwoToASource(patient.sourceIds, one.sourceIds))
            return Answer(UnclearIdentity{"patient traits", "a patient here has these traits but another number: a homonym, or the same person"});
        return Answer(one.id);
    }
    if (patient.sourceIds.empty() && identity.insMatricule.empty() && traitsOf(identity).empty())
        return Answer(UnclearIdentity{"patient traits", "neither a number nor a birth date tells who this is"});
    const auto id = newId(patient);
    return id ? Result<Answer>(UnknownPatient{*id}) : tl::unexpected(id.error());
}

} // namespace paillasse::store
