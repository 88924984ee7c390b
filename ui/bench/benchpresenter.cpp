// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/benchpresenter.h"

#include <utility>

#include "app/access/may.h"
#include "app/lab/apply.h"
#include "app/lab/rules/critical.h"
#include "ui/bench/withheld.h"
#include "ui/models/orderreading.h"
#include "ui/theme/format.h"
#include "ui/words/examinationname.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

using access::Permission;

namespace {

client::WorklistFilter ofOwnBenches(const client::Session& session)
{
    client::WorklistFilter filter;
    // What this person does here first.
    filter.queue = session.may(Permission::EnterResults)   ? client::Queue::ToEnter
        : session.may(Permission::ValidateTechnically) || !session.may(Permission::RecordCalls) ? client::Queue::ToValidateTechnically
                                                                                                 : client::Queue::CallsToRecord;
    filter.benches = session.person().benchesIn(session.laboratory());
    filter.days = filter.queue == client::Queue::CallsToRecord ? 0 : BenchPresenter::usualDays;
    return filter;
}

} // namespace

BenchPresenter::BenchPresenter(client::Engine& engine, QObject* parent)
    : QObject(parent), m_engine(engine), m_own(engine.session().person().benchesIn(engine.session().laboratory())), m_queue(engine, WorklistModel::Kind::Entry, ofOwnBenches(engine.session()), this), m_search(engine, m_queue, this), m_grid(ResultGridModel::Use::Entry, this),
      m_older(engine, this), m_stops(engine, benchesFor(Permission::EnterResults), this), m_typed(engine.drafts(), m_grid, m_file, this), m_batch(engine, benchesFor(Permission::ValidateTechnically), this)
{
    connect(&m_typed, &EntryDrafts::resumed, this, &BenchPresenter::fileChanged);
    connect(&m_stops, &EntryStops::answered, this, [this] {
        holdGrid();
        Q_EMIT fileChanged();
    });
    connect(&m_queue, &OrderQueue::changed, this, &BenchPresenter::listChanged);
    connect(&m_search, &SubmittedSearch::notListed, this, [this](const QString& words, bool isTrouble) {
        open({});
        Q_EMIT said(words, isTrouble);
    });
    connect(&m_search, &SubmittedSearch::foundElsewhere, this, [this](const lab::OrderId& order) { open(order); });
    connect(&m_older, &OlderHistory::arrived, this, &BenchPresenter::askFile);
    connect(&m_older, &OlderHistory::noteChanged, this, &BenchPresenter::historyChanged);
    connect(&engine, &client::Engine::documentsChanged, this, [this](const std::set<lab::DocumentId>& ids, bool many) {
        if (many || ids.contains(lab::documentId(m_open)))
            askFile();
        m_stops.check(ids, many, m_open);
    });
    connect(&engine.records(), &client::Records::directoryChanged, this, [this] {
        if (m_file)
            m_grid.show(*m_file, m_engine.records().directory(), benchesFor(Permission::EnterResults));
        Q_EMIT listChanged();
        Q_EMIT directoryChanged();
    });
    connect(&m_grid, &ResultGridModel::refusedEntry, this, [this](lab::LineId line, lab::EntryError error) {
        Q_EMIT said(error == lab::EntryError::UnknownAnswer ? tr("Not one of its answers. Type the number: %1.").arg(m_grid.answers(m_grid.rowOfLine(line)))
                    : error == lab::EntryError::NotATitre   ? tr("A titre is typed as 160 or 1/160.")
                    : error == lab::EntryError::TooLong     ? tr("Too long: 500 characters at most.")
                                                            : tr("Not a number. “-” first means <, “+” first means >."),
                    true);
    });
}

EntryAuthor BenchPresenter::author() const
{
    const auto& session = m_engine.session();
    return {session.person().id, session.laboratory(), session.workstationId(), m_engine.now()};
}

void BenchPresenter::setQueue(client::Queue queue)
{
    m_queue.narrow([&](client::WorklistFilter& filter) {
        const bool calls = queue == client::Queue::CallsToRecord;
        const bool were = filter.queue == client::Queue::CallsToRecord;
        if (calls && !were)
            m_days = std::exchange(filter.days, 0);
        if (!calls && were)
            filter.days = m_days;
        if (calls)
            filter.examination.clear();
        filter.queue = queue;
    });
}

void BenchPresenter::setDays(int days)
{
    m_queue.narrow([&](client::WorklistFilter& filter) { filter.days = days; });
}

void BenchPresenter::setOwnBenches(bool only)
{
    m_queue.narrow([&](client::WorklistFilter& filter) { filter.benches = only ? m_own : 0; });
}

QString BenchPresenter::ownBenchNames() const
{
    QStringList names;
    for (const auto& [number, bench] : directory()->benches)
        if ((m_own & lab::benchBit(number)) != 0)
            names << QString::fromStdString(bench.name);
    return names.join(QStringLiteral(", "));
}

void BenchPresenter::setExamination(const QString& code)
{
    m_queue.narrow([&](client::WorklistFilter& filter) {
        if (filter.queue == client::Queue::CallsToRecord)
            filter.days = m_days;
        filter.examination = code.toStdString();
        filter.queue = client::Queue::ToEnter;
    });
}

