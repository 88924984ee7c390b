// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/specimens.h"

#include <algorithm>
#include <array>
#include <utility>

namespace paillasse::exchange {

namespace {

using lab::RejectionReason;

// The first of a reason is the one that is written.
constexpr std::array<std::pair<std::string_view, RejectionReason>, 15> reasons = {{
    {"QS", RejectionReason::Insufficient}, // quantity not sufficient
    {"RC", RejectionReason::Clotted},
    {"CLOT", RejectionReason::Clotted},
    {"RH", RejectionReason::Haemolysed},
    {"HEM", RejectionReason::Haemolysed},
    {"RM", RejectionReason::Unlabelled}, // labelling
    {"RA", RejectionReason::Unlabelled}, // the patient's number is missing
    {"RE", RejectionReason::Unlabelled}, // the patient's name is missing
    {"RI", RejectionReason::Mismatch},   // identification problem
    {"RS", RejectionReason::Mismatch},   // the name is misspelt
    {"EX", RejectionReason::Delay},      // expired
    {"RR", RejectionReason::Temperature}, // improper storage
    {"RT", RejectionReason::WrongTube},
    {"NP", RejectionReason::NoPrescription},
    {"OTH", RejectionReason::Other},
}};

} // namespace

std::optional<lab::RejectionReason> rejectionOf(std::string_view code)
{
    const auto found = std::ranges::find(reasons, code, &std::pair<std::string_view, RejectionReason>::first);
    return found == reasons.end() ? std::nullopt : std::optional(found->second);
}

std::string_view rejectionCode(lab::RejectionReason reason)
{
    const auto found = std::ranges::find(reasons, reason, &std::pair<std::string_view, RejectionReason>::second);
    return found == reasons.end() ? std::string_view() : found->first;
}

void addSpecimen(std::vector<ImportedSpecimen>& specimens, ImportedSpecimen specimen)
{
    const auto same = std::ranges::find_if(specimens, [&specimen](ImportedSpecimen other) {
        other.serves = specimen.serves;
        return other == specimen;
    });
    if (same == specimens.end()) {
        specimens.push_back(std::move(specimen));
        return;
    }
    for (auto& request : specimen.serves)
        if (std::ranges::find(same->serves, request) == same->serves.end())
            same->serves.push_back(std::move(request));
}

} // namespace paillasse::exchange
