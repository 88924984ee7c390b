// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hl7v2/reader.h"
#include "app/exchange/textdecoding.h"
#include "tests/fuzz/answered.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace paillasse::exchange;
    const auto text = withoutMarks({data, size});
    mustBeAnswered(hl7v2::read(text, 0), text.size());
    return 0;
}
