// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/migration/inboundsource.h"
#include "app/store/migration/jobwork.h"
#include "app/store/migration/sourcewalk.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

// What staging remembers of its source beside the records.
struct SourceTotals {
    WalkPosition position;
    migration::Counts found;
    migration::Counts staged;
    migration::FieldTally inSource;
    migration::FieldTally produced;
    std::uint64_t outside = 0;   // orders of another period, left out
    bool isAll = false;          // the source was read to its end
};
Bytes encodeTotals(const SourceTotals& totals);
Result<SourceTotals> decodeTotals(ByteView bytes);

// A message of the source that could not be read.
struct UnreadPlace {
    std::string where;           // "old.hl7, message 17: PID-5"
    std::string reason;
};

// Reads a source into staging, as far as the mandate goes. Asked again, it goes on where the last transaction ended.
Result<migration::Staged> stageSource(Store& store, const migration::Mandate& mandate, InboundSource& source, const WorkProgress& progress);

// Of a staging that was filled: what it remembers; each message that could not be read; and what of the others nothing reads, by the
// source's name for it, with how many messages have it.
Result<SourceTotals> totalsOf(Staging& staging);
Result<> forEachUnread(Staging& staging, const std::function<void(UnreadPlace)>& each);
Result<> forEachUnreadField(Staging& staging, const std::function<void(const std::string& field, std::uint64_t messages)>& each);

} // namespace paillasse::store
