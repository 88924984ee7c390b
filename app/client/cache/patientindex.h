// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/sql/database.h"
#include "app/wire/summary.h"

namespace paillasse::client {

// Lower-case ASCII: accents, ligatures and case gone, anything that is neither letter nor digit a space. "Le Bihan-Maëlle" → "le bihan maelle".
std::string foldedText(std::string_view utf8);
// The words of a search, folded. A birth date in any French spelling (3/5/92, 03.05.1992, 1992-05-03) is one word of digits.
std::vector<std::string> searchWords(std::string_view typed);

// The full-text index over patients' identity sections. It has no copy of the names: FTS5 without contents, words only.
// Filling it costs more than storing the patients, so what a snapshot brings is noted and indexed a little later, in batches.
class PatientIndex {
public:
    explicit PatientIndex(sql::Database& database) : m_database(database) {}

    Result<> put(std::int64_t n, const wire::PatientSummary& patient);
    Result<> remove(std::int64_t n);
    Result<> later(std::int64_t n, bool known);
    // Indexes up to so many of those that wait; how many it did. Within the caller's transaction.
    Result<std::size_t> indexSome(std::size_t patients);
    [[nodiscard]] Result<bool> isComplete();

    // Rows of `document`, whole words first, in no other order; at most `limit`.
    [[nodiscard]] Result<std::vector<std::int64_t>> find(std::string_view typed, std::size_t limit);

private:
    Result<> insert(std::int64_t n, const wire::PatientSummary& patient);
    Result<> match(const std::string& expression, std::size_t limit, std::vector<std::int64_t>& found);

    sql::Database& m_database;
};

} // namespace paillasse::client
