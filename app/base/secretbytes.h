// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "app/base/bytes.h"

namespace paillasse {

// The one type that keys, passwords and tokens live in: its memory is locked against swapping where the system allows,
// and wiped when it goes. It moves, it is not copied by accident (see clone), it compares in constant time and it prints nowhere.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size);
    static SecretBytes copyOf(ByteView bytes);
    static SecretBytes copyOf(std::string_view text) { return copyOf(asBytes(text)); }

    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();

    [[nodiscard]] SecretBytes clone() const { return copyOf(view()); }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] ByteView view() const { return {m_data, m_size}; }
    [[nodiscard]] std::span<std::uint8_t> writable() { return {m_data, m_size}; }
    [[nodiscard]] bool equals(const SecretBytes& other) const;
    void clear();

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

// Overwrites in a way the compiler may not leave out.
void wipe(std::span<std::uint8_t> bytes);

} // namespace paillasse
