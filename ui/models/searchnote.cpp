// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/searchnote.h"

namespace paillasse::ui {

SearchNote::SearchNote(client::Trail& trail, QObject* parent) : QObject(parent), m_trail(trail), m_pause(this)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &SearchNote::settle);
}

void SearchNote::typed(const QString& text)
{
    const auto words = text.trimmed();
    if (words == m_text)
        return;
    m_text = words;
    m_hits.reset();
    m_isOpen = !words.isEmpty();
    m_isSettled = false;
    m_isOpen ? m_pause.start() : m_pause.stop();
}

void SearchNote::answered(qsizetype hits)
{
    m_hits = hits;
    note();
}

void SearchNote::settle()
{
    m_isSettled = m_isOpen;
    m_pause.stop();
    note();
}

void SearchNote::note()
{
    if (!m_isOpen || !m_isSettled || !m_hits)
        return;
    m_isOpen = false;
    m_trail.searched(static_cast<std::size_t>(*m_hits));
}

} // namespace paillasse::ui
