// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/lab/patient.h"

// The French registration number (NIR) and the national health identity (INS) that is made from it.
namespace paillasse::lab {

inline constexpr const char* nirOid = "1.2.250.1.213.1.4.8";
inline constexpr const char* niaOid = "1.2.250.1.213.1.4.9";

enum class NirState {
    Sound,
    KeyAbsent, // 13 characters
    WrongKey,
    Malformed
};

// Without spaces, the Corsican letter in upper case.
std::string normalisedNir(std::string_view text);
// 97 − (number mod 97) of the first 13 characters, 1 to 97; Corsica 2A counts as 19, 2B as 18. Nothing when they are no number.
std::optional<int> nirKey(std::string_view first13);
// As typed, with or without spaces and key. A number awaiting registration (NIA) begins with 3, 4, 7 or 8 too.
NirState checkNir(std::string_view text, bool awaitingRegistration = false);

// Why an identity deserves a second look. Warnings: several published official identities have a wrong key.
enum class IdentityIssue {
    MatriculeMalformed,
    MatriculeKeyWrong,
    MatriculeKeyAbsent,
    AuthorityMissing,        // a matricule without its OID, or an OID that is not one of the INS's
    MatriculeMissing,        // retrieved or qualified without a matricule
    SexDiffers,              // from the matricule's first digit
    BirthMonthDiffers,       // year or month
    BirthPlaceDiffers,
    DoubtfulOrFictitious     // such an identity is never qualified
};
std::vector<IdentityIssue> identityIssues(const Identity& identity);
// The state that these traits can bear: qualified or retrieved falls back where the matricule does not hold (kept, unqualified).
IdentityState bearableState(const Identity& identity);

} // namespace paillasse::lab
