// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

QString RefusalWords::of(const lab::Refusal& refusal)
{
    using lab::RefusalCode;
    switch (refusal.code) {
    case RefusalCode::NotPermitted: return tr("You do not have the right to do this here. Ask the person in charge of rights.");
    case RefusalCode::WithheldLine: return tr("This depends on a confidential examination that you may not see.");
    case RefusalCode::OtherLaboratory: return tr("This belongs to another laboratory.");
    case RefusalCode::UnknownDocument: return tr("The record is not known to the store. Synchronise, then try again.");
    case RefusalCode::AlreadyExists: return tr("It exists already.");
    case RefusalCode::WrongSubject: return tr("This cannot be done to this record.");
    case RefusalCode::UnknownLine: return tr("The examination is no longer on the order. Read it again.");
    case RefusalCode::UnknownSpecimen: return tr("The tube is not on the order.");
    case RefusalCode::UnknownMeasurement: return tr("The measurement is not on the line any more. Read it again.");
    case RefusalCode::Malformed: return tr("Something is missing or too long. Check what was entered.");
    case RefusalCode::StaleLine: return tr("Somebody changed this line meanwhile. Read it again, then decide.");
    case RefusalCode::ReportableChanged: return tr("Somebody else's measurement is the retained one now. Compare both, then choose.");
    case RefusalCode::NotMeasured: return tr("There is no result to validate yet.");
    case RefusalCode::WrongState: return tr("The line is not in a state that allows this.");
    case RefusalCode::Released: return tr("The result is released. It must be opened again for a correction first.");
    case RefusalCode::CriticalUnanswered: return tr("A critical value waits for its call (F8), a rerun (F7) or a reason.");
    case RefusalCode::ControlRejected: return tr("Quality control rejects this bench. Record the action and an acceptable control first.");
    case RefusalCode::EnteredBySelf: return tr("You entered this result: another biologist must validate it.");
    case RefusalCode::SpecimenRejected: return tr("The tube was rejected. A new one is needed.");
    case RefusalCode::ReasonMissing: return tr("A reason is needed.");
    case RefusalCode::BadSignature: return tr("The signature is not open or does not fit. Open the signature again.");
    case RefusalCode::ReportMismatch: return tr("The results changed since you read them. Read them again, then sign.");
    case RefusalCode::NumberNotLeased: return tr("The number does not belong to this workstation. Take a new one.");
    case RefusalCode::IdReused: return tr("This act was already received with other content. Make it again.");
    case RefusalCode::SeatLost: return tr("Your session went on at another workstation meanwhile.");
    case RefusalCode::AccountClosed: return tr("The account is closed.");
    case RefusalCode::NeedsConnection: return tr("This needs the store, which cannot be reached now.");
    case RefusalCode::MixedConfidentiality: return tr("One interpretation cannot speak of examinations of two confidential kinds. Release them one kind at a time.");
    case RefusalCode::ExternalResult: return tr("This result is another laboratory's. It is shown, and cannot be validated or signed here.");
    case RefusalCode::CatalogueChanged: return tr("The catalogue or the patient changed meanwhile: this examination is confidential, or done at another bench. Ask for it anew.");
    case RefusalCode::GroundLost: return tr("One of the results that this value is calculated from is gone: it cannot be given. It waits again at the bench.");
    case RefusalCode::SecondFactorNeeded: return tr("The signature is no longer open. Open it again with your code, then once more.");
    }
    return tr("It was refused.");
}

QString RefusalWords::storeFull()
{
    return tr("The store’s disk is full: it keeps nothing new. Nothing was done. Tell the administrator, then try again.");
}

QString RefusalWords::of(const client::Submission& submission)
{
    if (submission.refusal)
        return of(*submission.refusal);
    if (!submission.trouble)
        return {};
    switch (submission.trouble->failure) {
    case client::Failure::DiskFull: return tr("The disk is full: nothing was saved. Make room, then press the key again.");
    case client::Failure::StoreFull: return storeFull();
    case client::Failure::Offline: return tr("The store cannot be reached: this needs it. Nothing was done.");
    default: return tr("It could not be saved (%1). Nothing was done.").arg(QString::fromLatin1(client::nameOf(submission.trouble->failure)));
    }
}

} // namespace paillasse::ui
