// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/access/person.h"
#include "app/lab/document.h"
#include "app/lab/refusal.h"

namespace paillasse::access {

// What the laboratory's settings add to the table of rights.
struct Rules {
    bool enteringPersonMayValidate = false;
    bool operator==(const Rules&) const = default;
};

// Any one of these is enough for the act, whatever its lines ask besides.
Permissions neededBy(const lab::Act& act);

// The least of them that this person holds: what an act of theirs was a use of.
Permissions usedBy(const Person& person, const lab::Act& act);

// Whether this person may do this act to this document, as it stands at arrival. Both sides run it: the client on its projection,
// the store on the whole; an act that names a line its author may not see is refused on both (WithheldLine).
lab::Allowed<void> may(const Person& person, const lab::Act& act, const std::optional<lab::Document>& document, const Rules& rules);

} // namespace paillasse::access
