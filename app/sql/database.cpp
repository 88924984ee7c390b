// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/database.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <list>
#include <map>

#include <sqlcipher/sqlite3.h>

#include "app/sql/sqliteerror.h"
#include "app/sql/statement.h"

namespace paillasse::sql {

namespace {

constexpr char magic[] = "SQLite format 3";

// A full disk shows wherever a file grows or is made to last; only what was read and is not as it was written is damage.
ErrorCode codeOfInputOutput(int sqlite)
{
    switch (sqlite) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_SHMSIZE: return ErrorCode::DiskFull;
    case SQLITE_IOERR:
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_DATA:
    case SQLITE_IOERR_CORRUPTFS: return ErrorCode::Corrupt;
    default: return ErrorCode::Internal;
    }
}

ErrorCode codeOf(int sqlite)
{
    switch (sqlite & 0xff) {
    case SQLITE_NOTADB: return ErrorCode::WrongSecret; // with a raw key: the first page does not authenticate
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT: return ErrorCode::Corrupt;
    case SQLITE_FULL: return ErrorCode::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::Locked;
    case SQLITE_INTERRUPT: return ErrorCode::Cancelled;
    case SQLITE_CONSTRAINT: return ErrorCode::Conflict;
    case SQLITE_TOOBIG: return ErrorCode::TooLarge;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return ErrorCode::Refused;
    case SQLITE_IOERR: return codeOfInputOutput(sqlite);
    default: return ErrorCode::Internal;
    }
}

// NotFound only when nothing is there: a caller may take it for "not made yet". Too many open files, say, is Internal.
ErrorCode codeOfOpening(sqlite3* connection, int sqlite)
{
    if ((sqlite & 0xff) != SQLITE_CANTOPEN)
        return codeOf(sqlite);
    switch (connection ? sqlite3_system_errno(connection) : 0) {
    case ENOENT:
    case ENOTDIR: return ErrorCode::NotFound;
    case EACCES:
    case EPERM:
    case EROFS:
    case EISDIR: return ErrorCode::Refused;
    case ENOSPC:
    case EDQUOT: return ErrorCode::DiskFull;
    default: return ErrorCode::Internal;
    }
}

// "PRAGMA key = \"x'…'\"" built and wiped here: the statement's text is a copy of the key.
class KeyPragma {
public:
    KeyPragma(std::string_view before, const SecretBytes& key, std::string_view after) : m_text(before.size() + 2 * key.size() + after.size() + 1)
    {
        static constexpr char digits[] = "0123456789abcdef";
        auto out = m_text.writable();
        std::size_t at = 0;
        for (const char c : before)
            out[at++] = static_cast<std::uint8_t>(c);
        for (const auto byte : key.view()) {
            out[at++] = static_cast<std::uint8_t>(digits[byte >> 4]);
            out[at++] = static_cast<std::uint8_t>(digits[byte & 15]);
        }
        for (const char c : after)
            out[at++] = static_cast<std::uint8_t>(c);
        out[at] = 0;
    }
    [[nodiscard]] const char* text() const { return reinterpret_cast<const char*>(m_text.view().data()); }

private:
    SecretBytes m_text;
};

Result<> checkVersion(std::string_view version)
{
    int major = 0;
    int minor = 0;
    if (version.empty())
        return fail(ErrorCode::NotEncrypted, "sql: the library loaded is not SQLCipher");
    std::sscanf(std::string(version).c_str(), "%d.%d", &major, &minor);
    if (major < 4 || (major == 4 && minor < 6))
        return fail(ErrorCode::Incompatible, "sql: SQLCipher 4.6 or later is needed, this is " + std::string(version));
    return {};
}

// Asked of the system, never by opening: POSIX drops all of a process's locks on a file when any descriptor of it is closed, and a
// SQLite that has lost its locks has its log unlinked by the next process that leaves.
bool fileExists(const std::string& path)
{
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

// The file's first bytes, through the connection's own descriptor, for the same reason.
bool beginsLikePlainSqlite(sqlite3* connection)
{
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods)
        return false;
    char head[sizeof magic - 1] = {};
    return file->pMethods->xRead(file, head, sizeof head, 0) == SQLITE_OK && std::string_view(head, sizeof head) == std::string_view(magic);
}

} // namespace

