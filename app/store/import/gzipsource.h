// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/exchange/bytesource.h"

namespace paillasse::store {

// What is inside a gzip file (RFC 1952, all members), read a block at a time: never unpacked anywhere. Going back goes on from one of the
// places that were remembered on the way, and the blocks that were read last are kept: memory does not grow with the file.
class GzipSource : public exchange::ByteSource {
public:
    struct Limits {
        std::uint64_t mostBytes = std::uint64_t{64} << 30; // of all that comes out
        std::uint64_t mostRatio = 250;                     // of what comes out to what went in: texts are below 60, a bomb near 1000
        std::uint64_t freeBytes = std::uint64_t{16} << 20; // before the ratio is looked at
    };
    static constexpr std::size_t mostPlaces = 256; // of some forty kibibytes each
    static constexpr std::size_t mostBlocks = 16;
    static constexpr std::size_t blockBytes = std::size_t{256} << 10;

    // Goes through all of it once, so that nothing is read of what does not unpack: Corrupt; TooLarge says which limit.
    static Result<std::unique_ptr<GzipSource>> open(std::unique_ptr<exchange::ByteSource> packed, const Limits& limits);
    static Result<std::unique_ptr<GzipSource>> open(std::unique_ptr<exchange::ByteSource> packed) { return open(std::move(packed), Limits()); }
    ~GzipSource() override;

    Result<std::size_t> read(std::uint64_t offset, std::span<char> into) override;
    [[nodiscard]] std::uint64_t size() const override { return m_size; }

private:
    struct Inflater;
    GzipSource(std::unique_ptr<exchange::ByteSource> packed, const Limits& limits);
    struct Block {
        std::uint64_t number = 0;
        std::string bytes;
    };
    // Shorter only at the end.
    Result<const std::string*> block(std::uint64_t number);
    // At the last remembered place that is not behind it.
    Result<> goBackTo(std::uint64_t offset);
    void remember();
    // The next bytes; 0: the end.
    Result<std::size_t> unpack(std::span<char> into);

    std::unique_ptr<exchange::ByteSource> m_packed;
    Limits m_limits;
    std::string m_window;                            // of what is packed
    std::unique_ptr<Inflater> m_inflater;
    std::vector<std::unique_ptr<Inflater>> m_places; // one after the other
    std::uint64_t m_apart;                           // how far
    std::vector<Block> m_blocks;                     // the last one that was asked for is the last
    std::uint64_t m_size = 0;
};

} // namespace paillasse::store
