// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/cachereaders.h"

#include "app/client/cache/cachefile.h"

namespace paillasse::client {

Result<std::unique_ptr<CacheReaders>> CacheReaders::open(const std::string& path, const SecretBytes& key, DirectoryPtr directory)
{
    auto typing = openCache(path, key, CacheAccess::Reader);
    if (!typing)
        return tl::unexpected(typing.error());
    auto pages = openCache(path, key, CacheAccess::Reader);
    if (!pages)
        return tl::unexpected(pages.error());
    return std::unique_ptr<CacheReaders>(new CacheReaders(std::move(*typing), std::move(*pages), std::move(directory)));
}

CacheReaders::CacheReaders(sql::Database typing, sql::Database pages, DirectoryPtr directory)
    : m_typing(std::move(typing)), m_pages(std::move(pages)), m_directory(std::move(directory)), m_typingThread(std::make_unique<TaskThread>()), m_pagesThread(std::make_unique<TaskThread>())
{
}

CacheReaders::~CacheReaders()
{
    m_closing = true;
    m_typing.interrupt();
    m_pages.interrupt();
    m_typingThread.reset();
    m_pagesThread.reset();
}

void CacheReaders::setDirectory(DirectoryPtr directory)
{
    const std::scoped_lock lock(m_mutex);
    m_directory = std::move(directory);
}

DirectoryPtr CacheReaders::directory() const
{
    const std::scoped_lock lock(m_mutex);
    return m_directory;
}

std::uint64_t CacheReaders::begin(Lane lane, int kind, const void* asker)
{
    const std::scoped_lock lock(m_mutex);
    if (kind == single)
        return 0;
    if (lane == Lane::Typing && m_typed == Question(kind, asker))
        m_typing.interrupt();
    return m_newest[{kind, asker}] = ++m_number;
}

bool CacheReaders::start(Lane lane, int kind, const void* asker, std::uint64_t number)
{
    if (m_closing)
        return false;
    const std::scoped_lock lock(m_mutex);
    if (kind != single && m_newest[{kind, asker}] != number)
        return false;
    if (lane == Lane::Typing)
        m_typed = {kind, asker};
    return true;
}

void CacheReaders::end(Lane lane)
{
    const std::scoped_lock lock(m_mutex);
    if (lane == Lane::Typing)
        m_typed = {single, nullptr};
}

void CacheReaders::post(Lane lane, std::function<void()> task)
{
    (lane == Lane::Typing ? m_typingThread : m_pagesThread)->post(Priority::Now, std::move(task));
}

} // namespace paillasse::client
