// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/exchange/bytesource.h"
#include "app/exchange/civilzone.h"

namespace paillasse::exchange::csv {

// How often each word came, of so many words at most: what comes beyond them is counted together.
class WordTally {
public:
    explicit WordTally(std::size_t most = 5000) : m_most(most) {}

    void note(const std::string& word);
    [[nodiscard]] std::size_t words() const { return m_counts.size(); }
    [[nodiscard]] std::uint64_t others() const { return m_others; }
    // The most frequent first, those of one number by their letters.
    [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> first(std::size_t most) const;

private:
    std::size_t m_most;
    std::map<std::string, std::uint64_t> m_counts;
    std::uint64_t m_others = 0;
};

// What a mapping makes of a table, in counts: nothing of a patient is kept. The memory does not grow with the table.
class Trial {
public:
    struct Refusals {
        std::uint64_t times = 0;
        std::vector<std::string> places; // of the first
    };

    // `input`: how the table is called where there are several, else empty.
    void take(const StreamedRecord& streamed, const std::string& input);

    std::uint64_t accepted = 0; // orders, or patients without one
    std::uint64_t refused = 0;
    std::uint64_t named = 0;    // of the accepted: with a patient who has a name
    std::uint64_t orders = 0;
    std::uint64_t results = 0;
    std::uint64_t numbers = 0;  // results with a quantity, a titre or a ratio
    std::uint64_t coded = 0;
    std::uint64_t texts = 0;
    std::uint64_t nameless = 0; // results that name no examination
    std::uint64_t doubtful = 0; // of the texts: nothing but digits and signs, which no decimal sign explains
    std::uint64_t undated = 0;  // orders without a time of collection
    Date firstDay;              // of collection
    Date lastDay;
    std::map<std::string, Refusals> reasons;
    WordTally remarks{2000};    // what was not read of columns, and why, in how many messages
    WordTally leftOut{2000};    // columns that the mapping leaves out, with something in them
    WordTally units;            // that are not UCUM, and that the mapping does not know
    WordTally codes;            // examinations without a LOINC code, as the source names them

private:
    void note(const std::string& remark);
    void take(const ImportedOrder& order);
    void take(const ImportedResult& result);

    CivilZone m_zone; // of the days
};

} // namespace paillasse::exchange::csv
