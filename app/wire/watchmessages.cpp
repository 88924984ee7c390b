// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/watchmessages.h"

#include <array>

#include "app/wire/messagecodec.h"
#include "app/wire/watchfields.h"

namespace paillasse::cbor {

template <>
struct Fields<wire::TrailRow> {
    static void visit(auto& v, auto& x) { numbered(v, x.place, x.kind, x.act, x.at, x.done, x.person, x.workstation, x.subjectKind, x.subject, x.patient, x.count, x.offline, x.personName, x.workstationName, x.reference); }
};
template <>
struct Fields<wire::HourCount> {
    static void visit(auto& v, auto& x) { numbered(v, x.hour, x.events); }
};
template <>
struct Fields<wire::TrailReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.rows, x.total, x.byHour, x.indexedTo); }
};
template <>
struct Fields<wire::TrailExport> {
    static void visit(auto& v, auto& x) { numbered(v, x.query, x.form, x.code); }
};
template <>
struct Fields<wire::AlertsQuestion> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.known); }
};
template <>
struct Fields<wire::AlertsReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.alerts); }
};
template <>
struct Fields<wire::AlertStepping> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.alert, x.step, x.text); }
};
template <>
struct Fields<wire::AlertQuestion> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.alert); }
};
template <>
struct Fields<wire::UsualFigure> {
    static void visit(auto& v, auto& x) { numbered(v, x.today, x.usualLow, x.usualHigh, x.byHour, x.usualByHour); }
};
template <>
struct Fields<wire::Outlier> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.workstation, x.name, x.kind, x.today, x.usual); }
};
template <>
struct Fields<wire::WitnessState> {
    static void visit(auto& v, auto& x) { numbered(v, x.name, x.lastTaken, x.size); }
};
template <>
struct Fields<wire::LedgerStanding> {
    static void visit(auto& v, auto& x) { numbered(v, x.size, x.headAt, x.epoch, x.root, x.verifiedAt, x.findings, x.clientsProved, x.doubts, x.witnesses); }
};
template <>
struct Fields<wire::WatchReply> {
    static void visit(auto& v, auto& x) { numbered(v, x.signIns, x.reads, x.exports, x.outliers, x.ledger, x.indexedTo); }
};
template <>
struct Fields<wire::LedgerDoubt> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.knownSize, x.shownSize, x.knownHead, x.shownHead); }
};

} // namespace paillasse::cbor

namespace paillasse::wire {

namespace {

// In the order of EventKind.
constexpr std::array<const char*, static_cast<std::size_t>(lastOf(EventKind{})) + 1> names{
    "opened-patient", "opened-order", "opened-report", "opened-history", "searched", "printed", "saved-pdf", "copied", "exported", "locked",
    "unlocked", "unlock-refused", "acted", "signed-in", "signed-out", "sign-in-failed", "seat-moved", "seat-forced", "former-seat-acted",
    "code-shown", "signing-opened", "password-changed", "factor-changed", "activated", "staff-changed", "roles-changed", "policy-changed",
    "workstation-asked", "workstation-changed", "workstation-reported", "session-ended-by-other", "numbers-leased", "imported", "glass-broken",
    "glass-read", "glass-reviewed", "trail-asked", "trail-exported", "rights-exported", "store-started", "store-stopped", "backup-made",
    "backup-failed", "restored", "verified", "ledger-doubted", "condition-noted", "expired", "alert-stepped", "channel-failed",
    "erasure", "channel-added", "channel-removed", "migration-stepped", "migration-refused", "certificate-refused"};

} // namespace

const char* nameOf(EventKind kind)
{
    return names[static_cast<std::size_t>(kind)];
}

PAILLASSE_MESSAGE(TrailQuery);
PAILLASSE_MESSAGE(TrailReply);
PAILLASSE_MESSAGE(TrailExport);
PAILLASSE_MESSAGE(AlertsQuestion);
PAILLASSE_MESSAGE(AlertsReply);
PAILLASSE_MESSAGE(AlertStepping);
PAILLASSE_MESSAGE(AlertQuestion);
PAILLASSE_MESSAGE(WatchReply);
PAILLASSE_MESSAGE(LedgerDoubt);

} // namespace paillasse::wire
