// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hprim/reader.h"
#include "tests/fuzz/streamed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace paillasse::exchange;
    mustStreamRecords(data, size, [](ByteSource& source, const StreamPosition& from) { return hprim::openMedecins(source, 0, {}, from); });
    return 0;
}