QString BenchPresenter::examinationName() const
{
    return nameOf(directory()->catalogue, filter().examination);
}

void BenchPresenter::askExaminations(std::function<void(const std::vector<client::OpenExamination>&)> answer)
{
    m_engine.records().openExaminations(filter().benches, this, [this, answer = std::move(answer)](const Result<std::vector<client::OpenExamination>>& open) {
        if (open)
            answer(*open);
        else
            Q_EMIT said(tr("The examinations could not be listed. Try again."), true);
    });
}

void BenchPresenter::refreshAll()
{
    m_queue.reload();
    if (!m_open.isNull())
        askFile();
}

void BenchPresenter::open(const lab::OrderId& order)
{
    if (order == m_open)
        return;
    m_typed.flush();
    m_open = order;
    if (order.isNull()) {
        m_typed.leave();
        m_file.reset();
        m_grid.clear();
        holdGrid();
        Q_EMIT fileChanged();
        return;
    }
    askFile();
}

void BenchPresenter::askFile()
{
    if (m_open.isNull())
        return;
    m_engine.records().order(m_open, this, [this, asked = m_open](Result<client::OrderFile> file) {
        if (asked != m_open || !file)
            return; // another order is in front, or this one has left the cache: what is shown stays
        const bool another = !m_file || m_file->order.id != file->order.id;
        if (another) {
            m_typed.leave();
            noteReading(m_engine, lab::ReadingKind::OpenedOrder, file->order);
        }
        m_file = std::move(*file);
        m_grid.show(*m_file, m_engine.records().directory(), benchesFor(Permission::EnterResults));
        m_stops.note(m_file->order, m_grid);
        holdGrid();
        m_typed.resume();
        if (std::exchange(m_justValidated, false))
            closeWithheld(m_engine, *m_file, this, [this](const client::Submission& submission) { follow(submission, [] {}); });
        m_older.follow(m_file->order.patient);
        Q_EMIT fileChanged();
        if (const auto why = m_search.whyNotListed(m_file->order); !why.isEmpty())
            Q_EMIT unlistedShown(why);
    });
}

const EntryStop* BenchPresenter::stoppedElsewhere() const
{
    return m_stops.elsewhere(m_open);
}

void BenchPresenter::holdGrid()
{
    const auto line = unanswered();
    if (stoppedElsewhere())
        m_grid.holdOn(0);
    else
        m_grid.holdOn(line == 0 ? std::nullopt : std::optional(line));
}

DaySpan BenchPresenter::today() const
{
    return Format::localDaySpan(m_engine.now());
}

void BenchPresenter::giveUpDrafts()
{
    if (!m_file)
        return;
    m_typed.giveUp();
    Q_EMIT fileChanged();
}

bool BenchPresenter::needsReason(lab::LineId line) const
{
    const auto* shown = m_file ? m_file->order.line(line) : nullptr;
    // A rerun that was asked for explains itself, unless it may be on another tube.
    return shown && !shown->measurements.empty() && (!shown->rerunAsked || !m_file->order.otherSpecimens(*shown).empty());
}

bool BenchPresenter::doubts(lab::LineId line)
{
    const auto* draft = m_grid.draft(line);
    const auto* examination = m_grid.examination(m_grid.rowOfLine(line));
    if (!draft || !draft->entry || !draft->entry->implausible || !examination) {
        m_doubted.reset();
        return false;
    }
    const std::tuple typed(m_open, line, draft->text);
    if (std::exchange(m_doubted, typed) == typed) {
        m_doubted.reset();
        return false;
    }
    lab::AppliedRange plausible;
    plausible.low = examination->plausibleLow;
    plausible.high = examination->plausibleHigh;
    Q_EMIT said(tr("%1: outside what %2 can be (%3). Enter again keeps it.").arg(shownValue(draft->entry->value), nameOf(*examination), shownRange(plausible)), true);
    return true;
}

void BenchPresenter::reportRefusal(const client::Submission& submission)
{
    Q_EMIT said(RefusalWords::of(submission), true);
}

void BenchPresenter::submit(const lab::ActBody& body, std::function<void()> done)
{
    if (!m_file)
        return;
    const auto subject = lab::documentId(m_file->order.id);
    m_engine.acts().submit(subject, body, client::basedOn(m_file->order, body), this,
                           [this, done = std::move(done)](const client::Submission& submission) { follow(submission, done); });
}

void BenchPresenter::follow(const client::Submission& submission, const std::function<void()>& done)
{
    if (!submission.isCommitted()) {
        holdGrid();
        return reportRefusal(submission);
    }
    done();
    askFile();
}

void BenchPresenter::addNote(lab::LineId line, const QString& text)
{
    submit(lab::AddNote{line, text.toStdString()}, [this] { Q_EMIT said(tr("Noted for the biologist."), false); });
}

void BenchPresenter::choose(lab::LineId line, const lab::MeasurementId& measurement, const QString& reason)
{
    if (m_file)
        submit(buildChoice(*m_file, *m_engine.records().directory(), author(), line, measurement, reason.toStdString()), [this, line] { Q_EMIT committed(line, false); });
}

