// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/store/paper/statement.h"

namespace paillasse::store::paper {

// What a store has sealed, as it says itself.
struct SealedPaper {
    std::string kind;
    std::string title;
    std::string issuer;
    Instant sealedAt;
    crypto::CertificateFacts by;
    std::vector<Attachment> attachments;
};

constexpr std::size_t mostPaperBytes = 96u << 20;

// A file from anywhere. Nothing in it is taken apart before its seal holds over every byte of it. InvalidInput: no PDF, or without a seal of this kind; TooLarge; Corrupt: not as it was sealed, something
// was changed, added or taken away; NotTrusted: by another store, or by a certificate that is for something else. The text, a fixed English phrase, says what.
Result<SealedPaper> readSealed(ByteView pdf, const std::string& authorityPem);

} // namespace paillasse::store::paper
