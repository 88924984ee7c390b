// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/changehub.h"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>

namespace paillasse::store {

namespace {

// Of one laboratory. A stream that is further behind reads the file.
constexpr std::size_t bytesKept = 4u << 20;
constexpr std::size_t batchesKept = 2048;
constexpr std::size_t bytesAtOnce = 256u << 10;

// One batch and its frames, by view.
struct Kept {
    ChangeBatch batch;
    std::size_t bytes = 0;
    std::chrono::steady_clock::time_point at = std::chrono::steady_clock::now();
    std::mutex mutex;
    std::map<Bytes, Bytes> frames;

    void append(const Bytes& viewHash, const ChangeHub::Encode& encode, Bytes& out)
    {
        const std::lock_guard lock(mutex);
        auto found = frames.find(viewHash);
        if (found == frames.end())
            found = frames.emplace(viewHash, encode(batch)).first;
        out.insert(out.end(), found->second.begin(), found->second.end());
    }
};

std::size_t sizeOf(const ChangeBatch& batch)
{
    std::size_t size = 0;
    for (const auto& document : batch.documents)
        for (const auto& section : document.sections)
            size += section.bytes.size();
    return size;
}

} // namespace

class ChangeHub::Impl {
public:
    struct Channel {
        std::deque<std::shared_ptr<Kept>> batches;
        std::size_t bytes = 0;
        std::vector<std::weak_ptr<const Follower>> followers;
    };

    std::mutex mutex;
    std::map<lab::LaboratoryId, Channel> channels;
};

ChangeHub::ChangeHub() : m_impl(std::make_unique<Impl>()) {}
ChangeHub::~ChangeHub() = default;

void ChangeHub::publish(ChangeBatch batch)
{
    auto kept = std::make_shared<Kept>();
    kept->bytes = sizeOf(batch);
    kept->batch = std::move(batch);
    std::vector<std::shared_ptr<const Follower>> followers;
    {
        const std::lock_guard lock(m_impl->mutex);
        auto& channel = m_impl->channels[kept->batch.laboratory];
        channel.bytes += kept->bytes;
        channel.batches.push_back(std::move(kept));
        while (channel.batches.size() > 1 && (channel.bytes > bytesKept || channel.batches.size() > batchesKept)) {
            channel.bytes -= channel.batches.front()->bytes;
            channel.batches.pop_front();
        }
        std::erase_if(channel.followers, [](const auto& follower) { return follower.expired(); });
        for (const auto& one : channel.followers)
            if (auto follower = one.lock())
                followers.push_back(std::move(follower));
    }
    for (const auto& follower : followers)
        follower->wake();
}

ChangeHub::Live ChangeHub::collect(const lab::LaboratoryId& laboratory, std::uint64_t after, const Bytes& viewHash, const Encode& encode)
{
    Live live{{}, after, false};
    std::vector<std::shared_ptr<Kept>> news;
    {
        const std::lock_guard lock(m_impl->mutex);
        const auto& batches = m_impl->channels[laboratory].batches;
        const auto begin = std::ranges::upper_bound(batches, after, {}, [](const auto& kept) { return kept->batch.upTo; });
        news.assign(begin, batches.end());
    }
    for (const auto& kept : news) {
        if (kept->batch.after != live.upTo || !kept->batch.inMemory) {
            live.gap = live.frames.empty();
            break;
        }
        kept->append(viewHash, encode, live.frames);
        live.upTo = kept->batch.upTo;
        if (live.frames.size() >= bytesAtOnce)
            break;
    }
    return live;
}

void ChangeHub::listen(const lab::LaboratoryId& laboratory, std::weak_ptr<const Follower> follower)
{
    const std::lock_guard lock(m_impl->mutex);
    auto& followers = m_impl->channels[laboratory].followers;
    std::erase_if(followers, [](const auto& one) { return one.expired(); });
    followers.push_back(std::move(follower));
}

std::chrono::milliseconds ChangeHub::oldestUnsent() const
{
    const auto now = std::chrono::steady_clock::now();
    auto oldest = now;
    const std::lock_guard lock(m_impl->mutex);
    for (const auto& [laboratory, channel] : m_impl->channels) {
        std::uint64_t sent = UINT64_MAX;
        for (const auto& one : channel.followers)
            if (const auto follower = one.lock())
                sent = std::min(sent, follower->sent.load(std::memory_order_relaxed));
        const auto next = std::ranges::upper_bound(channel.batches, sent, {}, [](const auto& kept) { return kept->batch.upTo; });
        if (next != channel.batches.end())
            oldest = std::min(oldest, (*next)->at);
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(now - oldest);
}

} // namespace paillasse::store
