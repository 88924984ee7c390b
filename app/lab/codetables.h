// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paillasse::lab {

struct TubeKind {
    std::string code;      // "EDTA"
    std::string french;
    std::string english;
    std::string colour;    // of the cap, in French: "violet"
    std::string specimen;  // what is examined, in French, as reports say: "sang total (EDTA)"
    std::uint16_t drawRank = 0; // order of draw, lowest first; 0: not drawn from a vein
    bool operator==(const TubeKind&) const = default;
};

// What a technician types as a word: HEMOL becomes a sentence on the report.
struct CodedComment {
    std::string code;
    std::string french;
    std::string english;
    bool operator==(const CodedComment&) const = default;
};

// A laboratory's own tubes and comments. Each table is defined as a whole: what the next definition leaves out is gone, and orders that
// name it keep its code.
struct CodeTables {
    std::vector<TubeKind> tubes;
    std::vector<CodedComment> comments;
    bool operator==(const CodeTables&) const = default;

    // Null where the laboratory has no such tube.
    [[nodiscard]] const TubeKind* tube(std::string_view code) const;
};

} // namespace paillasse::lab
