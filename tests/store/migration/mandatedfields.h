// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "app/lab/order.h"
#include "app/lab/patient.h"
#include "app/migration/field.h"

// Every field that a mandate can name, as the documents of two laboratories say it: of the one that hands over, and of the one that took
// over. Written from the laboratory's terms alone: nothing of the readers, the writers and the reductions between them is asked.
namespace paillasse::store::testing {

struct HandedOver {
    lab::LaboratoryId laboratory;
    std::string name;             // of the laboratory
    lab::Patient patient;
    std::vector<lab::Order> orders;
};

using Words = std::vector<std::string>;

struct MandatedField {
    enum class Place {
        Documents, // the documents of both say it
        Told       // those of who takes over have no place for it: each is told, and stands in the record
    };
    migration::Field field{};
    Place place = Place::Documents;
    std::function<Words(const HandedOver&)> there; // as it has to arrive
    // As it did; of what stands among other words: those of the wanted that do. Of one without a place: nothing.
    std::function<Words(const HandedOver&, const Words& wanted)> here;
};

// One for each, in their order.
std::span<const MandatedField> mandatedFields();

} // namespace paillasse::store::testing
