// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/migrationwords.h"

#include <algorithm>

#include <QRegularExpression>

#include "ui/migration/fieldwords.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

using migration::DifferenceKind;
using migration::JobState;
using migration::StepRefusal;
using migration::Work;

Badge MigrationWords::badgeOf(JobState state, Work work)
{
    if (work != Work::None)
        return {Tone::Delta, Shape::Change, of(work), {}};
    switch (state) {
    case JobState::Drafted: return {Tone::Accent, Shape::Pen, tr("drafted"), {}};
    case JobState::Approved: return {Tone::Accent, Shape::Check, tr("approved"), {}};
    case JobState::Staged: return {Tone::Accent, Shape::Lock, tr("staged"), {}};
    case JobState::Checked: return {Tone::Abnormal, Shape::Exclamation, tr("checked"), {}};
    case JobState::Accepted: return {Tone::Done, Shape::Check, tr("accepted"), {}};
    case JobState::Abandoned: return {Tone::Neutral, Shape::None, tr("abandoned"), {}};
    case JobState::Erased: return {Tone::Done, Shape::Check, tr("erased"), {}};
    case JobState::Certified: return {Tone::Done, Shape::Check, tr("certified"), {}};
    }
    return {};
}

QString MigrationWords::of(Work work)
{
    switch (work) {
    case Work::None: return {};
    case Work::Stage: return tr("staging");
    case Work::Check: return tr("checking");
    case Work::Deliver: return tr("delivering");
    case Work::Erase: return tr("erasing");
    case Work::Certify: return tr("certifying");
    }
    return {};
}

QString MigrationWords::of(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::UnreadMessage: return tr("A message could not be read");
    case DifferenceKind::UnknownExamination: return tr("Examination not in the catalogue");
    case DifferenceKind::UnknownUnit: return tr("Unit that is not known");
    case DifferenceKind::SameTwice: return tr("The same record twice");
    case DifferenceKind::ProbablySamePerson: return tr("Two patients, probably one person");
    case DifferenceKind::ImplausibleValue: return tr("Value that cannot be");
    case DifferenceKind::OutsideMandate: return tr("Outside the mandate, left out");
    case DifferenceKind::Refused: return tr("The store would not take it");
    case DifferenceKind::ReadBackDiffers: return tr("It does not read back as it was");
    case DifferenceKind::SampleDisagrees: return tr("The sample disagrees");
    case DifferenceKind::CountDiffers: return tr("The counts differ");
    case DifferenceKind::UnreadField: return tr("A field not read as it stands");
    }
    return {};
}

QString MigrationWords::of(StepRefusal refusal)
{
    switch (refusal) {
    case StepRefusal::UnknownJob: return tr("This migration is not there any more.");
    case StepRefusal::AlreadyThere: return tr("It was drafted already.");
    case StepRefusal::OutOfOrder: return tr("The step before was not taken. The migration is shown as it stands now.");
    case StepRefusal::BadMandate: return tr("The mandate is not complete, or its days contradict each other.");
    case StepRefusal::OwnMandate: return tr("It is your own mandate: somebody else approves it, and accepts.");
    case StepRefusal::NotApprover: return tr("The mandate names other approvers.");
    case StepRefusal::MandateDiffers: return tr("The mandate is not the one that you read. Read it again before you approve.");
    case StepRefusal::PastDeadline: return tr("The deadline is over: the store abandons and erases.");
    case StepRefusal::NotExplained: return tr("Differences wait for an explanation: explain each, then accept.");
    case StepRefusal::SampleIncomplete: return tr("Records of the sample wait to be compared: compare each, then accept.");
    case StepRefusal::NotAcknowledged: return tr("The recipient’s acknowledgement is missing.");
    case StepRefusal::StoreOnly: return tr("The store takes this step by itself.");
    case StepRefusal::PersonOnly: return tr("A person takes this step, not the store.");
    case StepRefusal::BeyondMandate: return tr("It would go beyond the mandate.");
    case StepRefusal::NotDue: return tr("It is not due yet.");
    case StepRefusal::WordsMissing: return tr("Words are missing, or there are too many of them.");
    case StepRefusal::NotWhatWasSent: return tr("The manifest is not the one that was sent: ask the recipient to read it again.");
    case StepRefusal::NoRight: return tr("You have no right to this step in each laboratory of the mandate.");
    case StepRefusal::NoSource: return tr("No file of that name waits at the store.");
    case StepRefusal::UnknownRecord: return tr("This difference, or this record, is not of this migration.");
    }
    return {};
}

QString MigrationWords::of(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Refused: return tr("The store refuses: this is not yours to do.");
    case ErrorCode::NotFound: return tr("It is not there any more.");
    case ErrorCode::Unreachable: return tr("The store cannot be reached. Try again when it is back.");
    default: return tr("The store could not do it. Try again; if it stays so, tell the administrator.");
    }
}

QString MigrationWords::ofState(const std::string& word)
{
    if (word == "yes")
        return tr("yes");
    if (word == "no")
        return tr("no");
    if (word == "urgent")
        return tr("urgent");
    if (word == "routine")
        return tr("routine");
    if (word == "provisional")
        return tr("provisional identity");
    if (word == "retrieved")
        return tr("retrieved identity");
    if (word == "validated")
        return tr("validated identity");
    return word == "qualified" ? tr("qualified identity") : QString::fromStdString(word);
}

QString MigrationWords::titleOf(const client::MigrationLine& line)
{
    const auto counterpart = QString::fromStdString(line.counterpart);
    return line.direction == migration::Direction::In ? tr("From %1").arg(counterpart) : tr("To %1").arg(counterpart);
}

