// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ledgernotice.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

constexpr double iconSize = 24;

} // namespace

LedgerNotice::LedgerNotice(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_title(new Label(theme, TextStyle::Strong, tr("The store’s ledger is not the one this workstation knew"), this)),
      m_text(new Label(theme, TextStyle::Body, {}, this)), m_seen(new ActionButton(theme, ActionButton::Kind::Secondary, tr("I have seen this"), {}, this))
{
    const QString happened = tr("It is shorter or other than before: acts that were recorded may be missing or changed.");
    const QString safe = tr("What you enter here is kept and sent as always.");
    const QString todo = tr("Go on working, and tell the security officer now; the store has been told.");
    m_title->setInk(ColorRole::CriticalInk);
    m_title->setWordWrap(true);
    m_text->setText(QStringList{happened, safe, todo}.join(u' '));
    m_text->setWordWrap(true);
    m_seen->setAccessibleDescription(tr("Takes this notice away at this workstation; the store keeps it in its ledger."));
    m_seen->hide();

    auto* words = new QVBoxLayout;
    words->setSpacing(theme.px(2));
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8));
    layout->setSpacing(theme.px(12));
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    layout->addWidget(m_seen, 0, Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    // Reachable, so that a screen reader can read it again.
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_text->text());
    updateIcon();
    connect(&theme, &Theme::changed, this, &LedgerNotice::updateIcon);
    connect(m_seen, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void LedgerNotice::raiseAlarm()
{
    show();
}

void LedgerNotice::setMayBeSeen(bool may)
{
    m_seen->setVisible(may);
}

void LedgerNotice::updateIcon()
{
    m_icon->setPixmap(iconPixmap(Icon::Warning, m_theme.color(ColorRole::CriticalInk), m_theme.px(iconSize), devicePixelRatioF()));
}

void LedgerNotice::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::CriticalGround));
    painter.fillRect(QRect(0, 0, m_theme.px(4), height()), m_theme.color(ColorRole::Critical));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(ColorRole::Line));
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(ColorRole::Focus), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.radius(), m_theme.radius());
    }
}

} // namespace paillasse::ui
