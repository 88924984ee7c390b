// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reports/storesearch.h"

#include "app/lab/rules/labelcontent.h"
#include "ui/models/submittedsearch.h"

namespace paillasse::ui {

namespace {

constexpr std::chrono::milliseconds pause{400};
constexpr std::size_t mostPatients = 3; // more than so many is a search that has not said yet whom it means

} // namespace

StoreSearch::StoreSearch(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &StoreSearch::ask);
}

void StoreSearch::look(const QString& text)
{
    m_text = text.trimmed();
    if (m_text.isEmpty())
        m_pause.stop();
    else
        m_pause.start();
}

void StoreSearch::ask()
{
    const auto accession = lab::readBarcode(m_text.toStdString()).accession;
    if (!isWholeNumber(accession))
        return askPatients(m_text);
    m_engine.records().findOrders(accession, this, [this, accession](const Result<std::vector<client::WorkRow>>& here) {
        if (here && !here->empty())
            return; // the list has it
        m_engine.fetchNumbered(accession, this, [this](bool isThere) {
            if (isThere)
                Q_EMIT found();
            else if (m_engine.connection() == client::Connection::Offline)
                Q_EMIT cannotAsk();
        });
    });
}

void StoreSearch::askPatients(const QString& text)
{
    m_engine.records().searchPatients(text.toStdString(), this, [this](const Result<std::vector<client::PatientHit>>& hits) {
        if (!hits || hits->size() > mostPatients)
            return;
        for (const auto& hit : *hits)
            if (!m_engine.hasWholeHistory(hit.id))
                m_engine.completeHistory(hit.id, this, [this](bool whole) {
                    if (whole)
                        Q_EMIT found();
                    else
                        Q_EMIT cannotAsk();
                });
    });
}

} // namespace paillasse::ui
