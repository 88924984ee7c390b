// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wire/labfields.h"

// The bodies of an order's sections beside Request, whose body is the order without them. For the codec only.
namespace paillasse::wire {

// The calls and the notes of an order stand in several sections; the place keeps their order.
struct PlacedCall {
    std::uint16_t place = 0;
    lab::CriticalCall call;
};
struct PlacedNote {
    std::uint16_t place = 0;
    lab::OrderNote note;
};

// What the Results section says of the order: ordinary lines without what the Request section has, then what is about them.
struct ResultsPart {
    std::vector<lab::ResultLine> lines;
    std::vector<PlacedCall> calls;
    std::vector<lab::ReportVersion> reports;
    std::vector<lab::Delivery> deliveries;
    std::vector<PlacedNote> notes;
};

// The interpretation of a version that reports a line of this class.
struct Interpretation {
    std::uint16_t version = 0;
    std::string text;
};

// What a version says of its lines of this class.
struct ReportedPart {
    std::uint16_t version = 0;
    std::vector<lab::ReportedLine> lines;
};

// The words of its lines of this class on a version's page.
struct WordsPart {
    std::uint16_t version = 0;
    std::vector<lab::SheetPart> lines;
};

struct ConfidentialPart {
    std::vector<lab::ResultLine> lines;
    std::vector<PlacedCall> calls;
    std::vector<Interpretation> interpretations;
    std::vector<ReportedPart> reported;
    std::vector<WordsPart> sheets;
    std::vector<PlacedNote> notes;
};

} // namespace paillasse::wire

namespace paillasse::cbor {

template <>
struct Fields<wire::PlacedCall> {
    static void visit(auto& v, auto& x) { numbered(v, x.place, x.call); }
};
template <>
struct Fields<wire::PlacedNote> {
    static void visit(auto& v, auto& x) { numbered(v, x.place, x.note); }
};
template <>
struct Fields<wire::ResultsPart> {
    static void visit(auto& v, auto& x) { numbered(v, x.lines, x.calls, x.reports, x.deliveries, x.notes); }
};
template <>
struct Fields<wire::Interpretation> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.text); }
};
template <>
struct Fields<wire::ReportedPart> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.lines); }
};
template <>
struct Fields<wire::WordsPart> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.lines); }
};
template <>
struct Fields<wire::ConfidentialPart> {
    static void visit(auto& v, auto& x) { numbered(v, x.lines, x.calls, x.interpretations, x.reported, x.sheets, x.notes); }
};

} // namespace paillasse::cbor
