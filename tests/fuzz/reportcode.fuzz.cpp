// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "app/wire/reportcode.h"

// A hostile PDF: whatever is found in it is a code that is written again the same, however the file was cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace paillasse;
    using namespace paillasse::wire;
    const ByteView file(data, size);
    const auto scan = [&file](std::size_t piece) {
        ReportFileScan reading;
        for (std::size_t at = 0; at < file.size(); at += piece)
            reading.add(file.subspan(at, std::min(piece, file.size() - at)));
        reading.end();
        return reading.code();
    };
    const auto whole = scan(size + 1);
    if (whole != scan(1 + size / 3) || whole != scan(1))
        std::abort();
    if (whole && ReportCode::parse(whole->text()) != whole)
        std::abort();
    return 0;
}
