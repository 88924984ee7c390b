// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/benchquestions.h"

#include "app/lab/measurement.h"
#include "ui/bench/benchpresenter.h"
#include "ui/bench/calldialog.h"
#include "ui/bench/choicedialog.h"
#include "ui/bench/controldialog.h"
#include "ui/bench/examinationdialog.h"
#include "ui/bench/measurementrows.h"
#include "ui/drafts/dialogkeeper.h"
#include "ui/drafts/reasonkeeper.h"
#include "ui/widgets/reasondialog.h"
#include "ui/words/codedcomments.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

BenchQuestions::BenchQuestions(const Theme& theme, BenchPresenter& presenter, QWidget* page) : QObject(page), m_theme(theme), m_presenter(presenter), m_page(page) {}

const lab::ResultLine* BenchQuestions::lineOf(lab::LineId id) const
{
    return m_presenter.file() ? m_presenter.file()->order.line(id) : nullptr;
}

QString BenchQuestions::cell(lab::LineId line, int column) const
{
    return m_presenter.grid().index(m_presenter.grid().rowOfLine(line), column).data().toString();
}

// What is typed into it outlives a lock and a crash; the same question on the same line begins with it.
void BenchQuestions::openKept(ReasonDialog* dialog, const std::string& why, lab::LineId line)
{
    const auto& order = m_presenter.file()->order;
    keepReason(*dialog, m_presenter.drafts(), {placeOf(why, line), "order:" + order.id.toString(), order.accession});
    dialog->open();
}

std::string BenchQuestions::placeOf(const std::string& why, lab::LineId line) const
{
    return "bench." + why + ':' + m_presenter.file()->order.id.toString() + ':' + std::to_string(line);
}

// A line is one of its order: where another came to the front while somebody answered, nothing is done on that one.
std::function<bool()> BenchQuestions::ofThisOrder()
{
    return [this, asked = m_presenter.file()->order.id] {
        const auto* file = m_presenter.file();
        if (file && file->order.id == asked)
            return true;
        Q_EMIT said(tr("Another order came to the front while you answered: nothing was done. Ask again on the order that you mean."), true);
        return false;
    };
}

void BenchQuestions::whenReasoned(ReasonDialog* dialog, std::function<void(const QString& why)> act)
{
    connect(dialog, &ReasonDialog::reasonGiven, this, [dialog, act = std::move(act), still = ofThisOrder()] {
        if (still())
            act(dialog->words());
    });
}

void BenchQuestions::askExamination()
{
    m_presenter.askExaminations([this](const std::vector<client::OpenExamination>& open) {
        auto* dialog = new ExaminationDialog(m_theme, open, m_presenter.directory()->catalogue, m_page);
        connect(dialog, &ExaminationDialog::chosen, this, &BenchQuestions::examinationChosen);
        dialog->open();
    });
}

void BenchQuestions::askReason(lab::LineId line)
{
    const auto factor = tr("The factor: 5 for 1/5. %1 is kept as you typed it: it must be the final value, multiplied already.").arg(QStringLiteral("%1 %2").arg(cell(line, ResultGridModel::Result), cell(line, ResultGridModel::Unit)).trimmed());
    const Reason dilution{QStringLiteral("dilution"), tr("Dilution, value multiplied already"), true, factor, QRegularExpression(QStringLiteral("^(1/)?([2-9]|[1-9][0-9]{1,4})$"))};
    QList<Reason> reasons{{QStringLiteral("typing"), tr("Typing error"), false}, {QStringLiteral("rerun"), tr("Rerun"), false}, dilution, {QStringLiteral("other"), tr("Other"), true}};
    // Behind the others, whose keys stay the same: each tube that there is to choose.
    if (const auto* shown = lineOf(line))
        for (const auto* tube : m_presenter.file()->order.otherSpecimens(*shown))
            reasons << Reason{QStringLiteral("tube:%1").arg(tube->number), tr("Another tube: %1 %2", "its kind and number").arg(QString::fromStdString(tube->container)).arg(tube->number), false};
    auto* dialog = new ReasonDialog(m_theme, tr("Another measurement"), tr("This line has a result already; the new one is added to it. Why?"), reasons, tr("Add"), m_page);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, line, still = ofThisOrder()](const QString& code, const QString& text) {
        if (!still())
            return;
        static const QHash<QString, lab::EntryReason> known{{QStringLiteral("typing"), lab::EntryReason::TypingError}, {QStringLiteral("rerun"), lab::EntryReason::Rerun},
                                                            {QStringLiteral("dilution"), lab::EntryReason::Dilution}, {QStringLiteral("tube"), lab::EntryReason::OtherSpecimen}};
        Again again{known.value(code.section(QLatin1Char(':'), 0, 0), lab::EntryReason::Other), text};
        if (again.reason == lab::EntryReason::Dilution)
            again.dilution = text.section(QLatin1Char('/'), -1).toUInt();
        if (again.reason == lab::EntryReason::OtherSpecimen)
            again.specimen = static_cast<lab::SpecimenNumber>(code.section(QLatin1Char(':'), 1).toUInt());
        m_presenter.commit(line, again);
    });
    connect(dialog, &QDialog::rejected, this, [this, line] { m_presenter.grid().dropDraft(line); });
    openKept(dialog, "reason", line);
}

