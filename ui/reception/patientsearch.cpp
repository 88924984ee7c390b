// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/patientsearch.h"

#include "app/lab/rules/labelcontent.h"
#include "ui/reception/patientdraft.h"
#include "ui/theme/format.h"
#include "ui/widgets/flags.h"

namespace paillasse::ui {

PatientSearch::PatientSearch(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine), m_hits(this)
{
    m_hits.setHeaders({tr("Patient"), tr("Number")});
}

lab::PatientId PatientSearch::patientOf(const QVariant& id)
{
    return lab::PatientId::parse(id.toString().toStdString()).value_or(lab::PatientId());
}

QString PatientSearch::warning() const
{
    return PatientDrafts::nirWarning(m_text);
}

void PatientSearch::search(const QString& text)
{
    m_text = text.trimmed();
    ask(false);
}

void PatientSearch::again()
{
    if (isActive())
        ask(false);
}

void PatientSearch::submit(const QString& text)
{
    m_text = text.trimmed();
    // Only lab numbers bear a "-" after figures: "26-112298", "26-112298-1".
    if (m_text.contains(QLatin1Char('-')) && m_text.at(0).isDigit())
        askOrder(m_text);
    else
        ask(true);
}

void PatientSearch::ask(bool decide)
{
    if (!isActive()) {
        m_answered.clear();
        m_hits.setRows({});
        Q_EMIT changed();
        return;
    }
    m_engine.records().searchPatients(m_text.toStdString(), this, [this, asked = m_text, decide](Result<std::vector<client::PatientHit>> hits) {
        if (!hits || asked != m_text)
            return; // a newer key was pressed meanwhile
        m_answered = asked;
        show(*hits);
        Q_EMIT changed();
        if (decide)
            this->decide();
    });
    Q_EMIT changed();
}

void PatientSearch::decide()
{
    if (m_hits.rowCount() == 1)
        Q_EMIT patientFound(patientOf(m_hits.id(0)));
    else if (m_hits.rowCount() > 1)
        Q_EMIT severalFound();
    else
        Q_EMIT nothingFound();
}

void PatientSearch::askOrder(const QString& number)
{
    const auto barcode = lab::readBarcode(number.toStdString());
    m_engine.records().findOrders(number.toStdString(), this, [this, barcode](Result<std::vector<client::WorkRow>> rows) {
        if (!rows)
            return;
        for (const auto& row : *rows)
            if (row.accession == barcode.accession || rows->size() == 1)
                return Q_EMIT orderFound(row.order, barcode.specimen);
        if (rows->empty())
            ask(true); // a double name with a number before it, perhaps; it answers for itself
        else
            Q_EMIT severalFound();
    });
}

void PatientSearch::show(const std::vector<client::PatientHit>& hits)
{
    QList<Row> rows;
    for (const auto& hit : hits) {
        auto name = QString::fromStdString(hit.name);
        if (!hit.birthName.empty())
            name += QStringLiteral(" (%1)").arg(QString::fromStdString(hit.birthName));
        RowCell patient{name, CellInk::Strong, {}, QStringLiteral(" · ") + Format::date(hit.birthDate), false};
        if (hit.pending)
            patient.badges << StatusBadges::pending();
        rows.append({QString::fromStdString(hit.id.toString()), {patient, {QString::fromStdString(hit.number), CellInk::Quiet, {}, {}, true}}});
    }
    m_hits.setRows(rows);
}

} // namespace paillasse::ui
