// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include "app/client/cache/cachewriter.h"
#include "app/client/drafts.h"

namespace paillasse::client {

// client::Drafts over the open cache: known in memory, written on the cache's own thread.
class DraftsFacade final : public Drafts {
    Q_OBJECT

public:
    DraftsFacade(const Clock& clock, const Log& log, QObject* parent) : Drafts(parent), m_clock(clock), m_log(log) {}

    void open(std::shared_ptr<CacheWriter> writer);
    void close();

    [[nodiscard]] bool isLoaded() const override { return m_loaded; }
    [[nodiscard]] const KeptDraft* find(const std::string& place) const override;
    [[nodiscard]] std::vector<KeptDraft> all() const override;
    void keep(KeptDraft draft) override;
    void drop(const std::string& place) override;
    void freeze() override { m_frozen = true; }

private:
    void write(std::function<Result<>(sql::Database&)> change);
    void take(std::vector<KeptDraft> kept);

    const Clock& m_clock;
    const Log& m_log;
    std::shared_ptr<CacheWriter> m_writer;
    std::map<std::string, KeptDraft> m_drafts;
    std::uint64_t m_opened = 0; // counts: what belongs to an earlier session is too late
    bool m_loaded = false;
    bool m_frozen = false;
};

} // namespace paillasse::client
