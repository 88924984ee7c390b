// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/olderhistory.h"

#include "app/access/view.h"

namespace paillasse::ui {

OlderHistory::OlderHistory(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    connect(&engine, &client::Engine::connectionChanged, this, [this](client::Connection connection) {
        if (m_patient.isNull())
            return;
        if (connection == client::Connection::Online)
            ask();
        Q_EMIT noteChanged();
    });
}

void OlderHistory::follow(const lab::PatientId& patient)
{
    if (patient == m_patient)
        return;
    m_patient = patient;
    m_isMissing = false;
    if (!patient.isNull())
        ask();
}

void OlderHistory::ask()
{
    if (m_engine.hasWholeHistory(m_patient))
        return;
    m_engine.completeHistory(m_patient, this, [this, asked = m_patient](bool whole) {
        if (asked != m_patient)
            return;
        m_isMissing = !whole;
        if (whole)
            Q_EMIT arrived();
        Q_EMIT noteChanged();
    });
}

QString OlderHistory::note() const
{
    if (!m_isMissing || m_engine.hasWholeHistory(m_patient))
        return {};
    const auto& session = m_engine.session();
    const auto days = access::viewOf(session.person(), session.laboratory()).scopeDays;
    return m_engine.connection() == client::Connection::Offline ? tr("History limited to %n day(s) (offline)", nullptr, days) : tr("History limited to %n day(s) (the store did not answer)", nullptr, days);
}

} // namespace paillasse::ui
