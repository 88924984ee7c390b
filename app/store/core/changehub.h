// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    std::vector<wire::SectionBytes> sections;
};

// What one group changed in one laboratory: sequences in (after, upTo]. `documents` is empty when another process wrote them: the
// streams then read them from the file.
struct ChangeBatch {
    lab::LaboratoryId laboratory;
    std::uint64_t after = 0;
    std::uint64_t upTo = 0;
    bool inMemory = true;
    std::vector<ChangedDocument> documents;
    Bytes treeHead;
};

// Between the writer and the streams: the last batches of each laboratory, and a frame of each for each view that somebody
// listens with, encoded once.
class ChangeHub {
public:
    ChangeHub();
    ~ChangeHub();

    // The writer, after the commit.
    void publish(ChangeBatch batch);

private:
    friend class FeedStream;
    friend class Feed;
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace paillasse::store
