// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/exchange/civilzone.h"
#include "app/exchange/csv/layout.h"

namespace paillasse::exchange::csv {

// What is said of a column that the mapping leaves out by intention.
inline constexpr const char* leftOutByMapping = "left out by the mapping";

// One row's cells by their targets, in the mapping's words, and what could not be made of them.
class RowCells {
public:
    RowCells(const Layout& layout, const std::vector<std::string>& cells, const CivilZone& zone, std::vector<std::string>& unread)
        : m_layout(layout), m_cells(cells), m_zone(zone), m_unread(unread)
    {
    }

    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    [[nodiscard]] const Mapping& mapping() const { return m_layout.mapping(); }
    [[nodiscard]] const Column& column(std::size_t at) const { return *m_layout.column(at); }
    [[nodiscard]] const std::string& cell(std::size_t at) const { return m_cells[at]; }
    template <class Do>
    void each(Target target, const Do& todo) const
    {
        for (std::size_t i = 0; i < m_cells.size() && i < m_layout.width(); ++i)
            if (const auto* column = m_layout.column(i); column != nullptr && column->target == target && !m_cells[i].empty())
                todo(i);
    }
    [[nodiscard]] std::size_t find(Target target) const;

    // A cell in the mapping's words.
    [[nodiscard]] const std::string& meant(std::size_t at) const;
    std::string bounded(std::size_t at, std::size_t most);
    std::string line(Target target, std::size_t most);
    std::string joined(Target target, std::string_view between, std::size_t most);
    std::optional<Moment> moment(Target target);
    Instant instant(Target target);
    // An examination: a LOINC code, or the source's own with what the mapping says of it.
    [[nodiscard]] SourceCode codeOf(const std::string& code, const std::string& name) const;

    // Remarks, each once: of a column, of the one that has the target, and of all that no target has taken.
    void tell(std::size_t at, const char* why) { addOnce(nameOfColumn(at) + " (" + why + ')'); }
    void tell(Target target, const char* why);
    void tellUnmapped();

private:
    [[nodiscard]] std::string nameOfColumn(std::size_t at) const;
    void addOnce(const std::string& remark);

    const Layout& m_layout;
    const std::vector<std::string>& m_cells;
    const CivilZone& m_zone;
    std::vector<std::string>& m_unread;
};

} // namespace paillasse::exchange::csv