void BenchQuestions::askChoice(lab::LineId line)
{
    const auto* shown = lineOf(line);
    if (!shown || shown->measurements.size() < 2)
        return Q_EMIT said(tr("Nothing to choose from: a line with several measurements is needed."), false);
    const MeasurementRows rows(m_presenter.file()->order, *m_presenter.directory(), m_presenter.now());
    QHash<QString, QString> objections;
    for (const auto& measurement : shown->measurements) {
        const auto objection = m_presenter.objectionTo(line, measurement.id);
        if (shown->reportable == measurement.id)
            objections.insert(QString::fromStdString(measurement.id.toString()), tr("This is the one that is reported."));
        else if (objection)
            objections.insert(QString::fromStdString(measurement.id.toString()), RefusalWords::of(*objection));
    }
    auto* dialog = new ChoiceDialog(m_theme, tr("%1: which measurement is reported?").arg(cell(line, ResultGridModel::Examination)), MeasurementRows::headers(), rows.of(*shown), objections, m_page);
    connect(dialog, &ChoiceDialog::chosen, this, [this, line, still = ofThisOrder()](const QString& id) {
        if (const auto measurement = lab::MeasurementId::parse(id.toStdString()); measurement && still())
            askWhyChosen(line, *measurement);
    });
    dialog->open();
}

