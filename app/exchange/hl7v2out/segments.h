// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/exchange/importedrecord.h"

// The segments of an ORU^R01, from the laboratory's terms.
namespace paillasse::exchange::hl7v2out {

// patientout.cpp
std::string pid(const ImportedPatient& patient);
// CX and EI: "authority|number" with the authority's kind where it has one.
struct Assigned {
    std::string number;
    std::string space;     // a name of its own
    std::string universal; // an OID or URI
    std::string kind;      // "ISO", "URI"
};
Assigned assigned(const std::string& id);

// orderout.cpp
// ORC, OBR, NTE, TQ1, OBX with their NTE, SPM: for each examination that was asked for, once at least.
std::string orderGroups(const ImportedOrder& order);
// Which of the order's groups a result stands in: that of its examination, else the first.
std::size_t groupOf(const ImportedOrder& order, const ImportedResult& result);
std::string codedElement(const SourceCode& code);

// resultout.cpp
std::string obx(const ImportedResult& result, std::size_t number);
// A document that is not a result's only content is a result of its own.
std::string documentObx(const Attachment& document, std::size_t number);
std::string nte(const std::string& comment);

} // namespace paillasse::exchange::hl7v2out
