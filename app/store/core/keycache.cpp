// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/keycache.h"

#include <algorithm>

namespace paillasse::store {

KeyCache::KeyCache() : m_keys(slots * keySize) {}

bool KeyCache::find(std::uint64_t id, SecretBytes& key)
{
    const auto slot = id % slots;
    const std::lock_guard lock(stripeOf(slot));
    if (m_ids[slot] != id)
        return false;
    std::ranges::copy(keyOf(slot), key.writable().begin());
    return true;
}

void KeyCache::put(std::uint64_t id, ByteView key)
{
    const auto slot = id % slots;
    const std::lock_guard lock(stripeOf(slot));
    m_ids[slot] = id;
    std::ranges::copy(key, keyOf(slot).begin());
}

void KeyCache::forget(std::uint64_t id)
{
    const auto slot = id % slots;
    const std::lock_guard lock(stripeOf(slot));
    if (m_ids[slot] != id)
        return;
    m_ids[slot] = 0;
    wipe(keyOf(slot));
}

void KeyCache::clear()
{
    for (std::size_t slot = 0; slot < slots; ++slot) {
        const std::lock_guard lock(stripeOf(slot));
        m_ids[slot] = 0;
        wipe(keyOf(slot));
    }
}

} // namespace paillasse::store
