// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/exchange/importedrecord.h"
#include "app/lab/catalogue.h"
#include "app/migration/job.h"

// A patient's documents in the terms in which systems speak to each other: the other way round of an import.
namespace paillasse::store {

struct SourceLaboratory {
    lab::LaboratoryId id;
    std::string name;
    lab::Catalogue catalogue;
};

struct OutboundRecord {
    exchange::ImportedRecord record;
    std::vector<std::string> interpretations; // of the reports, beside the record's orders: a field of their own (addInterpretations)
    std::vector<std::size_t> orders;          // which of the orders each is
};

// What was released, and of that the newest: a line stands with the measurement that the last report not withdrawn signed; one that is open
// again waits, and so does an order without any. Confidential lines are among them: a mandate names fields, not classes.
// A number that the laboratory gave is told as "urn:uuid:<the laboratory's id>|number". An INS matricule travels only where the identity is
// qualified, and nobody else's state is more than validated.
OutboundRecord recordOf(const SourceLaboratory& laboratory, const lab::Patient& patient, const std::vector<lab::Order>& orders);

// After the reduction: what biologists concluded joins the comment on the whole where the mandate names it.
void addInterpretations(OutboundRecord& outbound, migration::FieldSet fields, migration::FieldTally& inSource, migration::FieldTally& produced);

} // namespace paillasse::store
