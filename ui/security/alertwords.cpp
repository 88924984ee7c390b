// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/alertwords.h"

#include "ui/administration/adminwords.h"
#include "ui/security/eventwords.h"
#include "ui/security/rulewords.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

using client::AlertState;
using client::AlertStep;
using client::Severity;

namespace {

QString stepOf(const client::AlertLine& line)
{
    const auto by = QString::fromStdString(line.byName);
    const auto text = QString::fromStdString(line.text);
    switch (line.step) {
    case AlertStep::Own: return AlertWords::tr("%1 sees to it").arg(by);
    case AlertStep::Explain: return AlertWords::tr("%1 explains: “%2”").arg(by, text);
    case AlertStep::Close: return AlertWords::tr("%1 closes it: “%2”").arg(by, text);
    case AlertStep::Escalate: return AlertWords::tr("nobody took it in time: escalated");
    }
    return {};
}

QString joined(std::initializer_list<std::string> parts)
{
    QStringList words;
    for (const auto& part : parts)
        if (!part.empty())
            words << QString::fromStdString(part);
    return words.join(QStringLiteral(" · "));
}

} // namespace

Badge AlertWords::badgeOf(Severity severity)
{
    switch (severity) {
    case Severity::Low: return {Tone::Neutral, Shape::Down, tr("low"), tr("low severity")};
    case Severity::Medium: return {Tone::Abnormal, Shape::Up, tr("medium"), tr("medium severity")};
    case Severity::High: return {Tone::Critical, Shape::DoubleUp, tr("high"), tr("high severity")};
    }
    return {};
}

Badge AlertWords::badgeOf(const client::Alert& alert)
{
    switch (alert.state) {
    case AlertState::Open: return alert.escalated ? Badge{Tone::Critical, Shape::Exclamation, tr("escalated"), {}} : Badge{Tone::Accent, Shape::None, tr("open"), {}};
    case AlertState::Owned: return {Tone::Neutral, Shape::None, tr("taken"), {}};
    case AlertState::Explained: return {Tone::Delta, Shape::Pen, tr("explained"), {}};
    case AlertState::Closed: return {Tone::Done, Shape::Check, tr("closed"), {}};
    }
    return {};
}

QString AlertWords::aboutOf(const client::Alert& alert)
{
    const auto about = joined({alert.personName, alert.workstationName, alert.reference});
    return about.isEmpty() ? tr("the store") : about;
}

QString AlertWords::whereOf(const client::Alert& alert)
{
    return joined({alert.personName, alert.workstationName});
}

QString AlertWords::ownerOf(const client::Alert& alert, Instant now)
{
    if (!alert.owner.isNull())
        return QString::fromStdString(alert.ownerName);
    if (alert.state != AlertState::Open || alert.escalatesAt.isNull())
        return tr("nobody");
    return alert.escalatesAt > now ? tr("escalates in %1").arg(Format::duration(alert.escalatesAt - now)) : tr("escalates now");
}

QStringList AlertWords::lifeOf(const client::Alert& alert, Instant now)
{
    QStringList lines{QStringLiteral("%1  %2").arg(Format::timeOrDate(alert.raisedAt, now), tr("raised"))};
    for (const auto& line : alert.life)
        lines << QStringLiteral("%1  %2").arg(Format::timeOrDate(line.at, now), stepOf(line));
    return lines;
}

Row AlertWords::rowOf(const client::Alert& alert, Instant now)
{
    const bool isClosed = alert.state == AlertState::Closed;
    const auto title = alert.count > 1 ? QStringLiteral("%1 × %2").arg(RuleWords::titleOf(alert), Format::count(alert.count)) : RuleWords::titleOf(alert);
    RowCell severity;
    severity.badges = {badgeOf(alert.severity)};
    RowCell state;
    state.badges = {badgeOf(alert)};
    return {QString::fromStdString(alert.id.toString()),
            {severity, {title, isClosed ? CellInk::Quiet : CellInk::Strong}, {aboutOf(alert)}, {Format::duration(now - alert.raisedAt), CellInk::Quiet, {}, {}, true},
             {ownerOf(alert, now), alert.owner.isNull() ? CellInk::Quiet : CellInk::Normal}, state}};
}

QList<Row> AlertWords::rowsOf(const client::TrailReply& causes, Instant now)
{
    QList<Row> rows;
    for (const auto& cause : causes.rows) {
        const auto subject = EventWords::subjectOf(cause);
        const auto words = EventWords::of(cause);
        rows << Row{EventWords::idOf(cause.place), {{Format::timeOrDate(cause.at, now), CellInk::Quiet, {}, {}, true}, {subject.isEmpty() ? words : QStringLiteral("%1 · %2").arg(words, subject)}}};
    }
    return rows;
}

QString AlertWords::of(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Refused: return tr("The store refuses: you may no longer see this.");
    case ErrorCode::Conflict: return tr("Somebody else was first. The alert is shown as it stands now.");
    case ErrorCode::InvalidInput: return tr("It takes 10 to 500 characters, and a person, a workstation, a number or at most 31 days.");
    case ErrorCode::NotFound: return tr("It is not there any more.");
    default: return AdminWords::of(error);
    }
}

QString AlertWords::withoutStore()
{
    return tr("Offline: what is watched is at the store. What was known is shown; nothing can be done until it is back.");
}

QString AlertWords::open(int count)
{
    return tr("%n open alert(s)", nullptr, count);
}

} // namespace paillasse::ui
