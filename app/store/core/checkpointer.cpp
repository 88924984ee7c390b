// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/checkpointer.h"

#include <chrono>

#include <sys/stat.h>

#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::uint64_t movedFromBytes = 16u << 20;
constexpr std::chrono::milliseconds pause(200);

} // namespace

Result<std::unique_ptr<Checkpointer>> Checkpointer::start(Store& store)
{
    auto database = store.connect(false, 256);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<Checkpointer>(new Checkpointer(std::move(*database), store.directory().storeFile() + "-wal"));
}

Checkpointer::Checkpointer(sql::Database database, std::string logFile) : m_database(std::move(database)), m_logFile(std::move(logFile))
{
    m_thread = std::thread([this] { work(); });
}

Checkpointer::~Checkpointer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

std::uint64_t Checkpointer::logBytes() const
{
    struct stat facts {};
    return ::stat(m_logFile.c_str(), &facts) == 0 ? static_cast<std::uint64_t>(facts.st_size) : 0;
}

void Checkpointer::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, pause, [this] { return m_stopping; })) {
        lock.unlock();
        // A failure leaves the log as it is; the next time mends it.
        if (logBytes() >= movedFromBytes)
            (void)m_database.execute("PRAGMA wal_checkpoint(PASSIVE)");
        lock.lock();
    }
}

} // namespace paillasse::store
