// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/certificatefile.h"

#include <algorithm>

#include "app/store/commands/papercheck.h"
#include "app/store/erasure/certificatepaper.h"

namespace paillasse::store {

namespace {

// Of what checkPaper says of the paper itself; nothing: it says so of the store.
std::optional<CertificateVerdict> verdictOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Corrupt: return CertificateVerdict::Altered;
    case ErrorCode::NotTrusted: return CertificateVerdict::AnotherStore;
    case ErrorCode::InvalidInput:
    case ErrorCode::TooLarge: return CertificateVerdict::Unreadable;
    default: return std::nullopt;
    }
}

} // namespace

Result<ShownCertificate> openCertificate(Store& store, Bytes file)
{
    if (!asText(file).starts_with("%PDF"))
        return ShownCertificate{std::move(file), CertificateVerdict::Genuine, {}};
    const auto checked = checkPaper(store, file);
    if (!checked) {
        const auto verdict = verdictOf(checked.error().code);
        return verdict ? Result<ShownCertificate>(ShownCertificate{std::move(file), *verdict, checked.error().detail}) : tl::unexpected(checked.error());
    }
    const auto& attachments = checked->paper.attachments;
    const auto attached = std::ranges::find(attachments, std::string(certificateFile), &paper::Attachment::name);
    if (attached == attachments.end())
        return ShownCertificate{std::move(file), CertificateVerdict::Unreadable, "this paper is no certificate"};
    if (!checked->findings.empty())
        return ShownCertificate{attached->bytes, CertificateVerdict::Unknown, std::string("the ledger is not the one that the paper states: ") + checked->findings.front().what};
    return ShownCertificate{attached->bytes, CertificateVerdict::Genuine, {}};
}

} // namespace paillasse::store
