// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/access/person.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

// What the feed of each laboratory where they have a role, or had one `before`, shows of them: not their roles elsewhere.
std::vector<PersonDocument> documentsOf(const access::Person& before, const access::Person& after);

} // namespace paillasse::store
