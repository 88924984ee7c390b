// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/act.h"

#include <array>

namespace paillasse::lab {

namespace {

struct Kind {
    const char* name;
    DocumentKind subject;
    bool deferrable;
    bool creates;
};

// One row for each alternative of ActBody, in its order. Online-only is what must have the store's answer before anybody relies on
// it: what goes out of the laboratory, what comes back from there, and the directory that everybody works by.
constexpr std::array<Kind, std::variant_size_v<ActBody>> kinds{{
    {"register-patient", DocumentKind::Patient, true, true},
    {"correct-patient", DocumentKind::Patient, true, false},
    {"place-order", DocumentKind::Order, true, true},
    {"add-tests", DocumentKind::Order, true, false},
    {"cancel-lines", DocumentKind::Order, true, false},
    {"receive-specimens", DocumentKind::Order, true, false},
    {"reject-specimen", DocumentKind::Order, true, false},
    {"record-measurements", DocumentKind::Order, true, false},
    {"select-measurement", DocumentKind::Order, true, false},
    {"mark-not-performed", DocumentKind::Order, true, false},
    {"ask-rerun", DocumentKind::Order, true, false},
    {"validate-technically", DocumentKind::Order, true, false},
    {"record-call", DocumentKind::Order, true, false},
    {"attest-control", DocumentKind::BenchLog, true, false},
    {"send-back", DocumentKind::Order, true, false},
    {"release", DocumentKind::Order, false, false},
    {"withdraw-report", DocumentKind::Order, false, false},
    {"devalidate", DocumentKind::Order, false, false},
    {"register-pdf", DocumentKind::Order, false, false},
    {"record-delivery", DocumentKind::Order, true, false},
    {"add-note", DocumentKind::Order, true, false},
    {"define-examination", DocumentKind::Examination, false, true},
    {"define-bench", DocumentKind::BenchLog, false, true},
    {"register-prescriber", DocumentKind::Prescriber, true, true},
    {"define-laboratory", DocumentKind::Laboratory, false, true},
    {"define-tubes", DocumentKind::CodeTables, false, true},
    {"define-comments", DocumentKind::CodeTables, false, true},
    {"record-readings", DocumentKind::None, true, false},
}};

const Kind& kindOfBody(const ActBody& body)
{
    return kinds[body.index()];
}

} // namespace

bool isDeferrable(const ActBody& body)
{
    return kindOfBody(body).deferrable;
}

DocumentKind subjectKindOf(const ActBody& body)
{
    return kindOfBody(body).subject;
}

bool creates(const ActBody& body)
{
    return kindOfBody(body).creates;
}

const char* nameOf(const ActBody& body)
{
    return kindOfBody(body).name;
}

} // namespace paillasse::lab
