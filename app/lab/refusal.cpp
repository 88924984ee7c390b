// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/refusal.h"

namespace paillasse::lab {

std::string_view toString(RefusalCode code)
{
    switch (code) {
    case RefusalCode::NotPermitted:
        return "not-permitted";
    case RefusalCode::WithheldLine:
        return "withheld-line";
    case RefusalCode::OtherLaboratory:
        return "other-laboratory";
    case RefusalCode::UnknownDocument:
        return "unknown-document";
    case RefusalCode::AlreadyExists:
        return "already-exists";
    case RefusalCode::WrongSubject:
        return "wrong-subject";
    case RefusalCode::UnknownLine:
        return "unknown-line";
    case RefusalCode::UnknownSpecimen:
        return "unknown-specimen";
    case RefusalCode::UnknownMeasurement:
        return "unknown-measurement";
    case RefusalCode::Malformed:
        return "malformed";
    case RefusalCode::StaleLine:
        return "stale-line";
    case RefusalCode::ReportableChanged:
        return "reportable-changed";
    case RefusalCode::NotMeasured:
        return "not-measured";
    case RefusalCode::WrongState:
        return "wrong-state";
    case RefusalCode::Released:
        return "released";
    case RefusalCode::CriticalUnanswered:
        return "critical-unanswered";
    case RefusalCode::ControlRejected:
        return "control-rejected";
    case RefusalCode::EnteredBySelf:
        return "entered-by-self";
    case RefusalCode::SpecimenRejected:
        return "specimen-rejected";
    case RefusalCode::ReasonMissing:
        return "reason-missing";
    case RefusalCode::BadSignature:
        return "bad-signature";
    case RefusalCode::ReportMismatch:
        return "report-mismatch";
    case RefusalCode::NumberNotLeased:
        return "number-not-leased";
    case RefusalCode::IdReused:
        return "id-reused";
    case RefusalCode::SeatLost:
        return "seat-lost";
    case RefusalCode::AccountClosed:
        return "account-closed";
    case RefusalCode::NeedsConnection:
        return "needs-connection";
    case RefusalCode::MixedConfidentiality:
        return "mixed-confidentiality";
    case RefusalCode::SecondFactorNeeded:
        return "second-factor-needed";
    case RefusalCode::ExternalResult:
        return "external-result";
    case RefusalCode::CatalogueChanged:
        return "catalogue-changed";
    case RefusalCode::GroundLost:
        return "ground-lost";
    }
    return "unknown";
}

} // namespace paillasse::lab
