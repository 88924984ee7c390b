// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/store/migration/inboundstaging.h"
#include "app/store/migration/positionfields.h"

namespace paillasse::store {

namespace {

// How it is written: lists of numbers, in the order of their structures.
struct WrittenTotals {
    std::uint64_t input = 0;
    exchange::StreamPosition within;
    std::vector<std::uint64_t> found;
    std::vector<std::uint64_t> staged;
    std::vector<std::uint64_t> inSource;
    std::vector<std::uint64_t> produced;
    std::uint64_t outside = 0;
    bool isAll = false;
    bool operator==(const WrittenTotals&) const = default;
};

std::vector<std::uint64_t> numbersOf(const migration::Counts& counts)
{
    return {counts.patients, counts.orders, counts.specimens, counts.results, counts.reports};
}

bool read(const std::vector<std::uint64_t>& numbers, migration::Counts& counts)
{
    if (numbers.size() != 5)
        return false;
    counts = {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]};
    return true;
}

bool read(const std::vector<std::uint64_t>& numbers, migration::FieldTally& tally)
{
    if (numbers.size() != tally.counts.size())
        return false;
    std::ranges::copy(numbers, tally.counts.begin());
    return true;
}

} // namespace

} // namespace paillasse::store

namespace paillasse::cbor {

template <>
struct Fields<store::WrittenTotals> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.input);
        v(2, x.within);
        v(3, x.found);
        v(4, x.staged);
        v(5, x.inSource);
        v(6, x.produced);
        v(7, x.outside);
        v(8, x.isAll);
    }
};

} // namespace paillasse::cbor

namespace paillasse::store {

Bytes encodeTotals(const SourceTotals& totals)
{
    WrittenTotals written{totals.position.input, totals.position.within, numbersOf(totals.found), numbersOf(totals.staged), {}, {}, totals.outside, totals.isAll};
    written.inSource.assign(totals.inSource.counts.begin(), totals.inSource.counts.end());
    written.produced.assign(totals.produced.counts.begin(), totals.produced.counts.end());
    return cbor::encode(written);
}

Result<SourceTotals> decodeTotals(ByteView bytes)
{
    const auto written = cbor::decode<WrittenTotals>(bytes);
    if (!written)
        return tl::unexpected(written.error());
    SourceTotals totals;
    totals.position = {written->input, written->within};
    totals.outside = written->outside;
    totals.isAll = written->isAll;
    const bool isWhole = read(written->found, totals.found) && read(written->staged, totals.staged) && read(written->inSource, totals.inSource) && read(written->produced, totals.produced);
    return isWhole ? Result<SourceTotals>(totals) : fail(ErrorCode::Incompatible, "staging: its mark is of another version");
}

} // namespace paillasse::store
