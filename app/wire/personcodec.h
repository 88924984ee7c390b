// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/access/person.h"
#include "app/base/bytes.h"
#include "app/base/result.h"

namespace paillasse::wire {

// The Directory section of a Person document: [null, person]. Only what colleagues may know stands in it.
Bytes encodePerson(const access::Person& person);
Result<access::Person> decodePerson(ByteView section);

} // namespace paillasse::wire
