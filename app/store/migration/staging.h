// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/exchange/importedrecord.h"
#include "app/migration/job.h"
#include "app/sql/database.h"
#include "app/store/core/keystore.h"

namespace paillasse::store {

class Store;

// A record on its way, reduced to what the mandate names.
struct StagedRecord {
    std::uint64_t number = 0;        // from 1, without gaps
    Bytes sourceSha256;              // of what it was read from: the message's or the line's bytes, or the document's sealed form
    Bytes sha256;                    // of its own encoded form (exchange/recordcodec.h): what a read-back is held against
    std::string where;               // file and place in it, for a person: no patient's data
    exchange::ImportedRecord record;
    Bytes encoded = {};              // to be written, by who has it already; a record that is read has none
};

// Where a migration's records wait, between source and acceptance: one SQLCipher file under a key of its own in keys.db, made durable
// before the file. With the key, every copy of the file is gone. One thread.
class Staging {
public:
    // AlreadyThere is no error: what is there is opened.
    static Result<std::unique_ptr<Staging>> create(Store& store, const migration::MigrationId& job);
    // NotFound: never made, or erased.
    static Result<std::unique_ptr<Staging>> open(Store& store, const migration::MigrationId& job);
    ~Staging();

    // Records and how far the source was read, in one transaction: whatever ends the process, both are there or neither.
    // `also`: into tables of a reader's own, in the same transaction.
    Result<> append(std::span<const StagedRecord> records, ByteView sourceMark, const std::function<Result<>(sql::Database&)>& also = {});
    [[nodiscard]] Result<std::optional<Bytes>> sourceMark();
    // A place of one's own for how far another piece of work is: "check", "deliver".
    Result<> setMark(std::string_view name, ByteView mark);
    [[nodiscard]] Result<std::optional<Bytes>> mark(std::string_view name);

    [[nodiscard]] Result<std::uint64_t> size();
    [[nodiscard]] Result<std::optional<StagedRecord>> record(std::uint64_t number);
    // In order, from that number; an error of `each` ends it.
    Result<> forEach(std::uint64_t from, const std::function<Result<>(const StagedRecord&)>& each);
    // Tables of a reader's own (what one line refers to in another), in the same file.
    [[nodiscard]] sql::Database& database();

private:
    class Impl;
    explicit Staging(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

// The number of its key, for an entry that says what is about to be destroyed; nothing: it has none, or none any more.
Result<std::optional<KeyId>> stagingKey(Store& store, const migration::MigrationId& job);
// Whether both are there, key and file.
Result<bool> hasStaging(Store& store, const migration::MigrationId& job);
// Key first, then the files overwritten and unlinked, and their folder synced. Doing it again destroys what is left. What was
// destroyed, with how anybody can check it.
Result<std::vector<migration::Destroyed>> eraseStaging(Store& store, const migration::MigrationId& job, Instant now);

} // namespace paillasse::store
