// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "app/sql/statement.h"

namespace paillasse::store {

// The end of a SELECT over the trail, "FROM event INDEXED BY … WHERE …", put together from the source's own words, with the values that are bound to it.
class TrailFilter {
public:
    explicit TrailFilter(const char* beginning) : m_text(beginning) {}

    // Each value for one `?` of the words, in order.
    template <class... T>
    TrailFilter& with(const char* words, T&&... values)
    {
        m_text += words;
        (m_values.emplace_back(std::forward<T>(values)), ...);
        return *this;
    }

    [[nodiscard]] const std::string& text() const { return m_text; }
    // Must outlive the statement.
    void bindTo(sql::Statement& statement) const
    {
        for (const auto& value : m_values)
            std::visit([&statement](const auto& v) { statement.bind(v); }, value);
    }

private:
    std::string m_text;
    std::vector<std::variant<std::int64_t, std::string>> m_values;
};

} // namespace paillasse::store
