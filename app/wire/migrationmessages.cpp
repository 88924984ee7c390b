// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/migrationmessages.h"

#include "app/wire/messagecodec.h"
#include "app/wire/migrationfields.h"

namespace paillasse::cbor {

template <>
struct Fields<wire::MigrationLine> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.direction, x.counterpart, x.format, x.state, x.work, x.since, x.dueAt, x.draftedAt, x.draftedBy); }
};
template <>
struct Fields<wire::MigrationsReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.migrations); }
};
template <>
struct Fields<wire::MigrationQuestion> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.job, x.differencesFrom); }
};
template <>
struct Fields<wire::MigrationName> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.name); }
};
template <>
struct Fields<wire::DifferenceCount> {
    static void visit(auto& v, auto& x) { numbered(v, x.kind, x.number, x.unexplained); }
};
template <>
struct Fields<wire::MigrationView> {
    static void visit(auto& v, auto& x) { numbered(v, x.mandate, x.state, x.work, x.since, x.dueAt, x.draftedBy, x.approvedBy, x.acceptedBy, x.staged, x.counts, x.differences, x.readBack, x.sample, x.compared, x.delivered, x.acknowledgement, x.abandonedWhy, x.destroyed, x.lastKeyArchive, x.certificateSha256, x.steps, x.names, x.sources); }
};
template <>
struct Fields<wire::MigrationStepping> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.id, x.job, x.body, x.sources); }
};
template <>
struct Fields<wire::MigrationStepReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.refused, x.refusal, x.state, x.work); }
};
template <>
struct Fields<wire::MigrationProgress> {
    static void visit(auto& v, auto& x) { numbered(v, x.state, x.work, x.done, x.of, x.failed, x.error); }
};
template <>
struct Fields<wire::MigrationSampleQuestion> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.job, x.record); }
};
template <>
struct Fields<wire::MigrationSampleRow> {
    static void visit(auto& v, auto& x) { numbered(v, x.field, x.source, x.here, x.part, x.number, x.isSame); }
};
template <>
struct Fields<wire::MigrationSample> {
    static void visit(auto& v, auto& x) { numbered(v, x.record, x.where, x.rows); }
};
template <>
struct Fields<wire::MigrationCertificate> {
    static void visit(auto& v, auto& x) { numbered(v, x.pdf, x.json); }
};

} // namespace paillasse::cbor

namespace paillasse::wire {

Bytes mandateBytes(const migration::Mandate& mandate)
{
    auto bytes = toBytes(asBytes("paillasse.mandate.v1"));
    const auto encoded = cbor::encode(mandate);
    bytes.insert(bytes.end(), encoded.begin(), encoded.end());
    return bytes;
}

Bytes encodeStep(const migration::Step& step)
{
    return cbor::encode(step);
}

Result<migration::Step> decodeStep(ByteView bytes)
{
    return cbor::decode<migration::Step>(bytes);
}

PAILLASSE_MESSAGE(MigrationsReply);
PAILLASSE_MESSAGE(MigrationQuestion);
PAILLASSE_MESSAGE(MigrationView);
PAILLASSE_MESSAGE(MigrationStepping);
PAILLASSE_MESSAGE(MigrationStepReply);
PAILLASSE_MESSAGE(MigrationProgress);
PAILLASSE_MESSAGE(MigrationSampleQuestion);
PAILLASSE_MESSAGE(MigrationSample);
PAILLASSE_MESSAGE(MigrationCertificate);

} // namespace paillasse::wire
