// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/base/clock.h"
#include "app/base/uuid.h"
#include "app/sql/database.h"

namespace paillasse::store {

struct KeptCertificate {
    Uuid job;              // the erasure, or the migration
    Bytes sha256;          // of the file
    Instant at;
    std::string file;
};

// Certificates that this store has given, each once. Writes belong into the writer's transaction.
class CertificateTable {
public:
    explicit CertificateTable(sql::Database& database) : m_database(database) {}
    [[nodiscard]] Result<std::optional<KeptCertificate>> of(const Uuid& job);
    [[nodiscard]] Result<std::optional<KeptCertificate>> find(ByteView sha256);
    // Conflict: this job has one.
    Result<> insert(const KeptCertificate& certificate);

private:
    template <class Value>
    Result<std::optional<KeptCertificate>> one(std::string_view where, const Value& value);

    sql::Database& m_database;
};

} // namespace paillasse::store
