// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchbox.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"

namespace paillasse::ui {

SearchBox::SearchBox(const Theme& theme, QWidget* parent) : QLineEdit(parent), m_theme(theme)
{
    setTextMargins(theme.px(4), 0, theme.px(4), 0);
    setAccessibleName(tr("Search"));
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) { Q_EMIT searched(text); });
}

void SearchBox::setHint(const QString& hint)
{
    setPlaceholderText(hint);
    setAccessibleName(hint.isEmpty() ? tr("Search") : tr("Search: %1").arg(hint));
}

void SearchBox::setKeyHint(const QKeySequence& key)
{
    m_key = shownKey(key);
    update();
}

void SearchBox::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || m_key.isEmpty())
        return;
    const QFontMetrics hint(font());
    const QFontMetrics metrics(m_theme.font(TextStyle::Small));
    const int margin = m_theme.px(10);
    if (hint.horizontalAdvance(placeholderText()) + metrics.horizontalAdvance(m_key) + 3 * margin > width())
        return;
    QPainter painter(this);
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(ColorRole::Quiet));
    painter.drawText(rect().adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter, m_key);
}

void SearchBox::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        selectAll(); // the next scan takes its place
        Q_EMIT submitted(text().trimmed());
        return;
    case Qt::Key_Escape:
        if (text().isEmpty()) {
            Q_EMIT leftDownwards();
        } else {
            clear();
            Q_EMIT searched({});
        }
        return;
    case Qt::Key_Down:
        Q_EMIT leftDownwards();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace paillasse::ui
