// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/base/civiltime.h"
#include "app/lab/examination.h"
#include "app/lab/order.h"

// A report is in French, whatever language the screen is in: these are its words and its ways of writing numbers and dates.
namespace paillasse::report::words {

QString text(const std::string& utf8);
QString date(Date date);                                  // 12/03/2026
QString dateTime(Instant instant, int utcOffsetMinutes);  // 12/03/2026 à 08:47
QString number(const lab::Decimal& value);                // 6,40
QString value(const lab::Value& value);
QString unit(const lab::Examination* examination, const std::string& ucum);
QString range(const lab::AppliedRange& range);
QString flag(lab::Level level);
QString sex(lab::Sex sex);
QString discipline(const std::string& code);
QString specimenRemark(const lab::Specimen& specimen);
QString age(Date birth, Date day);
QString groupedHex(const Bytes& hash);                    // 3F2A 91C0 …: its first 16 bytes
// Who had received a version by then, each once with the day: "Dr Cadiou (12/03/2026 à 08:47)"; empty: nobody.
QString receivedBy(const lab::Order& order, std::uint16_t version, Instant by, int utcOffsetMinutes);

} // namespace paillasse::report::words
