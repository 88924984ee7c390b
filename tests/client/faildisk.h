// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/client/outbox/appendfile.h"

namespace paillasse::client::testing {

// A disk in memory that fails when told to. What was not synced is still there afterwards: the worst that a crash can leave.
class Disk {
public:
    enum class Fault { None, HalfWritten, SyncFails, Everything };

    // The next `operations` writes and syncs go well, the one after fails, once (Everything: from then on, truncating too).
    void failAfter(int operations, Fault fault)
    {
        m_left = operations;
        m_fault = fault;
    }
    void heal() { m_fault = Fault::None; }

    Bytes bytes;

    // True: this operation is the one that fails.
    bool strikes(bool isSync)
    {
        if (m_fault == Fault::None)
            return false;
        if (m_left > 0) {
            --m_left;
            return false;
        }
        if (m_fault == Fault::Everything)
            return true;
        if ((m_fault == Fault::SyncFails) != isSync)
            return false;
        m_fault = Fault::None;
        return true;
    }
    [[nodiscard]] bool isDead() const { return m_fault == Fault::Everything && m_left == 0; }

private:
    int m_left = 0;
    Fault m_fault = Fault::None;
};

class FailDisk final : public AppendFile {
public:
    explicit FailDisk(std::shared_ptr<Disk> disk) : m_disk(std::move(disk)) {}

    Result<Bytes> readAll() override { return m_disk->bytes; }
    Result<> append(ByteView bytes) override
    {
        const bool fails = m_disk->strikes(false);
        const auto kept = bytes.first(fails ? bytes.size() / 2 : bytes.size());
        m_disk->bytes.insert(m_disk->bytes.end(), kept.begin(), kept.end());
        return fails ? fail(ErrorCode::DiskFull, "test") : Result<>();
    }
    Result<> sync() override { return m_disk->strikes(true) ? fail(ErrorCode::DiskFull, "test") : Result<>(); }
    Result<> truncate(std::uint64_t size) override
    {
        if (m_disk->isDead())
            return fail(ErrorCode::DiskFull, "test");
        m_disk->bytes.resize(size);
        return {};
    }
    Result<Bytes> readAt(std::uint64_t offset, std::size_t size) override
    {
        const auto begin = m_disk->bytes.begin() + static_cast<std::ptrdiff_t>(offset);
        return Bytes(begin, begin + static_cast<std::ptrdiff_t>(size));
    }

private:
    std::shared_ptr<Disk> m_disk;
};

} // namespace paillasse::client::testing
