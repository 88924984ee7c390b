// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "app/access/person.h"
#include "app/lab/document.h"

namespace paillasse::access {

// What of a laboratory's documents somebody sees: derived from the grants, hashed into the cursor. Two people with the same view
// receive the same bytes.
struct View {
    lab::LaboratoryId laboratory;
    bool identities = false;   // patients' documents
    bool orders = false;       // orders without values
    bool results = false;      // measurements, reports, calls
    bool catalogue = false;    // examinations, prescribers, benches, the laboratory's profile
    bool staff = false;        // names of people (all roles)
    ConfidentialMask confidential = 0;
    std::int32_t scopeDays = 90; // closed orders older than this are fetched on demand
    bool operator==(const View&) const = default;
};

View viewOf(const Person& person, const lab::LaboratoryId& laboratory);
// The same, with every confidential class: what a broken glass shows of one patient.
View throughTheGlass(View view);
bool sees(const View& view, lab::DocumentKind kind);
bool sees(const View& view, lab::Confidentiality confidentiality);

// The document as this view may have it: a line of a class that it is not entitled to is `withheld` (its examination, bench,
// class, measurements and everything about them gone, in reports too, and its calls and notes; id, state, revision and specimen number stay, so that no report
// looks complete and a rejected tube sends its lines back on both sides).
// Without `results`: no measurements, calls, reports or notes. Only for kinds that the view sees. Law, tested by property: for every
// permitted act, project(apply(d, a)) = project(apply(project(d), a)); the outer projection on the right matters only where the
// author may order an examination that he may not see afterwards.
lab::Document project(const lab::Document& document, const View& view);

} // namespace paillasse::access
