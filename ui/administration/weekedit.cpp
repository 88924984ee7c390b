// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/weekedit.h"

#include <algorithm>

#include <QCheckBox>
#include <QGridLayout>
#include <QTimeEdit>

#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

constexpr int minutesOfHour = 60;
constexpr std::uint64_t midnight = 24 * minutesOfHour;

QTime timeOf(std::uint64_t minutes)
{
    return QTime(static_cast<int>(minutes / minutesOfHour) % 24, static_cast<int>(minutes % minutesOfHour));
}

std::uint64_t minutesOf(QTime time)
{
    return static_cast<std::uint64_t>(time.hour() * minutesOfHour + time.minute());
}

QTimeEdit* timeEdit(const Theme& theme, const QString& name, QWidget* parent)
{
    auto* edit = new QTimeEdit(parent);
    edit->setDisplayFormat(QStringLiteral("HH:mm"));
    edit->setAccessibleName(name);
    edit->setMinimumHeight(theme.controlHeight());
    return edit;
}

} // namespace

WeekEdit::WeekEdit(const Theme& theme, QWidget* parent) : QWidget(parent)
{
    const std::array names{tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday"), tr("Sunday")};
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.px(12));
    grid->setVerticalSpacing(theme.px(6));
    grid->setColumnStretch(0, 1);
    int column = 0;
    for (const auto& title : {tr("Open"), tr("From"), tr("Until")}) {
        auto* label = new Label(theme, TextStyle::SmallStrong, title, this);
        label->setInk(ColorRole::Quiet);
        grid->addWidget(label, 0, column++);
    }
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        auto& day = m_days[i];
        const int row = static_cast<int>(i) + 1;
        day.open = new QCheckBox(names[i], this);
        day.open->setAccessibleName(tr("%1: the benches are open").arg(names[i]));
        day.from = timeEdit(theme, tr("%1: open from").arg(names[i]), this);
        day.to = timeEdit(theme, tr("%1: open until").arg(names[i]), this);
        grid->addWidget(day.open, row, 0);
        grid->addWidget(day.from, row, 1);
        grid->addWidget(day.to, row, 2);
        for (auto* edit : {day.from, day.to}) {
            edit->setEnabled(false);
            connect(day.open, &QCheckBox::toggled, edit, &QWidget::setEnabled);
        }
    }
}

void WeekEdit::show(const client::Policy& policy)
{
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const auto hours = i < policy.week.size() ? policy.week[i] : client::DayHours{policy.hoursFrom, policy.hoursTo};
        m_days[i].open->setChecked(hours.from != hours.to);
        m_days[i].from->setTime(timeOf(hours.from));
        m_days[i].to->setTime(timeOf(hours.to));
    }
}

client::DayHours WeekEdit::hoursOf(const Day& day)
{
    if (!day.open->isChecked())
        return {};
    const auto to = minutesOf(day.to->time());
    return {minutesOf(day.from->time()), to == 0 ? midnight : to};
}

void WeekEdit::into(client::Policy& policy) const
{
    policy.week.clear();
    for (const auto& day : m_days)
        policy.week.push_back(hoursOf(day));
    const auto& first = policy.week.front();
    if (first.from == first.to || !std::ranges::all_of(policy.week, [&first](const auto& hours) { return hours == first; }))
        return;
    policy.hoursFrom = first.from;
    policy.hoursTo = first.to;
    policy.week.clear();
}

QString WeekEdit::objection() const
{
    for (const auto& day : m_days)
        if (const auto hours = hoursOf(day); day.open->isChecked() && hours.from == hours.to)
            return tr("%1 ends when it begins: untick a day on which the benches are closed.").arg(day.open->text());
    return {};
}

} // namespace paillasse::ui
