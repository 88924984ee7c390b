// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/certificatecheck.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "app/crypto/hash.h"
#include "app/crypto/merkle.h"
#include "app/store/accounts/entering.h"
#include "app/store/core/headcomparison.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leafcheck.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"
#include "app/store/erasure/certificatetable.h"
#include "app/store/erasure/erasuretable.h"
#include "app/store/erasure/signedtext.h"

namespace paillasse::store {

namespace {

// Its entry is made within moments of it.
constexpr std::int64_t entryWithinMs = dayMs;

std::uint64_t numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() ? number : 0;
}

} // namespace

const char* nameOf(CertificateVerdict verdict)
{
    switch (verdict) {
    case CertificateVerdict::Genuine: return "genuine";
    case CertificateVerdict::NotGone: return "not gone";
    case CertificateVerdict::Unreadable: return "unreadable";
    case CertificateVerdict::Altered: return "altered";
    case CertificateVerdict::AnotherStore: return "of another store";
    case CertificateVerdict::OfAnotherJob: return "of another job";
    case CertificateVerdict::Unknown: return "unknown";
    }
    return "unknown";
}

Result<CheckedCertificate> CertificateCheck::check(std::string_view file, const std::optional<Uuid>& job, const Actor& by)
{
    return judge(file, job).and_then([&](CheckedCertificate checked) { return noteIfRefused(std::move(checked), file, job, by); });
}

Result<CheckedCertificate> CertificateCheck::refuse(CertificateVerdict verdict, std::string why, std::string_view file, const std::optional<Uuid>& job, const Actor& by)
{
    return noteIfRefused({verdict, std::move(why), {}, {}, {}}, file, job, by);
}

Result<CheckedCertificate> CertificateCheck::noteIfRefused(CheckedCertificate checked, std::string_view file, const std::optional<Uuid>& job, const Actor& by)
{
    if (checked.verdict == CertificateVerdict::Genuine)
        return checked;
    const ErasureNoted refused{ErasureStep::CertificateRefused, job.value_or(checked.job), {}, {}, nameOf(checked.verdict), 0, toBytes(crypto::sha256(asBytes(file)))};
    if (const auto entered = enter(m_writer, by.entry(refused)); !entered)
        return tl::unexpected(entered.error());
    return checked;
}

Result<CheckedCertificate> CertificateCheck::judge(std::string_view file, const std::optional<Uuid>& job)
{
    CheckedCertificate checked;
    const auto refuse = [&checked](CertificateVerdict verdict, std::string why) {
        checked.verdict = verdict;
        checked.why = std::move(why);
        return checked;
    };
    const auto text = readSignedText(file);
    if (!text)
        return refuse(CertificateVerdict::Unreadable, text.error().detail);
    if (const auto sound = checkSignedText(*text, m_store.identity().signingKey); !sound)
        return refuse(sound.error().code == ErrorCode::NotTrusted ? CertificateVerdict::AnotherStore : CertificateVerdict::Altered, sound.error().detail);
    auto database = m_store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = ErasureTable::bringUp(*database); !done)
        return tl::unexpected(done.error());
    const auto sha256 = toBytes(crypto::sha256(asBytes(file)));
    const auto kept = CertificateTable(*database).find(sha256);
    if (!kept)
        return tl::unexpected(kept.error());
    if (!*kept)
        return refuse(CertificateVerdict::Unknown, "the signature is this store's, and it has given no such certificate");
    checked.job = (*kept)->job;
    checked.at = (*kept)->at;
    if (job && *job != checked.job)
        return refuse(CertificateVerdict::OfAnotherJob, "this certificate is of " + checked.job.toString());
    const auto entered = isEntered(*database, checked.job, sha256, checked.at);
    if (!entered)
        return tl::unexpected(entered.error());
    if (!*entered)
        return refuse(CertificateVerdict::Unknown, "no entry of the ledger has its hash");
    const auto fault = faultOfHeads(*database, text->body);
    if (!fault)
        return tl::unexpected(fault.error());
    if (!fault->empty())
        return refuse(CertificateVerdict::Unknown, *fault);
    auto destroyed = destroyedIn(text->body);
    if (!destroyed)
        return tl::unexpected(destroyed.error());
    checked.destroyed = std::move(*destroyed);
    if (!std::ranges::all_of(checked.destroyed, &DestroyedThing::isGone))
        return refuse(CertificateVerdict::NotGone, "something that it says is destroyed is there");
    return checked;
}

