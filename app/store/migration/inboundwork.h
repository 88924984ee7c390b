// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "app/store/core/writer.h"
#include "app/store/migration/inboundsource.h"
#include "app/store/migration/jobwork.h"
#include "app/store/migration/recordcomparison.h"

namespace paillasse::store {

// The work of a migration that comes in. The source stays where it is, outside of the data directory: `sourceOf` says where, and how it is
// read.
class InboundWork final : public JobWork {
public:
    using SourceOf = std::function<Result<InboundSource>(const migration::Job& job)>;

    InboundWork(Store& store, Writer& writer, const Clock& clock, SourceOf sourceOf) : m_store(store), m_writer(writer), m_clock(clock), m_sourceOf(std::move(sourceOf)) {}

    Result<migration::Staged> stage(const migration::Job& job, const WorkProgress& progress) override;
    Result<migration::Checked> check(const migration::Job& job, const WorkProgress& progress) override;
    Result<migration::Delivered> deliver(const migration::Job& job, const WorkProgress& progress) override;

    struct Sample {
        std::string where; // in the source
        std::vector<FieldBeside> fields;
    };
    // A record of the sample, as the source has it and as it is here, or would be. NotFound: there is no such record.
    Result<Sample> sample(const migration::Job& job, std::uint64_t record);

private:
    Store& m_store;
    Writer& m_writer;
    const Clock& m_clock;
    SourceOf m_sourceOf;
};

} // namespace paillasse::store
