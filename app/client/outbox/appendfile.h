// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include <QString>

#include "app/base/bytes.h"
#include "app/base/result.h"

namespace paillasse::client {

// A file that only grows, as the outbox needs it; tests put a failing disk in its place.
class AppendFile {
public:
    virtual ~AppendFile() = default;
    virtual Result<Bytes> readAll() = 0;
    // All of it at the end, or an error; some of it may then be there.
    virtual Result<> append(ByteView bytes) = 0;
    virtual Result<> sync() = 0;
    virtual Result<> truncate(std::uint64_t size) = 0;
    virtual Result<Bytes> readAt(std::uint64_t offset, std::size_t size) = 0;
};

// Mode 0600, made when missing, locked against a second process (Locked).
Result<std::unique_ptr<AppendFile>> openAppendFile(const QString& path);

} // namespace paillasse::client
