// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "app/base/histogram.h"

namespace paillasse::store {

// Prometheus' text format, version 0.0.4. Each family is begun once, its samples follow.
class MetricsText {
public:
    using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    MetricsText& counter(std::string_view name, std::string_view help) { return begin(name, "counter", help); }
    MetricsText& gauge(std::string_view name, std::string_view help) { return begin(name, "gauge", help); }
    MetricsText& histogram(std::string_view name, std::string_view help) { return begin(name, "histogram", help); }

    template <std::integral Number>
    MetricsText& sample(Number value, Labels labels = {})
    {
        return line(m_family, labels, {}, std::to_string(value));
    }
    // In units of 1/`perUnit`: seconds out of milliseconds.
    MetricsText& sample(std::int64_t value, std::int64_t perUnit, Labels labels = {});
    MetricsText& sample(const HistogramReading& reading, std::int64_t perUnit, Labels labels = {});

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    MetricsText& begin(std::string_view name, std::string_view type, std::string_view help);
    MetricsText& line(std::string_view name, Labels labels, std::string_view bound, std::string_view value);

    std::string m_text;
    std::string m_family;
};

} // namespace paillasse::store