std::optional<lab::Refusal> BenchPresenter::objectionTo(lab::LineId line, const lab::MeasurementId& measurement) const
{
    // Whatever the reason will be.
    const auto act = triedAct(m_file->order, author(), lab::SelectMeasurement{line, measurement, "-"});
    const auto& rules = m_engine.records().directory()->rules();
    const lab::Document document(m_file->order);
    if (const auto may = access::may(m_engine.session().person(), act, document, rules); !may)
        return may.error();
    const auto applied = lab::apply(document, act);
    return applied ? std::nullopt : std::optional(applied.error());
}

void BenchPresenter::commit(lab::LineId line, const Again& again)
{
    const auto* draft = m_grid.draft(line);
    const auto* shown = m_file ? m_file->order.line(line) : nullptr;
    if (!draft || !draft->entry || !shown)
        return;
    const auto record = buildEntry(*m_file, *m_engine.records().directory(), author(), line, *draft, again, m_typed.comment(line).toStdString());
    const bool critical = lab::isCritical(draft->interpretation.level);
    // At once: the next keys may come before the line is read again.
    if (critical)
        m_grid.holdOn(line);
    submit(record, [this, line, critical] {
        m_typed.saved(line);
        Q_EMIT committed(line, !critical);
    });
}

bool BenchPresenter::may(Permission permission) const
{
    return m_engine.session().may(permission);
}

lab::BenchMask BenchPresenter::benchesFor(Permission permission) const
{
    const auto& session = m_engine.session();
    return session.person().benchesIn(session.laboratory(), {permission});
}

lab::LineId BenchPresenter::unanswered() const
{
    return m_file ? m_stops.unansweredIn(m_file->order) : lab::LineId(0);
}

lab::LineId BenchPresenter::toCall() const
{
    if (!m_file)
        return 0;
    for (const auto& line : m_file->order.lines)
        if (const auto state = lab::callState(m_file->order, line); !line.withheld && (state == lab::CallState::ToDo || state == lab::CallState::Attempted))
            return line.id;
    return 0;
}

void BenchPresenter::validateTechnically(lab::LineId only)
{
    if (!m_file)
        return;
    lab::ValidateTechnically body;
    int heldForCall = 0;
    int heldForRerun = 0;
    for (const auto& saved : savedLines(m_file->order, *directory(), benchesFor(Permission::ValidateTechnically), today())) {
        if (only != 0 && saved.line.line != only)
            continue;
        heldForCall += saved.held == Held::ForCall;
        heldForRerun += saved.held == Held::ForRerun;
        if (saved.held == Held::No)
            body.lines.push_back(saved.line);
    }
    QStringList held;
    if (heldForCall > 0)
        held << tr("%n held: call", nullptr, heldForCall);
    if (heldForRerun > 0)
        held << tr("%n held: rerun", nullptr, heldForRerun);
    if (body.lines.empty()) {
        Q_EMIT said(held.isEmpty() ? tr("Nothing to validate: no saved result.") : tr("Nothing to validate: %1.").arg(held.join(QStringLiteral(", "))), !held.isEmpty());
        return;
    }
    const auto words = QStringList{tr("%n validated", nullptr, static_cast<int>(body.lines.size()))} + held;
    submit(body, [this, words] {
        m_justValidated = true;
        Q_EMIT said(words.join(QStringLiteral(", ")), false);
    });
}

void BenchPresenter::askRerun(lab::LineId line, const QString& reason)
{
    submit(lab::AskRerun{{line}, reason.toStdString()}, [this, line] { Q_EMIT committed(line, false); });
}

void BenchPresenter::recordCall(const lab::CriticalCall& call)
{
    submit(lab::RecordCall{call}, [this, line = call.line] { Q_EMIT committed(line, true); });
}

void BenchPresenter::waiveCall(lab::LineId line, const QString& reason)
{
    const auto* shown = m_file ? m_file->order.line(line) : nullptr;
    if (!shown || !shown->reportable)
        return;
    lab::CriticalCall call;
    call.line = line;
    call.measurement = *shown->reportable;
    call.outcome = lab::CallOutcome::NotRequired;
    call.reason = reason.toStdString();
    recordCall(call);
}

void BenchPresenter::markNotPerformed(lab::LineId line, const QString& reason)
{
    submit(lab::MarkNotPerformed{{line}, reason.toStdString()}, [this, line] { Q_EMIT committed(line, true); });
}

void BenchPresenter::attestControl(lab::BenchNumber bench, lab::ControlAttestation attestation)
{
    const auto& session = m_engine.session();
    attestation.by = session.person().id;
    attestation.at = m_engine.now();
    m_engine.acts().submit(lab::benchId(session.laboratory(), bench), lab::AttestControl{bench, attestation}, {}, this, [this](const client::Submission& submission) {
        if (submission.isCommitted())
            Q_EMIT said(tr("Quality control recorded."), false);
        else
            reportRefusal(submission);
    });
}

} // namespace paillasse::ui
