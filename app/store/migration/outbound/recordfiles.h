// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "app/store/import/derivedid.h"
#include "app/store/migration/jobwork.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

// Records become files of the mandate's format, in parts of a few mebibytes: "fhir/Patient-00001.ndjson", "hl7v2/results-00001.hl7".
class RecordFiles {
public:
    // `entries`: lines, or messages.
    using Put = std::function<Result<>(const std::string& name, std::string_view content, std::uint64_t entries)>;
    static constexpr std::size_t partBytes = std::size_t{8} << 20;

    // InvalidInput: nothing is written in that format.
    static Result<std::unique_ptr<RecordFiles>> of(const migration::Job& job, const DerivedIds& ids, Put put);
    virtual ~RecordFiles() = default;
    virtual Result<> add(const StagedRecord& staged) = 0;
    virtual Result<> finish() = 0;
};

} // namespace paillasse::store
