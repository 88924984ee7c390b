// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/importedrecord.h"
#include "app/lab/valuefields.h"

// The fields of what a source says, numbered from 1 in the order in which they stand here: the numbers in a migration's staging. Append,
// never reorder, never reuse.
namespace paillasse::cbor {

template <>
struct Fields<exchange::SourceCode> {
    static void visit(auto& v, auto& x) { numbered(v, x.loinc, x.local, x.system, x.text); }
};
template <>
struct Fields<exchange::Attachment> {
    static void visit(auto& v, auto& x) { numbered(v, x.mediaType, x.title, x.content, x.createdAt); }
};
template <>
struct Fields<exchange::ImportedResult> {
    static void visit(auto& v, auto& x) { numbered(v, x.examination, x.part, x.status, x.value, x.unit, x.range, x.level, x.flags, x.observedAt, x.analysedAt, x.instrument, x.method, x.performingLaboratory, x.comment, x.attachments); }
};
template <>
struct Fields<exchange::ImportedSpecimen> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.type, x.container, x.serves, x.collectedAt, x.receivedAt, x.remark, x.rejected, x.rejection, x.isUnavailable, x.isOfRequest); }
};
template <>
struct Fields<exchange::MessagePlace> {
    static void visit(auto& v, auto& x) { numbered(v, x.input, x.number); }
};
template <>
struct Fields<exchange::ImportedOrder> {
    static void visit(auto& v, auto& x) { numbered(v, x.action, x.ids, x.priority, x.context, x.requested, x.specimens, x.results, x.attachments, x.comment, x.sources); }
};
template <>
struct Fields<exchange::ImportedPatient> {
    static void visit(auto& v, auto& x) { numbered(v, x.identity, x.contact, x.insuredNir, x.sourceIds); }
};
template <>
struct Fields<exchange::ImportedRecord> {
    static void visit(auto& v, auto& x) { numbered(v, x.form, x.sources, x.sender, x.patient, x.orders); }
};

} // namespace paillasse::cbor
