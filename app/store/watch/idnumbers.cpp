// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/idnumbers.h"

#include "app/store/core/query.h"

namespace paillasse::store {

const IdTable laboratoryNumbers{"SELECT n FROM laboratory WHERE id = ?", "INSERT INTO laboratory (id) VALUES (?)", "SELECT id FROM laboratory WHERE n = ?"};
const IdTable personNumbers{"SELECT n FROM person WHERE id = ?", "INSERT INTO person (id) VALUES (?)", "SELECT id FROM person WHERE n = ?"};
const IdTable workstationNumbers{"SELECT n FROM workstation WHERE id = ?", "INSERT INTO workstation (id) VALUES (?)", "SELECT id FROM workstation WHERE n = ?"};
const IdTable patientNumbers{"SELECT n FROM patient WHERE id = ?", "INSERT INTO patient (id) VALUES (?)", "SELECT id FROM patient WHERE n = ?"};

namespace {

constexpr std::size_t mostKept = 50'000;

} // namespace

void IdNumbers::keep(const Uuid& id, std::int64_t number)
{
    if (m_numbers.size() >= mostKept)
        m_numbers.clear();
    m_numbers.emplace(id, number);
}

Result<std::int64_t> IdNumbers::find(const Uuid& id)
{
    if (id.isNull())
        return 0;
    if (const auto known = m_numbers.find(id); known != m_numbers.end())
        return known->second;
    std::int64_t number = 0;
    const auto row = first(m_database, m_table.find, [&number](const auto& r) { number = r.integer(0); }, id);
    if (!row)
        return tl::unexpected(row.error());
    if (number != 0)
        keep(id, number);
    return number;
}

Result<std::int64_t> IdNumbers::obtain(const Uuid& id)
{
    const auto found = find(id);
    if (!found || *found != 0 || id.isNull())
        return found;
    if (const auto done = run(m_database, m_table.add, id); !done)
        return tl::unexpected(done.error());
    const auto number = m_database.lastRowId();
    keep(id, number);
    return number;
}

Result<Uuid> IdNumbers::idOf(std::int64_t number)
{
    Uuid id;
    if (number == 0)
        return id;
    const auto row = first(m_database, m_table.read, [&id](const auto& r) { id = r.uuid(0); }, number);
    return row ? Result<Uuid>(id) : tl::unexpected(row.error());
}

} // namespace paillasse::store
