// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/migrationspresenter.h"

#include <algorithm>

namespace paillasse::ui {

using migration::JobState;
using migration::Work;

MigrationsPresenter::MigrationsPresenter(client::Migrations& migrations, const Clock& clock, const MigrationActor& actor, QObject* parent)
    : QObject(parent), m_migrations(migrations), m_clock(clock), m_actor(actor)
{
    m_list.setHeaders({tr("State"), tr("Migration"), tr("Format"), tr("Drafted by"), tr("Since"), tr("Deadline")});
    m_steps.setHeaders({tr("Time"), tr("Who"), tr("What")});
    m_fields.setHeaders({tr("Record"), tr("Field"), tr("Mandate"), tr("In the source"), tr("Produced")});
    m_differences.setHeaders({tr("No."), tr("Difference"), tr("Where, and what"), tr("Times"), tr("Explanation")});
}

void MigrationsPresenter::setShowsAll(bool all)
{
    m_showsAll = all;
    relist();
}

void MigrationsPresenter::search(const QString& text)
{
    m_search = text.trimmed();
    relist();
}

int MigrationsPresenter::openCount() const
{
    return static_cast<int>(std::ranges::count_if(m_known, [](const auto& one) { return one.state != JobState::Certified; }));
}

QString MigrationsPresenter::emptyWords() const
{
    if (!m_isKnown)
        return tr("The store has not answered yet.");
    if (!m_search.isEmpty())
        return tr("No migration is called “%1”.").arg(m_search);
    return m_showsAll ? tr("Nothing was ever migrated.") : tr("No migration is under way.");
}

const client::MigrationLine* MigrationsPresenter::line() const
{
    const auto found = std::ranges::find_if(m_known, [this](const auto& one) { return QString::fromStdString(one.id.toString()) == m_chosen; });
    return found == m_known.end() ? nullptr : &*found;
}

void MigrationsPresenter::relist()
{
    QList<Row> rows;
    for (const auto& one : m_known) {
        // What somebody is looking at does not vanish when it is over.
        if (!m_showsAll && one.state == JobState::Certified && QString::fromStdString(one.id.toString()) != m_chosen)
            continue;
        const auto words = MigrationWords::titleOf(one) + u' ' + QString::fromStdString(one.draftedBy);
        if (m_search.isEmpty() || words.contains(m_search, Qt::CaseInsensitive))
            rows << MigrationWords::rowOf(one, m_clock.now());
    }
    m_list.setRows(rows);
    Q_EMIT changed();
}

void MigrationsPresenter::refresh()
{
    m_migrations.list(this, [this](const Result<client::MigrationsReply>& all) {
        if (!all)
            return; // what was known stays; that the store is away is said elsewhere
        m_known = all->migrations;
        m_isKnown = true;
        relist();
        askCurrent();
    });
}

void MigrationsPresenter::askCurrent()
{
    const auto* chosen = line();
    if (!chosen)
        return;
    m_migrations.one(chosen->id, 0, this, [this, id = m_chosen](const Result<client::MigrationView>& view) {
        if (id != m_chosen)
            return;
        if (!view)
            return say(MigrationWords::of(view.error()), true);
        take(*view);
    });
    if (chosen->work != Work::None)
        m_migrations.progress(chosen->id, this, [this, id = m_chosen](const Result<client::MigrationProgress>& progress) {
            if (id != m_chosen || !progress)
                return;
            m_progress = *progress;
            Q_EMIT changed();
        });
}

void MigrationsPresenter::take(const client::MigrationView& view)
{
    m_current = view;
    show();
    if (view.differences.size() == wire::differencesPerPage)
        askMore();
}

// The store gives differences a page at a time; all of them are listed.
void MigrationsPresenter::askMore()
{
    const auto& known = *m_current;
    m_migrations.one(known.mandate.id, known.differences.back().number + 1, this, [this, id = m_chosen, last = known.differences.back().number](const Result<client::MigrationView>& view) {
        if (id != m_chosen || !view || !m_current || m_current->differences.empty() || m_current->differences.back().number != last)
            return; // another is in front, or it was asked anew
        auto& all = m_current->differences;
        all.insert(all.end(), view->differences.begin(), view->differences.end());
        show();
        if (view->differences.size() == wire::differencesPerPage)
            askMore();
    });
}

void MigrationsPresenter::choose(const QString& id)
{
    if (id == m_chosen)
        return;
    m_chosen = id;
    m_current.reset();
    m_progress = {};
    say({}, false);
    show();
    askCurrent();
}

void MigrationsPresenter::show()
{
    m_steps.setRows(m_current ? MigrationWords::stepsOf(*m_current, m_clock.now()) : QList<Row>());
    m_fields.setRows(m_current ? MigrationWords::fieldsOf(*m_current) : QList<Row>());
    m_differences.setRows(m_current ? MigrationWords::differencesOf(*m_current) : QList<Row>());
    Q_EMIT changed();
}

QStringList MigrationsPresenter::mandateWords() const
{
    return m_current ? MigrationWords::mandateOf(*m_current) : QStringList();
}

QString MigrationsPresenter::nextWords() const
{
    return m_current ? MigrationWords::nextOf(*m_current, m_progress) : QString();
}

bool MigrationsPresenter::isAtWork() const
{
    return std::ranges::any_of(m_known, [](const auto& one) { return one.work != Work::None; });
}

std::vector<std::uint64_t> MigrationsPresenter::toCompare() const
{
    std::vector<std::uint64_t> left;
    if (m_current)
        for (const auto record : m_current->sample)
            if (std::ranges::find(m_current->compared, record, &migration::CompareSample::record) == m_current->compared.end())
                left.push_back(record);
    return left;
}

std::vector<std::uint32_t> MigrationsPresenter::toExplain(const QString& number, bool alike) const
{
    std::vector<std::uint32_t> numbers;
    if (!m_current)
        return numbers;
    const auto waits = [](const migration::Difference& one) { return one.explanation.empty() && migration::wantsExplanation(one.kind); };
    const auto& all = m_current->differences;
    auto first = std::ranges::find_if(all, [&](const auto& one) { return QString::number(one.number) == number && waits(one); });
    if (first == all.end())
        first = std::ranges::find_if(all, waits);
    if (first == all.end())
        return numbers;
    numbers.push_back(first->number);
    for (const auto& one : all)
        if (alike && one.number != first->number && one.kind == first->kind && waits(one))
            numbers.push_back(one.number);
    return numbers;
}

bool MigrationsPresenter::mayAbandon() const
{
    return m_current && !m_isStepping && m_actor.mayTend() && m_current->state < JobState::Accepted && m_current->work != Work::Deliver;
}

MigrationTask MigrationsPresenter::task() const
{
    if (!m_current || m_isStepping)
        return MigrationTask::None;
    const auto& job = *m_current;
    if (job.work != Work::None)
        return MigrationTask::None;
    switch (job.state) {
    case JobState::Drafted: {
        const bool isNamed = std::ranges::find(job.mandate.approvers, m_actor.person) != job.mandate.approvers.end();
        return m_actor.mayApprove && isNamed && !(job.draftedBy == m_actor.person) ? MigrationTask::Approve : MigrationTask::None;
    }
    case JobState::Approved: return m_actor.mayDraft ? MigrationTask::BeginStaging : MigrationTask::None;
    case JobState::Staged: return m_actor.mayDraft ? MigrationTask::BeginCheck : MigrationTask::None;
    case JobState::Checked:
        if (!toExplain({}, false).empty())
            return m_actor.mayTend() ? MigrationTask::Explain : MigrationTask::None;
        if (!m_actor.mayAccept)
            return MigrationTask::None;
        if (!toCompare().empty())
            return MigrationTask::Compare;
        return MigrationWords::othersAccept(job, m_actor.person) ? MigrationTask::None : MigrationTask::Accept;
    case JobState::Accepted:
        return job.mandate.direction == migration::Direction::Out && job.acknowledgement.reference.empty() && m_actor.mayTend() ? MigrationTask::Acknowledge : MigrationTask::None;
    case JobState::Certified: return MigrationTask::SaveCertificate;
    case JobState::Abandoned:
    case JobState::Erased: break;
    }
    return MigrationTask::None;
}

void MigrationsPresenter::step(const migration::StepBody& body, const std::vector<std::string>& sources)
{
    if (m_current)
        step(m_current->mandate.id, body, sources);
}

void MigrationsPresenter::step(const migration::MigrationId& id, const migration::StepBody& body, const std::vector<std::string>& sources)
{
    m_isStepping = true;
    Q_EMIT changed();
    m_migrations.step(id, body, sources, this, [this](const Result<client::MigrationStepReply>& done) {
        m_isStepping = false;
        if (!done)
            say(MigrationWords::of(done.error()), true);
        else if (done->refused)
            say(MigrationWords::of(done->refusal), true);
        else
            say(tr("It is done, and stands in the ledger."), false);
        refresh();
        Q_EMIT changed();
    });
}

void MigrationsPresenter::sample(std::uint64_t record, QObject* context, client::Reply<client::MigrationSample> reply)
{
    if (m_current)
        m_migrations.sample(m_current->mandate.id, record, context, std::move(reply));
}

void MigrationsPresenter::certificate(QObject* context, client::Reply<client::MigrationCertificate> reply)
{
    if (m_current)
        m_migrations.certificate(m_current->mandate.id, context, std::move(reply));
}

} // namespace paillasse::ui
