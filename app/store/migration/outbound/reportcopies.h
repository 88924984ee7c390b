// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/migration/mandate.h"
#include "app/store/migration/outbound/recordof.h"
#include "app/store/paper/layout.h"

namespace paillasse::store {

// Lays out the reports that stand, of the words that their registered pages kept (docs/decisions/0022, 0047), where the mandate names them. The
// same documents give the same bytes: a record is held against its documents by its hash. For one thread.
class ReportCopies {
public:
    explicit ReportCopies(const migration::Mandate& mandate) : m_mandate(mandate) {}

    // The order's documents, and what they count: a report of which no page was registered has none.
    Result<> add(const lab::Order& order, exchange::ImportedOrder& told, migration::FieldTally& inSource, migration::FieldTally& produced);

private:
    const migration::Mandate& m_mandate;
    std::optional<paper::Press> m_press; // opened with the first
};

} // namespace paillasse::store
