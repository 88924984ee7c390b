// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <concepts>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/uuid.h"

namespace paillasse {

// A log line cannot carry patient data or a secret, by type: a value is a number, an id, an error code, or words that stand in
// the source. There is no way to pass a run-time string.
class LogValue {
public:
    consteval LogValue(const char* literal) : m_literal(literal) {}
    template <std::integral T>
    LogValue(T number) : m_isNumber(true)
    {
        keep(std::to_string(number));
    }
    LogValue(ErrorCode code) { keep(toString(code)); }
    LogValue(const Uuid& id) { keep(id.toString()); }
    template <class Tag>
    LogValue(const Id<Tag>& id) : LogValue(id.uuid())
    {
    }

    [[nodiscard]] std::string_view text() const { return m_literal ? std::string_view(m_literal) : std::string_view(m_text.data(), m_size); }
    [[nodiscard]] bool isNumber() const { return m_isNumber; }

private:
    void keep(std::string_view text) { m_size = text.copy(m_text.data(), m_text.size()); }

    const char* m_literal = nullptr;
    std::array<char, 40> m_text{}; // not a string: a consteval constructor cannot make one; the longest is a UUID
    std::size_t m_size = 0;
    bool m_isNumber = false;
};

// The name of a field, from the Elastic Common Schema or "paillasse.…": a literal too, by the same rule.
class LogName {
public:
    consteval LogName(const char* literal) : m_literal(literal) {}
    [[nodiscard]] const char* text() const { return m_literal; }

private:
    const char* m_literal;
};

struct LogField {
    LogName name;
    LogValue value;
};

enum class LogLevel { Debug, Info, Warning, Error };

// Structured lines with the names of the Elastic Common Schema 8, one JSON object a line.
class Log {
public:
    using Sink = std::function<void(std::string_view line)>;

    // The sink gets whole lines, without the line's end, one at a time.
    Log(const Clock& clock, Sink sink, LogLevel least = LogLevel::Info);

    // `action` is a literal in the source: "store.started", "act.refused".
    void write(LogLevel level, LogValue action, std::initializer_list<LogField> fields = {}) const;

    void info(LogValue action, std::initializer_list<LogField> fields = {}) const { write(LogLevel::Info, std::move(action), fields); }
    void warning(LogValue action, std::initializer_list<LogField> fields = {}) const { write(LogLevel::Warning, std::move(action), fields); }
    void error(LogValue action, std::initializer_list<LogField> fields = {}) const { write(LogLevel::Error, std::move(action), fields); }

private:
    const Clock& m_clock;
    Sink m_sink;
    LogLevel m_least;
};

} // namespace paillasse
