// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/ledger.h"

#include "app/crypto/merkle.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

namespace {

Result<LaboratoryNumber> numberOf(sql::Database& database, const lab::LaboratoryId& laboratory)
{
    if (laboratory.isNull())
        return LaboratoryNumber{0};
    LaboratoryNumber number = 0;
    const auto row = first(database, "SELECT number FROM laboratory WHERE id = ?", [&number](const auto& r) { number = static_cast<LaboratoryNumber>(r.integer(0)); }, laboratory);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? Result<LaboratoryNumber>(number) : fail(ErrorCode::NotFound, "ledger: no such laboratory");
}

Result<Bytes> oneBlob(sql::Database& database, std::string_view text, std::uint64_t number)
{
    Bytes bytes;
    const auto row = first(database, text, [&bytes](const auto& r) { bytes = toBytes(r.blob(0)); }, number);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? Result<Bytes>(std::move(bytes)) : fail(ErrorCode::NotFound, "ledger: no such entry");
}

Result<std::vector<Bytes>> asBytesList(const Result<std::vector<crypto::Digest>>& proof)
{
    if (!proof)
        return tl::unexpected(proof.error());
    std::vector<Bytes> list;
    for (const auto& digest : *proof)
        list.push_back(toBytes(digest));
    return list;
}

// Proofs only reach as far as the ledger does.
Result<LaboratoryNumber> ledgerOf(sql::Database& database, const lab::LaboratoryId& laboratory, std::uint64_t size)
{
    const auto number = numberOf(database, laboratory);
    if (!number)
        return number;
    const auto present = ledgerSize(database, *number);
    if (!present)
        return tl::unexpected(present.error());
    return size <= *present ? number : fail(ErrorCode::NotFound, "ledger: it is not that long");
}

crypto::NodeReader nodesOf(sql::Database& database, LaboratoryNumber number)
{
    return [&database, number](unsigned level, std::uint64_t index) { return readNode(database, number, level, index); };
}

} // namespace

Result<Bytes> LedgerReader::head(const lab::LaboratoryId& laboratory)
{
    const auto number = numberOf(m_database, laboratory);
    if (!number)
        return tl::unexpected(number.error());
    return oneBlob(m_database, "SELECT head FROM head WHERE laboratory = ?", *number);
}

Result<std::vector<Bytes>> LedgerReader::consistency(const lab::LaboratoryId& laboratory, std::uint64_t oldSize, std::uint64_t newSize)
{
    const auto number = ledgerOf(m_database, laboratory, newSize);
    if (!number)
        return tl::unexpected(number.error());
    return asBytesList(crypto::consistencyProof(oldSize, newSize, nodesOf(m_database, *number)));
}

Result<std::vector<Bytes>> LedgerReader::inclusion(const lab::LaboratoryId& laboratory, std::uint64_t sequence, std::uint64_t size)
{
    const auto number = ledgerOf(m_database, laboratory, size);
    if (!number)
        return tl::unexpected(number.error());
    return asBytesList(crypto::inclusionProof(sequence, size, nodesOf(m_database, *number)));
}

Result<Bytes> LedgerReader::leaf(const lab::LaboratoryId& laboratory, std::uint64_t sequence)
{
    const auto number = numberOf(m_database, laboratory);
    if (!number)
        return tl::unexpected(number.error());
    return oneBlob(m_database, "SELECT leaf FROM ledger WHERE seq = ?", rowOf(*number, sequence));
}

} // namespace paillasse::store
