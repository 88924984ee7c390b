// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/sql/database.h"

namespace paillasse::client {

enum class CacheAccess { Writer, Reader };

// A person's cache: SQLCipher, WAL, synchronous=NORMAL (what must not be lost is in the outbox). The writer makes the file and its
// tables; readers find them. Errors: NotFound, WrongSecret, NotEncrypted, Corrupt, Incompatible, DiskFull.
Result<sql::Database> openCache(const std::string& path, const SecretBytes& key, CacheAccess access);

// That a first synchronisation came to its end in it; taken back when everything comes anew.
Result<bool> isComplete(sql::Database& database);
Result<> markComplete(sql::Database& database, bool complete);

// Small values beside the documents: "cursor", "session", "session-key"…
Result<std::optional<Bytes>> readMeta(sql::Database& database, std::string_view name);
Result<> writeMeta(sql::Database& database, std::string_view name, ByteView value);

} // namespace paillasse::client
