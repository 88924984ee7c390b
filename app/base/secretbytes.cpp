// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/secretbytes.h"

#include <algorithm>
#include <utility>

#ifdef _WIN32
#include <windows.h>
#else
#include <sys/mman.h>
#endif

namespace paillasse {

namespace {

// A refusal (RLIMIT_MEMLOCK) is not an error: the memory is then as safe as any other, and still wiped.
void lockMemory([[maybe_unused]] void* data, [[maybe_unused]] std::size_t size)
{
#ifdef _WIN32
    VirtualLock(data, size);
#else
    (void)mlock(data, size);
#endif
}

void unlockMemory([[maybe_unused]] void* data, [[maybe_unused]] std::size_t size)
{
#ifdef _WIN32
    VirtualUnlock(data, size);
#else
    (void)munlock(data, size);
#endif
}

} // namespace

void wipe(std::span<std::uint8_t> bytes)
{
    volatile std::uint8_t* data = bytes.data();
    for (std::size_t i = 0; i < bytes.size(); ++i)
        data[i] = 0;
}

SecretBytes::SecretBytes(std::size_t size) : m_data(size ? new std::uint8_t[size]() : nullptr), m_size(size)
{
    if (m_data)
        lockMemory(m_data, m_size);
}

SecretBytes SecretBytes::copyOf(ByteView bytes)
{
    SecretBytes secret(bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.m_data);
    return secret;
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes::~SecretBytes()
{
    clear();
}

bool SecretBytes::equals(const SecretBytes& other) const
{
    if (m_size != other.m_size)
        return false;
    std::uint8_t difference = 0;
    for (std::size_t i = 0; i < m_size; ++i)
        difference |= static_cast<std::uint8_t>(m_data[i] ^ other.m_data[i]);
    return difference == 0;
}

void SecretBytes::clear()
{
    if (!m_data)
        return;
    wipe({m_data, m_size});
    unlockMemory(m_data, m_size);
    delete[] m_data;
    m_data = nullptr;
    m_size = 0;
}

} // namespace paillasse
