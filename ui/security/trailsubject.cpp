// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/trailsubject.h"

#include <QUrlQuery>

#include "ui/security/eventwords.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

template <class T>
void add(QUrlQuery& query, const char* name, const T& id)
{
    if (!id.isNull())
        query.addQueryItem(QLatin1String(name), QString::fromStdString(id.toString()));
}

template <class T>
T idOf(const QUrlQuery& query, const char* name)
{
    return T::parse(query.queryItemValue(QLatin1String(name)).toStdString()).value_or(T());
}

} // namespace

QString TrailSubject::of(const client::TrailQuery& query)
{
    QUrlQuery text;
    add(text, "patient", query.patient);
    add(text, "person", query.person);
    add(text, "workstation", query.workstation);
    if (!query.reference.empty())
        text.addQueryItem(QStringLiteral("reference"), QString::fromStdString(query.reference));
    for (const auto& [name, at] : {std::pair("from", query.from), std::pair("to", query.to)})
        if (!at.isNull())
            text.addQueryItem(QLatin1String(name), QString::number(at.ms));
    if (query.kinds != 0)
        text.addQueryItem(QStringLiteral("kinds"), QString::number(query.kinds));
    return text.toString();
}

client::TrailQuery TrailSubject::from(const QString& subject)
{
    const QUrlQuery text(subject);
    client::TrailQuery query;
    query.patient = idOf<lab::PatientId>(text, "patient");
    query.person = idOf<lab::PersonId>(text, "person");
    query.workstation = idOf<lab::WorkstationId>(text, "workstation");
    query.reference = text.queryItemValue(QStringLiteral("reference"), QUrl::FullyDecoded).toStdString();
    query.from = Instant{text.queryItemValue(QStringLiteral("from")).toLongLong()};
    query.to = Instant{text.queryItemValue(QStringLiteral("to")).toLongLong()};
    query.kinds = text.queryItemValue(QStringLiteral("kinds")).toULongLong();
    return query;
}

client::TrailQuery TrailSubject::about(const client::Alert& alert)
{
    client::TrailQuery query;
    query.patient = alert.patient;
    query.person = alert.person;
    query.workstation = alert.person.isNull() ? alert.workstation : lab::WorkstationId(); // a person's other places count too
    query.from = Format::localDaySpan(alert.raisedAt).from;
    query.to = Format::localDaySpan(alert.lastAt.isNull() ? alert.raisedAt : alert.lastAt).until;
    return query;
}

client::TrailQuery TrailSubject::about(const client::TrailRow& act)
{
    client::TrailQuery query;
    query.patient = act.patient;
    if (act.patient.isNull())
        query.person = act.person;
    if (act.patient.isNull() && act.person.isNull())
        query.workstation = act.workstation;
    query.from = Format::localDaySpan(act.at).from;
    query.to = Format::localDaySpan(act.at).until;
    return query;
}

client::TrailQuery TrailSubject::about(const client::Outlier& outlier, Instant now)
{
    client::TrailQuery query;
    query.person = outlier.person;
    query.workstation = outlier.workstation;
    query.from = Format::localDaySpan(now).from;
    query.kinds = EventWords::kindsOf(EventWords::groupOf(outlier.kind));
    return query;
}

} // namespace paillasse::ui
