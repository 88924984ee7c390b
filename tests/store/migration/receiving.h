// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/store/erasure/migrationend.h"
#include "app/store/migration/inboundwork.h"
#include "app/store/migration/runner.h"
#include "app/store/migration/staging.h"
#include "tests/store/migration/governed.h"

namespace paillasse::store::testing {

// A laboratory that takes over from another system, by the whole procedure: steps of its people, the real work of the runner, erasure and
// certificate.
class Receiving : public Governed {
public:
    using Source = std::function<Result<InboundSource>()>;

    explicit Receiving(const std::vector<lab::Examination>& catalogue);
    ~Receiving();

    // In this format, for all times, with these fields.
    [[nodiscard]] migration::Mandate mandateFor(migration::Format format, migration::FieldSet fields) const;

    struct Outcome {
        migration::Job job;               // certified, or as far as it came
        std::vector<StagedRecord> staged; // what waited for acceptance
        std::string failure;              // why it did not go on; empty: it did
    };
    // Everything that a person does is done: differences are explained, the sample is looked at and compared. What cannot go on is abandoned.
    Outcome migrate(const migration::Mandate& mandate, Source source);
    // Whether the certificate is this store's and says nothing is destroyed that is there.
    [[nodiscard]] bool isCertified(const migration::Job& job);
    [[nodiscard]] std::string certificate(const migration::Job& job);

    [[nodiscard]] std::vector<lab::Patient> patients();
    [[nodiscard]] std::vector<lab::Order> orders();

private:
    // The runner's work, which says what stopped it.
    class Watched;
    std::optional<migration::Job> comesTo(const migration::MigrationId& id, std::initializer_list<migration::JobState> states);
    Outcome abandoned(const migration::MigrationId& id);
    void explainAndCompare(const migration::Job& job);
    std::vector<StagedRecord> staged(const migration::MigrationId& id);

    Source m_source;
    std::unique_ptr<MigrationEnd> m_end;
    std::unique_ptr<Watched> m_in;
    std::unique_ptr<Runner> m_runner;
};

} // namespace paillasse::store::testing
