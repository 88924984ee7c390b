// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/patientsearch.h"

#include <utility>

#include "app/lab/rules/labelcontent.h"
#include "ui/models/numberedorder.h"
#include "ui/reception/patientdraft.h"
#include "ui/theme/format.h"
#include "ui/widgets/flags.h"

namespace paillasse::ui {

PatientSearch::PatientSearch(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine), m_note(engine.trail(), this), m_hits(this)
{
    m_hits.setHeaders({tr("Patient"), tr("Number")});
    connect(&engine.records(), &client::Records::indexed, this, &PatientSearch::again);
    connect(&engine, &client::Engine::connectionChanged, this, &PatientSearch::again);
}

lab::PatientId PatientSearch::patientOf(const QVariant& id)
{
    return lab::PatientId::parse(id.toString().toStdString()).value_or(lab::PatientId());
}

QString PatientSearch::warning() const
{
    if (const auto key = PatientDrafts::nirWarning(m_text); !key.isEmpty())
        return key;
    if (!isAnswered() || isWhole())
        return {};
    return m_engine.connection() == client::Connection::Offline ? tr("Not all patients have come to this workstation, and the store cannot be reached: who is not found here may be known. Nobody new can be created until they have come.")
                                                                : tr("Not all patients have come to this workstation yet: who is not found here may be known. Somebody new can be created once they have come.");
}

bool PatientSearch::isWhole() const
{
    return m_allAreHere && m_engine.connection() != client::Connection::Syncing;
}

void PatientSearch::search(const QString& text)
{
    m_text = text.trimmed();
    ask(false);
}

void PatientSearch::again()
{
    if (isActive())
        ask(m_isSubmitted);
}

void PatientSearch::submit(const QString& text)
{
    m_text = text.trimmed();
    if (isLabNumber(m_text))
        askNumbered();
    else if (m_text.contains(QLatin1Char('-')) && m_text.at(0).isDigit()) // the beginning of one
        askNumbersLike(m_text);
    else
        ask(true);
}

void PatientSearch::ask(bool isSubmitted)
{
    m_isSubmitted = isSubmitted; // until it is answered, whatever is asked again meanwhile
    m_note.typed(isActive() ? m_text : QString());
    if (!isActive()) {
        m_answered.clear();
        m_hits.setRows({});
        Q_EMIT changed();
        return;
    }
    m_engine.records().allAreFound(this, [this](const Result<bool>& all) { m_allAreHere = all && *all; });
    m_engine.records().searchPatients(m_text.toStdString(), this, [this, asked = m_text](Result<std::vector<client::PatientHit>> hits) {
        if (!hits || asked != m_text)
            return; // a newer key was pressed meanwhile
        m_answered = asked;
        m_note.answered(static_cast<qsizetype>(hits->size()));
        show(*hits);
        Q_EMIT changed();
        if (std::exchange(m_isSubmitted, false))
            decide();
    });
    Q_EMIT changed();
}

void PatientSearch::noteSubmitted(qsizetype hits)
{
    m_note.typed(m_text);
    m_note.answered(hits);
    m_note.settle();
}

void PatientSearch::decide()
{
    m_note.settle();
    if (m_hits.rowCount() == 1)
        Q_EMIT patientFound(patientOf(m_hits.id(0)));
    else if (m_hits.rowCount() > 1)
        Q_EMIT severalFound();
    else
        Q_EMIT nothingFound();
}

void PatientSearch::askNumbered()
{
    const auto barcode = lab::readBarcode(m_text.toStdString());
    findNumbered(m_engine, m_text, this, [this, asked = m_text, barcode](const NumberedOrder& answer) {
        if (asked != m_text)
            return;
        noteSubmitted(answer.order.isNull() ? 0 : 1);
        if (!answer.order.isNull())
            Q_EMIT orderFound(answer.order, barcode.specimen);
        else
            Q_EMIT numberNotFound(QString::fromStdString(barcode.accession), answer.where == NumberedOrder::Where::Nowhere);
    });
}

void PatientSearch::askNumbersLike(const QString& number)
{
    const auto barcode = lab::readBarcode(number.toStdString());
    m_engine.records().findOrders(number.toStdString(), this, [this, barcode](Result<std::vector<client::WorkRow>> rows) {
        if (!rows)
            return;
        if (!rows->empty())
            noteSubmitted(static_cast<qsizetype>(rows->size()));
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
