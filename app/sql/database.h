// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"

struct sqlite3;

namespace paillasse::sql {

class Statement;

enum class Synchronous { Normal, Full };

struct OpenOptions {
    bool create = false;             // else a missing file is NotFound
    bool readOnly = false;
    Synchronous synchronous = Synchronous::Normal;
    int cacheKiB = 8 * 1024;
    int busyTimeoutMs = 5000;
    bool secureDelete = false;       // overwritten with zeros when deleted: files that hold keys
};

// One connection to one SQLCipher file, used by one thread at a time. Opening is a gate (docs/decisions/0002): no connection is
// handed out unless the library really is SQLCipher, keeps its temporary files in memory, and the key opens the file.
class Database {
public:
    static constexpr std::size_t keySize = 32;

    // Errors: NotFound (nothing is there), Refused (it is, and may not be opened), NotEncrypted (a plain SQLite file, or a library
    // without encryption), WrongSecret, Corrupt, DiskFull, Locked, Incompatible (SQLCipher older than 4.6).
    static Result<Database> open(const std::string& path, const SecretBytes& key, const OpenOptions& options = {});

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // A prepared statement, kept for the next call with the same text.
    Result<Statement> prepare(std::string_view sql);
    // One or several statements without parameters.
    Result<> execute(std::string_view sql);

    [[nodiscard]] std::int64_t lastRowId() const;
    [[nodiscard]] int changes() const;
    // Changes when another connection has committed to the file.
    Result<std::int64_t> dataVersion();
    // From any thread: makes the statement under way return Cancelled.
    void interrupt();
    // The log into the file, and the log cut to nothing.
    Result<> checkpoint();
    // Every page against its HMAC, then the tree's own check. Corrupt names what was found.
    Result<> checkIntegrity();
    // A whole copy of what is committed, as another encrypted file under `key`.
    Result<> copyTo(const std::string& path, const SecretBytes& key);
    // After the first commit: the file must not begin as SQLite's do.
    Result<> assertEncrypted() const;
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] bool isInTransaction() const;

private:
    friend class Statement;
    struct Handle;

    explicit Database(std::unique_ptr<Handle> handle, std::string path);
    Result<> configure(const SecretBytes& key, const OpenOptions& options);
    Result<std::string> text(std::string_view sql);

    std::unique_ptr<Handle> m_handle;
    std::string m_path;
};

// The first 16 bytes of a file are SQLite's magic: it is not ciphertext. Opens and closes the file: never while this process has it
// open as a Database, whose locks would go.
bool looksLikePlainSqlite(const std::string& path);

} // namespace paillasse::sql
