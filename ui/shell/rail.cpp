// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {
constexpr double railWidth = 204;
constexpr double entryHeight = 34;
constexpr double side = 10;
constexpr qsizetype withKeys = 10;
}

RailButton::RailButton(const Theme& theme, const RailEntry& entry, int place, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEntry(entry, place);
}

void RailButton::setEntry(const RailEntry& entry, int place)
{
    m_entry = entry;
    setText(entry.title);
    setAccessibleName(entry.count > 0 ? tr("%1, %2 waiting").arg(entry.title, Format::count(entry.count)) : entry.title);
    setToolTip(shownKey(Rail::keyOf(place)));
    update();
}

QSize RailButton::sizeHint() const
{
    return {m_theme.px(railWidth - 2 * side), m_theme.px(entryHeight)};
}

void RailButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse()) {
        painter.setBrush(m_theme.color(isChecked() ? ColorRole::RailSelected : ColorRole::RailLine));
        painter.drawRoundedRect(box, m_theme.radius(), m_theme.radius());
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(ColorRole::RailInk), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, m_theme.radius(), m_theme.radius());
    }
    const int margin = m_theme.px(8);
    const int iconSize = m_theme.px(18);
    painter.drawPixmap(QPoint(margin, (height() - iconSize) / 2),
                       iconPixmap(m_entry.icon, m_theme.color(isChecked() ? ColorRole::RailInk : ColorRole::RailQuiet), iconSize, devicePixelRatioF()));
    QRect text = rect().adjusted(2 * margin + iconSize, 0, -margin, 0);
    if (m_entry.count > 0) {
        const QFont font = m_theme.font(TextStyle::SmallStrong);
        const QString count = Format::count(m_entry.count);
        const int width = QFontMetrics(font).horizontalAdvance(count) + m_theme.px(14);
        const int high = QFontMetrics(font).height() + m_theme.px(4);
        const QRectF pill(text.right() - width, (height() - high) / 2.0, width, high);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(isChecked() ? ColorRole::Rail : ColorRole::RailSelected));
        painter.drawRoundedRect(pill, high / 2.0, high / 2.0);
        painter.setPen(m_theme.color(ColorRole::RailInk));
        painter.setFont(font);
        painter.drawText(pill, Qt::AlignCenter, count);
        text.setRight(static_cast<int>(pill.left()) - m_theme.px(4));
    }
    const QFont font = m_theme.font(isChecked() ? TextStyle::Strong : TextStyle::Body);
    painter.setFont(font);
    painter.setPen(m_theme.color(isChecked() ? ColorRole::RailInk : ColorRole::RailQuiet));
    painter.drawText(text, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, QFontMetrics(font).elidedText(m_entry.title, Qt::ElideRight, text.width()));
}

void RailButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

namespace {

// Those at the foot: words and their key, on the dark ground.
class FootButton final : public QAbstractButton {
public:
    FootButton(const Theme& theme, const QString& words, const QString& key, QWidget* parent) : QAbstractButton(parent), m_theme(theme), m_key(key)
    {
        setText(words);
        setAccessibleName(words);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override { return {m_theme.px(120), m_theme.px(26)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(m_theme.color(ColorRole::RailInk), 2) : QPen(Qt::NoPen));
            painter.setBrush(underMouse() ? m_theme.color(ColorRole::RailLine) : QColor(Qt::transparent));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.radius(), m_theme.radius());
        }
        const QRect inner = rect().adjusted(m_theme.px(8), 0, -m_theme.px(8), 0);
        painter.setFont(m_theme.font(TextStyle::Small));
        painter.setPen(m_theme.color(ColorRole::RailInk));
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, text());
        painter.setPen(m_theme.color(ColorRole::RailQuiet));
        painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, m_key);
    }

private:
    const Theme& m_theme;
    QString m_key;
};

} // namespace

