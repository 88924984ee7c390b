// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/newrowschip.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/theme.h"

namespace paillasse::ui {

NewRowsChip::NewRowsChip(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Show the new rows"));
    hide();
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void NewRowsChip::setCount(int count)
{
    m_count = count;
    setText(tr("%n new", "orders that wait behind the chip", count));
    setAccessibleName(tr("Show %n new row(s)", nullptr, count));
    setVisible(count > 0);
    updateGeometry();
    update();
}

QSize NewRowsChip::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(TextStyle::Strong));
    return {metrics.horizontalAdvance(text()) + m_theme.px(24), metrics.height() + m_theme.px(8)};
}

void NewRowsChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal pen = hasFocus() ? 2 : 1;
    painter.setPen(QPen(m_theme.color(hasFocus() ? ColorRole::Focus : ColorRole::Accent), pen));
    painter.setBrush(m_theme.color(ColorRole::AccentSoft));
    const QRectF box = QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setFont(m_theme.font(TextStyle::Strong));
    painter.setPen(m_theme.color(ColorRole::Accent));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

void NewRowsChip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace paillasse::ui
