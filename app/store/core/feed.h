// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/access/view.h"
#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/store/core/changehub.h"

namespace paillasse::store {

class Store;

// One subscriber's way through a laboratory's documents: snapshot newest first, the tail above it, caught up, then live. Frames are
// complete and ready to send: length, encoding, payload (app/wire/feedframe.h). One thread at a time.
class FeedStream {
public:
    ~FeedStream();
    // Whole frames to send now, some 256 KiB; empty when there is nothing yet. An error ends the stream.
    [[nodiscard]] Result<Bytes> next();
    // Called after each change in the laboratory, whatever the view; from any thread, also while the stream goes; short. Give it before
    // the first next().
    void onReady(std::function<void()> wake);

private:
    friend class Feed;
    class Impl;
    explicit FeedStream(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

struct FeedSettings {
    unsigned readers = 2;               // connections to store.db; a stream holds one only for a chunk
    std::size_t chunkDocuments = 200;
    int cacheKiB = 16 * 1024;           // of each reader
};

// What of the store's documents goes out, and to whom. All of it from any thread.
class Feed {
public:
    static Result<std::unique_ptr<Feed>> open(Store& store, ChangeHub& hub, const Clock& clock, const FeedSettings& settings = {});
    ~Feed();

    // `cursor` as the client sent it, empty for a first time. One of another view, epoch or store, or too old, makes the stream begin with
    // a restart frame; one that cannot be read is InvalidInput. NotFound: no such laboratory.
    [[nodiscard]] Result<std::unique_ptr<FeedStream>> subscribe(const access::View& view, const std::string& cursor);
    [[nodiscard]] Bytes heartbeat();

    // Payloads of documents frames, out of scope or not. NotFound: no such document, or not for this view.
    [[nodiscard]] Result<Bytes> document(const access::View& view, lab::DocumentKind kind, const lab::DocumentId& id);
    // Newest first, as many as one frame holds.
    [[nodiscard]] Result<Bytes> history(const access::View& view, const lab::PatientId& patient);
    // The order that bears this accession number, written exactly so; an empty frame when there is none.
    [[nodiscard]] Result<Bytes> numbered(const access::View& view, const std::string& accession);

    // ChangeHub::oldestUnsent.
    [[nodiscard]] std::int64_t oldestUnsentMs() const;
    // Documents that did not open, since the start: more than none is a reason to verify.
    [[nodiscard]] std::uint64_t damaged() const;

private:
    friend class FeedStream;
    class Impl;
    explicit Feed(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> m_impl; // shared with its streams
};

} // namespace paillasse::store
