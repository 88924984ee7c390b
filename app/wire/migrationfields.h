// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

#include "app/migration/job.h"
#include "app/wire/labfields.h"

// A migration's values, on the wire and in the store's ledger alike.
namespace paillasse::cbor {

namespace detail {

inline void refuseIf(auto& v, bool isWrong)
{
    if constexpr (requires { v.refuse(); })
        if (isWrong)
            v.refuse();
}

} // namespace detail

// A bit each; one that is no field is refused, not dropped.
template <>
struct Fields<migration::FieldSet> {
    static void visit(auto& v, auto& x)
    {
        auto bits = x.bits();
        v(1, bits);
        if constexpr (!std::is_const_v<std::remove_reference_t<decltype(x)>>) {
            x = migration::FieldSet::fromBits(bits);
            detail::refuseIf(v, x.bits() != bits);
        }
    }
};
// In the order of the fields, without the zeros at the end.
template <>
struct Fields<migration::FieldTally> {
    static void visit(auto& v, auto& x)
    {
        std::vector<std::uint64_t> counts(x.counts.begin(), x.counts.end());
        const auto cut = [&counts] {
            while (!counts.empty() && counts.back() == 0)
                counts.pop_back();
        };
        cut();
        v(1, counts);
        if constexpr (!std::is_const_v<std::remove_reference_t<decltype(x)>>) {
            detail::refuseIf(v, counts.size() > x.counts.size() || (!counts.empty() && counts.back() == 0));
            counts.resize(x.counts.size());
            std::ranges::copy(counts, x.counts.begin());
        }
    }
};
template <>
struct Fields<migration::Deadlines> {
    static void visit(auto& v, auto& x) { numbered(v, x.approval, x.staging, x.acceptance, x.erasure); }
};
template <>
struct Fields<migration::Mandate> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.direction, x.instructedBy, x.reference, x.ground, x.laboratories, x.from, x.until, x.fields, x.patients, x.counterpart, x.format, x.recipientKey, x.transfersResponsibility, x.approvers, x.deadlines, x.acceptableErrorsPerMille, x.confidencePerCent); }
};
template <>
struct Fields<migration::FileDigest> {
    static void visit(auto& v, auto& x) { numbered(v, x.name, x.bytes, x.sha256); }
};
template <>
struct Fields<migration::Counts> {
    static void visit(auto& v, auto& x) { numbered(v, x.patients, x.orders, x.specimens, x.results, x.reports); }
};
template <>
struct Fields<migration::Difference> {
    static void visit(auto& v, auto& x) { numbered(v, x.number, x.kind, x.record, x.where, x.times, x.explanation, x.explainedBy, x.finding, x.part, x.partNumber, x.field, x.otherRecord, x.terms); }
};
template <>
struct Fields<migration::Draft> {
    static void visit(auto& v, auto& x) { numbered(v, x.mandate); }
};
template <>
struct Fields<migration::Approve> {
    static void visit(auto& v, auto& x) { numbered(v, x.mandateSha256); }
};
template <>
struct Fields<migration::BeginStaging> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<migration::BeginCheck> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<migration::Explain> {
    static void visit(auto& v, auto& x) { numbered(v, x.differences, x.text); }
};
template <>
struct Fields<migration::CompareSample> {
    static void visit(auto& v, auto& x) { numbered(v, x.record, x.agrees); }
};
template <>
struct Fields<migration::Accept> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<migration::Acknowledge> {
    static void visit(auto& v, auto& x) { numbered(v, x.reference, x.manifestSha256); }
};
template <>
struct Fields<migration::Abandon> {
    static void visit(auto& v, auto& x) { numbered(v, x.reason); }
};
template <>
struct Fields<migration::Staged> {
    static void visit(auto& v, auto& x) { numbered(v, x.sources, x.found, x.staged, x.inSource, x.produced, x.stagingSha256); }
};
template <>
struct Fields<migration::Checked> {
    static void visit(auto& v, auto& x) { numbered(v, x.differences, x.readBack, x.sample); }
};
template <>
struct Fields<migration::Delivered> {
    static void visit(auto& v, auto& x) { numbered(v, x.delivered, x.readBack, x.differences, x.files); }
};
template <>
struct Fields<migration::Destroyed> {
    static void visit(auto& v, auto& x) { numbered(v, x.kind, x.name, x.size, x.patients, x.at); }
};
template <>
struct Fields<migration::Erased> {
    static void visit(auto& v, auto& x) { numbered(v, x.destroyed, x.lastKeyArchive); }
};
template <>
struct Fields<migration::Certified> {
    static void visit(auto& v, auto& x) { numbered(v, x.sha256); }
};
template <>
struct Fields<migration::Overdue> {
    static void visit(auto&, auto&) {}
};
template <>
struct Fields<migration::Step> {
    static void visit(auto& v, auto& x) { numbered(v, x.job, x.by, x.at, x.body); }
};

} // namespace paillasse::cbor
