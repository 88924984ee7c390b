// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/access/may.h"
#include "app/client/acts.h"
#include "app/client/queries.h"
#include "app/client/signer.h"
#include "app/sql/database.h"

namespace paillasse::client {

// Whether an act may be done here and now, held against the documents as they are here. Asking changes nothing.
class ActCheck {
public:
    ActCheck(sql::Database& database, const Clock& clock) : m_database(database), m_clock(clock) {}

    void setSigner(std::shared_ptr<const Signer> signer) { m_signer = std::move(signer); }
    void setDirectory(DirectoryPtr directory);
    // In whose name; null: nobody is signed in.
    [[nodiscard]] const Signer* signer() const { return m_signer.get(); }
    [[nodiscard]] const lab::Catalogue& catalogue() const { return m_directory->catalogue; }

    // Missing, Expired: no act in anybody's name now.
    [[nodiscard]] Result<> someoneMayAct() const;
    // The act, or why not. `document`: its subject, present.
    [[nodiscard]] tl::expected<lab::Act, Submission> check(const lab::DocumentId& subject, lab::ActBody body, std::vector<lab::BasedOn> based, const std::optional<lab::Document>& document) const;
    // What the order says without ground (lostground.h).
    [[nodiscard]] std::vector<lab::LostGround> groundless(const std::optional<lab::Document>& document) const;

private:
    sql::Database& m_database;
    const Clock& m_clock;
    std::shared_ptr<const Signer> m_signer;
    DirectoryPtr m_directory = std::make_shared<const Directory>();
    access::Rules m_rules; // the directory's
};

// A refusal or an error as a submission that was not kept.
Submission notKept(const lab::Refusal& refusal);
Submission notKept(const Error& error);

} // namespace paillasse::client