Error errorOf(int code, const char* doing)
{
    return {codeOf(code), std::string("sql: ") + doing + ": " + sqlite3_errstr(code)};
}

bool looksLikePlainSqlite(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    char head[sizeof magic - 1] = {};
    return file.read(head, sizeof head) && std::string_view(head, sizeof head) == std::string_view(magic);
}

struct Database::Handle {
    struct Kept {
        sqlite3_stmt* statement = nullptr;
        bool inUse = false;
    };

    sqlite3* connection = nullptr;
    std::map<std::string, std::list<Kept>, std::less<>> statements;

    ~Handle()
    {
        for (auto& [sql, kept] : statements)
            for (auto& one : kept)
                sqlite3_finalize(one.statement);
        sqlite3_close_v2(connection);
    }
};

Database::Database(std::unique_ptr<Handle> handle, std::string path) : m_handle(std::move(handle)), m_path(std::move(path)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::string& path, const SecretBytes& key, const OpenOptions& options)
{
    if (key.size() != keySize)
        return fail(ErrorCode::InvalidInput, "sql: a raw key has 32 bytes");
    if (!options.create && !fileExists(path))
        return fail(ErrorCode::NotFound, "sql: no such file");
    auto handle = std::make_unique<Handle>();
    const int flags = (options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | (options.create ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    if (const int code = sqlite3_open_v2(path.c_str(), &handle->connection, flags, nullptr); code != SQLITE_OK)
        return tl::unexpected(Error{codeOfOpening(handle->connection, code), errorOf(code, "open").detail});
    sqlite3_extended_result_codes(handle->connection, 1);
    if (beginsLikePlainSqlite(handle->connection))
        return fail(ErrorCode::NotEncrypted, "sql: the file is plain SQLite");
    Database database(std::move(handle), path);
    if (const auto done = database.configure(key, options); !done)
        return tl::unexpected(done.error());
    return database;
}

Result<> Database::configure(const SecretBytes& key, const OpenOptions& options)
{
    auto* connection = m_handle->connection;
    sqlite3_busy_timeout(connection, options.busyTimeoutMs);
    // Before any key: a library that does not know this pragma would take the key without a word and write plaintext.
    const auto version = text("PRAGMA cipher_version");
    if (!version)
        return tl::unexpected(version.error());
    if (const auto known = checkVersion(*version); !known)
        return known;
    if (sqlite3_compileoption_used("TEMP_STORE=2") == 0 && sqlite3_compileoption_used("TEMP_STORE=3") == 0)
        return fail(ErrorCode::NotEncrypted, "sql: this library may write temporary files in plaintext");

    // SQLCipher writes to standard error by default; our callers say what went wrong.
    if (const auto quiet = execute("PRAGMA cipher_log_level = NONE"); !quiet)
        return quiet;
    const KeyPragma pragma("PRAGMA key = \"x'", key, "'\"");
    if (const int code = sqlite3_exec(connection, pragma.text(), nullptr, nullptr, nullptr); code != SQLITE_OK)
        return tl::unexpected(errorOf(code, "key"));
    const std::string setup = "PRAGMA cipher_memory_security = OFF; PRAGMA cipher_page_size = 8192; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;"
                              "PRAGMA cache_size = -" + std::to_string(options.cacheKiB) + ";" + (options.secureDelete ? "PRAGMA secure_delete = ON;" : "");
    if (const auto done = execute(setup); !done)
        return done;
    // The first real read: a wrong key shows here.
    if (const auto readable = text("SELECT count(*) FROM sqlite_master"); !readable)
        return tl::unexpected(readable.error());
    if (options.readOnly)
        return {};
    const auto mode = text("PRAGMA journal_mode = WAL");
    if (!mode)
        return tl::unexpected(mode.error());
    if (*mode != "wal")
        return fail(ErrorCode::Internal, "sql: no write-ahead log");
    return execute(options.synchronous == Synchronous::Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
}

Result<std::string> Database::text(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::string(statement->text(0)) : std::string();
}

Result<Statement> Database::prepare(std::string_view sql)
{
    auto found = m_handle->statements.find(sql);
    if (found == m_handle->statements.end())
        found = m_handle->statements.emplace(std::string(sql), std::list<Handle::Kept>()).first;
    for (auto& kept : found->second) {
        if (kept.inUse)
            continue;
        kept.inUse = true;
        return Statement(kept.statement, &kept.inUse);
    }
    sqlite3_stmt* made = nullptr;
    if (const int code = sqlite3_prepare_v3(m_handle->connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made, nullptr); code != SQLITE_OK)
        return tl::unexpected(Error{codeOf(code), std::string("sql: prepare: ") + sqlite3_errmsg(m_handle->connection)});
    auto& kept = found->second.emplace_back(Handle::Kept{made, true});
    return Statement(made, &kept.inUse);
}

Result<> Database::execute(std::string_view sql)
{
    const std::string terminated(sql);
    if (const int code = sqlite3_exec(m_handle->connection, terminated.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK)
        return tl::unexpected(errorOf(code, "execute"));
    return {};
}

std::int64_t Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_handle->connection);
}

int Database::changes() const
{
    return sqlite3_changes(m_handle->connection);
}

bool Database::isInTransaction() const
{
    return sqlite3_get_autocommit(m_handle->connection) == 0;
}

Result<std::int64_t> Database::dataVersion()
{
    auto statement = prepare("PRAGMA data_version");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    return statement->integer(0);
}

void Database::interrupt()
{
    sqlite3_interrupt(m_handle->connection);
}

Result<> Database::checkpoint()
{
    if (const int code = sqlite3_wal_checkpoint_v2(m_handle->connection, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr); code != SQLITE_OK)
        return tl::unexpected(errorOf(code, "checkpoint"));
    return {};
}

Result<> Database::checkIntegrity()
{
    // No row means that every page authenticates.
    auto pages = prepare("PRAGMA cipher_integrity_check");
    if (!pages)
        return tl::unexpected(pages.error());
    const auto bad = pages->step();
    if (!bad)
        return tl::unexpected(bad.error());
    if (*bad)
        return fail(ErrorCode::Corrupt, "sql: " + std::string(pages->text(0)));
    const auto tree = text("PRAGMA integrity_check(1)");
    if (!tree)
        return tl::unexpected(tree.error());
    return *tree == "ok" ? Result<>() : fail(ErrorCode::Corrupt, "sql: integrity check: the tree is damaged");
}

Result<> Database::copyTo(const std::string& path, const SecretBytes& key)
{
    // Without the right to create, ATTACH takes an empty file for a new database.
    if (!std::ofstream(path, std::ios::binary | std::ios::app))
        return fail(ErrorCode::NotFound, "sql: the copy cannot be made there");
    const KeyPragma attach("ATTACH DATABASE ?1 AS copy KEY \"x'", key, "'\"");
    sqlite3_stmt* statement = nullptr;
    if (const int code = sqlite3_prepare_v2(m_handle->connection, attach.text(), -1, &statement, nullptr); code != SQLITE_OK)
        return tl::unexpected(errorOf(code, "attach"));
    sqlite3_bind_text(statement, 1, path.data(), static_cast<int>(path.size()), SQLITE_STATIC);
    const int attached = sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (attached != SQLITE_DONE)
        return tl::unexpected(errorOf(attached, "attach"));
    // In one transaction: all tables as of the same commit, whoever writes meanwhile.
    auto done = execute("PRAGMA copy.cipher_page_size = 8192; BEGIN; SELECT sqlcipher_export('copy'); COMMIT;");
    if (!done && isInTransaction())
        (void)execute("ROLLBACK");
    const auto detached = execute("DETACH DATABASE copy");
    return done ? detached : done;
}

Result<> Database::assertEncrypted() const
{
    return beginsLikePlainSqlite(m_handle->connection) ? fail(ErrorCode::NotEncrypted, "sql: the file was written in plaintext") : Result<>();
}

} // namespace paillasse::sql
