// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "app/exchange/csv/mapping.h"

namespace paillasse::exchange::csv {

// A mapping laid on a table's header.
class Layout {
public:
    // The error names a column that the table does not have.
    static tl::expected<Layout, MessageRefusal> of(const Mapping& mapping, const std::vector<std::string>& header);

    [[nodiscard]] const Mapping& mapping() const { return m_mapping; }
    [[nodiscard]] std::size_t width() const { return m_header.size(); }
    [[nodiscard]] const std::string& header(std::size_t column) const { return m_header[column]; }
    // What the column means; null: the mapping does not name it.
    [[nodiscard]] const Column* column(std::size_t at) const { return m_columns[at]; }
    // The columns that tell patients apart, and orders.
    [[nodiscard]] std::vector<std::string> patientKey() const { return namesOf(m_patientKey); }
    [[nodiscard]] std::vector<std::string> orderKey() const { return namesOf(m_orderKey); }
    // What tells a row's order apart; empty: each row is one by itself.
    [[nodiscard]] std::string keyOf(const std::vector<std::string>& cells) const;

private:
    Layout() = default;
    [[nodiscard]] std::vector<std::string> namesOf(const std::vector<std::size_t>& columns) const;
    [[nodiscard]] std::vector<std::size_t> columnsOf(std::initializer_list<Target> targets) const;

    Mapping m_mapping;
    std::vector<std::string> m_header;
    std::vector<const Column*> m_columns; // beside the header; they point into the mapping's, which does not move with us
    std::vector<std::size_t> m_patientKey;
    std::vector<std::size_t> m_orderKey;
    bool m_isOrderNumbered = false; // the key is an order's own, and needs no patient beside it

public:
    Layout(Layout&& other) noexcept = default;
    Layout& operator=(Layout&& other) noexcept = default;
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;
    ~Layout() = default;
};

} // namespace paillasse::exchange::csv