void BenchQuestions::askWhyChosen(lab::LineId line, const lab::MeasurementId& measurement)
{
    const auto* shown = lineOf(line);
    const auto* wanted = shown ? shown->measurement(measurement) : nullptr;
    const auto* reported = shown ? shown->reportableMeasurement() : nullptr;
    if (!wanted || !reported)
        return m_presenter.choose(line, measurement, {});
    const MeasurementRows words(m_presenter.file()->order, *m_presenter.directory(), m_presenter.now());
    const QList<Reason> reasons{{QStringLiteral("typing"), tr("Typing error in the other"), false}, {QStringLiteral("rerun"), tr("The rerun does not confirm the other"), false},
                                {QStringLiteral("dilution"), tr("The dilution fits the measuring range"), false}, {QStringLiteral("tube"), tr("The tube of the other is in doubt"), false},
                                {QStringLiteral("instrument"), tr("Instrument flag on the other"), false}, {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Measurement to report"), tr("%1 will be reported instead of %2. Why?").arg(words.value(*shown, *wanted), words.value(*shown, *reported)), reasons, tr("Report it"), m_page);
    whenReasoned(dialog, [this, line, measurement](const QString& why) { m_presenter.choose(line, measurement, why); });
    openKept(dialog, "choice-" + measurement.toString(), line);
}

void BenchQuestions::askKeep()
{
    const auto line = m_presenter.unanswered();
    if (line == 0)
        return Q_EMIT said(tr("No critical value waits here."), false);
    const QList<Reason> reasons{{QStringLiteral("known"), tr("Known of this patient, and stable"), false}, {QStringLiteral("told"), tr("The prescriber was told of it today"), false},
                                {QStringLiteral("expected"), tr("Expected under the treatment in course"), false}, {QStringLiteral("agreed"), tr("No call wanted, by written agreement with the ward"), false},
                                {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Critical value kept"), tr("No call is made for this value. Why not?"), reasons, tr("Keep the value"), m_page);
    whenReasoned(dialog, [this, line](const QString& why) { m_presenter.waiveCall(line, why); });
    openKept(dialog, "keep", line);
}

void BenchQuestions::askRerun(lab::LineId line)
{
    const auto* shown = lineOf(line);
    if (!shown || !shown->reportable)
        return Q_EMIT said(tr("Nothing to rerun: choose a line that has a result."), true);
    const QList<Reason> reasons{{QStringLiteral("critical"), tr("Critical value"), false}, {QStringLiteral("delta"), tr("Change from the previous value"), false},
                                {QStringLiteral("haemolysis"), tr("Haemolysis suspected"), false}, {QStringLiteral("instrument"), tr("Instrument flag"), false}, {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Rerun"), tr("Why should it be measured again?"), reasons, tr("Ask for a rerun"), m_page);
    whenReasoned(dialog, [this, line](const QString& why) { m_presenter.askRerun(line, why); });
    openKept(dialog, "rerun", line);
}

void BenchQuestions::askCall(lab::LineId id)
{
    const auto* line = lineOf(id);
    const auto* measurement = line ? line->reportableMeasurement() : nullptr;
    if (!measurement || !lab::isCritical(measurement->level))
        return Q_EMIT said(tr("No critical value to call here."), false);
    auto* dialog = new CallDialog(m_theme, QStringLiteral("%1 %2 %3").arg(cell(id, ResultGridModel::Examination), cell(id, ResultGridModel::Result), cell(id, ResultGridModel::Unit)),
                                  QString::fromStdString(m_presenter.file()->order.context.prescriberName), m_page);
    connect(dialog, &CallDialog::recorded, this, [this, id, measured = measurement->id, still = ofThisOrder()](lab::CriticalCall call) {
        if (!still())
            return;
        call.line = id;
        call.measurement = measured;
        m_presenter.recordCall(call);
    });
    const auto& order = m_presenter.file()->order;
    keepDialog(m_theme, *dialog, dialog->fields(), m_presenter.drafts(), placeOf("call", id), "order:" + order.id.toString(), order.accession);
    dialog->open();
}

void BenchQuestions::askNotPerformed(lab::LineId line)
{
    const QList<Reason> reasons{{QStringLiteral("qns"), tr("Insufficient volume"), false}, {QStringLiteral("haemolysis"), tr("Haemolysed specimen"), false},
                                {QStringLiteral("clotted"), tr("Clotted specimen"), false}, {QStringLiteral("breakdown"), tr("Instrument out of order"), false}, {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Not performed"), tr("The report will say that it was not performed, and why."), reasons, tr("Not performed"), m_page);
    whenReasoned(dialog, [this, line](const QString& why) { m_presenter.markNotPerformed(line, why); });
    openKept(dialog, "not-performed", line);
}

void BenchQuestions::askControl()
{
    auto* dialog = new ControlDialog(m_theme, m_presenter.directory(), m_presenter.benchesFor(access::Permission::AttestControls), m_presenter.today(), m_page);
    connect(dialog, &ControlDialog::attested, &m_presenter, &BenchPresenter::attestControl);
    connect(&m_presenter, &BenchPresenter::directoryChanged, dialog, [this, dialog] { dialog->refresh(m_presenter.directory()); });
    keepDialog(m_theme, *dialog, dialog->fields(), m_presenter.drafts(), "bench.control", {}, {});
    dialog->open();
}

void BenchQuestions::askComment(lab::LineId line)
{
    const auto* shown = lineOf(line);
    if (!shown)
        return;
    const bool isSaved = shown->reportable && !m_presenter.grid().draft(line) && !shown->rerunAsked;
    auto* dialog = isSaved ? new ReasonDialog(m_theme, tr("Note"), shown->confidentiality == lab::Confidentiality::None
                                               ? tr("This value is saved and stays as it is. The biologist reads the note above the results.")
                                               : tr("This value is saved and stays as it is. Who may see this confidential examination reads the note, nobody else."), {}, tr("Note"), m_page)
                           : new ReasonDialog(m_theme, tr("Comment"), tr("Printed under the result. It is saved with the value that you enter next on this line."), {}, tr("Keep"), m_page);
    const auto directory = m_presenter.directory();
    if (const auto& comments = directory->codeTables.comments; !comments.empty())
        dialog->setExpander([directory](const QString& typed) { return CodedComments::expanded(directory->codeTables.comments, typed); },
                            tr("A code and a space give its sentence: %1").arg(CodedComments::codes(comments).join(QStringLiteral(" "))));
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, line, isSaved, still = ofThisOrder()](const QString&, const QString& text) {
        if (!still())
            return;
        if (isSaved)
            return m_presenter.addNote(line, text);
        m_presenter.setComment(line, text);
        Q_EMIT lineWanted(line);
    });
    openKept(dialog, "comment", line);
}

} // namespace paillasse::ui
