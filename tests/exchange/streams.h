// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/exchange/bytesource.h"

namespace paillasse::exchange {

// Bytes in memory, which counts what it is asked for.
class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string bytes) : m_bytes(std::move(bytes)) {}

    Result<std::size_t> read(std::uint64_t offset, std::span<char> into) override
    {
        largest = std::max(largest, into.size());
        if (offset >= m_bytes.size())
            return std::size_t{0};
        const auto count = std::min<std::size_t>(into.size(), m_bytes.size() - static_cast<std::size_t>(offset));
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(offset), count, into.begin());
        return count;
    }
    [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }

    std::size_t largest = 0; // what was asked for at once

private:
    std::string m_bytes;
};

// A source of any size that is nowhere: pieces of text, each so and so often. Counts what is asked of it at once.
class RepeatingSource : public ByteSource {
public:
    struct Part {
        std::string text;
        std::uint64_t times = 1;
    };
    explicit RepeatingSource(std::vector<Part> parts) : m_parts(std::move(parts)) {}

    Result<std::size_t> read(std::uint64_t offset, std::span<char> into) override
    {
        largest = std::max(largest, into.size());
        std::size_t count = 0;
        for (const auto& part : m_parts) {
            const auto size = part.text.size() * part.times;
            while (offset < size && count < into.size()) {
                const auto from = static_cast<std::size_t>(offset % part.text.size());
                const auto taken = std::min(into.size() - count, part.text.size() - from);
                std::copy_n(part.text.begin() + static_cast<std::ptrdiff_t>(from), taken, into.begin() + static_cast<std::ptrdiff_t>(count));
                count += taken;
                offset += taken;
            }
            offset -= std::min(offset, size);
        }
        return count;
    }
    [[nodiscard]] std::uint64_t size() const override
    {
        std::uint64_t all = 0;
        for (const auto& part : m_parts)
            all += part.text.size() * part.times;
        return all;
    }

    std::size_t largest = 0;

private:
    std::vector<Part> m_parts;
};

using Opener = std::function<std::unique_ptr<RecordStream>(ByteSource&, const StreamPosition&)>;

// All that a stream gives; an error of the source is a message without a place.
inline std::vector<StreamedRecord> allOf(RecordStream& stream)
{
    std::vector<StreamedRecord> all;
    for (;;) {
        auto next = stream.next();
        if (!next) {
            StreamedRecord failed;
            failed.message.refusal = MessageRefusal{"the source", next.error().detail};
            all.push_back(std::move(failed));
            return all;
        }
        if (!*next)
            return all;
        all.push_back(std::move(**next));
    }
}

inline std::vector<StreamedRecord> readThrough(const Opener& open, const std::string& bytes)
{
    MemorySource source(bytes);
    return allOf(*open(source, {}));
}

// The same with a new source and a new stream for each message, as after a stop.
inline std::vector<StreamedRecord> readWithStops(const Opener& open, const std::string& bytes)
{
    std::vector<StreamedRecord> all;
    for (StreamPosition at;;) {
        MemorySource source(bytes);
        const auto stream = open(source, at);
        auto next = stream->next();
        if (!next || !*next)
            return all;
        all.push_back(std::move(**next));
        at = stream->position();
    }
}

inline std::string joined(const std::vector<std::string>& list)
{
    std::string all;
    for (const auto& one : list)
        all += (all.empty() ? "" : ", ") + one;
    return all;
}

inline bool areSame(const StreamedRecord& a, const StreamedRecord& b)
{
    return a.message == b.message && a.sha256 == b.sha256 && a.records == b.records;
}

inline bool areSame(const std::vector<StreamedRecord>& a, const std::vector<StreamedRecord>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const StreamedRecord& x, const StreamedRecord& y) { return areSame(x, y); });
}

} // namespace paillasse::exchange
