// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/actionbutton.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>

#include "ui/theme/theme.h"

namespace paillasse::ui {

QString shownKey(const QKeySequence& key)
{
    if (key.isEmpty())
        return {};
    const QKeyCombination combination = key[0];
    QString name;
    switch (combination.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        name = QStringLiteral("↵");
        break;
    case Qt::Key_Escape:
        name = QCoreApplication::translate("paillasse::ui::Keys", "Esc", "short name of the key");
        break;
    case Qt::Key_Delete:
        name = QCoreApplication::translate("paillasse::ui::Keys", "Del", "short name of the key");
        break;
    case Qt::Key_PageDown:
        name = QCoreApplication::translate("paillasse::ui::Keys", "PgDn", "short name of the key");
        break;
    case Qt::Key_PageUp:
        name = QCoreApplication::translate("paillasse::ui::Keys", "PgUp", "short name of the key");
        break;
    default:
        return key.toString(QKeySequence::NativeText);
    }
    QString text;
    if (combination.keyboardModifiers() & Qt::ControlModifier)
        text += QCoreApplication::translate("paillasse::ui::Keys", "Ctrl") + u'+';
    if (combination.keyboardModifiers() & Qt::AltModifier)
        text += QCoreApplication::translate("paillasse::ui::Keys", "Alt") + u'+';
    if (combination.keyboardModifiers() & Qt::ShiftModifier)
        text += QCoreApplication::translate("paillasse::ui::Keys", "Shift") + u'+';
    return text + name;
}

ActionButton::ActionButton(const Theme& theme, Kind kind, const QString& text, const QKeySequence& key, QWidget* parent)
    : QPushButton(text, parent), m_theme(theme), m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
    setKey(key);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void ActionButton::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void ActionButton::setShownKey(const QKeySequence& key)
{
    delete m_shortcut;
    delete m_keypad;
    m_shortcut = m_keypad = nullptr;
    m_key = key;
    updateGeometry();
    update();
}

void ActionButton::setKey(const QKeySequence& key)
{
    setShownKey(key);
    // Enter alone stays with whatever has the focus: a field submits its form, a button presses itself.
    if (key.isEmpty() || key == QKeySequence(Qt::Key_Return))
        return;
    const auto press = [this](const QKeySequence& sequence) {
        auto* shortcut = new QShortcut(sequence, this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, [this] {
            if (isVisible() && isEnabled())
                click();
        });
        return shortcut;
    };
    m_shortcut = press(key);
    if (key[0].key() == Qt::Key_Return)
        m_keypad = press(QKeySequence(QKeyCombination(key[0].keyboardModifiers(), Qt::Key_Enter)));
}

QString ActionButton::keyText() const
{
    return shownKey(m_key);
}

void ActionButton::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        update();
}

QSize ActionButton::sizeHint() const
{
    const QFontMetrics strong(m_theme.font(TextStyle::Strong));
    const QFontMetrics small(m_theme.font(TextStyle::Small));
    QString plain = text();
    plain.remove(u'&');
    int width = strong.horizontalAdvance(plain) + 2 * m_theme.px(m_kind == Kind::Plain ? 8 : 14);
    if (!m_key.isEmpty())
        width += small.horizontalAdvance(keyText()) + m_theme.px(10);
    return {width, m_theme.controlHeight()};
}

void ActionButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool primary = m_kind == Kind::Primary && isEnabled();
    ColorRole ground = primary ? ColorRole::Accent : ColorRole::Surface;
    if (!isEnabled())
        ground = ColorRole::Ground;
    else if (!primary && (isDown() || isChecked()))
        ground = ColorRole::AccentSoft;
    else if (!primary && underMouse())
        ground = ColorRole::Raised;

    const qreal pen = hasFocus() ? 2 : 1;
    QRectF box = QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    QColor line = m_theme.color(hasFocus() ? ColorRole::Focus : primary ? ColorRole::Accent : isEnabled() ? ColorRole::Border : ColorRole::Line);
    if (m_kind == Kind::Plain && !hasFocus())
        line = Qt::transparent;
    painter.setPen(QPen(line, pen));
    painter.setBrush(m_kind == Kind::Plain && !underMouse() ? QColor(Qt::transparent) : m_theme.color(ground));
    painter.drawRoundedRect(box, m_theme.radius(), m_theme.radius());
    if (primary && (hasFocus() || isDown())) {
        // A ring in the button's own colour would not be seen: one inside, in the colour of its words.
        painter.setPen(QPen(m_theme.color(ColorRole::OnAccent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), m_theme.radius() - 2, m_theme.radius() - 2);
    }

    const ColorRole ink = primary ? ColorRole::OnAccent : isEnabled() ? (m_kind == Kind::Plain ? ColorRole::Accent : ColorRole::Ink) : ColorRole::Quiet;
    const int side = m_theme.px(m_kind == Kind::Plain ? 8 : 14);
    painter.setPen(m_theme.color(ink));
    painter.setFont(m_theme.font(TextStyle::Strong));
    const QRect inner = rect().adjusted(side, 0, -side, 0);
    painter.drawText(inner, static_cast<int>((m_key.isEmpty() ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextShowMnemonic, text());
    if (m_key.isEmpty())
        return;
    if (!primary)
        painter.setPen(m_theme.color(ColorRole::Quiet));
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, keyText());
}

void ActionButton::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !(event->modifiers() & ~Qt::KeypadModifier)) {
        click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

} // namespace paillasse::ui
