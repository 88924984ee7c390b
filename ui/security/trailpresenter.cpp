// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/trailpresenter.h"

#include "ui/security/alertwords.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

constexpr std::uint32_t pageRows = 200;
constexpr std::int64_t longestPeriod = 31 * dayMs; // of a question about nobody and nothing

} // namespace

TrailPresenter::TrailPresenter(client::Watch& watch, const Clock& clock, QObject* parent) : QObject(parent), m_watch(watch), m_clock(clock), m_events(clock)
{
    m_query.from = Format::localDaySpan(clock.now()).from;
    connect(&m_events, &EventsModel::moreWanted, this, &TrailPresenter::more);
}

void TrailPresenter::ask(const client::TrailQuery& query)
{
    m_query = query;
    m_groups.clear();
    for (int i = 0; i <= static_cast<int>(lastOf(EventGroup())); ++i)
        if (const auto kinds = EventWords::kindsOf(static_cast<EventGroup>(i)); query.kinds != 0 && (query.kinds & kinds) == kinds)
            m_groups.insert(static_cast<EventGroup>(i));
    run();
}

void TrailPresenter::setReference(const QString& reference)
{
    m_query.reference = reference.trimmed().toStdString();
    m_query.patient = {};
    run();
}

void TrailPresenter::setPerson(const lab::PersonId& person)
{
    m_query.person = person;
    run();
}

void TrailPresenter::setWorkstation(const lab::WorkstationId& workstation)
{
    m_query.workstation = workstation;
    run();
}

void TrailPresenter::setPeriod(Instant from, Instant to)
{
    m_query.from = from;
    m_query.to = to;
    run();
}

void TrailPresenter::toggle(EventGroup group, bool on)
{
    if (on)
        m_groups.insert(group);
    else
        m_groups.erase(group);
    run();
}

void TrailPresenter::run()
{
    const auto number = ++m_asked;
    m_query.kinds = 0;
    for (const auto group : m_groups)
        m_query.kinds |= EventWords::kindsOf(group);
    m_query.limit = pageRows;
    m_query.before = {};
    m_query.beforePlace = {};
    m_isAnswered = false;
    m_total = 0;
    m_hours.clear();
    m_events.show({}, false);
    Q_EMIT queryChanged();
    const bool isOfSomething = !m_query.patient.isNull() || !m_query.person.isNull() || !m_query.workstation.isNull() || !m_query.reference.empty();
    const auto until = m_query.to.isNull() ? m_clock.now() : m_query.to;
    if (!isOfSomething && (m_query.from.isNull() || until - m_query.from > longestPeriod)) {
        Q_EMIT answered();
        return Q_EMIT said(tr("Without a person, a workstation or a number the period is 31 days at most."), true);
    }
    Q_EMIT said({}, false);
    m_watch.trail(m_query, this, [this, number](const Result<client::TrailReply>& reply) {
        if (number != m_asked)
            return;
        if (!reply) {
            Q_EMIT answered();
            return Q_EMIT said(AlertWords::of(reply.error()), true);
        }
        take(*reply);
    });
}

void TrailPresenter::take(const client::TrailReply& reply)
{
    m_isAnswered = true;
    m_total = reply.total;
    m_hours = reply.byHour;
    m_indexedTo = reply.indexedTo;
    m_events.show(reply.rows, reply.rows.size() < reply.total);
    Q_EMIT answered();
}

void TrailPresenter::more()
{
    if (m_events.rows().empty())
        return;
    auto next = m_query;
    next.before = m_events.rows().back().at;
    next.beforePlace = m_events.rows().back().place;
    m_watch.trail(next, this, [this, number = m_asked](const Result<client::TrailReply>& reply) {
        if (number != m_asked)
            return;
        if (!reply) {
            m_events.append({}, true); // the next scroll asks again
            return Q_EMIT said(AlertWords::of(reply.error()), true);
        }
        m_events.append(reply->rows, !reply->rows.empty() && m_events.rows().size() + reply->rows.size() < m_total);
    });
}

QList<HourBar> TrailPresenter::hours() const
{
    QList<HourBar> bars;
    for (const auto& hour : m_hours)
        bars << HourBar{Format::timeOrDate(hour.hour, m_clock.now()), hour.events, 0};
    return bars;
}

QString TrailPresenter::summary() const
{
    if (!m_isAnswered)
        return {};
    if (m_total == 0)
        return tr("Nothing, as far as it is known: up to %1.").arg(Format::timeOrDate(m_indexedTo, m_clock.now()));
    return tr("%1 of this, known up to %2").arg(Format::count(static_cast<std::int64_t>(m_total)), Format::timeOrDate(m_indexedTo, m_clock.now()));
}

QString TrailPresenter::patientWords() const
{
    if (!m_query.reference.empty())
        return QString::fromStdString(m_query.reference);
    if (m_query.patient.isNull())
        return {};
    for (const auto& row : m_events.rows())
        if (row.patient == m_query.patient && row.subjectKind == lab::DocumentKind::Patient && !row.reference.empty())
            return tr("patient %1").arg(QString::fromStdString(row.reference));
    return tr("one patient");
}

QString TrailPresenter::objection() const
{
    return hasRows() ? QString() : tr("There is nothing to take away.");
}

void TrailPresenter::exportAs(client::ExportForm form, SecretBytes code, QObject* context, client::Reply<Bytes> reply)
{
    m_watch.exportTrail(m_query, form, std::move(code), context, std::move(reply));
}

} // namespace paillasse::ui
