// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include <zstd.h>

#include "app/store/core/feed.h"
#include "app/wire/feedframe.h"
#include "tests/store/core/must.h"

// What a workstation makes of a stream: the documents that it has, and where it stands.
namespace paillasse::store::testing {

struct Held {
    lab::DocumentKind kind = lab::DocumentKind::None;
    std::uint64_t revision = 0;
    std::uint64_t sequence = 0;
    std::map<wire::Section, Bytes> sections;
    bool operator==(const Held&) const = default;
};

class Client {
public:
    // One piece of the stream; false: nothing yet.
    bool take(FeedStream& stream)
    {
        const auto bytes = must(stream.next());
        for (ByteView rest(bytes); !rest.empty();) {
            const std::size_t size = std::size_t{rest[0]} << 24 | std::size_t{rest[1]} << 16 | std::size_t{rest[2]} << 8 | rest[3];
            const auto payload = rest.subspan(5, size - 1);
            accept(rest[4] == 0 ? toBytes(payload) : unpacked(payload));
            rest = rest.subspan(4 + size);
        }
        return !bytes.empty();
    }
    // Until it is caught up and there is nothing more.
    void takeAll(FeedStream& stream)
    {
        while (take(stream)) {
        }
    }

    std::map<lab::DocumentId, Held> documents;
    std::string cursor;
    std::vector<std::string> restarts;
    std::vector<lab::DocumentId> order;    // as they came
    std::size_t frames = 0;                // with documents
    int caughtUp = 0;
    std::uint64_t done = 0;
    std::uint64_t total = 0;
    Bytes treeHead;

private:
    static Bytes unpacked(ByteView packed)
    {
        Bytes out(wire::maxFrameBytes);
        const auto size = ZSTD_decompress(out.data(), out.size(), packed.data(), packed.size());
        if (ZSTD_isError(size))
            throw std::runtime_error("not zstd");
        out.resize(size);
        return out;
    }
    void accept(const Bytes& payload)
    {
        const auto frame = must(wire::decodeFrame(payload));
        if (const auto* news = std::get_if<wire::DocumentsFrame>(&frame)) {
            ++frames;
            cursor = news->cursor;
            if (news->total > 0) {
                done = news->done;
                total = news->total;
            }
            for (const auto& document : news->documents) {
                Held held{document.kind, document.revision, document.sequence, {}};
                for (const auto& section : document.sections)
                    held.sections[section.section] = toBytes(section.bytes);
                documents[document.id] = held;
                order.push_back(document.id);
            }
        } else if (const auto* drop = std::get_if<wire::DropFrame>(&frame)) {
            for (const auto& id : drop->documents)
                documents.erase(id);
            cursor = drop->cursor;
        } else if (const auto* restart = std::get_if<wire::RestartFrame>(&frame)) {
            restarts.push_back(restart->reason);
            documents.clear();
            cursor.clear();
        } else if (const auto* end = std::get_if<wire::CaughtUpFrame>(&frame)) {
            ++caughtUp;
            cursor = end->cursor;
            treeHead = end->treeHead;
        }
    }
};

} // namespace paillasse::store::testing
