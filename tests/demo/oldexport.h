// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace paillasse::demo {

// What the laboratory's former system hands over: HL7 v2 result messages of a few people who do not exist, with what such exports have.
// A code of its own, a value that cannot be, somebody whom the laboratory knows, a message without a patient, a segment that nobody else
// reads, an order from before the mandate, and free texts and contacts that the mandate leaves out.
std::string oldExport();

} // namespace paillasse::demo