Rail::Rail(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_list(new QVBoxLayout)
{
    const auto label = [&](TextStyle style, ColorRole ink) {
        auto* made = new Label(theme, style, {}, this);
        made->setInk(ink);
        made->setWordWrap(true);
        made->setContentsMargins(theme.px(8), 0, theme.px(8), 0);
        return made;
    };
    m_product = label(TextStyle::Heading, ColorRole::RailInk);
    m_product->setText(QStringLiteral("Paillasse"));
    m_laboratory = label(TextStyle::Small, ColorRole::RailQuiet);
    m_name = label(TextStyle::Strong, ColorRole::RailInk);
    m_function = label(TextStyle::Small, ColorRole::RailQuiet);
    auto* lock = new FootButton(theme, tr("Lock"), tr("Ctrl+L"), this);
    auto* change = new FootButton(theme, tr("Switch person"), tr("Ctrl+U"), this);
    auto* account = new FootButton(theme, tr("My account"), tr("Ctrl+M"), this);
    auto* look = new FootButton(theme, tr("Appearance"), tr("Ctrl+,"), this);
    connect(lock, &QAbstractButton::clicked, this, &Rail::lockRequested);
    connect(change, &QAbstractButton::clicked, this, &Rail::switchRequested);
    connect(account, &QAbstractButton::clicked, this, &Rail::accountRequested);
    connect(look, &QAbstractButton::clicked, this, &Rail::appearanceRequested);

    auto* layout = new QVBoxLayout(this);
    const int margin = theme.px(side);
    layout->setContentsMargins(margin, theme.px(16), margin, theme.px(10));
    layout->setSpacing(theme.px(2));
    layout->addWidget(m_product);
    layout->addWidget(m_laboratory);
    layout->addSpacing(theme.px(14));
    m_list->setSpacing(theme.px(2));
    layout->addLayout(m_list);
    layout->addStretch();
    layout->addWidget(m_name);
    layout->addWidget(m_function);
    layout->addSpacing(theme.px(6));
    layout->addWidget(lock);
    layout->addWidget(change);
    layout->addWidget(account);
    layout->addWidget(look);
    connect(&theme, &Theme::changed, this, &Rail::applyTheme);
    applyTheme();
}

void Rail::applyTheme()
{
    setFixedWidth(m_theme.px(railWidth));
    update();
}

void Rail::setPerson(const RailPerson& person)
{
    m_laboratory->setText(person.laboratory);
    m_name->setText(person.name);
    m_function->setText(person.function);
}

void Rail::setEntries(const QList<RailEntry>& entries)
{
    const QString chosenId = current();
    while (m_buttons.size() > entries.size()) {
        RailButton* gone = m_buttons.takeLast();
        m_list->removeWidget(gone);
        gone->hide();
        gone->deleteLater();
    }
    for (int i = 0; i < entries.size(); ++i) {
        if (i < m_buttons.size()) {
            m_buttons[i]->setEntry(entries[i], i);
            continue;
        }
        auto* button = new RailButton(m_theme, entries[i], i, this);
        button->installEventFilter(this);
        connect(button, &QAbstractButton::clicked, this, [this, button] {
            button->setChecked(true); // a second click does not let go
            Q_EMIT chosen(button->entry().id);
        });
        m_list->addWidget(button);
        m_buttons.append(button);
    }
    setCurrent(chosenId);
}

void Rail::setCurrent(const QString& id)
{
    for (RailButton* button : std::as_const(m_buttons))
        button->setChecked(button->entry().id == id);
}

QString Rail::current() const
{
    for (const RailButton* button : m_buttons) {
        if (button->isChecked())
            return button->entry().id;
    }
    return {};
}

QKeySequence Rail::keyOf(qsizetype place)
{
    return place < withKeys ? QKeySequence(QKeyCombination(Qt::ALT, place + 1 == withKeys ? Qt::Key_0 : static_cast<Qt::Key>(Qt::Key_1 + place))) : QKeySequence();
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Rail));
    if (!m_name->text().isEmpty()) {
        const int y = m_name->geometry().top() - m_theme.px(10);
        painter.fillRect(QRect(m_theme.px(side), y, width() - 2 * m_theme.px(side), 1), m_theme.color(ColorRole::RailLine));
    }
}

bool Rail::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const qsizetype at = m_buttons.indexOf(static_cast<RailButton*>(watched));
        if (at >= 0 && (key == Qt::Key_Up || key == Qt::Key_Down)) {
            const qsizetype to = at + (key == Qt::Key_Up ? -1 : 1);
            if (to >= 0 && to < m_buttons.size())
                m_buttons[to]->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace paillasse::ui
