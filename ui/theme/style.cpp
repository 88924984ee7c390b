// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include "ui/theme/theme.h"

namespace paillasse::ui {

Style::Style(const Theme& theme) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(theme) {}

// A rounded outline of 1 px, or the ring of 2 px, inside the rectangle.
void Style::outline(QPainter& painter, const QRect& rect, bool enabled, bool focused) const
{
    const qreal width = focused ? 2 : 1;
    const QColor color = m_theme.color(focused ? ColorRole::Focus : enabled ? ColorRole::Border : ColorRole::Line);
    painter.setPen(QPen(color, width));
    painter.drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), m_theme.radius(), m_theme.radius());
}

void Style::button(QPainter& painter, const QStyleOption& option) const
{
    const auto* command = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool isDefault = command && (command->features & QStyleOptionButton::DefaultButton);
    const bool enabled = option.state & State_Enabled;
    painter.setRenderHint(QPainter::Antialiasing);
    ColorRole ground = ColorRole::Surface;
    if (isDefault && enabled)
        ground = ColorRole::Accent;
    else if (option.state & (State_Sunken | State_On))
        ground = ColorRole::AccentSoft;
    else if (option.state & State_MouseOver)
        ground = ColorRole::Raised;
    painter.setBrush(m_theme.color(ground));
    outline(painter, option.rect, enabled, option.state & State_HasFocus);
}

void Style::indicator(QPainter& painter, const QStyleOption& option, bool round) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const bool enabled = option.state & State_Enabled;
    const bool on = option.state & (State_On | State_NoChange);
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const qreal radius = round ? box.height() / 2 : m_theme.px(3);
    const bool focused = option.state & State_HasFocus;
    painter.setPen(QPen(m_theme.color(on || focused ? ColorRole::Accent : enabled ? ColorRole::Border : ColorRole::Line), focused ? 2 : 1));
    painter.setBrush(m_theme.color(on && !round ? ColorRole::Accent : ColorRole::Surface));
    painter.drawRoundedRect(box, radius, radius);
    if (!on)
        return;
    if (round) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(ColorRole::Accent));
        painter.drawEllipse(box.center(), box.width() / 4, box.height() / 4);
        return;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.color(ColorRole::OnAccent), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) { return QPointF(box.left() + x * box.width(), box.top() + y * box.height()); };
    if (option.state & State_NoChange)
        painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
    else
        painter.drawPolyline(QPolygonF{at(0.24, 0.53), at(0.43, 0.72), at(0.77, 0.3)});
}

void Style::headerSection(QPainter& painter, const QStyleOption& option) const
{
    painter.fillRect(option.rect, m_theme.color(ColorRole::Surface));
    painter.setPen(m_theme.color(ColorRole::Line));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void Style::progress(QPainter& painter, const QStyleOption& option, bool contents) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(&option);
    if (!bar)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal height = std::min(m_theme.px(8), option.rect.height());
    QRectF track(option.rect.left(), option.rect.center().y() + 0.5 - height / 2, option.rect.width(), height);
    painter.setPen(Qt::NoPen);
    if (!contents) {
        painter.setPen(QPen(m_theme.color(ColorRole::Border), 1));
        painter.setBrush(m_theme.color(ColorRole::Surface));
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2);
        return;
    }
    const double range = static_cast<double>(bar->maximum) - bar->minimum;
    // An unknown total is a full bar at rest: nothing here moves without meaning.
    const double share = range <= 0 ? 1.0 : std::clamp((bar->progress - bar->minimum) / range, 0.0, 1.0);
    track.setWidth(track.width() * share);
    if (track.width() < 1)
        return;
    painter.setBrush(m_theme.color(range <= 0 ? ColorRole::AccentSoft : ColorRole::Accent));
    painter.drawRoundedRect(track, height / 2, height / 2);
}