// An entry of the store-wide ledger, as its leaf has it, which the tree has.
Result<bool> CertificateCheck::isEntered(sql::Database& database, const Uuid& job, ByteView sha256, Instant at)
{
    bool isThere = false;
    SecretBytes key(KeyStore::keySize);
    const auto done = each(
        database, "SELECT seq, leaf, salt, header, key, entry FROM ledger WHERE seq < ? ORDER BY seq DESC",
        [&](const auto& row) -> Result<> {
            const auto leaf = decodeLeaf(row.blob(1));
            if (isThere || !leaf || leaf->leafClass != LeafClass::Administration || std::abs(leaf->time - at) > entryWithinMs)
                return {};
            const auto sequence = placeOf(row.unsignedInteger(0));
            const LedgerRow checked{sequence, row.blob(1), row.blob(2), row.blob(3), row.unsignedInteger(4), row.blob(5), false};
            if (!m_store.keys().read(checked.key, key) || LeafCheck::headerFault(*leaf, checked) != nullptr || !crypto::equal(crypto::sha256(checked.entry), leaf->ciphertextHash))
                return {};
            const auto plain = openEntry(key, m_store.identity().store, sequence, checked.entry);
            const auto entry = plain ? decodeEntry(*plain) : tl::unexpected(plain.error());
            const auto* noted = entry ? std::get_if<ErasureNoted>(&entry->change) : nullptr;
            if (noted == nullptr || noted->step != ErasureStep::Certified || noted->erasure != job || !crypto::equal(noted->sha256, sha256))
                return {};
            const auto node = readNode(database, 0, 0, sequence);
            isThere = node && *node == crypto::leafHash(checked.leaf);
            return {};
        },
        rowOf(1, 0));
    return done ? Result<bool>(isThere) : tl::unexpected(done.error());
}

// Empty: each head is a beginning of a tree that this store has.
Result<std::string> CertificateCheck::faultOfHeads(sql::Database& database, std::string_view body)
{
    HeadComparison heads(m_store.identity().signingKey);
    const auto named = membersNamed(body, "head");
    if (named.empty())
        return std::string("it names no head of a ledger");
    for (const auto& text : named) {
        const auto bytes = fromHex(text);
        const auto head = bytes ? crypto::decodeHead(*bytes) : tl::unexpected(bytes.error());
        if (!head)
            return std::string("a head of it cannot be read");
        heads.add("certificate", head->ledger.toString(), *head);
    }
    if (const auto done = heads.compareWith(m_store, database); !done)
        return tl::unexpected(done.error());
    return heads.findings().empty() ? std::string() : std::string("the ledger does not go on from the head that it was made over: ") + heads.findings().front().what;
}

Result<std::vector<DestroyedThing>> CertificateCheck::destroyedIn(std::string_view body)
{
    const auto list = m_store.keys().destroyed();
    if (!list)
        return tl::unexpected(list.error());
    std::vector<DestroyedThing> things;
    for (const auto& text : membersNamed(body, "key")) {
        const auto number = numberOf(text);
        const auto isThere = m_store.keys().nameOf(number);
        if (!isThere)
            return tl::unexpected(isThere.error());
        things.push_back({"key " + text, !*isThere && std::ranges::find(*list, number, &DestroyedKey::key) != list->end()});
    }
    for (const auto& name : membersNamed(body, "file")) {
        bool isThere = name.find('/') != std::string::npos;
        std::error_code ignored;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_store.directory().path(), ignored))
            isThere = isThere || entry.path().filename() == name;
        things.push_back({"file " + name, !isThere});
    }
    return things;
}

} // namespace paillasse::store
