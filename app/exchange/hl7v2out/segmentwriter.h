// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"

namespace paillasse::exchange::hl7v2out {

// HL7 v2.5 §2.7: the delimiters |^~\& escaped, line ends as \.br\.
std::string escaped(std::string_view text);
// Escaped and joined by "^", without empty ones at the end.
std::string components(std::initializer_list<std::string_view> parts);
// "20260312084700.000+0000"; empty for the null instant.
std::string dateTime(Instant at);

// One segment, field by field. Fields are counted from 1, as the standard's; what is given is escaped already.
class SegmentWriter {
public:
    explicit SegmentWriter(std::string_view name) : m_name(name) {}

    SegmentWriter& set(std::size_t field, std::string text);
    // One more repetition of it; nothing for an empty one.
    SegmentWriter& repeat(std::size_t field, const std::string& text);
    [[nodiscard]] bool isEmpty() const { return m_fields.empty(); }
    // Without empty fields at the end; ends with CR.
    [[nodiscard]] std::string text() const;

private:
    std::string& at(std::size_t field);

    std::string m_name;
    std::vector<std::string> m_fields;
};

} // namespace paillasse::exchange::hl7v2out
