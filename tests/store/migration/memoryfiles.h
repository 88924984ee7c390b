// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/migration/migrationsource.h"
#include "tests/exchange/streams.h"

namespace paillasse::store::testing {

// A migration's source that lies nowhere.
class MemoryFiles final : public MigrationSource {
public:
    using Files = std::vector<std::pair<std::string, std::string>>; // names and contents
    explicit MemoryFiles(Files files) : m_files(std::move(files)) {}

    [[nodiscard]] std::size_t count() const override { return m_files.size(); }
    [[nodiscard]] std::string name(std::size_t input) const override { return m_files[input].first; }
    Result<std::unique_ptr<exchange::ByteSource>> open(std::size_t input) override { return std::make_unique<exchange::MemorySource>(m_files[input].second); }

private:
    Files m_files;
};

} // namespace paillasse::store::testing
