// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/exchange/importedrecord.h"
#include "app/lab/catalogue.h"
#include "app/migration/field.h"

namespace paillasse::store {

// Where the contents of a record are: the patient, and the order of each of the record's (null: nowhere).
struct RecordDocuments {
    const lab::Patient* patient = nullptr;
    std::vector<const lab::Order*> orders;
};

// One field of a record beside what the documents say of it.
struct FieldBeside {
    migration::Field field{};
    migration::RecordType of{};
    std::size_t number = 0;  // from 1; 0: the record's only one
    bool isSame = false;
    bool hasPlace = true;    // the laboratory's documents can hold such a thing
    std::string source;      // in words, where they are asked for
    std::string here;
};

enum class Compare { Differing, AllInWords };

// Every field of the record that has something in it, held against the documents: by what they say, not by how they came to say it.
void compareFields(const exchange::ImportedRecord& record, const RecordDocuments& documents, const lab::Catalogue& catalogue, Compare which, const std::function<void(const FieldBeside&)>& each);

} // namespace paillasse::store
