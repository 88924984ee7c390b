// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>

#include "app/exchange/importedrecord.h"
#include "app/store/import/derivedid.h"
#include "app/store/import/importdesk.h"

namespace paillasse::store {

// Nobody can be sure who this is: a person has to look.
struct UnclearIdentity {
    std::string where;
    std::string reason; // without patient data
};
struct UnknownPatient {
    lab::PatientId id;  // the one to register them under
};

// Who a message is about. A source's number or a matricule finds a patient only if the traits do not speak against it; the exact traits
// find one only if there is one. On any doubt nothing is merged (RNIV).
class PatientFinder {
public:
    PatientFinder(ImportDesk& desk, const DerivedIds& ids, const lab::LaboratoryId& laboratory) : m_desk(desk), m_ids(ids), m_laboratory(laboratory) {}

    using Answer = std::variant<lab::PatientId, UnknownPatient, UnclearIdentity>;
    Result<Answer> find(const exchange::ImportedPatient& patient);

    // Whether nothing of what is known of both speaks against one person.
    static bool mayBeOne(const lab::Identity& a, const lab::Identity& b);

private:
    Result<std::vector<lab::Patient>> known(IdentifierKind kind, const std::string& value);
    // Who was erased and comes again is somebody new.
    [[nodiscard]] Result<lab::PatientId> newId(const exchange::ImportedPatient& patient) const;

    ImportDesk& m_desk;
    const DerivedIds& m_ids;
    lab::LaboratoryId m_laboratory;
};

} // namespace paillasse::store
