// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/receptionside.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/models/queuetable.h"
#include "ui/reception/receptionpresenter.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"
#include "ui/widgets/newrowschip.h"

namespace paillasse::ui {

ReceptionSide::ReceptionSide(const Theme& theme, ReceptionPresenter& presenter, QWidget* parent) : QWidget(parent), m_theme(theme), m_presenter(presenter), m_lists(new QStackedWidget(this))
{
    m_lists->addWidget(buildQueue());
    m_hits = new DataTable(theme, tr("Patients found"), m_lists);
    m_hits->setModel(&presenter.searching().hits());
    m_hits->setColumnDesignWidth(1, 78);
    m_hits->setStretchColumn(0);
    m_lists->addWidget(m_hits);
    m_warning = new Label(theme, TextStyle::Body, {}, this);
    m_warning->setInk(ColorRole::Abnormal);
    m_warning->setWordWrap(true);
    m_warning->setContentsMargins(theme.px(14), theme.px(6), theme.px(14), theme.px(2));
    m_create = new ActionButton(theme, ActionButton::Kind::Secondary, tr("None of these: new patient"), QKeySequence(Qt::Key_F2), this);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8));
    foot->addWidget(m_create);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_lists, 1);
    layout->addWidget(m_warning);
    layout->addLayout(foot);
    connectAll();
    refresh();
}

QWidget* ReceptionSide::buildQueue()
{
    auto* awaited = new QWidget(m_lists);
    m_newRows = new NewRowsChip(m_theme, awaited);
    m_queue = new DataTable(m_theme, tr("Orders at the reception"), awaited);
    showAsQueue(*m_queue, m_presenter.worklist(), m_theme);
    auto* layout = new QVBoxLayout(awaited);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_newRows);
    layout->addWidget(m_queue, 1);
    return awaited;
}

void ReceptionSide::connectAll()
{
    connect(m_queue, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.openOrder(WorklistModel::orderOf(id)); });
    connect(m_queue, &DataTable::idActivated, this, &ReceptionSide::orderEntered);
    connect(m_newRows, &QAbstractButton::clicked, this, [this] { m_presenter.worklist().takeNewRows(); });
    connect(&m_presenter.worklist(), &WorklistModel::newRowsChanged, m_newRows, &NewRowsChip::setCount);
    connect(m_hits, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.openPatient(PatientSearch::patientOf(id)); });
    connect(m_hits, &DataTable::idActivated, this, &ReceptionSide::patientEntered);
    connect(m_create, &QAbstractButton::clicked, this, &ReceptionSide::newPatientRequested);
    auto& search = m_presenter.searching();
    connect(&search, &PatientSearch::changed, this, &ReceptionSide::refresh);
    connect(&search, &PatientSearch::patientFound, this, [this](const lab::PatientId& patient) {
        m_hits->setCurrentId(QString::fromStdString(patient.toString()));
        Q_EMIT patientEntered();
    });
    connect(&search, &PatientSearch::severalFound, m_hits, &DataTable::focusEntry);
}

void ReceptionSide::refresh()
{
    const auto& search = m_presenter.searching();
    m_lists->setCurrentIndex(search.isActive() ? 1 : 0);
    m_warning->setText(search.warning().isEmpty() ? QString() : tr("▲ %1").arg(search.warning()));
    m_warning->setVisible(!search.warning().isEmpty());
    m_create->setVisible(search.isActive() && m_presenter.may(access::Permission::RegisterPatients));
    m_create->setEnabled(m_presenter.mayCreate());
    m_create->setText(m_presenter.searching().hits().rowCount() > 0 ? tr("None of these: new patient") : tr("New patient"));
}

void ReceptionSide::focusEntry()
{
    if (m_lists->currentWidget() == m_hits)
        m_hits->focusEntry();
    else
        m_queue->focusEntry();
}

} // namespace paillasse::ui
