// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/clock.h"

namespace paillasse {

// 128 bits, RFC 9562. New ones are version 7: 48 bits of Unix milliseconds, then random.
class Uuid {
public:
    static constexpr std::size_t size = 16;

    constexpr Uuid() = default;
    explicit constexpr Uuid(const std::array<std::uint8_t, size>& bytes) : m_bytes(bytes) {}

    static Uuid make(Instant now);
    // The canonical 8-4-4-4-12 form, in either case.
    static std::optional<Uuid> parse(std::string_view text);
    // Exactly 16 bytes.
    static std::optional<Uuid> fromBytes(ByteView bytes);

    [[nodiscard]] bool isNull() const { return *this == Uuid(); }
    [[nodiscard]] ByteView bytes() const { return m_bytes; }
    [[nodiscard]] std::string toString() const;

    auto operator<=>(const Uuid&) const = default;

private:
    std::array<std::uint8_t, size> m_bytes{};
};

// A Uuid that cannot be mistaken for another kind's: Id<struct PatientTag>.
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    explicit constexpr Id(const Uuid& uuid) : m_uuid(uuid) {}

    static Id make(Instant now) { return Id(Uuid::make(now)); }
    static std::optional<Id> parse(std::string_view text)
    {
        const auto uuid = Uuid::parse(text);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }
    static std::optional<Id> fromBytes(ByteView bytes)
    {
        const auto uuid = Uuid::fromBytes(bytes);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }

    [[nodiscard]] const Uuid& uuid() const { return m_uuid; }
    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }
    [[nodiscard]] ByteView bytes() const { return m_uuid.bytes(); }
    [[nodiscard]] std::string toString() const { return m_uuid.toString(); }

    auto operator<=>(const Id&) const = default;

private:
    Uuid m_uuid;
};

} // namespace paillasse

template <>
struct std::hash<paillasse::Uuid> {
    std::size_t operator()(const paillasse::Uuid& id) const noexcept
    {
        std::size_t value = 1469598103934665603ULL;
        for (const auto byte : id.bytes())
            value = (value ^ byte) * 1099511628211ULL;
        return value;
    }
};

template <class Tag>
struct std::hash<paillasse::Id<Tag>> {
    std::size_t operator()(const paillasse::Id<Tag>& id) const noexcept { return std::hash<paillasse::Uuid>{}(id.uuid()); }
};
