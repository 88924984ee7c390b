// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <mutex>

#include "app/base/secretbytes.h"

namespace paillasse::store {

// Plain keys by number, in one block of locked memory of fixed size: a key's number chooses its slot, a newer one takes it over.
// Numbers are given in a row, so the newest keys never collide. Any thread.
class KeyCache {
public:
    static constexpr std::size_t keySize = 32;

    KeyCache();
    bool find(std::uint64_t id, SecretBytes& key);
    void put(std::uint64_t id, ByteView key);
    void forget(std::uint64_t id);
    void clear();

private:
    static constexpr std::size_t slots = 1u << 15;
    static constexpr std::size_t stripes = 64;

    [[nodiscard]] std::mutex& stripeOf(std::size_t slot) { return m_stripes[slot % stripes]; }
    [[nodiscard]] std::span<std::uint8_t> keyOf(std::size_t slot) { return m_keys.writable().subspan(slot * keySize, keySize); }

    SecretBytes m_keys;
    std::array<std::uint64_t, slots> m_ids{};
    std::array<std::mutex, stripes> m_stripes;
};

} // namespace paillasse::store
