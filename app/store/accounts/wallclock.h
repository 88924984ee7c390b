// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "app/base/civiltime.h"

namespace paillasse::store {

// Times as they stand on a French paper, by the clock on the wall of one time zone. For one thread.
class WallClock {
public:
    // An IANA name; empty, or one that is unknown here: the server's own zone.
    explicit WallClock(const std::string& zone);
    ~WallClock();

    [[nodiscard]] const std::string& zone() const { return m_zone; }
    [[nodiscard]] std::string dateTime(Instant at) const; // "12/03/2026 09:47:03"; empty for none
    static std::string date(Date date);                   // "12/03/2026"

private:
    class Calendar;
    std::string m_zone;
    std::unique_ptr<Calendar> m_calendar;
};

} // namespace paillasse::store
