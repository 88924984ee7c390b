// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/metricstext.h"

#include <array>
#include <charconv>

namespace paillasse::store {

namespace {

std::string inUnits(std::int64_t value, std::int64_t perUnit)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), static_cast<double>(value) / static_cast<double>(perUnit));
    return {text.data(), end.ptr};
}

// Of a label's value.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '"')
            out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

} // namespace

MetricsText& MetricsText::begin(std::string_view name, std::string_view type, std::string_view help)
{
    m_family = name;
    m_text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
    return *this;
}

MetricsText& MetricsText::line(std::string_view name, Labels labels, std::string_view bound, std::string_view value)
{
    m_text += name;
    const char* before = "{";
    for (const auto& [label, text] : labels)
        m_text.append(std::exchange(before, ",")).append(label).append("=\"").append(escaped(text)).append("\"");
    if (!bound.empty())
        m_text.append(std::exchange(before, ",")).append("le=\"").append(bound).append("\"");
    m_text.append(*before == ',' ? "} " : " ").append(value).append("\n");
    return *this;
}

MetricsText& MetricsText::sample(std::int64_t value, std::int64_t perUnit, Labels labels)
{
    return line(m_family, labels, {}, inUnits(value, perUnit));
}

MetricsText& MetricsText::sample(const HistogramReading& reading, std::int64_t perUnit, Labels labels)
{
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < reading.counts.size(); ++i) {
        total += reading.counts[i]; // each bucket holds those below it, too
        line(m_family + "_bucket", labels, i < reading.bounds.size() ? inUnits(reading.bounds[i], perUnit) : "+Inf", std::to_string(total));
    }
    line(m_family + "_sum", labels, {}, inUnits(reading.sum, perUnit));
    return line(m_family + "_count", labels, {}, std::to_string(total));
}

} // namespace paillasse::store
