// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/sealeddocument.h"

#include "app/base/cborreader.h"
#include "app/base/cborwriter.h"
#include "app/crypto/hash.h"

namespace paillasse::store {

namespace {

constexpr std::uint8_t sealFormat = 1;

crypto::SectionContext entryContext(const Uuid& ledger, std::uint64_t sequence)
{
    return {sealFormat, ledger, ledger, 0, sequence};
}

tl::unexpected<Error> notSections()
{
    return fail(ErrorCode::Corrupt, "store: the sealed sections of a document are not readable");
}

} // namespace

crypto::SectionContext sectionContext(const SealedName& name, wire::Section section)
{
    return {sealFormat, name.laboratory.uuid(), name.id.uuid(), static_cast<std::uint8_t>(section), name.revision};
}

Bytes sealSections(const SecretBytes& key, const SealedName& name, std::span<const wire::SectionBytes> sections)
{
    std::size_t size = 1;
    for (const auto& section : sections)
        size += section.bytes.size() + crypto::sealOverhead + 8;
    Bytes blob;
    blob.reserve(size);
    cbor::Writer w(blob);
    w.map(sections.size());
    for (const auto& section : sections) {
        w.unsignedInt(static_cast<std::uint64_t>(section.section));
        w.bytes(crypto::sealSection(key, sectionContext(name, section.section), section.bytes));
    }
    return blob;
}

Result<SealedSections> SealedSections::read(ByteView blob)
{
    cbor::Reader r(blob);
    SealedSections sections;
    const auto count = r.map();
    if (count == 0 || count > most)
        return notSections();
    for (std::uint64_t i = 0; i < count; ++i) {
        auto& section = sections.m_sections[sections.m_count++];
        section.section = static_cast<wire::Section>(r.unsignedInt());
        section.sealed = r.bytes();
        if (section.sealed.size() < crypto::sealOverhead)
            r.fail();
    }
    return r.finish() ? Result<SealedSections>(sections) : notSections();
}

Result<std::vector<wire::SectionBytes>> openSections(const SecretBytes& key, const SealedName& name, ByteView blob)
{
    const auto sealed = SealedSections::read(blob);
    if (!sealed)
        return tl::unexpected(sealed.error());
    std::vector<wire::SectionBytes> sections;
    for (const auto& section : *sealed) {
        auto& open = sections.emplace_back(wire::SectionBytes{section.section, {}});
        if (const auto done = crypto::openSection(key, sectionContext(name, section.section), section.sealed, open.bytes); !done)
            return tl::unexpected(done.error());
    }
    return sections;
}

Result<lab::Document> joinSections(lab::DocumentKind kind, std::span<const wire::SectionBytes> sections)
{
    std::vector<wire::SectionView> views;
    for (const auto& section : sections)
        views.push_back({section.section, section.bytes});
    return wire::join(kind, views);
}

Bytes sealEntry(const SecretBytes& key, const Uuid& ledger, std::uint64_t sequence, ByteView entry)
{
    return crypto::sealSection(key, entryContext(ledger, sequence), entry);
}

Result<Bytes> openEntry(const SecretBytes& key, const Uuid& ledger, std::uint64_t sequence, ByteView sealed)
{
    Bytes entry;
    if (const auto done = crypto::openSection(key, entryContext(ledger, sequence), sealed, entry); !done)
        return tl::unexpected(done.error());
    return entry;
}

Bytes keyCommitment(const SecretBytes& key)
{
    // HKDF-Expand to one block: HMAC(key, info ‖ 0x01).
    static const Bytes info = [] {
        auto bytes = toBytes(asBytes("paillasse.commitment.v1"));
        bytes.push_back(1);
        return bytes;
    }();
    return toBytes(crypto::hmacSha256(key, info));
}

} // namespace paillasse::store
