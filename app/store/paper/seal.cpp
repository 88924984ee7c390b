// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/paper/seal.h"

#include <algorithm>
#include <set>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "app/base/civiltime.h"
#include "app/crypto/cms.h"
#include "app/store/paper/layout.h"
#include "app/store/paper/sealplace.h"
#include "app/store/paper/typesetter.h"

namespace paillasse::store::paper {

namespace {

using Object = QPDFObjectHandle;

// "D:20260312084700Z", ISO 32000-1 section 7.9.4.
std::string dateOf(Instant at)
{
    std::string digits;
    std::ranges::copy_if(toIsoUtc(at).substr(0, 19), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return "D:" + digits + "Z";
}

bool areSound(const std::vector<Attachment>& attachments)
{
    std::set<std::string> names;
    return std::ranges::all_of(attachments, [&names](const Attachment& attachment) {
        return !attachment.name.empty() && names.insert(attachment.name).second &&
               std::ranges::all_of(attachment.name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; });
    });
}

void attach(QPDF& pdf, const Attachment& attachment, Instant at)
{
    auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, std::string(asText(attachment.bytes)));
    stream.setSubtype(attachment.mediaType).setCreationDate(dateOf(at)).setModDate(dateOf(at));
    auto file = QPDFFileSpecObjectHelper::createFileSpec(pdf, attachment.name, stream);
    file.setDescription(printable(attachment.description));
    QPDFEmbeddedFileDocumentHelper(pdf).replaceEmbeddedFile(attachment.name, file);
}

// The signature with room for what is not known yet. Its time and names are read by people; what counts is inside the seal.
Object signature(const Statement& statement, const Sealer& sealer)
{
    auto value = Object::parse("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [ 0 9999999999 9999999999 9999999999 ]"
                               " /Reference [ << /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >> ] >>");
    value.replaceKey("/Contents", Object::newString(std::string(contentsSize, '\0')));
    value.replaceKey("/M", Object::newString(dateOf(statement.madeAt)));
    value.replaceKey("/Name", Object::newUnicodeString(printable(sealer.name)));
    value.replaceKey("/Reason", Object::newUnicodeString(printable(sealer.reason)));
    return value;
}

void addField(QPDF& pdf, Object value)
{
    auto page = QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle();
    // A widget without size, printed and locked: flags 4 and 128.
    auto field = pdf.makeIndirectObject(Object::parse("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /Rect [ 0 0 0 0 ] /F 132 >>"));
    field.replaceKey("/P", page);
    field.replaceKey("/V", value);
    auto annotations = page.getKey("/Annots").isArray() ? page.getKey("/Annots") : Object::newArray();
    annotations.appendItem(field);
    page.replaceKey("/Annots", annotations);
    auto form = Object::parse("<< /SigFlags 3 >>");
    form.replaceKey("/Fields", Object::newArray(std::vector<Object>{field}));
    pdf.getRoot().replaceKey("/AcroForm", form);
    auto permissions = Object::newDictionary();
    permissions.replaceKey("/DocMDP", value);
    pdf.getRoot().replaceKey("/Perms", permissions);
}

std::string withRoom(const Bytes& plain, const Statement& statement, const Sealer& sealer)
{
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("paper", reinterpret_cast<const char*>(plain.data()), plain.size());
    for (const auto& attachment : statement.attachments)
        attach(pdf, attachment, statement.madeAt);
    addField(pdf, pdf.makeIndirectObject(signature(statement, sealer)));
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_disable); // an older reader follows the plain table
    writer.setMinimumPDFVersion("1.7");
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

} // namespace

Result<Bytes> sealed(const Statement& statement, const Sealer& sealer)
{
    if (!areSound(statement.attachments))
        return fail(ErrorCode::InvalidInput, "paper: an attachment's name");
    const auto plain = layOut(statement);
    if (!plain)
        return plain;
    std::string pdf;
    try {
        pdf = withRoom(*plain, statement, sealer);
    } catch (const std::exception&) { // its text may quote the paper
        return fail(ErrorCode::Internal, "paper: the seal has no place");
    }
    const auto place = findSeal(pdf);
    const auto range = place ? rangeText(*place, pdf.size()) : std::string();
    if (!place || range.size() != place->rangeSize || pdf.find("/ByteRange", place->rangeAt) != std::string::npos)
        return fail(ErrorCode::InvalidInput, "paper: its texts look like a seal");
    pdf.replace(place->rangeAt, place->rangeSize, range);
    const auto seal = crypto::sealDetached(sealer.seal, sealedBytes(pdf, *place), statement.madeAt);
    if (!seal)
        return seal;
    if (seal->size() > contentsSize)
        return fail(ErrorCode::TooLarge, "paper: the seal is larger than its place");
    const auto digits = crypto::toHex(*seal);
    pdf.replace(place->contentsAt + 1, digits.size(), digits);
    return toBytes(asBytes(pdf));
}

} // namespace paillasse::store::paper
