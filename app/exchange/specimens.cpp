// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/specimens.h"

#include <algorithm>
#include <array>
#include <utility>

namespace paillasse::exchange {

lab::RejectionReason rejectionOf(std::string_view code)
{
    using lab::RejectionReason;
    static constexpr std::array<std::pair<std::string_view, RejectionReason>, 13> reasons = {{
        {"QS", RejectionReason::Insufficient}, // quantity not sufficient
        {"RC", RejectionReason::Clotted},
        {"CLOT", RejectionReason::Clotted},
        {"RH", RejectionReason::Haemolysed},
        {"HEM", RejectionReason::Haemolysed},
        {"RA", RejectionReason::Unlabelled}, // the patient's number is missing
        {"RE", RejectionReason::Unlabelled}, // the patient's name is missing
        {"RM", RejectionReason::Unlabelled}, // labelling
        {"RI", RejectionReason::Mismatch},   // identification problem
        {"RS", RejectionReason::Mismatch},   // the name is misspelt
        {"EX", RejectionReason::Delay},      // expired
        {"RR", RejectionReason::Temperature}, // improper storage
        {"RT", RejectionReason::WrongTube},
    }};
    const auto found = std::ranges::find(reasons, code, &std::pair<std::string_view, RejectionReason>::first);
    return found == reasons.end() ? RejectionReason::Other : found->second;
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
