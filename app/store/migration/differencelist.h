// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/migration/job.h"

namespace paillasse::store {

// Differences as they are met. What is the same of several records is one, with how often; beyond `most` of a kind, the further ones
// are counted in one that says so, and each stands beside.
class DifferenceList {
public:
    static constexpr std::size_t most = 2000;               // of a kind: what an entry of the ledger and a certificate can list
    static constexpr std::size_t mostFurther = 100'000;     // of all kinds, so that memory does not grow with the source

    // Its kind is its finding's.
    void add(migration::Difference difference);
    [[nodiscard]] bool contains(const migration::Difference& difference) const { return m_places.contains({migration::kindOf(difference.finding), migration::wordsOf(difference)}); }
    // Numbered from `first`, in the order in which they were met.
    [[nodiscard]] std::vector<migration::Difference> numbered(std::uint32_t first) const;
    [[nodiscard]] const std::vector<migration::Difference>& further() const { return m_further; }
    [[nodiscard]] bool empty() const { return m_list.empty(); }

private:
    std::vector<migration::Difference> m_list;
    std::vector<migration::Difference> m_further;
    std::map<std::pair<migration::DifferenceKind, std::string>, std::size_t> m_places; // by their words
    std::map<migration::DifferenceKind, std::size_t> m_counts;
};

} // namespace paillasse::store
