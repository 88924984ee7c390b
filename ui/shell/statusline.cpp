// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusline.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

QString connectionText(const Status& status, Instant now)
{
    switch (status.connection) {
    case Connection::Online: {
        if (status.lastSync.isNull())
            return StatusLine::tr("Online");
        const auto ago = now - status.lastSync;
        // A running second hand would be motion without meaning.
        return ago < minuteMs ? StatusLine::tr("Online · in sync") : StatusLine::tr("Online · in sync %1 ago").arg(Format::duration(ago));
    }
    case Connection::Syncing:
        return StatusLine::tr("Online · receiving");
    case Connection::StoreFull:
        return StatusLine::tr("The store’s disk is full · acts are kept here and will be sent · tell the administrator");
    case Connection::DiskFull:
        return StatusLine::tr("The disk of this computer is full · nothing new comes in · free some space, it goes on by itself");
    case Connection::StoreTooNew:
        return StatusLine::tr("The store is newer than this program · nothing new comes in · have the new version installed");
    case Connection::Unreadable:
        return StatusLine::tr("What the store sends cannot be read · nothing new comes in · tell the administrator");
    case Connection::Offline:
        break;
    }
    if (status.lastSync.isNull())
        return StatusLine::tr("Offline");
    return StatusLine::tr("Offline since %1 · work goes on and will be sent").arg(Format::timeOrDate(status.lastSync, now));
}

// Nothing new comes in, or nothing is kept: lists are older than they look.
bool isCritical(Connection connection)
{
    return connection == Connection::StoreFull || connection == Connection::DiskFull || connection == Connection::StoreTooNew || connection == Connection::Unreadable;
}

QString actsText(const Status& status)
{
    QStringList parts;
    if (status.pendingActs > 0)
        parts.append(StatusLine::tr("%n act(s) to send", nullptr, status.pendingActs));
    if (status.refusedActs > 0)
        parts.append(StatusLine::tr("%n act(s) to look at", nullptr, status.refusedActs));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

StatusLine::StatusLine(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    const auto label = [&](ColorRole ink) {
        auto* made = new Label(theme, TextStyle::Small, {}, this);
        made->setInk(ink);
        return made;
    };
    m_connection = label(ColorRole::Ink);
    m_pending = label(ColorRole::Ink);
    m_workstation = label(ColorRole::Quiet);
    m_right = label(ColorRole::Quiet);
    m_right->setElided(true);
    m_right->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_right->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.px(32), theme.px(4), theme.px(16), theme.px(4));
    layout->setSpacing(theme.px(18));
    layout->addWidget(m_connection);
    layout->addWidget(m_pending);
    layout->addWidget(m_workstation);
    layout->addWidget(m_right, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Status"));
}

void StatusLine::setStatus(const Status& status, Instant now)
{
    m_status = status;
    m_connection->setText(connectionText(status, now));
    m_connection->setInk(isCritical(status.connection) ? ColorRole::CriticalInk : ColorRole::Ink);
    m_pending->setText(actsText(status));
    m_pending->setVisible(!m_pending->text().isEmpty());
    m_pending->setInk(status.refusedActs > 0 ? ColorRole::CriticalInk : ColorRole::Ink);
    m_workstation->setText(status.workstation.isEmpty() ? QString() : tr("Workstation %1").arg(status.workstation));
    QStringList right;
    for (const QString& text : {status.quality, status.notice}) {
        if (!text.isEmpty())
            right.append(text);
    }
    m_right->setText(right.join(QStringLiteral(" · ")));
    setAccessibleDescription(text());
    update();
}

QString StatusLine::text() const
{
    QStringList parts;
    for (const Label* label : {m_connection, m_pending, m_workstation, m_right}) {
        if (!label->text().isEmpty())
            parts.append(label->text());
    }
    return parts.join(QStringLiteral(" · "));
}

void StatusLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(ColorRole::Line));
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal size = m_theme.px(8);
    const QRectF dot(m_theme.px(16), (height() - size) / 2, size, size);
    // Full: online. Half: receiving. A ring: offline. A barred ring: nothing is kept, or nothing comes in.
    const bool isBarred = isCritical(m_status.connection);
    const QColor color = m_theme.color(isBarred ? ColorRole::CriticalInk : m_status.connection == Connection::Offline ? ColorRole::Abnormal : ColorRole::Done);
    painter.setPen(QPen(color, 1.6));
    painter.setBrush(m_status.connection == Connection::Online ? color : QColor(Qt::transparent));
    painter.drawEllipse(dot);
    if (m_status.connection == Connection::Syncing) {
        painter.setBrush(color);
        painter.drawPie(dot, 90 * 16, 180 * 16);
    }
    if (isBarred)
        painter.drawLine(QPointF(dot.left(), dot.center().y()), QPointF(dot.right(), dot.center().y()));
}

} // namespace paillasse::ui