void Style::comboBox(QPainter& painter, const QStyleOption& option) const
{
    const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(&option);
    if (!box)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_theme.color(ColorRole::Surface));
    outline(painter, option.rect, option.state & State_Enabled, option.state & State_HasFocus);
    const QRectF arrow = subControlRect(CC_ComboBox, box, SC_ComboBoxArrow, nullptr);
    const qreal half = m_theme.px(4);
    painter.setPen(QPen(m_theme.color(ColorRole::Quiet), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF c = arrow.center();
    painter.drawPolyline(QPolygonF{c + QPointF(-half, -half / 2), c + QPointF(0, half / 2), c + QPointF(half, -half / 2)});
}

void Style::scrollBar(QPainter& painter, const QStyleOptionComplex& option, const QWidget* widget) const
{
    painter.fillRect(option.rect, m_theme.color(ColorRole::Surface));
    QRectF handle = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    handle.adjust(3, 3, -3, -3);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(option.activeSubControls & SC_ScrollBarSlider ? ColorRole::Quiet : ColorRole::Border));
    const qreal radius = std::min(handle.width(), handle.height()) / 2;
    painter.drawRoundedRect(handle, radius, radius);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    const auto* bar = control == CC_ScrollBar ? qstyleoption_cast<const QStyleOptionSlider*>(option) : nullptr;
    if (!bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    // A handle and nothing else: no arrows at the ends.
    const bool flat = bar->orientation == Qt::Horizontal;
    const int length = flat ? bar->rect.width() : bar->rect.height();
    const int range = bar->maximum - bar->minimum;
    int size = length;
    if (range > 0)
        size = std::max(static_cast<int>(static_cast<qint64>(bar->pageStep) * length / (static_cast<qint64>(range) + bar->pageStep)), m_theme.px(28));
    size = std::min(size, length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - size, bar->upsideDown);
    const auto piece = [&](int from, int count) {
        return visualRect(bar->direction, bar->rect, flat ? QRect(bar->rect.left() + from, bar->rect.top(), count, bar->rect.height())
                                                          : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), count));
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return piece(start, size);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + size, length - start - size);
    default:
        return {};
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    painter->save();
    switch (element) {
    case PE_PanelButtonCommand:
        button(*painter, *option);
        break;
    case PE_PanelLineEdit: {
        // Inside a spin box or a table cell there is no frame of its own.
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        painter->setRenderHint(QPainter::Antialiasing);
        if (!frame || frame->lineWidth == 0) {
            painter->fillRect(option->rect, m_theme.color(ColorRole::Surface));
            break;
        }
        painter->setBrush(m_theme.color(option->state & State_Enabled ? ColorRole::Surface : ColorRole::Ground));
        outline(*painter, option->rect, option->state & State_Enabled, option->state & State_HasFocus);
        break;
    }
    case PE_FrameLineEdit:
        break;
    case PE_Frame:
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(m_theme.color(ColorRole::Surface));
        outline(*painter, option->rect, option->state & State_Enabled, option->state & State_HasFocus);
        break;
    case PE_FrameFocusRect:
        // Item views mark the cell through their delegates; buttons and boxes draw the ring themselves.
        if (qobject_cast<const QAbstractItemView*>(widget))
            break;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        outline(*painter, option->rect, true, true);
        break;
    case PE_IndicatorCheckBox:
        indicator(*painter, *option, false);
        break;
    case PE_IndicatorRadioButton:
        indicator(*painter, *option, true);
        break;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    painter->restore();
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->save();
        headerSection(*painter, *option);
        painter->restore();
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
        painter->save();
        progress(*painter, *option, element == CE_ProgressBarContents);
        painter->restore();
        return;
    case CE_PushButtonLabel:
        if (const auto* label = qstyleoption_cast<const QStyleOptionButton*>(option);
            label && (label->features & QStyleOptionButton::DefaultButton) && (label->state & State_Enabled)) {
            QStyleOptionButton copy = *label;
            copy.palette.setColor(QPalette::ButtonText, m_theme.color(ColorRole::OnAccent));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        painter->save();
        comboBox(*painter, *option);
        painter->restore();
        return;
    }
    if (control == CC_ScrollBar) {
        painter->save();
        scrollBar(*painter, *option, widget);
        painter->restore();
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return m_theme.px(16);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_DefaultFrameWidth:
        return 3; // so that a viewport's square corners stay inside the round ring
    case PM_ScrollBarExtent:
        return m_theme.px(13);
    case PM_HeaderMargin:
        return m_theme.px(7); // as the cells below
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_LineEdit_PasswordMaskDelay:
        return 0; // never show the last character typed
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.setHeight(std::max(result.height(), m_theme.controlHeight()));
        result.rwidth() += m_theme.px(12);
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(result.height(), m_theme.controlHeight()));
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(result.height(), m_theme.rowHeight(Density::Normal)));
        break;
    case CT_MenuItem:
        result.setHeight(std::max(result.height(), m_theme.rowHeight(Density::Compact)));
        break;
    default:
        break;
    }
    return result;
}

} // namespace paillasse::ui
