// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/readerpool.h"

#include "app/store/core/store.h"

namespace paillasse::store {

Result<std::unique_ptr<ReaderPool>> ReaderPool::open(Store& store, unsigned readers, std::size_t chunkDocuments, int cacheKiB)
{
    auto pool = std::make_unique<ReaderPool>();
    for (unsigned i = 0; i < readers; ++i) {
        auto database = store.connect(true, cacheKiB);
        if (!database)
            return tl::unexpected(database.error());
        pool->m_readers.push_back(std::make_unique<DocumentReader>(std::move(*database), store.keys(), chunkDocuments));
    }
    return pool;
}

std::unique_ptr<DocumentReader> ReaderPool::take()
{
    std::unique_lock lock(m_mutex);
    m_free.wait(lock, [this] { return !m_readers.empty(); });
    auto reader = std::move(m_readers.back());
    m_readers.pop_back();
    m_damaged -= reader->damaged();
    return reader;
}

void ReaderPool::giveBack(std::unique_ptr<DocumentReader> reader)
{
    {
        const std::lock_guard lock(m_mutex);
        m_damaged += reader->damaged();
        m_readers.push_back(std::move(reader));
    }
    m_free.notify_one();
}

std::uint64_t ReaderPool::damaged()
{
    const std::lock_guard lock(m_mutex);
    return m_damaged;
}

} // namespace paillasse::store
