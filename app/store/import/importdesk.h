// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/lab/act.h"
#include "app/lab/document.h"
#include "app/lab/refusal.h"
#include "app/store/core/writer.h"
#include "app/store/import/storedrecords.h"

namespace paillasse::store {

// Where an import does its acts: each is tried on the document as it will be, and goes to the writer in groups. What was done but is
// not written yet is found like what is.
class ImportDesk {
public:
    // What an act adds to what was imported.
    struct Tally {
        std::uint64_t patients = 0;
        std::uint64_t orders = 0;
        std::uint64_t results = 0; // not those that were calculated from them
        std::uint64_t examinations = 0;
    };
    // An act that the store would not have after all: another process was faster. `record` is whose act it was.
    using OnRefused = std::function<void(std::size_t record, const lab::Refusal& refusal, const Tally& tally)>;

    // `writer` null: a dry run.
    ImportDesk(StoredRecords& stored, Writer* writer, const lab::LaboratoryId& laboratory, const lab::PersonId& importer, OnRefused onRefused)
        : m_stored(stored), m_writer(writer), m_laboratory(laboratory), m_importer(importer), m_onRefused(std::move(onRefused))
    {
    }

    struct Deed {
        lab::DocumentId subject;
        lab::ActId id;
        Instant at;
        std::size_t record = 0;
        lab::ActBody body;
    };
    // The document after it, or why not; then nothing happens.
    Result<lab::Allowed<const lab::Document*>> perform(Deed deed);

    Result<std::optional<lab::Order>> order(const lab::OrderId& id);
    Result<std::optional<lab::Patient>> patient(const lab::PatientId& id);
    Result<bool> isErased(const lab::PatientId& id) { return m_stored.isErased(id); }
    Result<std::vector<lab::DocumentId>> find(IdentifierKind kind, std::string_view value);

    // Waits until all is written.
    Result<> finish();
    // Of a dry run: what it had done when this was last called was never done. What it did since is still found until the next time.
    void forget();
    [[nodiscard]] std::uint64_t acts() const { return m_acts; }

private:
    Result<const lab::Document*> load(const lab::DocumentId& id);
    void remember(const lab::DocumentId& id, lab::Document document);
    Result<> send();
    // Until the group on its way is written.
    Result<> settle();

    StoredRecords& m_stored;
    Writer* m_writer;
    lab::LaboratoryId m_laboratory;
    lab::PersonId m_importer;
    OnRefused m_onRefused;
    // What was touched, and by what it is found.
    struct Touched {
        std::map<lab::DocumentId, lab::Document> documents;
        std::map<std::pair<IdentifierKind, std::string>, std::vector<lab::DocumentId>> identifiers;
    };
    using Records = std::vector<std::pair<std::size_t, Tally>>; // beside the acts
    // A group that the writer has while the next one is made.
    struct UnderWay {
        std::future<Result<Acknowledgement>> answer;
        Records records;
        Touched touched;
    };

    // In the order in which they are asked: the newest first.
    [[nodiscard]] std::array<const Touched*, 3> touched() const { return {&m_touched, m_underWay ? &m_underWay->touched : nullptr, &m_fading}; }

    Touched m_touched;                  // since the last group was sent
    Touched m_fading;                   // of a dry run: before that
    std::vector<IncomingAct> m_waiting;
    Records m_records;
    std::optional<UnderWay> m_underWay;
    std::uint64_t m_acts = 0;
};

} // namespace paillasse::store
