// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/reportfile.h"

#include <fstream>

#include "app/crypto/hash.h"

namespace paillasse::store {

Result<ReportFile> readReportFile(const std::string& path)
{
    constexpr std::size_t piece = 1u << 20;
    constexpr std::uint64_t most = 200'000'000;
    std::ifstream in(path, std::ios::binary);
    Bytes bytes(piece);
    crypto::Sha256 hash;
    wire::ReportFileScan scan;
    std::uint64_t size = 0;
    if (!in)
        return fail(ErrorCode::Missing, "it cannot be read");
    while (in) {
        in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        const auto got = ByteView(bytes).first(static_cast<std::size_t>(in.gcount()));
        size += got.size();
        if (size > most)
            return fail(ErrorCode::TooLarge, "it is larger than any report (200 MB)");
        hash.add(got);
        scan.add(got);
    }
    if (!in.eof())
        return fail(ErrorCode::Missing, "it cannot be read to its end");
    scan.end();
    if (!scan.isPdf())
        return fail(ErrorCode::InvalidInput, size == 0 ? "it is empty" : "it is no PDF");
    return ReportFile{toBytes(hash.finish()), scan.code()};
}

} // namespace paillasse::store
