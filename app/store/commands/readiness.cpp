// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/readiness.h"

#include "app/store/watchdog/diskspace.h"

namespace paillasse::store {

Readiness::Readiness(const Writer& writer, std::string data, std::uint64_t leastBytes) : m_writer(writer), m_data(std::move(data)), m_leastBytes(leastBytes) {}

std::string Readiness::missing() const
{
    std::string missing;
    const auto add = [&missing](const char* what) { missing += (missing.empty() ? "" : "\n") + std::string(what); };
    const auto writer = m_writer.counters();
    if (m_stopping)
        add("the store is stopping");
    if (!writer.running)
        add("the writer does not run");
    if (writer.failing)
        add("the last acts could not be written");
    const auto space = diskSpaceAt(m_data);
    if (!space || space->freeBytes < m_leastBytes)
        add("the disk has no room left");
    return missing;
}

} // namespace paillasse::store
