// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/witnessfile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/descriptor.h"
#include "app/store/core/witnessline.h"

namespace paillasse::store {

namespace {

// A line that was cut off by a power failure is ended first: what follows it is whole.
bool endsInALine(int file)
{
    struct stat info{};
    if (::fstat(file, &info) != 0 || info.st_size == 0)
        return true;
    char last = '\n';
    return ::pread(file, &last, 1, info.st_size - 1) != 1 || last == '\n';
}

bool writeAll(int file, std::string_view text)
{
    while (!text.empty()) {
        const auto written = ::write(file, text.data(), text.size());
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Result<> WitnessFile::take(std::span<const crypto::SignedTreeHead> heads, const std::stop_token&)
{
    const Descriptor out(::open(m_path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
    if (out.number() < 0)
        return fail(ErrorCode::Missing, "witness: the file cannot be opened");
    const auto lines = (endsInALine(out.number()) ? "" : "\n") + witnessLines(heads);
    if (!writeAll(out.number(), lines) || ::fsync(out.number()) != 0)
        return fail(ErrorCode::DiskFull, "witness: the file cannot be written");
    return {};
}

} // namespace paillasse::store
