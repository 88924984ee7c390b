// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/sealing.h"

#include <algorithm>

#include "app/store/core/ledger.h"
#include "app/store/core/store.h"
#include "app/store/core/witnessline.h"
#include "app/store/paper/seal.h"

namespace paillasse::store {

namespace {

constexpr std::string_view secretName = "store.seal"; // the key's PEM, then the certificate's: one value, so that they are always of each other
constexpr std::string_view certificateBegins = "-----BEGIN CERTIFICATE-----";
constexpr auto headsName = "heads.jsonl";

SecretBytes joined(const crypto::KeyAndCertificate& keys)
{
    SecretBytes both(keys.privateKey.size() + keys.certificate.size());
    const auto rest = std::ranges::copy(keys.privateKey.view(), both.writable().begin()).out;
    std::ranges::copy(asBytes(keys.certificate), rest);
    return both;
}

Result<crypto::KeyAndCertificate> parted(const SecretBytes& both)
{
    const auto text = asText(both.view());
    const auto at = text.find(certificateBegins);
    if (at == std::string_view::npos)
        return fail(ErrorCode::Corrupt, "the key of the store's seal is not one");
    return crypto::KeyAndCertificate{SecretBytes::copyOf(text.substr(0, at)), std::string(text.substr(at))};
}

} // namespace

Result<crypto::KeyAndCertificate> Sealing::keys(Instant at)
{
    constexpr std::int64_t part = 3;
    const auto kept = m_store.secret(secretName);
    if (!kept)
        return tl::unexpected(kept.error());
    if (*kept) {
        auto there = parted(**kept);
        const auto facts = there ? crypto::readCertificate(there->certificate) : tl::unexpected(there.error());
        if (!facts)
            return tl::unexpected(facts.error());
        if (facts->notBefore <= at && facts->notAfter - at > std::min(m_settings.sealMs, m_authority.expires() - facts->notBefore) / part)
            return there;
    }
    // Two who come at once make two: each is of the authority, and the later one stays.
    auto made = m_authority.makeSeal(m_settings, at);
    if (!made)
        return made;
    if (const auto done = m_store.setSecret(secretName, joined(*made)); !done)
        return tl::unexpected(done.error());
    return made;
}

Result<Bytes> Sealing::seal(const paper::Statement& statement, const std::string& reason)
{
    const auto with = keys(statement.madeAt);
    return with ? paper::sealed(statement, {*with, statement.issuer, reason}) : tl::unexpected(with.error());
}

Result<std::vector<crypto::SignedTreeHead>> Sealing::heads(const lab::LaboratoryId& laboratory)
{
    auto database = m_store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    std::vector<crypto::SignedTreeHead> heads;
    std::vector<lab::LaboratoryId> ledgers{lab::LaboratoryId()};
    if (!laboratory.isNull())
        ledgers.insert(ledgers.begin(), laboratory);
    for (const auto& ledger : ledgers) {
        const auto encoded = LedgerReader(*database).head(ledger);
        if (!encoded && encoded.error().code == ErrorCode::NotFound)
            continue;
        auto head = encoded ? crypto::decodeHead(*encoded) : tl::unexpected(encoded.error());
        if (!head)
            return tl::unexpected(head.error());
        heads.push_back(std::move(*head));
    }
    return heads;
}

paper::Attachment Sealing::attached(const std::vector<crypto::SignedTreeHead>& heads)
{
    std::string lines;
    for (const auto& head : heads)
        lines += witnessLine(head) + "\n";
    return {headsName, "application/jsonl", "Les têtes signées des registres, pour « paillasse-store witness compare »", toBytes(asBytes(lines))};
}

std::vector<crypto::SignedTreeHead> Sealing::headsIn(const paper::SealedPaper& paper)
{
    std::vector<crypto::SignedTreeHead> heads;
    const auto file = std::ranges::find(paper.attachments, headsName, &paper::Attachment::name);
    if (file == paper.attachments.end())
        return heads;
    for (auto rest = asText(file->bytes); !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        if (auto head = readWitnessLine(rest.substr(0, end)))
            heads.push_back(std::move(*head));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return heads;
}

} // namespace paillasse::store
