// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "app/lab/ids.h"

namespace paillasse::lab {

// Why an act was refused. The number travels; the screen's sentence is made from it. Append, never reorder.
enum class RefusalCode {
    NotPermitted,             // no right to this act
    WithheldLine,             // it depends on a line that its author may not see
    OtherLaboratory,
    UnknownDocument,
    AlreadyExists,
    WrongSubject,             // the act does not fit its document
    UnknownLine,
    UnknownSpecimen,
    UnknownMeasurement,
    Malformed,                // a field is missing or out of bounds
    StaleLine,                // the line changed since the author saw it
    ReportableChanged,        // somebody else's measurement is the reportable one since
    NotMeasured,              // nothing to validate
    WrongState,               // the line or specimen is not in a state that allows it
    Released,                 // a released line moves only by devalidation
    CriticalUnanswered,       // a critical value without call, rerun or reason
    ControlRejected,          // quality control rejects
    EnteredBySelf,            // who entered cannot validate (a setting of the laboratory)
    SpecimenRejected,
    ReasonMissing,
    BadSignature,
    ReportMismatch,           // the signed bytes do not match what the store has
    NumberNotLeased,
    IdReused,                 // the same act id with other content
    SeatLost,
    AccountClosed,            // the author may no longer act
    NeedsConnection,          // online-only
    MixedConfidentiality,     // an interpretation over lines of two confidential classes: nobody could be shown it rightly
    SecondFactorNeeded,       // the signing session is over: the code again, then once more
    ExternalResult,           // another laboratory's result: shown, never validated or signed here
    CatalogueChanged,         // the examination belongs to another class or bench than the line says, or its patient works here
    GroundLost                // a calculated value that can no longer be given: one of its inputs is gone
};
constexpr RefusalCode lastOf(RefusalCode) { return RefusalCode::GroundLost; }

struct [[nodiscard]] Refusal {
    RefusalCode code = RefusalCode::Malformed;
    LineId line = 0; // 0: the whole act
    bool operator==(const Refusal&) const = default;
};

template <class T>
using Allowed = tl::expected<T, Refusal>;

[[nodiscard]] inline tl::unexpected<Refusal> refuse(RefusalCode code, LineId line = 0)
{
    return tl::unexpected<Refusal>(Refusal{code, line});
}

std::string_view toString(RefusalCode code);

} // namespace paillasse::lab