QString MigrationWords::dueOf(Instant due, Instant now)
{
    if (due.isNull())
        return {};
    return due > now ? tr("%1 left").arg(Format::duration(due - now)) : tr("over by %1").arg(Format::duration(now - due));
}

std::optional<Bytes> MigrationWords::sha256In(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^[0-9a-f]{64}$"));
    const auto digits = text.toLower().remove(u' ').toLatin1();
    if (!form.match(QString::fromLatin1(digits)).hasMatch())
        return std::nullopt;
    const auto bytes = QByteArray::fromHex(digits);
    return Bytes(bytes.begin(), bytes.end());
}

Row MigrationWords::rowOf(const client::MigrationLine& line, Instant now)
{
    const bool isOver = line.state == JobState::Certified;
    RowCell state;
    state.badges = {badgeOf(line.state, line.work)};
    const bool isLate = !line.dueAt.isNull() && line.dueAt <= now;
    return {QString::fromStdString(line.id.toString()),
            {state, {titleOf(line), isOver ? CellInk::Quiet : CellInk::Strong}, {FieldWords::of(line.format)}, {QString::fromStdString(line.draftedBy)}, {Format::timeOrDate(line.since, now), CellInk::Quiet, {}, {}, true}, {isOver ? QString() : dueOf(line.dueAt, now), isLate ? CellInk::Critical : CellInk::Normal}}};
}

QStringList MigrationWords::mandateOf(const client::MigrationView& view)
{
    const auto& mandate = view.mandate;
    QStringList approvers;
    for (const auto& person : mandate.approvers)
        approvers << nameOf(view, person);
    QStringList lines{
        tr("Instructed by %1 (%2)").arg(QString::fromStdString(mandate.instructedBy), QString::fromStdString(mandate.reference)),
        FieldWords::of(mandate.ground),
        tr("Orders from %1 to %2, %3").arg(Format::date(mandate.from), Format::date(mandate.until), FieldWords::of(mandate.format)),
        tr("Approved by one of: %1").arg(Format::list(approvers)),
        tr("Staging is gone by %1, whatever happens").arg(Format::dateTime(mandate.deadlines.erasure)),
    };
    if (!mandate.patients.empty())
        lines << tr("%n patient(s) alone", nullptr, static_cast<int>(mandate.patients.size()));
    if (!mandate.recipientKey.empty())
        lines << tr("Sealed for %1").arg(QString::fromStdString(mandate.recipientKey));
    if (mandate.transfersResponsibility)
        lines << tr("Responsibility goes with it: after the recipient’s acknowledgement the patients’ keys are destroyed here.");
    return lines;
}

QStringList MigrationWords::besideUsual(const migration::Mandate& mandate)
{
    QStringList names;
    for (const auto& info : migration::fields())
        if (!info.byDefault && mandate.fields.has(info.field))
            names << FieldWords::of(info.field);
    return names;
}

QString MigrationWords::nextOf(const client::MigrationView& view, const client::MigrationProgress& progress)
{
    if (view.work != Work::None) {
        if (progress.failed)
            return tr("The store could not go on with %1, and tries again. What to do stands in its log.").arg(of(view.work));
        return progress.of == 0 ? tr("The store is %1.").arg(of(view.work)) : tr("The store is %1: %2 of %3.").arg(of(view.work), Format::count(static_cast<std::int64_t>(progress.done)), Format::count(static_cast<std::int64_t>(progress.of)));
    }
    switch (view.state) {
    case JobState::Drafted: return tr("It waits for its approval by somebody other than %1.").arg(nameOf(view, view.draftedBy));
    case JobState::Approved: return tr("It waits for the staging to begin.");
    case JobState::Staged: return tr("It waits for the check to begin.");
    case JobState::Checked: {
        const auto unexplained = unexplainedOf(view);
        if (unexplained > 0)
            return tr("%n difference(s) wait for an explanation.", nullptr, static_cast<int>(unexplained));
        if (view.compared.size() < view.sample.size())
            return tr("%n record(s) of the sample wait to be compared.", nullptr, static_cast<int>(view.sample.size() - view.compared.size()));
        const auto drafter = nameOf(view, view.draftedBy);
        return othersAccept(view, view.approvedBy) ? tr("It waits to be accepted by somebody other than %1 and %2.").arg(drafter, nameOf(view, view.approvedBy)) : tr("It waits to be accepted by somebody other than %1.").arg(drafter);
    }
    case JobState::Accepted: return view.mandate.direction == migration::Direction::Out ? tr("It waits for the recipient’s acknowledgement.") : QString();
    case JobState::Abandoned: return tr("Abandoned: %1").arg(QString::fromStdString(view.abandonedWhy));
    case JobState::Erased: return {};
    case JobState::Certified: return tr("It is over. The certificate says what was moved, what was left out and what was destroyed.");
    }
    return {};
}

bool MigrationWords::othersAccept(const client::MigrationView& view, const lab::PersonId& person)
{
    const auto isComparedByOthers = [&](const migration::Step& step) { return std::holds_alternative<migration::CompareSample>(step.body) && !(step.by == person); };
    return person == view.draftedBy || (person == view.approvedBy && std::ranges::none_of(view.steps, isComparedByOthers));
}

std::uint64_t MigrationWords::unexplainedOf(const client::MigrationView& view)
{
    std::uint64_t all = 0;
    for (const auto& count : view.counts)
        all += count.unexplained;
    return all;
}

QString MigrationWords::nameOf(const client::MigrationView& view, const lab::PersonId& person)
{
    const auto found = std::ranges::find(view.names, person, &wire::MigrationName::person);
    return found == view.names.end() ? QString() : QString::fromStdString(found->name);
}

} // namespace paillasse::ui
