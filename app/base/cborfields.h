// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "app/base/cborreader.h"
#include "app/base/cborwriter.h"
#include "app/base/civiltime.h"
#include "app/base/uuid.h"

// A structure's fields named once, for both directions:
//
//     template <> struct Fields<lab::Specimen> {
//         static void visit(auto& v, auto& x) { v(1, x.id); v(2, x.container); }
//     };
//
// A structure is a map from small unsigned keys, ascending. A field that holds its type's default is left out, so there is one
// encoding of each value; a field written by a newer version is an unknown key, refused as Incompatible rather than dropped.
// An enumeration is its number; a variant is [index, value]; a date its days since 1970; an instant its milliseconds.
namespace paillasse::cbor {

template <class T>
struct Fields;

template <class T>
concept Structure = requires { sizeof(Fields<T>); };

template <class T>
void put(Writer& w, const T& value);
template <class T>
void get(Reader& r, T& value);

namespace detail {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsVariant : std::false_type {};
template <class... T>
struct IsVariant<std::variant<T...>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

template <class T>
bool isDefault(const T& value)
{
    if constexpr (IsOptional<T>::value)
        return !value.has_value();
    else if constexpr (IsVector<T>::value || std::is_same_v<T, std::string>)
        return value.empty();
    else
        return value == T{};
}

struct Counter {
    std::uint64_t count = 0;
    template <class T>
    void operator()(unsigned, const T& value)
    {
        count += isDefault(value) ? 0 : 1;
    }
};

struct Putter {
    Writer& w;
    template <class T>
    void operator()(unsigned key, const T& value)
    {
        if (isDefault(value))
            return;
        w.unsignedInt(key);
        put(w, value);
    }
};

class Getter {
public:
    explicit Getter(Reader& r) : m_r(r), m_left(r.map()) { next(); }

    template <class T>
    void operator()(unsigned key, T& value)
    {
        if (!m_hasKey || m_key != key) {
            value = T{}; // what is left out, whatever a member's own initialiser says
            return;
        }
        get(m_r, value);
        // A default that was written out is a second encoding of the same value.
        if (m_r.ok() && isDefault(value))
            m_r.fail();
        next();
    }
    // The value that was read is out of its bounds.
    void refuse() { m_r.fail(); }
    void done()
    {
        if (m_hasKey)
            m_r.fail(ErrorCode::Incompatible);
    }

private:
    void next()
    {
        m_hasKey = m_left > 0 && m_r.ok();
        if (!m_hasKey)
            return;
        --m_left;
        const auto key = m_r.unsignedInt();
        if (m_seen && key <= m_key)
            m_r.fail();
        m_seen = true;
        m_key = key;
        m_hasKey = m_r.ok();
    }

    Reader& m_r;
    std::uint64_t m_left;
    std::uint64_t m_key = 0;
    bool m_hasKey = false;
    bool m_seen = false;
};

template <class V, std::size_t I = 0>
void getAlternative(Reader& r, std::uint64_t index, V& value)
{
    if constexpr (I == std::variant_size_v<V>) {
        r.fail(ErrorCode::Incompatible);
    } else {
        if (index != I)
            return getAlternative<V, I + 1>(r, index, value);
        get(r, value.template emplace<I>());
    }
}

} // namespace detail

template <class T>
void put(Writer& w, const T& value)
{
    using namespace detail;
    if constexpr (std::is_same_v<T, bool>) {
        w.boolean(value);
    } else if constexpr (std::is_enum_v<T>) {
        w.unsignedInt(static_cast<std::uint64_t>(value));
    } else if constexpr (std::unsigned_integral<T>) {
        w.unsignedInt(value);
    } else if constexpr (std::signed_integral<T>) {
        w.integer(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        w.text(value);
    } else if constexpr (std::is_same_v<T, Bytes>) {
        w.bytes(value);
    } else if constexpr (std::is_same_v<T, Date>) {
        w.integer(value.toDays());
    } else if constexpr (std::is_same_v<T, Instant>) {
        w.integer(value.ms);
    } else if constexpr (std::is_same_v<T, Uuid> || IsId<T>::value) {
        w.bytes(value.bytes());
    } else if constexpr (IsOptional<T>::value) {
        put(w, *value);
    } else if constexpr (IsVector<T>::value) {
        w.array(value.size());
        for (const auto& item : value)
            put(w, item);
    } else if constexpr (IsVariant<T>::value) {
        w.array(2);
        w.unsignedInt(value.index());
        std::visit([&w](const auto& alternative) { put(w, alternative); }, value);
    } else {
        static_assert(Structure<T>, "give Fields<T>");
        Counter counter;
        Fields<T>::visit(counter, value);
        w.map(counter.count);
        Putter putter{w};
        Fields<T>::visit(putter, value);
    }
}

template <class T>
void get(Reader& r, T& value)
{
    using namespace detail;
    if constexpr (std::is_same_v<T, bool>) {
        value = r.boolean();
    } else if constexpr (std::is_enum_v<T>) {
        const auto number = r.unsignedInt();
        value = static_cast<T>(number);
        if (number > static_cast<std::uint64_t>(lastOf(T{})))
            r.fail(ErrorCode::Incompatible);
    } else if constexpr (std::unsigned_integral<T>) {
        const auto number = r.unsignedInt();
        value = static_cast<T>(number);
        if (value != number)
            r.fail();
    } else if constexpr (std::signed_integral<T>) {
        const auto number = r.integer();
        value = static_cast<T>(number);
        if (value != number)
            r.fail();
    } else if constexpr (std::is_same_v<T, std::string>) {
        value = r.text();
    } else if constexpr (std::is_same_v<T, Bytes>) {
        value = toBytes(r.bytes());
    } else if constexpr (std::is_same_v<T, Date>) {
        const auto days = r.integer();
        if (days < -800'000 || days > 800'000)
            r.fail();
        else
            value = Date::fromDays(days);
    } else if constexpr (std::is_same_v<T, Instant>) {
        value.ms = r.integer();
    } else if constexpr (std::is_same_v<T, Uuid> || IsId<T>::value) {
        const auto id = T::fromBytes(r.bytes());
        if (id)
            value = *id;
        else
            r.fail();
    } else if constexpr (IsOptional<T>::value) {
        get(r, value.emplace());
    } else if constexpr (IsVector<T>::value) {
        auto left = r.array();
        value.clear();
        if (!r.claim(left, sizeof(typename T::value_type)))
            return;
        value.reserve(static_cast<std::size_t>(left));
        for (; left > 0 && r.ok(); --left)
            get(r, value.emplace_back());
    } else if constexpr (IsVariant<T>::value) {
        if (r.array() != 2)
            r.fail();
        getAlternative(r, r.unsignedInt(), value);
    } else {
        static_assert(Structure<T>, "give Fields<T>");
        Getter getter(r);
        Fields<T>::visit(getter, value);
        getter.done();
    }
}

template <class T>
Bytes encode(const T& value)
{
    Bytes out;
    Writer w(out);
    put(w, value);
    return out;
}

template <class T>
Result<T> decode(ByteView bytes)
{
    Reader r(bytes);
    T value{};
    get(r, value);
    if (const auto end = r.finish(); !end)
        return tl::unexpected(end.error());
    return value;
}

} // namespace paillasse::cbor
