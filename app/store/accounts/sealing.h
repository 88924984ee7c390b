// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/treehead.h"
#include "app/lab/ids.h"
#include "app/store/accounts/authority.h"
#include "app/store/paper/sealedpaper.h"

namespace paillasse::store {

// The store's seal: a key and a certificate of its authority, made on first need and kept among its secrets, for what it lays out itself. From any thread.
class Sealing {
public:
    // All of them outlive it.
    Sealing(Store& store, const Authority& authority, const AccountSettings& settings) : m_store(store), m_authority(authority), m_settings(settings) {}

    // `reason`: what the paper is, in a word, for who looks at the seal. Errors of paper::sealed.
    Result<Bytes> seal(const paper::Statement& statement, const std::string& reason);
    // A file from anywhere. Errors of paper::readSealed.
    [[nodiscard]] Result<paper::SealedPaper> read(ByteView pdf) const { return paper::readSealed(pdf, m_authority.certificate()); }

    // The newest signed heads: of that laboratory's ledger, if one is named and there is anything in it, then of the store-wide one.
    [[nodiscard]] Result<std::vector<crypto::SignedTreeHead>> heads(const lab::LaboratoryId& laboratory);
    // As a file inside the paper, in the form that witnesses keep. What the others of that name hold is read by headsIn.
    static paper::Attachment attached(const std::vector<crypto::SignedTreeHead>& heads);
    [[nodiscard]] static std::vector<crypto::SignedTreeHead> headsIn(const paper::SealedPaper& paper);

private:
    Result<crypto::KeyAndCertificate> keys(Instant at);

    Store& m_store;
    const Authority& m_authority;
    const AccountSettings& m_settings;
};

} // namespace paillasse::store
