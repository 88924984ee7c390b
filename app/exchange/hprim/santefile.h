// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/exchange/civilzone.h"
#include "app/exchange/hl7v2/segment.h"
#include "app/exchange/importedrecord.h"
#include "app/exchange/textdecoding.h"

namespace paillasse::exchange::hprim {

using hl7v2::Segment;

// The lines as segments: what goes on in an A is joined before anything is split; a line that is none goes on the text of the one before,
// and is told.
std::vector<Segment> segmentsOf(std::string_view text, const hl7v2::Delimiters& delimiters, std::size_t firstLine, std::vector<std::string>& unread);

// H of HPRIM Santé: the delimiters, who sent it to whom, and of what kind it is.
class SanteHeader {
public:
    // Nothing when it is none. `text` is H with its continuations, in UTF-8.
    static std::optional<SanteHeader> of(std::string_view text);

    [[nodiscard]] const hl7v2::Delimiters& delimiters() const { return m_delimiters; }
    [[nodiscard]] const std::string& sender() const { return m_sender; }
    [[nodiscard]] const std::string& receiver() const { return m_receiver; }
    [[nodiscard]] const std::string& type() const { return m_type; } // "ORU"
    [[nodiscard]] const std::vector<std::string>& unread() const { return m_unread; }

private:
    hl7v2::Delimiters m_delimiters;
    std::string m_sender;
    std::string m_receiver;
    std::string m_type;
    std::vector<std::string> m_unread;
};

// One patient's segments. Nothing in it that can be kept: no patient and no order.
ImportedRecord recordOf(const std::vector<Segment>& segments, const SanteHeader& header, const CivilZone& zone, std::vector<std::string>& unread);

} // namespace paillasse::exchange::hprim
