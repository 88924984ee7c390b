// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/fhirout/json.h"
#include "app/exchange/importedrecord.h"

// One resource of each type, from the laboratory's terms.
namespace paillasse::exchange::fhirout {

// patientout.cpp
Object patientResource(const ImportedPatient& patient, const std::string& id);

// orderout.cpp
// The resources of one order have numbers within it: request 0, 1, …; specimen 0, …; result 0, …
struct OrderNames {
    std::string patient;
    std::string order;

    [[nodiscard]] std::string request(std::size_t i) const { return order + "-q" + std::to_string(i); }
    [[nodiscard]] std::string specimen(std::size_t i) const { return order + "-s" + std::to_string(i); }
    [[nodiscard]] std::string result(std::size_t i) const { return order + "-r" + std::to_string(i); }
};
// One for each examination that was asked for; one at least, which holds what is told of the whole.
std::size_t requestCount(const ImportedOrder& order);
Object requestResource(const ImportedOrder& order, std::size_t i, const OrderNames& names);
// One at least where there is something to tell of the collection.
std::size_t specimenCount(const ImportedOrder& order);
Object specimenResource(const ImportedOrder& order, std::size_t i, const OrderNames& names);
Object reportResource(const ImportedOrder& order, const OrderNames& names);

// resultout.cpp
Object observationResource(const ImportedResult& result, const std::string& id, const std::string& patient);
// A result's document stands in it where it has no value; the others are the report's.
bool holdsItsDocument(const ImportedResult& result);

} // namespace paillasse::exchange::fhirout
