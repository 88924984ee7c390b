// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chipbar.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"

namespace paillasse::ui {

namespace {
constexpr double side = 11;
constexpr double cross = 7;
}

FilterChip::FilterChip(const Theme& theme, const Chip& chip, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setChip(chip);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void FilterChip::setChip(const Chip& chip)
{
    m_chip = chip;
    setCheckable(chip.checkable);
    const QSignalBlocker quiet(this);
    setChecked(chip.checked);
    setText(chip.text);
    QString name = shownText();
    if (chip.removable)
        name = tr("%1, Delete removes the filter").arg(name);
    setAccessibleName(name);
    updateGeometry();
    update();
}

QString FilterChip::shownText() const
{
    return m_chip.count < 0 ? m_chip.text : m_chip.text + u' ' + Format::count(m_chip.count);
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font());
    int width = metrics.horizontalAdvance(shownText()) + 2 * m_theme.px(side);
    if (m_chip.removable)
        width += m_theme.px(cross + 7);
    return {width, metrics.height() + m_theme.px(10)};
}

QRect FilterChip::crossRect() const
{
    const int size = m_theme.px(cross);
    return {width() - m_theme.px(side) - size, (height() - size) / 2, size, size};
}

void FilterChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = m_chip.checkable && isChecked();
    const qreal pen = hasFocus() ? 2 : 1;
    painter.setPen(QPen(m_theme.color(hasFocus() ? ColorRole::Focus : on ? ColorRole::Accent : ColorRole::Border), pen));
    painter.setBrush(m_theme.color(on ? ColorRole::AccentSoft : underMouse() ? ColorRole::Raised : ColorRole::Surface));
    const QRectF box = QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setFont(m_theme.font());
    painter.setPen(m_theme.color(on ? ColorRole::Accent : ColorRole::Ink));
    painter.drawText(rect().adjusted(m_theme.px(side), 0, 0, 0), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, shownText());
    if (m_chip.removable) {
        const QRectF x = crossRect();
        painter.setPen(QPen(m_theme.color(ColorRole::Quiet), 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(x.topLeft(), x.bottomRight());
        painter.drawLine(x.topRight(), x.bottomLeft());
    }
}

void FilterChip::keyPressEvent(QKeyEvent* event)
{
    if (m_chip.removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT removed();
        return;
    }
    if (m_chip.checkable && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void FilterChip::mouseReleaseEvent(QMouseEvent* event)
{
    const int slack = m_theme.px(6);
    if (m_chip.removable && event->button() == Qt::LeftButton && crossRect().adjusted(-slack, -slack, slack, slack).contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT releasedByMouse();
        Q_EMIT removed();
        return;
    }
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT releasedByMouse(); // first: what a click opens may take the focus for itself
    QAbstractButton::mouseReleaseEvent(event);
}

ChipBar::ChipBar(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme.px(8));
    m_layout->addStretch();
    setAccessibleName(tr("Filters"));
}

void ChipBar::setChips(const QList<Chip>& chips)
{
    QList<FilterChip*> old = m_chips;
    m_chips.clear();
    for (const Chip& wanted : chips) {
        const auto same = std::find_if(old.begin(), old.end(), [&](const FilterChip* chip) { return chip->chip().id == wanted.id; });
        FilterChip* chip = nullptr;
        if (same != old.end()) {
            chip = *same;
            old.erase(same);
            m_layout->removeWidget(chip);
            if (chip->chip() != wanted)
                chip->setChip(wanted);
        } else {
            chip = new FilterChip(m_theme, wanted, this);
            connectChip(chip);
        }
        m_layout->insertWidget(static_cast<int>(m_chips.size()), chip);
        m_chips.append(chip);
    }
    const bool focusGone = std::any_of(old.begin(), old.end(), [](const FilterChip* chip) { return chip->hasFocus(); });
    for (FilterChip* gone : std::as_const(old)) {
        gone->hide();
        gone->deleteLater();
    }
    if (focusGone && !m_chips.isEmpty())
        m_chips.first()->setFocus();
    updateTabStops(m_chips.isEmpty() ? nullptr : m_chips.first());
}

void ChipBar::connectChip(FilterChip* chip)
{
    chip->installEventFilter(this);
    connect(chip, &QAbstractButton::clicked, this, [this, chip] {
        if (chip->chip().checkable)
            Q_EMIT toggled(chip->chip().id, !chip->isChecked());
    });
    connect(chip, &FilterChip::releasedByMouse, this, &ChipBar::left);
    connect(chip, &FilterChip::removed, this, [this, chip] { Q_EMIT removed(chip->chip().id); });
}

QList<Chip> ChipBar::chips() const
{
    QList<Chip> list;
    for (const FilterChip* chip : m_chips)
        list.append(chip->chip());
    return list;
}

FilterChip* ChipBar::chip(const QString& id) const
{
    for (FilterChip* chip : m_chips) {
        if (chip->chip().id == id)
            return chip;
    }
    return nullptr;
}

// Tab stops once at the bar; the arrows do the rest.
void ChipBar::updateTabStops(FilterChip* stop)
{
    for (FilterChip* chip : std::as_const(m_chips))
        chip->setFocusPolicy(chip == stop ? Qt::StrongFocus : Qt::ClickFocus);
}

void ChipBar::moveFocus(FilterChip* from, int step)
{
    const qsizetype at = m_chips.indexOf(from) + step;
    if (at < 0 || at >= m_chips.size())
        return;
    updateTabStops(m_chips[at]);
    m_chips[at]->setFocus(Qt::TabFocusReason);
}

bool ChipBar::eventFilter(QObject* watched, QEvent* event)
{
    auto* chip = qobject_cast<FilterChip*>(watched);
    if (chip && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            moveFocus(chip, key == Qt::Key_Left ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace paillasse::ui
