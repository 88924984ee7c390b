// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/nir.h"

#include <algorithm>
#include <array>

namespace paillasse::lab {

namespace {

constexpr std::size_t numberSize = 13;
constexpr std::size_t keySize = 2;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNumber(std::string_view text)
{
    return std::ranges::all_of(text, isDigit);
}

int twoDigits(std::string_view text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

bool isCorsica(std::string_view department)
{
    return department == "2A" || department == "2B";
}

// 20 and above stand for an unknown month (INSEE).
bool isMonth(int month)
{
    return (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || (month >= 50 && month <= 99);
}

// 15 or 13 characters, already normalised.
bool isShaped(std::string_view nir, bool awaitingRegistration)
{
    const std::string_view firstDigits = awaitingRegistration ? "123478" : "12";
    if (firstDigits.find(nir[0]) == std::string_view::npos || !isNumber(nir.substr(1, 4)) || !isMonth(twoDigits(nir.substr(3, 2))))
        return false;
    const auto department = nir.substr(5, 2);
    const bool isDepartment = isCorsica(department) || (isNumber(department) && department != "00");
    return isDepartment && isNumber(nir.substr(7));
}

bool isInsAuthority(std::string_view oid)
{
    // .10 and .11 are the authorities of test and demonstration numbers.
    constexpr std::array<std::string_view, 4> authorities{nirOid, niaOid, "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.11"};
    return std::ranges::find(authorities, oid) != authorities.end();
}

bool sexDiffers(const Identity& identity, char digit)
{
    const bool male = digit == '1' || digit == '3' || digit == '7';
    return (identity.sex == Sex::Female && male) || (identity.sex == Sex::Male && !male);
}

bool birthDiffers(const Identity& identity, std::string_view nir)
{
    if (identity.birthDate.isNull())
        return false;
    const int month = twoDigits(nir.substr(3, 2));
    return identity.birthDate.year % 100 != twoDigits(nir.substr(1, 2)) || (month <= 12 && month != identity.birthDate.month);
}

void addMatriculeIssues(const Identity& identity, std::vector<IdentityIssue>& issues)
{
    const auto nir = normalisedNir(identity.insMatricule);
    const auto state = checkNir(nir, true);
    if (!isInsAuthority(identity.insOid))
        issues.push_back(IdentityIssue::AuthorityMissing);
    if (state == NirState::Malformed) {
        issues.push_back(IdentityIssue::MatriculeMalformed);
        return;
    }
    if (state == NirState::WrongKey)
        issues.push_back(IdentityIssue::MatriculeKeyWrong);
    if (state == NirState::KeyAbsent)
        issues.push_back(IdentityIssue::MatriculeKeyAbsent);
    if (sexDiffers(identity, nir[0]))
        issues.push_back(IdentityIssue::SexDiffers);
    if (birthDiffers(identity, nir))
        issues.push_back(IdentityIssue::BirthMonthDiffers);
    if (!identity.birthPlaceCode.empty() && identity.birthPlaceCode != nir.substr(5, 5))
        issues.push_back(IdentityIssue::BirthPlaceDiffers);
}

bool needsMatricule(IdentityState state)
{
    return state == IdentityState::Retrieved || state == IdentityState::Qualified;
}

} // namespace

std::string normalisedNir(std::string_view text)
{
    std::string nir;
    for (const char c : text)
        if (c != ' ' && c != '\t')
            nir += c == 'a' ? 'A' : c == 'b' ? 'B' : c;
    return nir;
}

std::optional<int> nirKey(std::string_view first13)
{
    if (first13.size() != numberSize)
        return std::nullopt;
    std::string digits(first13);
    if (isCorsica(first13.substr(5, 2)))
        digits.replace(5, 2, first13[6] == 'A' ? "19" : "18");
    if (!isNumber(digits))
        return std::nullopt;
    return 97 - static_cast<int>(std::stoll(digits) % 97);
}

NirState checkNir(std::string_view text, bool awaitingRegistration)
{
    const auto nir = normalisedNir(text);
    if ((nir.size() != numberSize && nir.size() != numberSize + keySize) || !isShaped(nir, awaitingRegistration))
        return NirState::Malformed;
    if (nir.size() == numberSize)
        return NirState::KeyAbsent;
    const std::string_view view = nir;
    return nirKey(view.substr(0, numberSize)) == twoDigits(view.substr(numberSize)) ? NirState::Sound : NirState::WrongKey;
}

std::vector<IdentityIssue> identityIssues(const Identity& identity)
{
    std::vector<IdentityIssue> issues;
    if (!identity.insMatricule.empty())
        addMatriculeIssues(identity, issues);
    else if (needsMatricule(identity.state))
        issues.push_back(IdentityIssue::MatriculeMissing);
    if ((identity.doubtful || identity.fictitious) && identity.state == IdentityState::Qualified)
        issues.push_back(IdentityIssue::DoubtfulOrFictitious);
    return issues;
}

IdentityState bearableState(const Identity& identity)
{
    if (!needsMatricule(identity.state))
        return identity.state;
    const auto issues = identityIssues(identity);
    const auto has = [&issues](IdentityIssue issue) { return std::ranges::find(issues, issue) != issues.end(); };
    const bool matriculeHolds = !has(IdentityIssue::MatriculeMissing) && !has(IdentityIssue::MatriculeMalformed)
        && !has(IdentityIssue::MatriculeKeyWrong) && !has(IdentityIssue::MatriculeKeyAbsent) && !has(IdentityIssue::AuthorityMissing);
    if (matriculeHolds && !has(IdentityIssue::DoubtfulOrFictitious))
        return identity.state;
    // What the identity document proved stays proved; a retrieval whose matricule fails proves nothing.
    const bool documentSeen = identity.state == IdentityState::Qualified && !identity.doubtful && !identity.fictitious;
    return documentSeen ? IdentityState::Validated : IdentityState::Provisional;
}

} // namespace paillasse::lab
