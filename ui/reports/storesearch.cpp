// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reports/storesearch.h"

#include "ui/models/numberedorder.h"

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
    if (!isLabNumber(m_text))
        return askPatients(m_text);
    findNumbered(m_engine, m_text, this, [this](const NumberedOrder& answer) {
        if (answer.where == NumberedOrder::Where::AtStore)
            Q_EMIT found();
        else if (answer.where == NumberedOrder::Where::NotAsked)
            Q_EMIT cannotAsk();
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
