// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/store/accounts/accountkeys.h"
#include "app/store/accounts/accountsettings.h"
#include "app/store/accounts/registry.h"
#include "app/store/core/changehub.h"
#include "app/store/core/feed.h"
#include "app/store/core/reportcheck.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"
#include "app/store/erasure/cacheprogress.h"

namespace paillasse::store {

// An open store with its writer and its accounts, as `serve` and the administrative commands share it. A command may run while another
// process serves: the writers take turns. Whoever opens it to serve first finishes the erasures that a crash cut short, or a restore brought back.
class Office {
public:
    static Result<std::unique_ptr<Office>> open(const DataDirectory& directory, LockKind lock, const Clock& clock, const Log& log);

    [[nodiscard]] Store& store() { return *m_store; }
    [[nodiscard]] const AccountKeys& keys() const { return *m_keys; }
    [[nodiscard]] const AccountSettings& settings() const { return m_settings; }
    [[nodiscard]] Registry& registry() { return *m_registry; }
    [[nodiscard]] Writer& writer() { return *m_writer; }
    [[nodiscard]] Feed& feed() { return *m_feed; }
    [[nodiscard]] CacheProgress& copies() { return *m_copies; }

    // As it stands now; with nothing but the id where the laboratory has none.
    [[nodiscard]] lab::LaboratoryProfile profileOf(const lab::LaboratoryId& laboratory);
    [[nodiscard]] std::string nameOf(const lab::LaboratoryId& laboratory) { return profileOf(laboratory).name; }
    // Laboratories by name, people by name and title.
    [[nodiscard]] ReportNames reportNames();
    // An act of the store itself, on behalf of the operator at its console.
    [[nodiscard]] IncomingAct ownAct(const lab::LaboratoryId& laboratory, lab::DocumentKind kind, const lab::DocumentId& subject, lab::ActBody body, Instant at) const;
    // By id or name; empty text means the only one there is. NotFound, Conflict: the text says which there are.
    [[nodiscard]] Result<lab::LaboratoryId> laboratory(const std::string& which);

private:
    Office() = default;

    AccountSettings m_settings;
    ChangeHub m_hub;
    std::unique_ptr<Store> m_store;
    std::optional<AccountKeys> m_keys;
    std::unique_ptr<Registry> m_registry;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Feed> m_feed;
    std::optional<CacheProgress> m_copies;
};

} // namespace paillasse::store
