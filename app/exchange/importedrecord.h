// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/lab/measurement.h"
#include "app/lab/order.h"
#include "app/lab/patient.h"

// What another system's message says, in the laboratory's terms but before any look at the laboratory's own records: nobody has been
// recognised yet, no examination found in the catalogue. All text is UTF-8 within the bounds of lab/wellformed.h.
namespace paillasse::exchange {

// An examination as the source names it.
struct SourceCode {
    std::string loinc;   // "2823-3", or empty
    std::string local;   // the source's own code, or empty
    std::string system;  // of the local code: "L", "99MDH", a URI
    std::string text;
    bool operator==(const SourceCode&) const = default;
};
// Its most telling name: the LOINC code, else the local one, else the text.
const std::string& keyOf(const SourceCode& code);

// HL7 table 0085 and FHIR observation-status, as far as they differ for us.
enum class ResultStatus {
    Pending,      // announced, without a value
    Preliminary,
    Final,
    Corrected,    // replaces what was sent before
    NotPerformed, // no result can be obtained
    Withdrawn     // was sent in error
};
constexpr ResultStatus lastOf(ResultStatus) { return ResultStatus::Withdrawn; }

// Something that came along with a result and is no value: a report as a document.
struct Attachment {
    std::string mediaType; // "application/pdf", "text/xml"; as the source calls it
    std::string title;
    Bytes content;
    Instant createdAt = {};
    bool operator==(const Attachment&) const = default;
};

struct ImportedResult {
    SourceCode examination;
    std::string part;                // sub-identifier where one examination has several results
    ResultStatus status = ResultStatus::Final;
    std::optional<lab::Value> value; // as the source's type says it; nothing when it sent none
    std::string unit;                // UCUM where it could be told
    lab::AppliedRange range;         // as the source sent it
    lab::Level level = lab::Level::Normal;
    std::string flags;               // what of the source's flags is not a level: "*", "S"
    Instant observedAt;              // when it was true of the patient: the collection
    Instant analysedAt;
    std::string instrument;
    std::string method;
    std::string performingLaboratory;
    std::string comment;
    std::vector<Attachment> attachments;
    bool operator==(const ImportedResult&) const = default;
};

struct ImportedSpecimen {
    std::string id;                  // may be our own tube's label
    std::string type;                // words or code
    std::string container;           // the tube, as the source calls it
    std::vector<SourceCode> serves;  // the requests that it stands with; empty: any
    Instant collectedAt;
    Instant receivedAt;
    std::string remark;              // condition, and the words of a rejection
    bool rejected = false;
    lab::RejectionReason rejection = lab::RejectionReason::None;
    bool isUnavailable = false;      // nothing can be measured on it, for no reason that is told
    bool isOfRequest = false;        // told in the request itself (OBR-14, OBR-15)
    bool operator==(const ImportedSpecimen&) const = default;
};

// A message's number in its input, from 1. Inputs are counted by the caller, from 0.
struct MessagePlace {
    std::size_t input = 0;
    std::size_t number = 0;
    bool operator==(const MessagePlace&) const = default;
    auto operator<=>(const MessagePlace&) const = default;
};

enum class OrderAction {
    Place,   // an order to be done here
    Cancel,  // what was ordered is wanted no more
    Inform,  // a message about an order that asks for nothing
    Report   // results
};
constexpr OrderAction lastOf(OrderAction) { return OrderAction::Report; }

struct ImportedOrder {
    OrderAction action = OrderAction::Report;
    std::vector<std::string> ids;    // "authority|number": group, placer's, filler's; the telling ones first
    lab::Priority priority = lab::Priority::Routine;
    lab::OrderContext context;       // without prescriber id; sourceId is the first of `ids`
    std::vector<SourceCode> requested;
    std::vector<ImportedSpecimen> specimens;
    std::vector<ImportedResult> results;
    std::vector<Attachment> attachments;
    std::string comment;             // on the whole
    std::vector<MessagePlace> sources; // the messages that it was put together from
    bool operator==(const ImportedOrder&) const = default;
};

struct ImportedPatient {
    lab::Identity identity;              // never more than Validated: qualifying is the laboratory's own act
    lab::Contact contact;
    std::string insuredNir;
    std::vector<std::string> sourceIds;  // "authority|number"
    bool operator==(const ImportedPatient&) const = default;

    // Enough to make a patient of: a birth name.
    [[nodiscard]] bool isNamed() const { return !identity.birthName.empty(); }
};

// What the fields are called in. Append, never reorder.
enum class SourceForm { Hl7v2, Fhir, HprimMedecins, HprimSante, Csv };
constexpr SourceForm lastOf(SourceForm) { return SourceForm::Csv; }

struct ImportedRecord {
    SourceForm form = SourceForm::Hl7v2;
    std::vector<MessagePlace> sources;   // the messages that it was put together from
    std::string sender;                  // application or laboratory, for a person to read
    std::optional<ImportedPatient> patient;
    std::vector<ImportedOrder> orders;
    bool operator==(const ImportedRecord&) const = default;
};

struct MessageRefusal {
    std::string where;    // "PID-5", "line 12", "Observation.subject": places, never contents
    std::string reason;   // an English sentence without patient data
    bool operator==(const MessageRefusal&) const = default;
};

// One message of an input. Nothing of it is lost in silence: what no record holds is in `unread`.
struct SourceMessage {
    MessagePlace place;
    std::string type;                      // "ORU^R01", "Bundle (message)", "Observation"
    std::size_t offset = 0;                // where its bytes are in the input
    std::size_t size = 0;
    std::optional<MessageRefusal> refusal; // nothing: accepted
    std::vector<std::string> unread;       // "PID-18", "Patient.maritalStatus", each once
    bool operator==(const SourceMessage&) const = default;
};

struct Reading {
    std::vector<SourceMessage> messages;
    std::vector<ImportedRecord> records;   // in the order of their first message
    std::vector<std::string> notes;        // of the input as a whole: "BTS-1 counts 5 messages, there are 4"
};

} // namespace paillasse::exchange
