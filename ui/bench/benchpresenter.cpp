// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/benchpresenter.h"

#include "app/lab/rules/critical.h"
#include "ui/theme/format.h"
#include "ui/words/examinationname.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

namespace {

constexpr std::string_view valueField = "value:";
constexpr std::string_view commentField = "comment:";

// Of "value:3", the line; 0: another field.
lab::LineId lineOf(const client::DraftField& field, std::string_view kind)
{
    if (!field.name.starts_with(kind))
        return 0;
    return static_cast<lab::LineId>(QString::fromStdString(field.name.substr(kind.size())).toUInt());
}

client::WorklistFilter ofOwnBenches(const client::Session& session)
{
    client::WorklistFilter filter;
    filter.queue = client::Queue::ToEnter;
    filter.benches = session.person().benchesIn(session.laboratory());
    filter.days = BenchPresenter::usualDays;
    return filter;
}

} // namespace

BenchPresenter::BenchPresenter(client::Engine& engine, QObject* parent)
    : QObject(parent), m_engine(engine), m_own(engine.session().person().benchesIn(engine.session().laboratory())), m_queue(engine, WorklistModel::Kind::Entry, ofOwnBenches(engine.session()), this), m_grid(ResultGridModel::Use::Entry, this),
      m_older(engine, this), m_keeper(engine.drafts(), [this] { return collect(); }, this)
{
    connect(&m_grid, &ResultGridModel::draftsChanged, &m_keeper, &DraftKeeper::touch);
    connect(&engine.drafts(), &client::Drafts::loaded, this, &BenchPresenter::resume);
    connect(&m_queue, &OrderQueue::changed, this, &BenchPresenter::listChanged);
    connect(&m_older, &OlderHistory::arrived, this, &BenchPresenter::askFile);
    connect(&m_older, &OlderHistory::noteChanged, this, &BenchPresenter::historyChanged);
    connect(&engine, &client::Engine::documentsChanged, this, [this](const std::set<lab::DocumentId>& ids, bool many) {
        if (many || ids.contains(lab::documentId(m_open)))
            askFile();
        checkStops(ids, many);
    });
    connect(&engine.records(), &client::Records::directoryChanged, this, [this] {
        if (m_file)
            m_grid.show(*m_file, m_engine.records().directory(), m_own);
        Q_EMIT listChanged();
        Q_EMIT directoryChanged();
    });
    connect(&m_grid, &ResultGridModel::refusedEntry, this, [this](lab::LineId, lab::EntryError error) {
        Q_EMIT said(error == lab::EntryError::UnknownAnswer ? tr("Not one of this examination's answers. Type its code or its number.")
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

void BenchPresenter::search(const QString& text)
{
    m_queue.narrow([&](client::WorklistFilter& filter) { filter.text = text.trimmed().toStdString(); });
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
    m_keeper.flush();
    m_open = order;
    if (order.isNull()) {
        m_file.reset();
        m_comments.clear();
        m_resumed.reset();
        m_looked = {};
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
            m_keeper.flush();
            m_comments.clear();
            m_resumed.reset();
        }
        m_file = std::move(*file);
        m_grid.show(*m_file, m_engine.records().directory(), m_own);
        noteStop();
        holdGrid();
        resume();
        closeWithheld();
        m_older.follow(m_file->order.patient);
        Q_EMIT fileChanged();
    });
}

// Of the order in front: somebody else's critical value holds its own order only, this person's holds their entry everywhere.
void BenchPresenter::noteStop()
{
    std::erase_if(m_stops, [this](const EntryStop& stop) { return stop.order == m_open; });
    const auto* line = m_file->order.line(unanswered());
    const auto* measurement = line ? line->reportableMeasurement() : nullptr;
    if (!measurement || measurement->enteredBy != m_engine.session().person().id)
        return;
    const auto name = m_grid.index(m_grid.rowOfLine(line->id), ResultGridModel::Examination).data().toString();
    m_stops.push_back({m_open, line->id, QStringLiteral("%1 %2").arg(name, shownValue(measurement->value)), QString::fromStdString(m_file->order.accession)});
}

// Somebody may answer it elsewhere, or cancel it: then it holds nobody here.
void BenchPresenter::checkStops(const std::set<lab::DocumentId>& ids, bool many)
{
    for (const auto& stop : m_stops)
        if (stop.order != m_open && (many || ids.contains(lab::documentId(stop.order))))
            m_engine.records().order(stop.order, this, [this, order = stop.order](const Result<client::OrderFile>& file) {
                if (file && unansweredIn(file->order) != 0)
                    return;
                std::erase_if(m_stops, [&order](const EntryStop& known) { return known.order == order; });
                holdGrid();
                Q_EMIT fileChanged();
            });
}

const EntryStop* BenchPresenter::stoppedElsewhere() const
{
    for (const auto& stop : m_stops)
        if (stop.order != m_open)
            return &stop;
    return nullptr;
}

void BenchPresenter::holdGrid()
{
    const auto line = unanswered();
    if (stoppedElsewhere())
        m_grid.holdOn(0);
    else
        m_grid.holdOn(line == 0 ? std::nullopt : std::optional(line));
}

// Whoever validates what a calculation reads closes it with its reason, unless somebody has.
void BenchPresenter::closeWithheld()
{
    if (!m_justValidated)
        return;
    m_justValidated = false;
    for (const auto& body : withheldCalculations(*m_file, *m_engine.records().directory()))
        submit(body, [] {});
}

client::KeptDraft BenchPresenter::collect() const
{
    if (!m_file)
        return {};
    const auto id = m_file->order.id.toString();
    client::KeptDraft draft{"bench.entry:" + id, "order:" + id, m_file->order.accession, {}, {}};
    for (const auto& line : m_file->order.lines) {
        if (const auto* typed = m_grid.draft(line.id))
            draft.fields.push_back({std::string(valueField) + std::to_string(line.id), typed->text.toStdString()});
        if (const auto comment = m_comments.value(line.id); !comment.isEmpty())
            draft.fields.push_back({std::string(commentField) + std::to_string(line.id), comment.toStdString()});
    }
    return draft;
}

// Once for each order that comes to the front: what was typed into it before stands in its cells again.
void BenchPresenter::resume()
{
    if (!m_file || !m_engine.drafts().isLoaded() || std::exchange(m_looked, m_file->order.id) == m_file->order.id)
        return;
    const auto* found = m_engine.drafts().find(collect().place);
    if (!found)
        return;
    const auto kept = *found; // typing it again keeps it again
    for (const auto& field : kept.fields) {
        if (const auto line = lineOf(field, commentField); line != 0)
            m_comments.insert(line, QString::fromStdString(field.text));
        if (const auto line = lineOf(field, valueField); line != 0 && !m_grid.draft(line))
            m_grid.type(m_grid.index(m_grid.rowOfLine(line), ResultGridModel::Result), QString::fromStdString(field.text));
    }
    m_resumed = kept.at;
    Q_EMIT fileChanged();
}

void BenchPresenter::giveUpDrafts()
{
    if (!m_file)
        return;
    m_comments.clear();
    m_resumed.reset();
    for (const auto& line : m_file->order.lines)
        m_grid.dropDraft(line.id);
    m_keeper.drop(collect().place);
    Q_EMIT fileChanged();
}

bool BenchPresenter::needsReason(lab::LineId line) const
{
    const auto* shown = m_file ? m_file->order.line(line) : nullptr;
    return shown && !shown->measurements.empty() && !shown->rerunAsked;
}

void BenchPresenter::setComment(lab::LineId line, const QString& text)
{
    m_comments.insert(line, text);
    m_keeper.touch();
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
    m_engine.acts().submit(subject, body, client::basedOn(m_file->order, body), this, [this, done = std::move(done)](const client::Submission& submission) {
        if (!submission.isCommitted()) {
            holdGrid();
            return reportRefusal(submission);
        }
        done();
        askFile();
    });
}

void BenchPresenter::addNote(lab::LineId line, const QString& text)
{
    const int row = m_grid.rowOfLine(line);
    if (row < 0)
        return;
    const auto name = m_grid.index(row, ResultGridModel::Examination).data().toString();
    submit(lab::AddNote{tr("%1: %2", "an examination, and the note on it").arg(name, text).toStdString()}, [this] { Q_EMIT said(tr("Noted for the biologist."), false); });
}

void BenchPresenter::commit(lab::LineId line, const Again& again)
{
    const auto* draft = m_grid.draft(line);
    const auto* shown = m_file ? m_file->order.line(line) : nullptr;
    if (!draft || !draft->entry || !shown)
        return;
    const auto record = buildEntry(*m_file, *m_engine.records().directory(), author(), line, *draft, again, m_comments.value(line).toStdString());
    const bool critical = lab::isCritical(draft->interpretation.level);
    // At once: the next keys may come before the line is read again.
    if (critical)
        m_grid.holdOn(line);
    submit(record, [this, line, critical] {
        m_grid.dropDraft(line);
        m_comments.remove(line);
        m_keeper.touch();
        m_keeper.flush();
        if (collect().fields.empty())
            m_resumed.reset();
        Q_EMIT committed(line, !critical);
    });
}

bool BenchPresenter::isMine(const lab::ResultLine& line) const
{
    return (m_own & lab::benchBit(line.bench)) != 0;
}

lab::LineId BenchPresenter::unanswered() const
{
    return m_file ? unansweredIn(m_file->order) : lab::LineId(0);
}

lab::LineId BenchPresenter::unansweredIn(const lab::Order& order) const
{
    for (const auto& line : order.lines)
        if (line.isOpen() && isMine(line) && !line.withheld && !line.rerunAsked && !lab::isCriticalAnswered(order, line))
            return line.id;
    return 0;
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
    const auto directory = m_engine.records().directory();
    const auto today = Date::of(m_engine.now());
    for (const auto& line : m_file->order.lines) {
        if (line.state != lab::LineState::Measured || line.withheld || !line.reportable || !isMine(line) || (only != 0 && line.id != only))
            continue;
        if (line.rerunAsked)
            ++heldForRerun;
        else if (!lab::isCriticalAnswered(m_file->order, line))
            ++heldForCall;
        else
            body.lines.push_back({line.id, directory->controlOf(line.bench, today), *line.reportable});
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
