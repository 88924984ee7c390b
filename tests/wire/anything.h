// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <rapidcheck.h>

#include "app/wire/labfields.h"

// Any value of any structure that has Fields<T>, drawn field by field: what a codec must carry, sensible or not.
namespace paillasse::wire::testing {

inline int below(int limit)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, limit));
}

inline std::string anyText()
{
    static const std::vector<std::string> some{"", "a", "K", "Maëlle", "LE BIHAN", "µmol/L ≥ 5", "\xf0\x9f\xa9\xb8", std::string("\0", 1), std::string(300, 'x')};
    return some[static_cast<std::size_t>(below(static_cast<int>(some.size())))];
}

// Small, or at an end of its range, or anything.
template <class T>
T anyInteger()
{
    switch (below(4)) {
    case 0: return static_cast<T>(below(30));
    case 1: return std::numeric_limits<T>::max();
    case 2: return std::numeric_limits<T>::min();
    default: return *rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<T>());
    }
}

template <class T>
T anything();

struct Filler {
    template <class T>
    void operator()(unsigned, T& value)
    {
        value = below(4) == 0 ? T{} : anything<T>();
    }
    void refuse() {}
};

template <class Variant, std::size_t I = 0>
Variant anyAlternative(std::size_t index)
{
    if constexpr (I + 1 < std::variant_size_v<Variant>)
        if (index != I)
            return anyAlternative<Variant, I + 1>(index);
    return Variant(std::in_place_index<I>, anything<std::variant_alternative_t<I, Variant>>());
}

template <class T>
T anything()
{
    using namespace cbor::detail;
    if constexpr (std::is_same_v<T, bool>) {
        return below(2) == 0;
    } else if constexpr (std::is_enum_v<T>) {
        return static_cast<T>(below(static_cast<int>(lastOf(T{})) + 1));
    } else if constexpr (std::is_same_v<T, lab::Decimal>) {
        constexpr std::int64_t bound = 999'999'999'999'999;
        return {std::clamp(anyInteger<std::int64_t>(), -bound, bound), static_cast<std::uint8_t>(below(10))};
    } else if constexpr (std::integral<T>) {
        return anyInteger<T>();
    } else if constexpr (std::is_same_v<T, std::string>) {
        return anyText();
    } else if constexpr (std::is_same_v<T, Bytes>) {
        return toBytes(asBytes(anyText()));
    } else if constexpr (std::is_same_v<T, Date>) {
        return Date::fromDays(below(80'000) - 40'000);
    } else if constexpr (std::is_same_v<T, Instant>) {
        return {anyInteger<std::int64_t>()};
    } else if constexpr (IsId<T>::value) {
        std::array<std::uint8_t, Uuid::size> bytes{};
        bytes[15] = static_cast<std::uint8_t>(below(256));
        return T(Uuid(bytes));
    } else if constexpr (IsOptional<T>::value) {
        return anything<typename T::value_type>();
    } else if constexpr (IsVector<T>::value) {
        T items(static_cast<std::size_t>(below(3)));
        for (auto& item : items)
            item = anything<typename T::value_type>();
        return items;
    } else if constexpr (IsVariant<T>::value) {
        return anyAlternative<T>(static_cast<std::size_t>(below(static_cast<int>(std::variant_size_v<T>))));
    } else {
        T value{};
        Filler filler;
        cbor::Fields<T>::visit(filler, value);
        return value;
    }
}

// A few bytes changed, cut off, doubled or made up.
inline Bytes mutated(Bytes bytes)
{
    const int times = 1 + below(3);
    for (int i = 0; i < times && !bytes.empty(); ++i) {
        const auto at = static_cast<std::size_t>(below(static_cast<int>(bytes.size())));
        switch (below(6)) {
        case 0: bytes[at] ^= static_cast<std::uint8_t>(1 << below(8)); break;
        case 1: bytes[at] = static_cast<std::uint8_t>(below(256)); break;
        case 2: bytes.resize(at); break;
        case 3: bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), static_cast<std::uint8_t>(below(256))); break;
        case 4: bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(at)); break;
        default: bytes[at] = static_cast<std::uint8_t>(bytes[at] + (below(2) == 0 ? 1 : -1)); break;
        }
    }
    return bytes;
}

} // namespace paillasse::wire::testing
