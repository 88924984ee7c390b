// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/exchange/importedrecord.h"

// HL7 v2.5 in its pipes: a batch of ORU^R01 messages in UTF-8, one for each order. What app/exchange/hl7v2 reads, the other way round;
// docs/exchange-out.md says what the format cannot carry. A field that is empty is not written.
namespace paillasse::exchange::hl7v2out {

struct Envelope {
    std::string sender;    // MSH-4: the laboratory
    std::string recipient; // MSH-6
    Instant at;            // MSH-7
};

std::string batchHeader(const Envelope& envelope, const std::string& batchId);
std::string batchTrailer(std::uint64_t messages);

// Adds a message for each order, and one that only says who they are for a patient without any. `controlIds` (MSH-10) are beside the
// orders, one at least; a message's are its own for ever. The count of messages. InvalidInput: a record without a patient, or an
// order that is no report.
Result<std::uint64_t> write(const ImportedRecord& record, const Envelope& envelope, const std::vector<std::string>& controlIds, std::string& out);

} // namespace paillasse::exchange::hl7v2out
