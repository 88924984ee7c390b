// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/proposal.h"
#include "tests/fuzz/streamed.h"

// A table is read by the mapping that is proposed for it, which must itself survive being written; and as a mapping file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace paillasse::exchange;
    FuzzedSource source(data, size);
    const auto sample = csv::sampleOf(source);
    paillasse::fuzz::must(sample.has_value());
    const auto mapping = csv::proposeMapping(*sample).mapping;
    csv::preview(*sample, mapping);
    mustStreamRecords(data, size, [&mapping](ByteSource& table, const StreamPosition& from) { return csv::openStream(table, 0, mapping, {}, from); });
    if (const auto file = csv::readMapping({reinterpret_cast<const char*>(data), size})) {
        const auto again = csv::readMapping(csv::writeMapping(*file));
        paillasse::fuzz::must(again && *again == *file);
    }
    return 0;
}
