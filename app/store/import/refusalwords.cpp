// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/refusalwords.h"

namespace paillasse::store {

namespace {

const char* sentenceOf(lab::RefusalCode code)
{
    using lab::RefusalCode;
    switch (code) {
    case RefusalCode::NotPermitted: return "the store does not permit it to an import";
    case RefusalCode::WithheldLine: return "it depends on a line that an import may not see";
    case RefusalCode::OtherLaboratory: return "it belongs to another laboratory";
    case RefusalCode::UnknownDocument: return "what it belongs to is not here";
    case RefusalCode::AlreadyExists: return "it is here already, with other contents";
    case RefusalCode::WrongSubject: return "it does not fit what it is meant for";
    case RefusalCode::UnknownLine: return "the order has no such line";
    case RefusalCode::UnknownSpecimen: return "the order has no such tube";
    case RefusalCode::UnknownMeasurement: return "the line has no such measurement";
    case RefusalCode::Malformed: return "something is missing in it, or there is more of it than one order can hold";
    case RefusalCode::StaleLine: return "the line was changed here at the same time";
    case RefusalCode::ReportableChanged: return "another value was chosen here at the same time";
    case RefusalCode::NotMeasured: return "there is no value yet";
    case RefusalCode::WrongState: return "the line or the tube is in a state that does not allow it";
    case RefusalCode::Released: return "the line was released: only a person opens it again";
    case RefusalCode::CriticalUnanswered: return "a critical value has no answer yet";
    case RefusalCode::ControlRejected: return "quality control rejects";
    case RefusalCode::EnteredBySelf: return "who entered cannot validate";
    case RefusalCode::SpecimenRejected: return "the tube was rejected";
    case RefusalCode::ReasonMissing: return "it needs a reason, and none is told";
    case RefusalCode::BadSignature: return "its signature does not hold";
    case RefusalCode::ReportMismatch: return "it does not match what the store has";
    case RefusalCode::NumberNotLeased: return "its number was not given out by this store";
    case RefusalCode::IdReused: return "the same act came before with other contents";
    case RefusalCode::SeatLost: return "its author is at work elsewhere";
    case RefusalCode::AccountClosed: return "its author may no longer act";
    case RefusalCode::NeedsConnection: return "it can only be done with the store's answer";
    case RefusalCode::MixedConfidentiality: return "it mixes lines of two confidential classes";
    case RefusalCode::SecondFactorNeeded: return "it needs a code that an import does not have";
    case RefusalCode::ExternalResult: return "another laboratory's result is neither validated nor signed here";
    case RefusalCode::CatalogueChanged: return "the examination belongs to another class or bench than the line says";
    case RefusalCode::GroundLost: return "the calculated value can no longer be given: one of its inputs is gone";
    }
    return "the store refuses it";
}

} // namespace

std::string wordsOf(const lab::Refusal& refusal)
{
    std::string words = sentenceOf(refusal.code);
    if (refusal.line != 0)
        words += " (line " + std::to_string(refusal.line) + ')';
    return words + " [" + std::string(lab::toString(refusal.code)) + ']';
}

} // namespace paillasse::store
