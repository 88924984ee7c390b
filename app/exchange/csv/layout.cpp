// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/layout.h"

#include <algorithm>

#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::csv {

namespace limits = lab::limits;

tl::expected<Layout, MessageRefusal> Layout::of(const Mapping& mapping, const std::vector<std::string>& header)
{
    Layout layout;
    layout.m_mapping = mapping;
    layout.m_header = header;
    layout.m_columns.assign(header.size(), nullptr);
    const auto indexOf = [&header](const std::string& name) { return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin()); };
    for (const auto& column : layout.m_mapping.columns) {
        const auto at = indexOf(column.name);
        if (at == header.size())
            return tl::unexpected(MessageRefusal{"the mapping", "the table has no column " + asLine(column.name, limits::code).text});
        layout.m_columns[at] = &column;
    }
    const auto keys = [&](const std::vector<std::string>& names, std::vector<std::size_t>& into) -> std::optional<MessageRefusal> {
        for (const auto& name : names) {
            if (indexOf(name) == header.size())
                return MessageRefusal{"the mapping", "the table has no column " + asLine(name, limits::code).text};
            into.push_back(indexOf(name));
        }
        return std::nullopt;
    };
    if (auto refusal = keys(mapping.patientKey, layout.m_patientKey))
        return tl::unexpected(std::move(*refusal));
    if (auto refusal = keys(mapping.orderKey, layout.m_orderKey))
        return tl::unexpected(std::move(*refusal));
    if (layout.m_patientKey.empty())
        layout.m_patientKey = layout.columnsOf({Target::PatientNumber});
    if (layout.m_patientKey.empty())
        layout.m_patientKey = layout.columnsOf({Target::BirthName, Target::Forenames, Target::BirthDate});
    if (layout.m_orderKey.empty())
        layout.m_orderKey = layout.columnsOf({Target::OrderNumber});
    layout.m_isOrderNumbered = !layout.m_orderKey.empty();
    if (layout.m_orderKey.empty())
        layout.m_orderKey = layout.columnsOf({Target::CollectedAt});
    return layout;
}

std::vector<std::size_t> Layout::columnsOf(std::initializer_list<Target> targets) const
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i] != nullptr && std::ranges::find(targets, m_columns[i]->target) != targets.end())
            columns.push_back(i);
    return columns;
}

std::vector<std::string> Layout::namesOf(const std::vector<std::size_t>& columns) const
{
    std::vector<std::string> names;
    for (const auto at : columns)
        names.push_back(m_header[at]);
    return names;
}

std::string Layout::keyOf(const std::vector<std::string>& cells) const
{
    std::string key;
    bool hasOrder = false;
    bool hasPatient = m_isOrderNumbered;
    for (const auto* columns : {&m_patientKey, &m_orderKey})
        for (const auto at : *columns) {
            const auto& cell = at < cells.size() ? cells[at] : std::string();
            hasOrder = hasOrder || (columns == &m_orderKey && !cell.empty());
            hasPatient = hasPatient || (columns == &m_patientKey && !cell.empty());
            key += cell + '\n';
        }
    return hasOrder && hasPatient ? key : std::string();
}

} // namespace paillasse::exchange::csv
