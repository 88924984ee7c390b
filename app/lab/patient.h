// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/civiltime.h"
#include "app/lab/ids.h"

namespace paillasse::lab {

enum class Sex { Unknown, Female, Male, Indeterminate };
constexpr Sex lastOf(Sex) { return Sex::Indeterminate; }

// The state of an identity in the French national scheme (INS): qualified needs INSi retrieval and an identity document.
enum class IdentityState { Provisional, Retrieved, Validated, Qualified };
constexpr IdentityState lastOf(IdentityState) { return IdentityState::Qualified; }

// Strict traits (D6211-2, RNIV): birth name, first civil-status forename, date of birth, sex, birthplace; then what is used daily.
struct Identity {
    std::string birthName;       // upper case as the identity document has it
    std::string birthForenames;  // all, in order, separated by spaces
    std::string firstForename;   // the first of them
    std::string usedName;        // empty when the same as the birth name
    std::string usedForename;
    Date birthDate;
    Sex sex = Sex::Unknown;
    std::string birthPlaceCode;  // INSEE code, 5 characters; 99xxx abroad
    std::string insMatricule;    // 13 characters and key: travels only when qualified
    std::string insOid;          // 1.2.250.1.213.1.4.8 (NIR) or .9 (NIA)
    IdentityState state = IdentityState::Provisional;
    bool homonym = false;
    bool doubtful = false;
    bool fictitious = false;
    bool operator==(const Identity&) const = default;
};

struct Contact {
    std::string address;
    std::string postcode;
    std::string city;
    std::string phone;
    std::string email;
    bool operator==(const Contact&) const = default;
};

struct Patient {
    PatientId id;
    std::string number;     // the laboratory's patient number, on each label; never the social-security number
    Identity identity;
    std::string insuredNir; // the insured person's number for billing: a child's is a parent's
    Contact contact;
    std::vector<std::string> sourceIds; // "authority|id" of other systems that name this patient
    bool isStaff = false;   // works here: what is asked for them is confidential from then on
    bool isProtected = false; // known to many: nothing is hidden, but who looks at the record is watched
    bool operator==(const Patient&) const = default;
};

// "LE BIHAN Maëlle": the used name if there is one, else the birth name; then the used or first forename.
std::string displayName(const Identity& identity);

} // namespace paillasse::lab
