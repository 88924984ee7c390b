// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <type_traits>

#include "app/base/cborfields.h"
#include "app/lab/order.h"
#include "app/lab/patient.h"
#include "app/lab/value.h"

// The fields of the values that the wire and the exchange with other systems share, numbered from 1 in the order in which they stand
// here: the numbers on the wire and on disk. Append, never reorder, never reuse (docs/protocol.md).
namespace paillasse::cbor {

template <class V, class... T>
void numbered(V& v, T&... fields)
{
    unsigned key = 0;
    (v(++key, fields), ...);
}

template <>
struct Fields<lab::Decimal> {
    static void visit(auto& v, auto& x)
    {
        std::int64_t mantissa = x.mantissa();
        std::uint8_t scale = x.scale();
        numbered(v, mantissa, scale);
        if constexpr (!std::is_const_v<std::remove_reference_t<decltype(x)>>) {
            constexpr std::int64_t bound = 1'000'000'000'000'000;
            if (mantissa <= -bound || mantissa >= bound || scale > lab::Decimal::maxScale)
                v.refuse();
            else
                x = lab::Decimal(mantissa, scale);
        }
    }
};
template <>
struct Fields<lab::Quantity> {
    static void visit(auto& v, auto& x) { numbered(v, x.comparator, x.number); }
};
template <>
struct Fields<lab::Coded> {
    static void visit(auto& v, auto& x) { numbered(v, x.code, x.text); }
};
template <>
struct Fields<lab::Titre> {
    static void visit(auto& v, auto& x) { numbered(v, x.comparator, x.reciprocal); }
};
template <>
struct Fields<lab::ShortText> {
    static void visit(auto& v, auto& x) { numbered(v, x.text); }
};
template <>
struct Fields<lab::Identity> {
    static void visit(auto& v, auto& x) { numbered(v, x.birthName, x.birthForenames, x.firstForename, x.usedName, x.usedForename, x.birthDate, x.sex, x.birthPlaceCode, x.insMatricule, x.insOid, x.state, x.homonym, x.doubtful, x.fictitious); }
};
template <>
struct Fields<lab::Contact> {
    static void visit(auto& v, auto& x) { numbered(v, x.address, x.postcode, x.city, x.phone, x.email); }
};
template <>
struct Fields<lab::AppliedRange> {
    static void visit(auto& v, auto& x) { numbered(v, x.low, x.high, x.text, x.reason, x.isDefault); }
};
template <>
struct Fields<lab::OrderContext> {
    static void visit(auto& v, auto& x) { numbered(v, x.prescriber, x.prescriberName, x.ward, x.prescribedAt, x.collectedAt, x.collector, x.fasting, x.treatment, x.clinical, x.recipients, x.sourceId); }
};

} // namespace paillasse::cbor
