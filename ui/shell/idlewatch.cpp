// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/idlewatch.h"

#include <QCoreApplication>
#include <QEvent>

namespace paillasse::ui {

IdleWatch::IdleWatch(QCoreApplication& application, const Clock& clock, std::chrono::milliseconds limit, QObject* parent)
    : QObject(parent), m_clock(clock), m_limit(limit)
{
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::check);
    application.installEventFilter(this);
}

void IdleWatch::setLimit(std::chrono::milliseconds limit)
{
    m_limit = limit;
}

void IdleWatch::start()
{
    m_last = m_clock.now();
    m_timer.start();
}

void IdleWatch::stop()
{
    m_timer.stop();
}

void IdleWatch::check()
{
    if (!m_timer.isActive())
        return;
    const auto now = m_clock.now();
    if (now < m_last) // the clock was put back: count from here
        m_last = now;
    if (now - m_last < m_limit.count())
        return;
    stop();
    Q_EMIT idle();
}

bool IdleWatch::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
        if (!event->spontaneous())
            break;
        // The limit may have passed while the machine slept: the key that woke it is no sign of life before that.
        check();
        m_last = m_clock.now();
        break;
    default:
        break;
    }
    return false;
}

} // namespace paillasse::ui
