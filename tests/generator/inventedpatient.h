// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>

#include "app/lab/patient.h"

namespace paillasse::generator {

using Random = std::mt19937_64;

// A person who does not exist, with a French name, a birth date and a NIR whose key is right (laboratory.md 2). Marked fictitious.
lab::Patient inventPatient(Random& random, std::uint64_t number, Date today);
// The patient of the product's pictures.
lab::Patient maelleLeBihan(std::uint64_t number);

} // namespace paillasse::generator
