// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/base/bytes.h"
#include "app/lab/order.h"

namespace paillasse::wire {

// What the QR code on a report says, and its PDF repeats in the metadata: which report the page claims to be. It is a claim: it can be
// copied on anything, and only the store knows whether it is true.
//
//   PAILLASSE:2:<laboratory>:<accession>/<version>:<content>:<epoch>.<size>:<root>
//
// Upper-case hex, so that a code holds it in its alphanumeric mode; of the accession number only letters, digits and .-_ stand as they are,
// the rest as %XX.
struct ReportCode {
    lab::LaboratoryId laboratory;
    std::string accession;
    std::uint16_t version = 0;
    Bytes content;        // SHA-256 of what the biologist signed (reportBytes)
    lab::LedgerHead head; // a head of the laboratory's ledger that covers the release
    bool operator==(const ReportCode&) const = default;

    [[nodiscard]] std::string text() const;
    // As scanned, typed or pasted: blanks round it and the case of its letters do not matter. Nothing: it is no such code.
    static std::optional<ReportCode> parse(std::string_view text);
    static constexpr std::string_view prefix = "PAILLASSE:2:";
    static constexpr std::size_t mostCharacters = 512;
};

// Goes through a file once, piece by piece, and keeps no more of it than one code is long. It does not read PDF: what a file says of itself
// decides nothing, and whoever reads the syntax of hostile files in full can be broken by them.
class ReportFileScan {
public:
    void add(ByteView piece);
    // After the last piece.
    void end();

    // It begins as a PDF does (ISO 32000-1, 7.5.2).
    [[nodiscard]] bool isPdf() const { return m_isPdf; }
    // The last code in it, as the last part of a PDF is the one in force.
    [[nodiscard]] const std::optional<ReportCode>& code() const { return m_code; }

private:
    void look(bool isLast);

    std::string m_kept;
    std::optional<ReportCode> m_code;
    std::size_t m_seen = 0;
    bool m_isPdf = false;
};

} // namespace paillasse::wire
