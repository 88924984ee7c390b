// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/log.h"

#include "app/base/civiltime.h"

namespace paillasse {

namespace {

std::string_view levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return "debug";
    case LogLevel::Info: return "info";
    case LogLevel::Warning: return "warning";
    case LogLevel::Error: return "error";
    }
    return "error";
}

void appendField(std::string& line, std::string_view name, const LogValue& value)
{
    line += ",\"";
    line += name;
    line += "\":";
    // Literals, numbers and ids hold nothing that JSON would need escaped.
    if (value.isNumber()) {
        line += value.text();
        return;
    }
    line += '"';
    line += value.text();
    line += '"';
}

} // namespace

Log::Log(const Clock& clock, Sink sink, LogLevel least) : m_clock(clock), m_sink(std::move(sink)), m_least(least) {}

void Log::write(LogLevel level, LogValue action, std::initializer_list<LogField> fields) const
{
    if (level < m_least || !m_sink)
        return;
    std::string line = "{\"@timestamp\":\"" + toIsoUtc(m_clock.now()) + "\",\"log.level\":\"";
    line += levelName(level);
    line += "\",\"ecs.version\":\"8.11\"";
    appendField(line, "event.action", action);
    for (const auto& [name, value] : fields)
        appendField(line, name.text(), value);
    line += '}';
    m_sink(line);
}

} // namespace paillasse
