// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/paper/sealedpaper.h"

#include <algorithm>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

#include "app/base/hexdigit.h"
#include "app/crypto/cms.h"
#include "app/store/paper/sealplace.h"

namespace paillasse::store::paper {

namespace {

// As the writer wrote it: small letters, and zeros after the end. Nothing: any other way.
std::optional<Bytes> sealIn(std::string_view digits)
{
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        const int high = hexDigit(digits[i]);
        const int low = hexDigit(digits[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    if (crypto::toHex(bytes) != digits)
        return std::nullopt;
    // Its own length says where it ends: 0x30 0x82 and two bytes.
    constexpr std::size_t head = 4;
    const auto size = head + (std::size_t{bytes[2]} << 8 | bytes[3]);
    if (bytes[0] != 0x30 || bytes[1] != 0x82 || size > bytes.size() || std::any_of(bytes.begin() + static_cast<std::ptrdiff_t>(size), bytes.end(), [](std::uint8_t byte) { return byte != 0; }))
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::string textOf(QPDFObjectHandle dictionary, const std::string& key)
{
    auto value = dictionary.getKey(key);
    return value.isString() ? value.getUTF8Value() : std::string();
}

// Of a file that this store has written.
void readContents(std::string_view file, SealedPaper& paper)
{
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("paper", file.data(), file.size());
    auto information = pdf.getTrailer().getKey("/Info");
    if (information.isDictionary()) {
        paper.kind = textOf(information, "/Keywords");
        paper.title = textOf(information, "/Title");
        paper.issuer = textOf(information, "/Author");
    }
    for (const auto& [name, specification] : QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles()) {
        QPDFEFStreamObjectHelper stream(specification->getEmbeddedFileStream());
        const auto bytes = stream.getObjectHandle().getStreamData();
        paper.attachments.push_back({name, stream.getSubtype(), specification->getDescription(), Bytes(bytes->getBuffer(), bytes->getBuffer() + bytes->getSize())});
    }
}

} // namespace

Result<SealedPaper> readSealed(ByteView bytes, const std::string& authorityPem)
{
    if (bytes.size() > mostPaperBytes)
        return fail(ErrorCode::TooLarge, "larger than any paper of a store");
    const auto file = asText(bytes);
    if (!file.starts_with("%PDF-"))
        return fail(ErrorCode::InvalidInput, "this is no PDF");
    const auto place = findSeal(file);
    if (!place)
        return fail(ErrorCode::InvalidInput, "it bears no seal of a store");
    if (file.substr(place->rangeAt, place->rangeSize) != rangeText(*place, file.size()))
        return fail(ErrorCode::Corrupt, "its seal is not over the whole file: something was added or taken away");
    const auto seal = sealIn(file.substr(place->contentsAt + 1, 2 * contentsSize));
    if (!seal)
        return fail(ErrorCode::Corrupt, "its seal is damaged");
    auto opened = crypto::openDetached(*seal, sealedBytes(file, *place), authorityPem);
    if (!opened)
        switch (opened.error().code) {
        case ErrorCode::InvalidInput: return fail(ErrorCode::Corrupt, "its seal is damaged");
        case ErrorCode::Corrupt: return fail(ErrorCode::Corrupt, "it is not as it was sealed");
        case ErrorCode::NotTrusted: return fail(ErrorCode::NotTrusted, "its seal is not this store's");
        default: return tl::unexpected(opened.error());
        }
    SealedPaper paper;
    paper.sealedAt = opened->at;
    paper.by = std::move(opened->signer);
    try {
        readContents(file, paper);
    } catch (const std::exception&) {
        return fail(ErrorCode::Incompatible, "it is sealed, but this program cannot take it apart");
    }
    return paper;
}

} // namespace paillasse::store::paper
