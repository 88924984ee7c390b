// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/exchange/bytesource.h"
#include "app/exchange/hl7v2/reader.h"

namespace paillasse::exchange::hl7v2 {

// The messages of a source as `read` reads them. A message that goes on in others (DSC) is one piece with all that stands between; a batch
// trailer that counts other than what there was is a refused message of its own.
std::unique_ptr<RecordStream> openStream(ByteSource& source, std::size_t input, const ReadingOptions& options = {}, const StreamPosition& from = {});

} // namespace paillasse::exchange::hl7v2
