// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/base/uuid.h"
#include "app/crypto/box.h"

namespace paillasse::store {

enum class ArchiveKind { Data = 1, Keys = 2 };
constexpr ArchiveKind lastOf(ArchiveKind) { return ArchiveKind::Keys; }

// What stands at the head of an archive, inside its encryption.
struct ArchiveHead {
    ArchiveKind kind = ArchiveKind::Data;
    Uuid store;
    std::uint64_t epoch = 0;
    Instant at;
    Bytes fileKey;       // of the SQLCipher file that follows
    Bytes masterKey;     // of a key archive
};

// One encrypted file (crypto/recovery.h) around a head and one SQLCipher file: u32 big-endian length of the head, head, file.
// Conflict: there is a file of that name. The bytes written.
Result<std::uint64_t> writeArchive(const std::string& path, ByteView recipient, const ArchiveHead& head, const std::string& file);
// Writes the SQLCipher file to `file`. WrongSecret: made for another recovery key; Incompatible: another kind of archive.
Result<ArchiveHead> readArchive(const std::string& path, const crypto::BoxKeyPair& identity, ArchiveKind kind, const std::string& file);

// A small file, whole, synced, with its name; Conflict when there is one.
Result<> writeNewFile(const std::string& path, ByteView bytes);
Result<Bytes> readSmallFile(const std::string& path);

} // namespace paillasse::store
