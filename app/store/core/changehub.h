// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "app/access/view.h"
#include "app/base/bytes.h"
#include "app/lab/document.h"
#include "app/wire/sections.h"

namespace paillasse::store {

// A document as it was written, its sections in the clear: memory only.
struct ChangedDocument {
    lab::DocumentKind kind = lab::DocumentKind::None;
    lab::DocumentId id;
    std::uint64_t revision = 0;
    std::uint64_t sequence = 0;
    std::uint64_t born = 0;              // the sequence of its first writing
    bool closed = false;                 // an order on which nothing is left to do
    std::int32_t day = 0;                // of an order's placement
    std::vector<wire::SectionBytes> sections;
};

// What one group changed in one laboratory: sequences in (after, upTo], each document once, as it has become. Not in memory when another
// process wrote it: the streams then read the file.
struct ChangeBatch {
    lab::LaboratoryId laboratory;
    std::uint64_t after = 0;
    std::uint64_t upTo = 0;
    bool inMemory = true;
    std::vector<ChangedDocument> documents;
    Bytes treeHead;                      // the newest signed
};

// Between the writer and the streams: the last batches of each laboratory, and of each batch one frame for each view that somebody
// listens with, encoded once. Any thread.
class ChangeHub {
public:
    // One stream, which keeps it for as long as it listens.
    struct Follower {
        std::function<void()> wake;
        std::atomic<std::uint64_t> sent{UINT64_MAX}; // every change up to here has left; the greatest: it has not caught up yet
    };
    using Encode = std::function<Bytes(const ChangeBatch&)>;

    // What there is after a sequence: whole frames, and how far they reach. With `gap` the file must be read: the batches are gone, or
    // were never here.
    struct Live {
        Bytes frames;
        std::uint64_t upTo = 0;
        bool gap = false;
    };

    ChangeHub();
    ~ChangeHub();

    // The writer, after the commit.
    void publish(ChangeBatch batch);
    [[nodiscard]] Live collect(const lab::LaboratoryId& laboratory, std::uint64_t after, const Bytes& viewHash, const Encode& encode);
    // It is woken after each batch of the laboratory.
    void listen(const lab::LaboratoryId& laboratory, std::weak_ptr<const Follower> follower);
    // How long the oldest change has been waiting that some stream which had caught up has not sent; zero: none waits.
    [[nodiscard]] std::chrono::milliseconds oldestUnsent() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
