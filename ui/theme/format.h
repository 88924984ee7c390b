// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QCoreApplication>
#include <QString>

#include "app/base/civiltime.h"
#include "app/base/clock.h"
#include "app/base/dayspan.h"

namespace paillasse::ui {

// The one place where numbers, days and times become words on the screen: decimal comma, narrow spaces between thousands,
// dd/MM/yyyy, never a day without its year. Instants are shown in the workstation's zone.
class Format {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::Format)

public:
    static QString count(std::int64_t number);              // "491 840"
    static QString decimal(double number, int decimals);    // "6,4": for rates and figures of ours; results come from lab::toString
    static QString date(Date day);                          // "12/03/2026"; empty when null
    static QString shortDate(Date day);                     // "12/03/26": in grids
    static QString time(Instant at);                        // "08:47"
    static QString dateTime(Instant at);                    // "12/03/2026 08:47"
    // A time alone only where it is today's, else the day with it: "08:47", "12/03/2026 08:47".
    static QString timeOrDate(Instant at, Instant now);
    static Date localDay(Instant at);
    static DaySpan localDaySpan(Instant at);                // that day, from its first instant
    // Whole years; months below two years, days below two months: "34 ans", "6 mois", "12 jours".
    static QString age(Date birth, Date day);
    static QString shortAge(Date birth, Date day);          // "34 a", "6 m", "12 j"
    // How long something takes or has taken: "4 s", "3 min", "2 h", "5 j".
    static QString duration(std::int64_t milliseconds);
    static QString list(const QStringList& entries);        // "Na ; K"
    static QString named(const QString& name, const QString& what); // "Na : hémolysé"
    static QString bytes(std::int64_t count);               // "1,2 Mo"
};

// dd/MM/yyyy or dd/MM/yy or ddMMyyyy as people type it; two-digit years are taken as the latest that is not after `today`.
std::optional<Date> dateFromTyping(const QString& text, Date today);

} // namespace paillasse::ui
