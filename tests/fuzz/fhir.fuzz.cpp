// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhir/reader.h"
#include "app/exchange/textdecoding.h"
#include "tests/fuzz/answered.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace paillasse::exchange;
    const auto text = withoutMarks({data, size});
    fhir::Reader reader;
    reader.add(text, 0);
    mustBeAnswered(reader.finish(), text.size());
    return 0;
}
