// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/exchange/civilzone.h"
#include "app/exchange/hl7v2/segment.h"
#include "app/exchange/hl7v2/splitter.h"

namespace paillasse::exchange::hl7v2 {

// One message in UTF-8, its delimiters known.
class Message {
public:
    static tl::expected<Message, MessageRefusal> of(const RawMessage& raw);

    [[nodiscard]] const Segment& header() const { return m_segments.front(); }
    [[nodiscard]] const std::vector<Segment>& segments() const { return m_segments; }
    // "ORU", "R01"; the second is empty when the sender left it out.
    [[nodiscard]] const std::string& code() const { return m_code; }
    [[nodiscard]] const std::string& trigger() const { return m_trigger; }
    [[nodiscard]] std::string type() const { return m_trigger.empty() ? m_code : m_code + '^' + m_trigger; }
    // The sending facility or application, for a person to read and to tell its numbers from others'.
    [[nodiscard]] const std::string& sender() const { return m_sender; }
    // The zone of its times that name none: MSH-7's, else `usual`.
    [[nodiscard]] CivilZone zone(const CivilZone& usual) const;
    [[nodiscard]] bool isNotAsDeclared() const { return m_isNotAsDeclared; } // its bytes do not fit MSH-18

private:
    Message() = default;
    void readHeader();

    std::vector<Segment> m_segments;
    std::string m_code;
    std::string m_trigger;
    std::string m_sender;
    bool m_isNotAsDeclared = false;
};

} // namespace paillasse::exchange::hl7v2
