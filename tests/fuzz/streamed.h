// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>

#include "app/exchange/bytesource.h"
#include "tests/fuzz/must.h"

namespace paillasse::exchange {

class FuzzedSource : public ByteSource {
public:
    FuzzedSource(const std::uint8_t* data, std::size_t size) : m_bytes(reinterpret_cast<const char*>(data), size) {}

    Result<std::size_t> read(std::uint64_t offset, std::span<char> into) override
    {
        const auto from = std::min<std::uint64_t>(offset, m_bytes.size());
        const auto count = std::min<std::size_t>(into.size(), m_bytes.size() - static_cast<std::size_t>(from));
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(from), count, into.begin());
        return count;
    }
    [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }

private:
    std::string m_bytes;
};

// Every message lies in its input behind the one before, is accepted or refused with a reason, and what a stop would forget is nothing:
// opened at each position, a stream gives what the one that went on gives.
template <class Open>
void mustStream(const std::uint8_t* data, std::size_t size, const Open& open)
{
    using fuzz::must;
    FuzzedSource source(data, size);
    const auto through = open(source, StreamPosition());
    std::uint64_t past = 0;
    for (StreamPosition at;;) {
        FuzzedSource again(data, size);
        const auto stopped = open(again, at);
        auto a = through->next();
        auto b = stopped->next();
        must(a && b && a->has_value() == b->has_value());
        if (!*a)
            return;
        const auto& message = (*a)->message;
        must(message == (*b)->message && (*a)->sha256 == (*b)->sha256 && (*a)->sha256.size() == 32);
        must(message.offset >= past && message.offset <= size && message.size <= size - message.offset);
        must(!message.refusal || (!message.refusal->where.empty() && !message.refusal->reason.empty()));
        past = message.offset + message.size;
        at = through->position();
        must(at == stopped->position());
    }
}

// The same, and no record comes from a refused message.
template <class Open>
void mustStreamRecords(const std::uint8_t* data, std::size_t size, const Open& open)
{
    mustStream(data, size, open);
    FuzzedSource source(data, size);
    const auto stream = open(source, StreamPosition());
    for (auto next = stream->next(); next && *next; next = stream->next())
        for (const auto& record : (*next)->records)
            fuzz::must(!(*next)->message.refusal && record.sources.size() == 1 && record.sources[0] == (*next)->message.place);
}

} // namespace paillasse::exchange
