// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/crypto/seal.h"
#include "app/lab/document.h"
#include "app/wire/sections.h"

namespace paillasse::store {

// A document at one revision, as its sections are bound to it.
struct SealedName {
    lab::LaboratoryId laboratory;
    lab::DocumentId id;
    std::uint64_t revision = 0;
};

crypto::SectionContext sectionContext(const SealedName& name, wire::Section section);

// What lies in document.sections: a CBOR map from section number to sealed bytes, ascending (crypto/seal.h).
Bytes sealSections(const SecretBytes& key, const SealedName& name, std::span<const wire::SectionBytes> sections);

// The sealed sections of a row, as views into it. Corrupt when it is not such a map.
struct SealedSection {
    wire::Section section{};
    ByteView sealed;
};
class SealedSections {
public:
    static Result<SealedSections> read(ByteView blob);
    [[nodiscard]] const SealedSection* begin() const { return m_sections; }
    [[nodiscard]] const SealedSection* end() const { return m_sections + m_count; }

private:
    static constexpr std::size_t most = 8;
    SealedSection m_sections[most];
    std::size_t m_count = 0;
};

// All sections in the clear.
Result<std::vector<wire::SectionBytes>> openSections(const SecretBytes& key, const SealedName& name, ByteView blob);
Result<lab::Document> joinSections(lab::DocumentKind kind, std::span<const wire::SectionBytes> sections);

// An entry of the ledger is sealed as section 0 of the ledger itself, its revision the leaf's sequence.
Bytes sealEntry(const SecretBytes& key, const Uuid& ledger, std::uint64_t sequence, ByteView entry);
Result<Bytes> openEntry(const SecretBytes& key, const Uuid& ledger, std::uint64_t sequence, ByteView sealed);
// What a leaf says of the key that opens its entry: HKDF-Expand-SHA256(key, info = "paillasse.commitment.v1").
Bytes keyCommitment(const SecretBytes& key);

} // namespace paillasse::store
