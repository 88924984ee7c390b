// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/sourcewalk.h"

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/exchange/recordcodec.h"
#include "app/store/migration/reduction.h"

namespace paillasse::store {

namespace {

constexpr std::size_t readAtOnce = std::size_t{1} << 20;

} // namespace

std::string SourceWalk::placeOf(const exchange::SourceMessage& message) const
{
    return m_source.name(message.place.input) + ", message " + std::to_string(message.place.number);
}

Result<> SourceWalk::openNext()
{
    auto bytes = m_source.open(m_position.input);
    if (!bytes)
        return tl::unexpected(bytes.error());
    m_bytes = std::move(*bytes);
    auto stream = m_openRecords(*m_bytes, m_position.input, m_position.within);
    if (!stream)
        return tl::unexpected(stream.error());
    m_stream = std::move(*stream);
    m_isSilent = m_position.within == exchange::StreamPosition();
    return {};
}

SourceWalk::Piece SourceWalk::passOver(exchange::SourceMessage message)
{
    m_position = {m_position.input + 1, {}};
    Piece piece;
    piece.message = std::move(message);
    piece.bytes = m_bytesBefore;
    return piece;
}

Result<std::optional<SourceWalk::Piece>> SourceWalk::next()
{
    for (;;) {
        if (!m_stream) {
            if (m_position.input >= m_source.count())
                return std::optional<Piece>();
            if (const auto opened = openNext(); !opened) {
                auto why = passedOver(opened.error(), m_position.input);
                return why ? Result<std::optional<Piece>>(passOver(std::move(*why))) : tl::unexpected(opened.error());
            }
        }
        auto streamed = m_stream->next();
        if (!streamed)
            return tl::unexpected(streamed.error());
        if (*streamed) {
            m_position.within = m_stream->position();
            m_isSilent = false;
            Piece piece;
            piece.message = std::move((*streamed)->message);
            piece.sha256 = std::move((*streamed)->sha256);
            piece.bytes = m_bytesBefore + m_position.within.offset;
            for (auto& record : (*streamed)->records)
                take(std::move(record), piece);
            return std::optional(std::move(piece));
        }
        m_bytesBefore += m_bytes->size();
        m_stream.reset();
        m_bytes.reset();
        if (m_isSilent)
            return std::optional(passOver(nothingIn(m_position.input)));
        m_position = {m_position.input + 1, {}};
    }
}

// A record of which no order is of the mandate's period is none of its records; one that has no orders is of no period.
void SourceWalk::take(exchange::ImportedRecord record, Piece& piece) const
{
    add(piece.found, countsOf(record));
    const auto before = record.orders.size();
    auto left = exchange::ImportedRecord{record.form, {}, {}, {}, {}};
    const auto kept = std::ranges::stable_partition(record.orders, [this](const exchange::ImportedOrder& order) { return isWithin(order, m_mandate); });
    left.orders.assign(std::make_move_iterator(kept.begin()), std::make_move_iterator(kept.end()));
    record.orders.erase(kept.begin(), kept.end());
    const auto undated = static_cast<std::size_t>(std::ranges::count_if(left.orders, [](const exchange::ImportedOrder& order) { return timeOf(order).isNull(); }));
    piece.undated += undated;
    piece.outside += left.orders.size() - undated;
    migration::FieldTally nothing;
    if (before > 0 && record.orders.empty()) {
        left.patient = std::move(record.patient);
        reduce(left, {}, piece.inSource, nothing);
        return;
    }
    reduce(left, {}, piece.inSource, nothing);
    reduce(record, m_mandate.fields, piece.inSource, piece.produced);
    if (!record.patient && record.orders.empty())
        return;
    // Where it was read is told beside it: the same contents are the same bytes, wherever they stand.
    record.sources.clear();
    for (auto& order : record.orders)
        order.sources.clear();
    Taken taken{std::move(record), {}, {}};
    taken.encoded = exchange::encodeRecord(taken.record);
    taken.sha256 = crypto::digestBytes(crypto::sha256(taken.encoded));
    piece.records.push_back(std::move(taken));
}

Result<std::uint64_t> bytesOf(MigrationSource& source)
{
    std::uint64_t total = 0;
    for (std::size_t input = 0; input < source.count(); ++input) {
        const auto bytes = source.open(input);
        if (!bytes && !passedOver(bytes.error(), input))
            return tl::unexpected(bytes.error());
        total += bytes ? (*bytes)->size() : 0;
    }
    return total;
}

Result<std::vector<migration::FileDigest>> digestsOf(MigrationSource& source)
{
    std::vector<migration::FileDigest> digests;
    std::vector<char> buffer(readAtOnce);
    for (std::size_t input = 0; input < source.count(); ++input) {
        const auto bytes = source.openAsItLies(input);
        if (!bytes)
            return tl::unexpected(bytes.error());
        crypto::Sha256 hash;
        std::uint64_t at = 0;
        for (;;) {
            const auto got = (*bytes)->read(at, buffer);
            if (!got)
                return tl::unexpected(got.error());
            if (*got == 0)
                break;
            hash.add(asBytes(std::string_view(buffer.data(), *got)));
            at += *got;
        }
        digests.push_back({source.name(input), at, crypto::digestBytes(hash.finish())});
    }
    return digests;
}

} // namespace paillasse::store
