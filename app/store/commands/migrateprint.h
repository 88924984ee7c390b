// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <ostream>
#include <string>

#include "app/store/migration/jobviews.h"

// Migrations as lines of text, for the console: ids, numbers, codes and names of staff; nothing of a patient.
namespace paillasse::store {

void printLine(std::ostream& out, const wire::MigrationLine& line);
// Where a step has brought it.
void printStep(std::ostream& out, const migration::Job& job);
void printJob(std::ostream& out, const migration::Job& job, const NameOfPerson& name, const std::function<std::string(const lab::LaboratoryId&)>& laboratory);

// Without an end of line.
void printDifference(std::ostream& out, const migration::Difference& difference);
// A line each: what it is, and how it was explained.
void printDifferences(std::ostream& out, const migration::Job& job, const NameOfPerson& name);

} // namespace paillasse::store
