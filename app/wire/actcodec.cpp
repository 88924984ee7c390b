// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/actcodec.h"

#include "app/wire/labfields.h"

namespace paillasse::cbor {

template <>
struct Fields<wire::SessionCertificate> {
    static void visit(auto& v, auto& x) { numbered(v, x.store, x.person, x.workstation, x.seat, x.sessionKey, x.issuedAt, x.expiresAt); }
};
template <>
struct Fields<wire::SignedAct> {
    static void visit(auto& v, auto& x) { numbered(v, x.certificate, x.certificateSignature, x.act, x.signature); }
};

} // namespace paillasse::cbor

namespace paillasse::wire {

Bytes encodeAct(const lab::Act& act)
{
    return cbor::encode(act);
}

Result<lab::Act> decodeAct(ByteView bytes)
{
    if (bytes.size() > maxActBytes)
        return fail(ErrorCode::TooLarge, "act: larger than any may be");
    return cbor::decode<lab::Act>(bytes);
}

Bytes reportedLineBytes(const lab::ResultLine& line)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(5);
    w.unsignedInt(line.id);
    w.unsignedInt(line.revision);
    w.text(line.examination);
    w.text(line.reason);
    if (const auto* measurement = line.reportableMeasurement())
        cbor::put(w, *measurement);
    else
        w.null();
    return out;
}

Bytes reportBytes(const lab::LaboratoryId& laboratory, const lab::Order& order, const lab::ReportVersion& report, ByteView previousHash)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(11);
    w.bytes(laboratory.bytes());
    w.bytes(order.id.bytes());
    w.text(order.accession);
    w.unsignedInt(report.version);
    w.unsignedInt(static_cast<std::uint64_t>(report.kind));
    w.unsignedInt(report.replaces);
    w.bytes(previousHash);
    w.array(report.lines.size());
    for (const auto& line : report.lines) {
        w.array(4);
        w.unsignedInt(line.line);
        w.unsignedInt(line.revision);
        w.bytes(line.measurement.bytes());
        w.bytes(line.hash);
    }
    w.text(report.interpretation);
    w.text(report.reason);
    w.bytes(report.signerKey);
    return out;
}

Bytes reportLinkBytes(const lab::LaboratoryId& laboratory, const lab::Order& order, const lab::ReportVersion& report, ByteView previousHash)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(7);
    w.bytes(laboratory.bytes());
    w.bytes(order.id.bytes());
    w.unsignedInt(report.version);
    w.unsignedInt(static_cast<std::uint64_t>(report.kind));
    w.unsignedInt(report.replaces);
    w.bytes(previousHash);
    w.bytes(report.signature);
    return out;
}

Bytes encodeSessionCertificate(const SessionCertificate& certificate)
{
    return cbor::encode(certificate);
}

Result<SessionCertificate> decodeSessionCertificate(ByteView bytes)
{
    return cbor::decode<SessionCertificate>(bytes);
}

Bytes encodeSignedAct(const SignedAct& act)
{
    return cbor::encode(act);
}

Result<SignedAct> decodeSignedAct(ByteView bytes)
{
    constexpr std::size_t mostProof = 4096; // certificate and signatures
    if (bytes.size() > maxActBytes + mostProof)
        return fail(ErrorCode::TooLarge, "act: larger than any may be");
    return cbor::decode<SignedAct>(bytes);
}

} // namespace paillasse::wire
