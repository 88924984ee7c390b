// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/base/bytes.h"
#include "app/base/result.h"

namespace paillasse::client {

// Written beside, synced, renamed, the folder synced: whole or not at all. Mode 0600. DiskFull, Refused.
Result<> writeDurably(const QString& path, ByteView bytes);
// NotFound, TooLarge (64 MiB), Refused.
Result<Bytes> readWhole(const QString& path);
// Of an open file: as much of it as there is.
Result<Bytes> readAt(int file, std::uint64_t offset, std::size_t size);
Result<> syncFolderOf(const QString& path);
// What errno says, as ours.
Error fileError(int error, const char* doing);

} // namespace paillasse::client
