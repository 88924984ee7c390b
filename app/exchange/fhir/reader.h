// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "app/base/bytes.h"
#include "app/exchange/civilzone.h"
#include "app/exchange/importedrecord.h"

namespace paillasse::exchange::fhir {

struct ReadingOptions {
    CivilZone zone;          // of times that name none
};

// Whether the bytes look like FHIR in JSON, or in NDJSON.
bool isFhirJson(ByteView bytes);

// Reads FHIR R4 in JSON: bundles (transaction, batch, collection, document, message, searchset), one resource an input, or NDJSON with a
// resource or bundle a line. Each bundle stands for itself; single resources of all inputs may refer to each other, so the
// records come at the end. A reference is looked up in what was added and nowhere else; no address is ever opened. Never throws.
class Reader {
public:
    explicit Reader(const ReadingOptions& options = {});
    ~Reader();

    // `text` is an input as `withoutMarks` gives it: the messages' offsets point into it.
    void add(std::string_view text, std::size_t input);
    Reading finish();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::exchange::fhir
