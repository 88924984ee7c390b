// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "app/exchange/recordfields.h"

// Every leaf of a record, by the numbers of its fields: "5.7.3" is the value of an order's result.
namespace paillasse::store::testing {

namespace detail {

template <class T>
constexpr bool isBranch = cbor::Structure<T> && !std::is_same_v<T, lab::Decimal>;

struct Marker {
    std::string path;

    template <class T>
    void operator()(unsigned key, T& value)
    {
        Marker below{path.empty() ? std::to_string(key) : path + '.' + std::to_string(key)};
        below.mark(value);
    }

    template <class T>
    void mark(T& value)
    {
        using namespace cbor::detail;
        if constexpr (std::is_same_v<T, bool>)
            value = true;
        else if constexpr (std::is_enum_v<T>)
            value = lastOf(T{});
        else if constexpr (std::integral<T>)
            value = static_cast<T>(7);
        else if constexpr (std::is_same_v<T, std::string>)
            value = "mark " + path;
        else if constexpr (std::is_same_v<T, Bytes>)
            value = toBytes(asBytes("mark " + path));
        else if constexpr (std::is_same_v<T, Date>)
            value = {1980, 3, 12};
        else if constexpr (std::is_same_v<T, Instant>)
            value.ms = 1'700'000'000'000;
        else if constexpr (IsId<T>::value)
            value = *T::fromBytes(Bytes(Uuid::size, 7));
        else if constexpr (std::is_same_v<T, lab::Decimal>)
            value = lab::Decimal(41, 1);
        else if constexpr (std::is_same_v<T, lab::Value>)
            value = lab::Quantity{lab::Comparator::Less, lab::Decimal(41, 1)};
        else if constexpr (IsOptional<T>::value)
            mark(value.emplace());
        else if constexpr (IsVector<T>::value)
            mark(value.emplace_back());
        else
            cbor::Fields<T>::visit(*this, value);
    }
};

struct Collector {
    std::map<std::string, Bytes>& leaves;
    std::string path;

    template <class T>
    void operator()(unsigned key, const T& value)
    {
        Collector below{leaves, path.empty() ? std::to_string(key) : path + '.' + std::to_string(key)};
        below.collect(value);
    }

    template <class T>
    void collect(const T& value)
    {
        using namespace cbor::detail;
        if constexpr (IsOptional<T>::value) {
            if (value)
                collect(*value);
        } else if constexpr (IsVector<T>::value && !std::is_same_v<T, Bytes>) {
            for (const auto& item : value)
                collect(item);
        } else if constexpr (isBranch<T>) {
            cbor::Fields<T>::visit(*this, value);
        } else if (!isDefault(value)) {
            cbor::Writer w(leaves[path]);
            cbor::put(w, value);
        }
    }
};

} // namespace detail

// A record with something in each leaf, different from its neighbours'.
inline exchange::ImportedRecord markedRecord()
{
    exchange::ImportedRecord record;
    detail::Marker{}.mark(record);
    return record;
}

inline std::map<std::string, Bytes> leavesOf(const exchange::ImportedRecord& record)
{
    std::map<std::string, Bytes> leaves;
    detail::Collector{leaves, {}}.collect(record);
    return leaves;
}

} // namespace paillasse::store::testing
