// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>

#include "app/wire/labfields.h"

namespace paillasse::wire::testing {

// Fills any structure whose fields are named for CBOR, each with what its type may hold, however deep: so that a field that is
// written and not read, or read as another, is met. The seed comes from the property that calls it.
class Filler {
public:
    explicit Filler(std::uint64_t seed) : m_random(seed) {}

    template <class T>
    T make()
    {
        T value{};
        fill(value);
        return value;
    }
    template <class T>
    void operator()(unsigned, T& value)
    {
        fill(value);
    }
    // Uniform, below `limit`.
    std::uint64_t below(std::uint64_t limit) { return m_random() % limit; }
    // Any number, small ones as likely as large ones.
    std::uint64_t number() { return m_random() >> below(64); }

    Bytes bytes(std::size_t size)
    {
        Bytes value(size);
        for (auto& byte : value)
            byte = static_cast<std::uint8_t>(m_random());
        return value;
    }

private:
    template <class T>
    void fill(T& value)
    {
        using namespace cbor::detail;
        if constexpr (std::is_same_v<T, bool>)
            value = below(2) == 1;
        else if constexpr (std::is_enum_v<T>)
            value = static_cast<T>(below(static_cast<std::uint64_t>(lastOf(T{})) + 1));
        else if constexpr (std::integral<T>)
            value = static_cast<T>(number());
        else if constexpr (std::is_same_v<T, std::string>)
            value = text();
        else if constexpr (std::is_same_v<T, Bytes>)
            value = bytes(below(4) * 16);
        else if constexpr (std::is_same_v<T, Date>)
            value = below(4) == 0 ? Date() : Date::fromDays(static_cast<std::int64_t>(below(1'600'001)) - 800'000);
        else if constexpr (std::is_same_v<T, Instant>)
            value.ms = static_cast<std::int64_t>(number());
        else if constexpr (std::is_same_v<T, Uuid> || IsId<T>::value)
            value = below(8) == 0 ? T() : *T::fromBytes(bytes(Uuid::size));
        else if constexpr (std::is_same_v<T, lab::Decimal>)
            value = lab::Decimal(static_cast<std::int64_t>(below(2'000'000'000'000'000 - 1)) - 999'999'999'999'999, static_cast<std::uint8_t>(below(lab::Decimal::maxScale + 1)));
        else if constexpr (IsOptional<T>::value)
            fillOptional(value);
        else if constexpr (IsVector<T>::value)
            fillVector(value);
        else if constexpr (IsVariant<T>::value)
            fillAlternative(value, below(std::variant_size_v<T>));
        else
            cbor::Fields<T>::visit(*this, value);
    }

    template <class T>
    void fillOptional(std::optional<T>& value)
    {
        if (below(2) == 0)
            value.reset();
        else
            fill(value.emplace());
    }
    template <class T>
    void fillVector(std::vector<T>& value)
    {
        value.resize(below(4));
        for (auto& item : value)
            fill(item);
    }
    template <class V, std::size_t I = 0>
    void fillAlternative(V& value, std::size_t index)
    {
        if constexpr (I < std::variant_size_v<V>) {
            if (index == I)
                fill(value.template emplace<I>());
            else
                fillAlternative<V, I + 1>(value, index);
        }
    }
    std::string text()
    {
        static const std::vector<std::string> texts = {"", "K", "mmol/L", "Maëlle", "« bilan »", "10\xc2\xb3/µL", "a\nb", std::string("nul\0inside", 10), std::string(300, 'x'), "\xf0\x9f\xa7\xaa"};
        return texts[below(texts.size())];
    }

    std::mt19937_64 m_random;
};

} // namespace paillasse::wire::testing
