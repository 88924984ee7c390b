// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/logcheck.h"

#include <fstream>

#include "app/base/bytes.h"

namespace paillasse::store {

namespace {

constexpr std::size_t headerSize = 32;
constexpr std::size_t frameHeadSize = 24;
constexpr std::uint32_t magicLittle = 0x377f0682;
constexpr std::uint32_t magicBig = 0x377f0683;

std::uint32_t big(ByteView bytes, std::size_t at)
{
    return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 | std::uint32_t{bytes[at + 2]} << 8 | bytes[at + 3];
}

struct Sums {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    bool operator==(const Sums&) const = default;
};

// §4.2, over pairs of words in the byte order that the magic names.
void add(Sums& sums, ByteView bytes, bool isBig)
{
    const auto word = [&](std::size_t at) {
        return isBig ? big(bytes, at) : std::uint32_t{bytes[at + 3]} << 24 | std::uint32_t{bytes[at + 2]} << 16 | std::uint32_t{bytes[at + 1]} << 8 | bytes[at];
    };
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        sums.a += word(at) + sums.b;
        sums.b += word(at + 4) + sums.a;
    }
}

// A frame against the log's header.
enum class FrameSalt { Same, Older, Mixed };

struct Log {
    Bytes header;
    std::size_t pageSize = 0;
    bool isBig = false;
    Sums sums;

    [[nodiscard]] FrameSalt saltOf(ByteView head) const
    {
        const bool first = big(head, 8) == big(header, 16);
        const bool second = big(head, 12) == big(header, 20);
        return first && second ? FrameSalt::Same : first || second ? FrameSalt::Mixed : FrameSalt::Older;
    }
};

bool readHeader(Log& log)
{
    const ByteView header(log.header);
    const auto magic = big(header, 0);
    log.isBig = magic == magicBig;
    log.pageSize = big(header, 8);
    add(log.sums, header.first(24), log.isBig);
    return (magic == magicLittle || magic == magicBig) && log.pageSize >= 512 && log.pageSize <= 65536 && log.sums == Sums{big(header, 24), big(header, 28)};
}

} // namespace

Result<LogCheck> checkLog(const std::string& file)
{
    LogCheck check;
    std::ifstream in(file, std::ios::binary);
    Log log;
    log.header.resize(headerSize);
    const auto take = [&in](Bytes& bytes) {
        in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        return static_cast<std::size_t>(in.gcount());
    };
    const auto got = take(log.header);
    check.isUnfinished = got > 0 && got < headerSize;
    if (got < headerSize)
        return check;
    if (!readHeader(log)) {
        check.damage = "header";
        return check;
    }
    Bytes frame(frameHeadSize + log.pageSize);
    bool wasCommitted = true;
    bool hasEnded = false; // the chain of checksums
    for (std::uint64_t number = 1;; ++number) {
        const auto size = take(frame);
        if (size < frame.size()) {
            check.isUnfinished = check.isUnfinished || size > 0 || !wasCommitted;
            return check;
        }
        const auto salt = log.saltOf(frame);
        add(log.sums, ByteView(frame).first(8), log.isBig);
        add(log.sums, ByteView(frame).subspan(frameHeadSize), log.isBig);
        const bool fits = !hasEnded && salt == FrameSalt::Same && log.sums == Sums{big(frame, 16), big(frame, 20)};
        if (fits) {
            wasCommitted = big(frame, 4) != 0;
            continue;
        }
        // Frames of an older round may follow the newest; nothing of this round does.
        if (salt != FrameSalt::Older) {
            check.damage = "frame " + std::to_string(number);
            return check;
        }
        hasEnded = true;
    }
}

} // namespace paillasse::store
