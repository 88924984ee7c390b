// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "app/store/core/documentreader.h"

namespace paillasse::store {

class Store;

// A few readers for many streams: whoever has one gives it back after a chunk.
class ReaderPool {
public:
    static Result<std::unique_ptr<ReaderPool>> open(Store& store, unsigned readers, std::size_t chunkDocuments, int cacheKiB);

    class Loan {
    public:
        explicit Loan(ReaderPool& pool) : m_pool(pool), m_reader(pool.take()) {}
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        ~Loan() { m_pool.giveBack(std::move(m_reader)); }
        DocumentReader* operator->() { return m_reader.get(); }

    private:
        ReaderPool& m_pool;
        std::unique_ptr<DocumentReader> m_reader;
    };

    [[nodiscard]] std::uint64_t damaged();

private:
    std::unique_ptr<DocumentReader> take();
    void giveBack(std::unique_ptr<DocumentReader> reader);

    std::mutex m_mutex;
    std::condition_variable m_free;
    std::vector<std::unique_ptr<DocumentReader>> m_readers;
    std::uint64_t m_damaged = 0;
};

} // namespace paillasse::store
