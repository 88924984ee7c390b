// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/lab/catalogue.h"

namespace paillasse::generator {

// The results of another system as HL7 v2: a patient and an order a message, twenty lines each, always the same for a seed. Its patients
// do not exist. Any message can be made by itself, so a source has any size.
class OldSystem {
public:
    static constexpr std::size_t linesPerPatient = 20;

    OldSystem(const lab::Catalogue& catalogue, std::uint64_t seed);
    [[nodiscard]] std::string message(std::uint64_t number) const;

private:
    std::vector<lab::Examination> m_examinations;
    std::uint64_t m_seed;
};

} // namespace paillasse::generator
