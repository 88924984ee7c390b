// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/noticebar.h"

#include <QEvent>
#include <QHBoxLayout>

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/badgelabel.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

NoticeBar::NoticeBar(const Theme& theme, QWidget* over) : Card(theme, over), m_theme(theme), m_over(over), m_text(new Label(theme, TextStyle::Strong, {}, this))
{
    auto* badge = new BadgeLabel(theme, this);
    badge->setBadge({Tone::Critical, ui::Shape::Exclamation, tr("alert"), {}});
    m_text->setElided(true);
    auto* open = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Open it"), QKeySequence(Qt::CTRL | Qt::Key_J), this);
    auto* away = new ActionButton(theme, ActionButton::Kind::Plain, tr("Later"), {}, this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.px(10), theme.px(2), theme.px(4), theme.px(2));
    layout->setSpacing(theme.px(10));
    layout->addWidget(badge);
    layout->addWidget(m_text, 1);
    layout->addWidget(open);
    layout->addWidget(away);
    connect(open, &QAbstractButton::clicked, this, [this] {
        hide();
        Q_EMIT opened();
    });
    connect(away, &QAbstractButton::clicked, this, &QWidget::hide);
    over->installEventFilter(this);
    hide();
}

void NoticeBar::show(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
    place();
    setVisible(true);
    raise();
}

QString NoticeBar::text() const
{
    return m_text->text();
}

bool NoticeBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_over && event->type() == QEvent::Resize)
        place();
    return Card::eventFilter(watched, event);
}

void NoticeBar::place()
{
    const int least = minimumSizeHint().width() + m_theme.px(120);
    const int wanted = std::clamp(sizeHint().width(), least, std::max(least, m_over->width() * 3 / 8));
    resize(wanted, sizeHint().height());
    move(m_over->width() - width() - m_theme.px(8), m_theme.px(3));
}

} // namespace paillasse::ui
