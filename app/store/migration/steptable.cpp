// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/steptable.h"

#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"

namespace paillasse::store {

Result<std::vector<migration::MigrationId>> StepTable::jobs()
{
    std::vector<migration::MigrationId> jobs;
    const auto take = [&jobs](const auto& row) -> Result<> {
        jobs.push_back(row.template id<migration::MigrationId>(0));
        return {};
    };
    const auto done = each(m_database, "SELECT job FROM migration_step GROUP BY job ORDER BY min(leaf)", take);
    return done ? Result<std::vector<migration::MigrationId>>(std::move(jobs)) : tl::unexpected(done.error());
}

Result<std::vector<StepTable::Row>> StepTable::of(const migration::MigrationId& job)
{
    std::vector<Row> rows;
    const auto take = [&rows](const auto& row) -> Result<> {
        rows.push_back({row.unsignedInteger(0), row.uuid(1)});
        return {};
    };
    const auto done = each(m_database, "SELECT leaf, step FROM migration_step WHERE job = ? ORDER BY leaf", take, job);
    return done ? Result<std::vector<Row>>(std::move(rows)) : tl::unexpected(done.error());
}

Result<std::optional<migration::MigrationId>> StepTable::ofStep(const Uuid& step)
{
    migration::MigrationId job;
    const auto row = first(m_database, "SELECT job FROM migration_step WHERE step = ?", [&job](const auto& r) { job = r.template id<migration::MigrationId>(0); }, step);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(job) : std::nullopt;
}

Result<> StepTable::add(const migration::MigrationId& job, const Uuid& step, std::size_t known)
{
    const auto rows = of(job);
    const auto taken = ofStep(step);
    const auto leaf = ledgerSize(m_database, 0);
    if (!rows || !taken || !leaf)
        return tl::unexpected(!rows ? rows.error() : !taken ? taken.error() : leaf.error());
    if (rows->size() != known || *taken)
        return fail(ErrorCode::Conflict, "migration: somebody else took a step meanwhile");
    return run(m_database, "INSERT INTO migration_step (leaf, job, step) VALUES (?, ?, ?)", *leaf, job, step);
}

Result<std::vector<std::string>> StepTable::sources(const migration::MigrationId& job)
{
    std::vector<std::string> paths;
    const auto take = [&paths](const auto& row) -> Result<> {
        paths.emplace_back(row.text(0));
        return {};
    };
    const auto done = each(m_database, "SELECT path FROM migration_source WHERE job = ? ORDER BY place", take, job);
    return done ? Result<std::vector<std::string>>(std::move(paths)) : tl::unexpected(done.error());
}

Result<> StepTable::setSources(const migration::MigrationId& job, const std::vector<std::string>& paths)
{
    auto done = run(m_database, "DELETE FROM migration_source WHERE job = ?", job);
    for (std::size_t i = 0; i < paths.size() && done; ++i)
        done = run(m_database, "INSERT INTO migration_source (job, place, path) VALUES (?, ?, ?)", job, std::uint64_t{i}, paths[i]);
    return done;
}

} // namespace paillasse::store
