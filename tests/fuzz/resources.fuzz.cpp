// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhir/resourcestream.h"
#include "tests/fuzz/answered.h"
#include "tests/fuzz/streamed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace paillasse::exchange;
    mustStream(data, size, [](ByteSource& source, const StreamPosition& from) { return fhir::ResourceStream::open(source, 0, from); });
    // All of them together, as if they were one patient's.
    FuzzedSource source(data, size);
    const auto stream = fhir::ResourceStream::open(source, 7);
    std::vector<fhir::PlacedText> texts;
    for (auto next = stream->next(); next && *next; next = stream->next())
        if (!(*next)->text.empty())
            texts.push_back({(*next)->message.place, (*next)->text});
    if (!texts.empty())
        mustBeAnswered(fhir::readTogether(texts), size);
    return 0;
}
