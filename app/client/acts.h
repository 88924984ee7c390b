// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QObject>

#include "app/client/failure.h"
#include "app/lab/act.h"
#include "app/lab/document.h"
#include "app/lab/refusal.h"

namespace paillasse::client {

// What became of one Save.
struct Submission {
    lab::ActId act;                       // null: it was never made
    std::optional<lab::Refusal> refusal;  // a rule or a right says no: nothing was kept
    std::optional<Trouble> trouble;       // the disk, or (online-only acts) the network: nothing was kept
    std::uint64_t revision = 0;           // of the document at the store; online-only acts
    [[nodiscard]] bool isCommitted() const { return !refusal && !trouble; }
};
using Submitted = std::function<void(const Submission&)>;

// A release as the biologist asks for it; version, kind, hashes and signature are made here.
struct ReleaseRequest {
    lab::OrderId order;
    std::vector<lab::LineId> lines;
    std::optional<lab::ReportKind> kind;  // nothing: what follows from the order (lab::kindOfNextRelease)
    std::string interpretation;
    std::string reason;                   // of a correction
    std::vector<lab::BasedOn> seen;       // the revisions on screen: a line that changed since comes back for reading
};

struct Released {
    Submission submission;
    std::uint16_t version = 0;
    lab::ReportKind kind = lab::ReportKind::Partial;
};

// An act of this person that the store refused (or that no longer fits what the store has), kept until somebody decides.
struct TrayEntry {
    lab::Act act;
    lab::Refusal refusal;
    Instant refusedAt;
    // The document as the store has it, and as it would be with the act where that still computes.
    std::optional<lab::Document> theirs;
    std::optional<lab::Document> mine;
};

// An act of this person that the store has not answered yet, and what it is on as it is shown here, the act done.
struct WaitingAct {
    lab::Act act;
    std::optional<lab::Document> document;
};

enum class TrayDecision {
    Resend,  // made anew on what the store has now: my measurement becomes the reportable one, my line states count
    Discard  // theirs stands, and the act is gone: what the outbox still holds of it nobody here can read
};

// The revisions of the lines that `body` names, as they stand in the order that its author has on screen.
std::vector<lab::BasedOn> basedOn(const lab::Order& seen, const lab::ActBody& body);

// What people do. Every call returns at once; `done` runs later on this object's thread, not at all when `context` is gone.
class Acts : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Checked against the document here (access::may, lab::apply), signed, durable in the outbox, copied to the cache; then
    // `done`. Online-only bodies are refused with NeedsConnection: use submitOnline.
    virtual void submit(const lab::DocumentId& subject, const lab::ActBody& body, std::vector<lab::BasedOn> based, QObject* context, Submitted done) = 0;
    // Waits for the store. Unreachable: whether it was taken is not known; the feed will show it, and doing it again does no harm.
    virtual void submitOnline(const lab::DocumentId& subject, const lab::ActBody& body, std::vector<lab::BasedOn> based, QObject* context, Submitted done) = 0;
    // Signs with the person's key (Session::openSigning first, else refused as BadSignature) and waits for the store.
    virtual void release(const ReleaseRequest& request, QObject* context, std::function<void(const Released&)> done) = 0;

    // From this workstation's leased blocks: "0048213", "26-112298". Durable before it is given: never twice. NotFound: used up,
    // and the store cannot be reached for more.
    virtual void takePatientNumber(QObject* context, Reply<std::string> reply) = 0;
    virtual void takeAccession(QObject* context, Reply<std::string> reply) = 0;

    // In the order in which they were made.
    virtual void waiting(QObject* context, Reply<std::vector<WaitingAct>> reply) = 0;
    virtual void tray(QObject* context, Reply<std::vector<TrayEntry>> reply) = 0;
    virtual void resolveTray(const lab::ActId& act, TrayDecision decision, QObject* context, Submitted done) = 0;

    [[nodiscard]] virtual int pendingCount() const = 0; // saved work in this workstation's outbox, whoever's; readings are not counted
    [[nodiscard]] virtual int refusedCount() const = 0; // in this person's tray

Q_SIGNALS:
    void pendingChanged(int pending);
    void refusedChanged(int refused);
    // The store said no to an act that was durable here. It is in the tray.
    void actRefused(const paillasse::lab::ActId& act, const paillasse::lab::Refusal& refusal);
};

} // namespace paillasse::client
