// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/format.h"

#include <algorithm>
#include <cmath>

#include <QDateTime>
#include <QRegularExpression>

namespace paillasse::ui {

namespace {

const QChar narrowSpace(0x202f);

QDateTime local(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms);
}

QString grouped(QString digits)
{
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, narrowSpace);
    return digits;
}

struct Age {
    enum Unit { Days, Months, Years } unit;
    int number;
};

Age ageOf(Date birth, Date day)
{
    const auto days = day.toDays() - birth.toDays();
    int months = (day.year - birth.year) * 12 + (int{day.month} - int{birth.month});
    if (day.day < birth.day)
        --months;
    if (months < 2)
        return {Age::Days, static_cast<int>(std::max<std::int64_t>(days, 0))};
    if (months < 24)
        return {Age::Months, months};
    return {Age::Years, yearsBetween(birth, day)};
}

} // namespace

QString Format::count(std::int64_t number)
{
    return number < 0 ? QChar(0x2212) + grouped(QString::number(-number)) : grouped(QString::number(number));
}

QString Format::decimal(double number, int decimals)
{
    const QString plain = QString::number(std::abs(number), 'f', decimals);
    const qsizetype point = plain.indexOf(u'.');
    QString text = grouped(plain.left(point < 0 ? plain.size() : point));
    if (point >= 0)
        text += u',' + plain.mid(point + 1);
    return number < 0 ? QChar(0x2212) + text : text;
}

QString Format::date(Date day)
{
    if (day.isNull())
        return {};
    return QStringLiteral("%1/%2/%3").arg(int{day.day}, 2, 10, QLatin1Char('0')).arg(int{day.month}, 2, 10, QLatin1Char('0')).arg(int{day.year}, 4, 10, QLatin1Char('0'));
}

QString Format::shortDate(Date day)
{
    if (day.isNull())
        return {};
    return QStringLiteral("%1/%2/%3").arg(int{day.day}, 2, 10, QLatin1Char('0')).arg(int{day.month}, 2, 10, QLatin1Char('0')).arg(day.year % 100, 2, 10, QLatin1Char('0'));
}

QString Format::time(Instant at)
{
    return at.isNull() ? QString() : local(at).toString(QStringLiteral("HH:mm"));
}

QString Format::dateTime(Instant at)
{
    return at.isNull() ? QString() : local(at).toString(QStringLiteral("dd/MM/yyyy HH:mm"));
}

QString Format::timeOrDate(Instant at, Instant now)
{
    return localDay(at) == localDay(now) ? time(at) : dateTime(at);
}

Date Format::localDay(Instant at)
{
    const QDate day = local(at).date();
    return {static_cast<std::int16_t>(day.year()), static_cast<std::uint8_t>(day.month()), static_cast<std::uint8_t>(day.day())};
}

DaySpan Format::localDaySpan(Instant at)
{
    const QDate day = local(at).date();
    return {Instant{day.startOfDay().toMSecsSinceEpoch()}, Instant{day.addDays(1).startOfDay().toMSecsSinceEpoch()}};
}

QString Format::age(Date birth, Date day)
{
    if (birth.isNull())
        return {};
    const Age age = ageOf(birth, day);
    switch (age.unit) {
    case Age::Days:
        return tr("%n day(s)", "age", age.number);
    case Age::Months:
        return tr("%n month(s)", "age", age.number);
    case Age::Years:
        break;
    }
    return tr("%n year(s)", "age", age.number);
}

QString Format::shortAge(Date birth, Date day)
{
    if (birth.isNull())
        return {};
    const Age age = ageOf(birth, day);
    switch (age.unit) {
    case Age::Days:
        return tr("%1 d", "age in days").arg(age.number);
    case Age::Months:
        return tr("%1 m", "age in months").arg(age.number);
    case Age::Years:
        break;
    }
    return tr("%1 y", "age in years").arg(age.number);
}

QString Format::duration(std::int64_t milliseconds)
{
    const std::int64_t seconds = std::max<std::int64_t>(milliseconds, 0) / secondMs;
    if (seconds < 60)
        return tr("%1 s", "seconds").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min", "minutes").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return tr("%1 h", "hours").arg(seconds / 3600);
    return tr("%n day(s)", "duration", static_cast<int>(seconds / 86400));
}

QString Format::list(const QStringList& entries)
{
    return entries.join(tr("; ", "between the entries of a list"));
}

QString Format::named(const QString& name, const QString& what)
{
    return tr("%1: %2", "a name, and what is said of it").arg(name, what);
}

QString Format::bytes(std::int64_t count)
{
    if (count < 1000)
        return tr("%1 B", "bytes").arg(count);
    if (count < 1000 * 1000)
        return tr("%1 kB").arg(decimal(static_cast<double>(count) / 1e3, 0));
    if (count < 1000 * 1000 * 1000)
        return tr("%1 MB").arg(decimal(static_cast<double>(count) / 1e6, 1));
    return tr("%1 GB").arg(decimal(static_cast<double>(count) / 1e9, 1));
}

std::optional<Date> dateFromTyping(const QString& text, Date today)
{
    static const QRegularExpression parted(QStringLiteral("^\\s*(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{2}|\\d{4})\\s*$"));
    static const QRegularExpression joined(QStringLiteral("^\\s*(\\d{2})(\\d{2})(\\d{4}|\\d{2})\\s*$"));
    auto match = parted.match(text);
    if (!match.hasMatch())
        match = joined.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    int year = match.captured(3).toInt();
    Date day{0, static_cast<std::uint8_t>(match.captured(2).toInt()), static_cast<std::uint8_t>(match.captured(1).toInt())};
    if (match.capturedLength(3) == 2) {
        day.year = static_cast<std::int16_t>(today.year / 100 * 100 + year);
        if (day > today)
            day.year = static_cast<std::int16_t>(day.year - 100);
    } else {
        day.year = static_cast<std::int16_t>(year);
    }
    return day.isValid() ? std::optional<Date>(day) : std::nullopt;
}

} // namespace paillasse::ui
