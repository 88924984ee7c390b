// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/mail.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/base/civiltime.h"

namespace paillasse::store {

namespace {

// "Sat, 28 Nov 2026 08:52:53 +0000"
std::string mailDate(Instant at)
{
    constexpr std::array days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"}; // 1970-01-01 was a Thursday
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto date = Date::of(at);
    const auto seconds = (at.ms % dayMs) / secondMs;
    constexpr std::int64_t perMinute = 60;
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d +0000", days.at(static_cast<std::size_t>(date.toDays() % 7)), date.day,
                  months.at(date.month - 1U), date.year, static_cast<int>(seconds / perMinute / perMinute), static_cast<int>(seconds / perMinute % perMinute),
                  static_cast<int>(seconds % perMinute));
    return text.data();
}

void line(std::string& text, std::string_view name, std::string_view value)
{
    text.append(name).append(": ").append(value).append("\r\n");
}

} // namespace

bool isMailbox(std::string_view text)
{
    constexpr std::size_t longest = 254; // RFC 5321
    const bool isPlain = std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && c != '<' && c != '>' && c != ',' && c != ';' && c != '"'; });
    const auto at = text.find('@');
    return isPlain && text.size() <= longest && at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string_view::npos;
}

Mail::Mail(Destination server, std::string from, std::vector<std::string> to) : m_server(std::move(server)), m_from(std::move(from)), m_to(std::move(to)) {}

std::string Mail::messageOf(const AlertNotice& notice) const
{
    std::string to;
    for (const auto& one : m_to)
        to += (to.empty() ? "" : ", ") + one;
    std::string text;
    line(text, "From", m_from);
    line(text, "To", to);
    line(text, "Subject", std::string("[Paillasse] ") + nameOf(notice.severity) + ": " + notice.rule + " (" + nameOf(notice.kind) + ")");
    line(text, "Date", mailDate(notice.at));
    line(text, "Message-ID", "<" + notice.id.toString() + m_from.substr(m_from.find('@')) + ">");
    line(text, "MIME-Version", "1.0");
    line(text, "Content-Type", "text/plain; charset=us-ascii");
    line(text, "Auto-Submitted", "auto-generated"); // RFC 3834: no answer from an absent reader
    text += "\r\n";
    line(text, "Event", nameOf(notice.kind));
    line(text, "Rule", notice.rule);
    line(text, "Severity", nameOf(notice.severity));
    line(text, "Alert", notice.alert.toString());
    line(text, "Raised", toIsoUtc(notice.raisedAt));
    line(text, "At", toIsoUtc(notice.at));
    if (!notice.laboratory.isNull())
        line(text, "Laboratory", notice.laboratory.toString());
    if (!notice.person.isNull())
        line(text, "Person", notice.person.toString());
    if (!notice.workstation.isNull())
        line(text, "Workstation", notice.workstation.toString());
    if (notice.aboutPatient)
        line(text, "About", "a patient");
    line(text, "Count", std::to_string(notice.count));
    line(text, "Observed", std::to_string(notice.observed));
    line(text, "Usual or threshold", std::to_string(notice.usual));
    return text + "\r\nOpen the Security page to own it, explain it and close it.\r\n";
}

Result<> Mail::deliver(const AlertNotice& notice, const std::stop_token& stop)
{
    return Transfer(m_server).mail(m_from, m_to, messageOf(notice), stop);
}

} // namespace paillasse::store
