// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/homepage.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

constexpr double taskWidth = 520;
constexpr double taskHeight = 64;

// A large count, what it is, and the key that leads there.
class TaskButton final : public QAbstractButton {
public:
    TaskButton(const Theme& theme, const HomeTask& task, int place, QWidget* parent) : QAbstractButton(parent), m_theme(theme), m_task(task), m_place(place)
    {
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        QString name = Format::count(task.count) + u' ' + task.text;
        if (!task.more.isEmpty())
            name += QStringLiteral(", ") + task.more;
        setText(name);
        setAccessibleName(name);
    }
    [[nodiscard]] QSize sizeHint() const override { return {m_theme.px(taskWidth), m_theme.px(taskHeight)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal pen = hasFocus() ? 2 : 1;
        painter.setPen(QPen(m_theme.color(hasFocus() ? ColorRole::Focus : ColorRole::Line), pen));
        painter.setBrush(m_theme.color(underMouse() ? ColorRole::Raised : ColorRole::Surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), m_theme.radius(), m_theme.radius());
        const bool grave = m_task.tone == Tone::Urgent;
        const int margin = m_theme.px(16);
        const int figure = m_theme.px(74);
        painter.setPen(m_theme.color(m_task.tone == Tone::Critical ? ColorRole::CriticalInk : ColorRole::Ink));
        painter.setFont(m_theme.font(TextStyle::Figure));
        painter.drawText(QRect(margin, 0, figure, height()), Qt::AlignRight | Qt::AlignVCenter, Format::count(m_task.count));
        const QRect words(2 * margin + figure, 0, width() - 3 * margin - figure - m_theme.px(20), height());
        const bool two = !m_task.more.isEmpty();
        const int half = QFontMetrics(m_theme.font()).height() / 2 + m_theme.px(1);
        painter.setFont(m_theme.font(TextStyle::Heading));
        painter.setPen(m_theme.color(ColorRole::Ink));
        painter.drawText(words.adjusted(0, two ? -2 * half : 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_task.text);
        if (two) {
            painter.setFont(m_theme.font(grave ? TextStyle::Strong : TextStyle::Body));
            painter.setPen(m_theme.color(grave ? ColorRole::Urgent : ColorRole::Quiet));
            painter.drawText(words.adjusted(0, 2 * half, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_task.more);
        }
        if (m_place < 9) {
            painter.setFont(m_theme.font(TextStyle::Small));
            painter.setPen(m_theme.color(ColorRole::Quiet));
            painter.drawText(rect().adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(m_place + 1));
        }
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    const Theme& m_theme;
    HomeTask m_task;
    int m_place;
};

} // namespace

QList<HomeTask> homeTasks(const HomeCounts& c)
{
    const auto urgent = [](int count) { return count > 0 ? HomePage::tr("of which %n urgent", nullptr, count) : QString(); };
    const QList<HomeTask> all{
        {QStringLiteral("tray"), {}, c.refusedActs, HomePage::tr("refused, to look at", "acts", c.refusedActs), HomePage::tr("Nothing is lost: both values are there"), Tone::Critical},
        {QStringLiteral("bench"), QStringLiteral("queue:calls"), c.callsToRecord, HomePage::tr("critical call(s) to record", nullptr, c.callsToRecord), {}, Tone::Critical},
        {QStringLiteral("reports"), QStringLiteral("queue:unreleased"), c.unreleasedPrints, HomePage::tr("unreleased print(s) to replace", nullptr, c.unreleasedPrints), HomePage::tr("Printed without the store: the signed report must follow"), Tone::Critical},
        {QStringLiteral("reception"), {}, c.toReceive, HomePage::tr("to receive", "specimens", c.toReceive), {}, Tone::Neutral},
        {QStringLiteral("bench"), QStringLiteral("queue:enter"), c.toEnter, HomePage::tr("to enter", "orders", c.toEnter), urgent(c.urgentToEnter), c.urgentToEnter > 0 ? Tone::Urgent : Tone::Neutral},
        {QStringLiteral("bench"), QStringLiteral("queue:validate"), c.toValidateTechnically, HomePage::tr("to validate technically", "orders", c.toValidateTechnically), {}, Tone::Neutral},
        {QStringLiteral("validation"), {}, c.toValidate, HomePage::tr("to validate", "orders", c.toValidate), urgent(c.urgentToValidate), c.urgentToValidate > 0 ? Tone::Urgent : Tone::Neutral},
        {QStringLiteral("reports"), QStringLiteral("queue:deliver"), c.reportsToDeliver, HomePage::tr("report(s) to deliver", nullptr, c.reportsToDeliver), {}, Tone::Neutral},
        {QStringLiteral("tray"), {}, c.pendingActs, HomePage::tr("act(s) to send", nullptr, c.pendingActs), HomePage::tr("Recorded here, sent by itself when online"), Tone::Neutral},
    };
    QList<HomeTask> tasks;
    for (const HomeTask& task : all) {
        if (task.count > 0)
            tasks.append(task);
    }
    return tasks;
}

HomePage::HomePage(const Theme& theme, const QString& forename, QWidget* parent) : Page(parent), m_theme(theme), m_list(new QVBoxLayout)
{
    auto* content = new QWidget(this);
    auto* greeting = new Label(theme, TextStyle::Title, forename.isEmpty() ? tr("Hello") : tr("Hello %1").arg(forename), content);
    m_summary = new Label(theme, TextStyle::Body, {}, content);
    m_summary->setInk(ColorRole::Quiet);
    m_summary->setWordWrap(true);
    // Large text on a small screen: the list scrolls, and follows the focus.
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    auto* layout = new QVBoxLayout(content);
    const int margin = theme.px(24);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(theme.px(6));
    layout->addWidget(greeting);
    layout->addWidget(m_summary);
    layout->addSpacing(theme.px(10));
    m_list->setSpacing(theme.px(8));
    layout->addLayout(m_list);
    layout->addStretch();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Home"));
    setTasks({});
}

QString HomePage::title() const
{
    return tr("Home");
}

void HomePage::setTasks(const QList<HomeTask>& tasks)
{
    if (tasks == m_tasks && !m_summary->text().isEmpty())
        return;
    int focused = -1;
    for (int i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons[i]->hasFocus())
            focused = i;
    }
    m_tasks = tasks;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (int i = 0; i < tasks.size(); ++i) {
        auto* button = new TaskButton(m_theme, tasks[i], i, m_scroll->widget());
        button->installEventFilter(this);
        connect(button, &QAbstractButton::clicked, this, [this, task = tasks[i]] { Q_EMIT pageRequested(task.page, task.subject); });
        m_list->addWidget(button);
        m_buttons.append(button);
    }
    m_summary->setText(summary());
    if (focused >= 0)
        focusEntry();
}

QString HomePage::summary() const
{
    if (m_tasks.isEmpty())
        return tr("Nothing waits for you. New orders appear here by themselves.");
    QStringList parts;
    for (const HomeTask& task : m_tasks)
        parts.append(Format::count(task.count) + u' ' + task.text);
    return parts.join(QStringLiteral(", ")) + u'.';
}

QList<KeyAction> HomePage::keys() const
{
    return {{QKeySequence(Qt::Key_1), tr("First task of the list, and so on")}};
}

void HomePage::focusEntry()
{
    if (m_buttons.isEmpty())
        setFocus(Qt::OtherFocusReason);
    else
        m_buttons.first()->setFocus(Qt::OtherFocusReason);
}

bool HomePage::takeKey(int key)
{
    const int place = key - Qt::Key_1;
    if (place >= 0 && place < qMin<int>(9, static_cast<int>(m_buttons.size()))) {
        m_buttons[place]->click();
        return true;
    }
    const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (step == 0)
        return false;
    for (int i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons[i]->hasFocus() && i + step >= 0 && i + step < m_buttons.size()) {
            m_buttons[i + step]->setFocus(Qt::TabFocusReason);
            m_scroll->ensureWidgetVisible(m_buttons[i + step]);
            break;
        }
    }
    return true;
}

void HomePage::keyPressEvent(QKeyEvent* event)
{
    if (!takeKey(event->key()))
        Page::keyPressEvent(event);
}

bool HomePage::eventFilter(QObject* watched, QEvent* event)
{
    // Before the scroll area between us takes the arrows for itself.
    if (event->type() == QEvent::KeyPress && takeKey(static_cast<QKeyEvent*>(event)->key()))
        return true;
    return Page::eventFilter(watched, event);
}

} // namespace paillasse::ui
