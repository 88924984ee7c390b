// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/importedrecord.h"
#include "app/lab/catalogue.h"

namespace paillasse::store {

// The laboratory's examination for a source's code: by LOINC, else by the laboratory's own code. Null: it has none.
const lab::Examination* examinationOf(const exchange::SourceCode& code, const lab::Catalogue& catalogue);

// What a line is called whose examination the catalogue does not have: "57698-3 Lipid Panel".
std::string foreignName(const exchange::SourceCode& code);
// A guess on the safe side for such a line, from its words: it is masked rather than shown.
lab::Confidentiality foreignConfidentiality(const exchange::SourceCode& code);

// A sub-identifier (OBX-4) that tells one of several results of an examination from the others, as a comment shows it; "1" is all there is.
std::string partOf(const exchange::ImportedResult& result);
std::string partOf(const lab::Measurement& measurement);
// Its part, its flags that are no level, and its words: not shortened yet.
std::string commentOf(const exchange::ImportedResult& result);

// The value in the examination's terms where that leaves no doubt: a number sent as text, a coded answer by its code or words.
lab::Value fittedValue(const lab::Value& value, const lab::Examination& examination);

// A measurement as another laboratory sent it: its range, its level, its own name. Without id.
lab::Measurement externalMeasurement(const exchange::ImportedResult& result, const lab::Examination* examination, const std::string& sender);
// One of an instrument of this laboratory, to be judged by the catalogue; without id, range and level.
lab::Measurement instrumentMeasurement(const exchange::ImportedResult& result, const lab::Examination& examination, const std::string& sender);
// Whether the unit is the examination's; a result without one is taken at its word.
bool hasUnitOf(const exchange::ImportedResult& result, const lab::Examination& examination);

} // namespace paillasse::store
