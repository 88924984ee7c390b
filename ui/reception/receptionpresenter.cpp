// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/receptionpresenter.h"

#include "ui/models/numberedorder.h"
#include "ui/theme/format.h"
#include "ui/widgets/flags.h"

namespace paillasse::ui {

ReceptionPresenter::ReceptionPresenter(client::Engine& engine, QObject* parent)
    : QObject(parent), m_engine(engine), m_queue(engine, WorklistModel::Kind::Entry, client::Queue::ToReceive, this), m_orders(this), m_search(engine, this), m_registration(engine, this), m_desk(engine, this), m_older(engine, this)
{
    m_orders.setHeaders({tr("Order"), tr("Placed"), tr("Entered"), tr("State")});
    connect(&m_queue, &OrderQueue::changed, this, &ReceptionPresenter::listChanged);
    connect(&engine, &client::Engine::documentsChanged, this, [this] {
        m_search.again();
        if (m_front == Front::Patient)
            askPatient();
    });
    connect(&m_older, &OlderHistory::arrived, this, [this] {
        if (m_front == Front::Patient)
            askPatient();
    });
    connect(&m_older, &OlderHistory::noteChanged, this, [this] {
        if (m_patient)
            Q_EMIT patientChanged();
    });
    connect(&m_search, &PatientSearch::patientFound, this, &ReceptionPresenter::openPatient);
    connect(&m_search, &PatientSearch::orderFound, this, &ReceptionPresenter::openOrder);
    connect(&m_search, &PatientSearch::nothingFound, this, [this] {
        Q_EMIT said(m_search.isWhole() ? tr("Nobody was found. Look again with the birth date first, then create the patient.") : tr("Nobody was found among the patients that have come so far."), true);
    });
    connect(&m_search, &PatientSearch::numberNotFound, this, [this](const QString& number, bool isCertain) {
        Q_EMIT said(isCertain ? tr("No order bears the number %1, here or at the store. Read the label again, or search the patient by name.").arg(number)
                              : tr("Order %1 is not on this workstation, and the store cannot be asked now. Search the patient by name, or scan it again when the store is back.").arg(number), true);
    });
    connect(&m_registration, &Registration::said, this, &ReceptionPresenter::said);
    connect(&m_desk, &OrderDesk::said, this, &ReceptionPresenter::said);
}

bool ReceptionPresenter::mayCreate() const
{
    return m_search.isAnswered() && m_search.isWhole() && !isLabNumber(m_search.text()) && may(access::Permission::RegisterPatients);
}

Date ReceptionPresenter::today() const
{
    return Format::localDay(m_engine.now());
}

void ReceptionPresenter::setToReceive(bool only)
{
    m_queue.narrow([&](client::WorklistFilter& filter) {
        filter.queue = only ? client::Queue::ToReceive : client::Queue::All;
        filter.days = only ? 0 : 1;
    });
}

void ReceptionPresenter::refreshAll()
{
    m_queue.reload();
    if (m_front == Front::Patient)
        askPatient();
}

void ReceptionPresenter::openNothing()
{
    m_desk.close();
    m_patient.reset();
    m_openPatient = {};
    m_front = Front::Nothing;
    Q_EMIT frontChanged();
}

void ReceptionPresenter::openPatient(const lab::PatientId& patient)
{
    if (patient.isNull())
        return;
    m_isOpening = m_isOpening || patient != m_openPatient || m_front != Front::Patient;
    if (patient != m_openPatient)
        m_patient.reset();
    m_desk.close();
    m_openPatient = patient;
    m_front = Front::Patient;
    askPatient();
    Q_EMIT frontChanged();
}

void ReceptionPresenter::openOrder(const lab::OrderId& order, lab::SpecimenNumber tube)
{
    if (order.isNull())
        return;
    m_tube = tube;
    m_front = Front::Order;
    m_desk.open(order);
    if (tube != 0)
        m_desk.choose(tube);
    Q_EMIT frontChanged();
}

void ReceptionPresenter::askPatient()
{
    m_engine.records().patient(m_openPatient, this, [this, asked = m_openPatient](Result<client::PatientFile> file) {
        if (asked != m_openPatient || !file)
            return;
        if (std::exchange(m_isOpening, false))
            m_engine.trail().opened(lab::ReadingKind::OpenedPatient, lab::DocumentKind::Patient, lab::documentId(asked), asked);
        m_patient = std::move(*file);
        showOrders();
        m_older.follow(m_openPatient);
        Q_EMIT patientChanged();
    });
}

void ReceptionPresenter::showOrders()
{
    QList<Row> rows;
    for (const auto& order : m_patient->orders) {
        Badges badges;
        if (order.pending)
            badges << StatusBadges::pending();
        if (order.receivedAt.isNull())
            badges << Badge{Tone::Accent, Shape::None, tr("to receive"), {}};
        else if (order.lines > 0 && order.released == order.lines)
            badges << Badge{Tone::Done, Shape::Check, tr("released"), {}};
        RowCell number{QString::fromStdString(order.accession), CellInk::Strong, {}, {}, true};
        if (order.priority == lab::Priority::Urgent)
            number.badges << StatusBadges::urgent();
        rows.append({QString::fromStdString(order.order.toString()),
                     {number, {Format::dateTime(order.placedAt), CellInk::Normal, {}, {}, true}, {QStringLiteral("%1/%2").arg(order.entered).arg(order.lines), CellInk::Quiet, {}, {}, true}, {{}, CellInk::Normal, badges, {}, false}}});
    }
    m_orders.setRows(rows);
}

} // namespace paillasse::ui
