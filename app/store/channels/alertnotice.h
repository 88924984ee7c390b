// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/store/watch/watchwords.h"
#include "app/wire/labfields.h"

namespace paillasse::store {

enum class NoticeKind { Raised, Escalated, Closed, Test };
constexpr NoticeKind lastOf(NoticeKind) { return NoticeKind::Test; }
const char* nameOf(NoticeKind kind);

// What of an alert leaves the store: which rule, ids, numbers, times. There is no place in it for a name, a reason or a patient: whoever
// is told opens the alert in the client. Of a patient it says only that the alert is about one.
struct AlertNotice {
    Uuid id;                      // of this notice: a channel may be told twice
    NoticeKind kind{};
    Uuid alert;
    std::string rule;
    wire::Severity severity{};
    lab::LaboratoryId laboratory; // null: the store as a whole
    lab::PersonId person;
    lab::WorkstationId workstation;
    bool aboutPatient = false;
    Instant raisedAt;
    Instant at;                   // when this came about
    std::uint32_t count = 0;
    std::int64_t observed = 0;
    std::int64_t usual = 0;
    bool operator==(const AlertNotice&) const = default;
};

AlertNotice noticeOf(const wire::Alert& alert, NoticeKind kind, Instant at);
// What `channel test` sends.
AlertNotice testNotice(Instant at);

// A rule's name as it may stand in a header or a label: a rule file is written by people. Other characters become '-'.
std::string plainRule(std::string_view rule);
// As one object of RFC 8259.
std::string jsonOf(const AlertNotice& notice);

} // namespace paillasse::store

namespace paillasse::cbor {

template <>
struct Fields<store::AlertNotice> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.kind, x.alert, x.rule, x.severity, x.laboratory, x.person, x.workstation, x.aboutPatient, x.raisedAt, x.at, x.count, x.observed, x.usual); }
};

} // namespace paillasse::cbor
