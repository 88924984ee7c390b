// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftkeeper.h"

#include <chrono>

#include <QEvent>

namespace paillasse::ui {

namespace {

constexpr std::chrono::milliseconds soon{500};

} // namespace

DraftKeeper::DraftKeeper(client::Drafts& drafts, Collect collect, QObject* parent) : QObject(parent), m_drafts(drafts), m_collect(std::move(collect))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soon);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::write);
}

// Not begun anew at each key: who types without a pause is not left without a draft.
void DraftKeeper::touch()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void DraftKeeper::flush()
{
    if (!m_soon.isActive())
        return;
    m_soon.stop();
    write();
}

void DraftKeeper::write()
{
    auto draft = m_collect();
    if (!draft.place.empty())
        m_drafts.keep(std::move(draft));
}

bool DraftKeeper::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Hide)
        flush();
    return QObject::eventFilter(watched, event);
}

void DraftKeeper::drop(const std::string& place)
{
    m_soon.stop();
    m_drafts.drop(place);
}

} // namespace paillasse::ui
