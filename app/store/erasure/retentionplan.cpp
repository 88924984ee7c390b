// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/retentionplan.h"

#include <algorithm>
#include <limits>

#include "app/base/cborfields.h"
#include "app/base/civiltime.h"
#include "app/crypto/hash.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/store.h"
#include "app/store/erasure/erasuretable.h"
#include "app/store/erasure/legalholds.h"

namespace paillasse::store {

namespace {

// A key's documents: the last year in which one of them was written, and whether one is of genetics.
struct Contents {
    std::uint32_t lastYear = 0;
    bool hasGenetics = false;
};

class Planner {
public:
    Planner(Store& store, sql::Database database, RetentionRules rules, Instant now)
        : m_store(store), m_database(std::move(database)), m_thisYear(static_cast<std::uint32_t>(Date::of(now).year)), m_plan{std::move(rules), {}, {}}
    {
    }

    Result<RetentionPlan> plan()
    {
        const auto laboratories = m_store.laboratories();
        if (!laboratories)
            return tl::unexpected(laboratories.error());
        constexpr auto ever = std::numeric_limits<std::uint32_t>::max();
        const auto records = m_store.keys().keysBefore(KeyClass::Record, ever);
        if (!records)
            return tl::unexpected(records.error());
        const auto identities = m_store.keys().keysBefore(KeyClass::Identity, ever);
        if (!identities)
            return tl::unexpected(identities.error());
        for (const auto& laboratory : *laboratories)
            if (const auto done = planOne(laboratory, *records, *identities); !done)
                return tl::unexpected(done.error());
        return std::move(m_plan);
    }

private:
    struct Keys {
        KeyId identity = 0;
        std::vector<std::pair<std::uint32_t, KeyId>> records; // year and key
    };

    Result<> planOne(const LaboratoryInfo& laboratory, const std::vector<NamedKey>& records, const std::vector<NamedKey>& identities)
    {
        std::map<Uuid, Keys> patients;
        for (const auto& key : records)
            if (key.name.laboratory == laboratory.id)
                patients[key.name.owner].records.emplace_back(key.name.period, key.id);
        for (const auto& key : identities)
            if (key.name.laboratory == laboratory.id)
                patients[key.name.owner].identity = key.id;
        for (auto& [patient, keys] : patients)
            if (const auto done = planPatient(laboratory, lab::PatientId(patient), keys); !done)
                return done;
        return {};
    }

    Result<> planPatient(const LaboratoryInfo& laboratory, const lab::PatientId& patient, Keys& keys)
    {
        DuePatient due{laboratory.id, {patient, false, {}}, {}};
        std::ranges::sort(keys.records);
        const auto category = m_plan.rules.categoryOf(laboratory.id);
        for (const auto& [year, key] : keys.records) {
            // The shortest first: most keys are not old enough for any category, and nothing of theirs is read.
            if (!isOver(year, m_plan.rules.yearsOf(category)))
                continue;
            const auto contents = contentsOf(laboratory.number, patient, key);
            if (!contents)
                return tl::unexpected(contents.error());
            const auto own = contents->hasGenetics && m_plan.rules.geneticsYears > m_plan.rules.yearsOf(category) ? RetentionCategory::Genetics : category;
            if (!isOver(std::max(year, contents->lastYear), m_plan.rules.yearsOf(own)))
                continue;
            due.patient.keys.push_back(key);
            due.years.emplace_back(own, year);
        }
        const bool hasNoneLeft = due.patient.keys.size() == keys.records.size();
        if (hasNoneLeft && keys.identity != 0) {
            const auto lastYear = yearOfLeaf(laboratory.number, patient);
            if (!lastYear)
                return tl::unexpected(lastYear.error());
            due.patient.isWhole = *lastYear != 0 && isOver(*lastYear, m_plan.rules.yearsOf(category));
            if (due.patient.isWhole)
                due.patient.keys.push_back(keys.identity);
        }
        if (due.patient.keys.empty())
            return {};
        const auto held = LegalHolds::isHeld(m_database, laboratory.id, patient);
        if (!held)
            return tl::unexpected(held.error());
        (*held ? m_plan.held : m_plan.due).push_back(std::move(due));
        return {};
    }

    [[nodiscard]] bool isOver(std::uint32_t year, std::uint32_t years) const { return m_thisYear > year + years; }

    // Of the leaf that wrote the patient last; 0: no such document.
    Result<std::uint32_t> yearOfLeaf(LaboratoryNumber laboratory, const lab::PatientId& patient)
    {
        std::uint32_t year = 0;
        const auto row = first(
            m_database, "SELECT ledger.leaf FROM document JOIN ledger ON ledger.seq = (document.laboratory << 48) + document.leaf WHERE document.id = ? AND document.laboratory = ? AND sections IS NOT NULL",
            [&year](const auto& r) { year = yearOf(r.blob(0)); }, patient, int{laboratory});
        return row ? Result<std::uint32_t>(year) : tl::unexpected(row.error());
    }

    static std::uint32_t yearOf(ByteView leafBytes)
    {
        const auto leaf = decodeLeaf(leafBytes);
        return leaf ? static_cast<std::uint32_t>(Date::of(leaf->time).year) : std::numeric_limits<std::uint16_t>::max(); // what does not read is kept
    }

    Result<Contents> contentsOf(LaboratoryNumber laboratory, const lab::PatientId& patient, KeyId key)
    {
        Contents contents;
        const auto done = each(
            m_database,
            "SELECT ledger.leaf, document.sections FROM patient_order CROSS JOIN document ON document.id = patient_order.id AND document.laboratory = patient_order.laboratory"
            " JOIN ledger ON ledger.seq = (document.laboratory << 48) + document.leaf WHERE patient_order.laboratory = ? AND patient_order.patient = ? AND document.key = ? AND sections IS NOT NULL",
            [&contents](const auto& row) -> Result<> {
                contents.lastYear = std::max(contents.lastYear, yearOf(row.blob(0)));
                const auto sections = SealedSections::read(row.blob(1));
                // The numbers of the sections are in the clear: nothing is opened.
                contents.hasGenetics = contents.hasGenetics || !sections || std::ranges::any_of(*sections, [](const auto& section) { return section.section == wire::Section::Genetics; });
                return {};
            },
            int{laboratory}, patient, key);
        return done ? Result<Contents>(contents) : tl::unexpected(done.error());
    }

    Store& m_store;
    sql::Database m_database;
    std::uint32_t m_thisYear;
    RetentionPlan m_plan;
};

} // namespace

Result<RetentionPlan> planRetention(Store& store, Instant now)
{
    auto rules = retentionRules(store);
    if (!rules)
        return tl::unexpected(rules.error());
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = ErasureTable::bringUp(*database); !done)
        return tl::unexpected(done.error());
    return Planner(store, std::move(*database), std::move(*rules), now).plan();
}

std::map<RetentionPlan::Line, std::uint64_t> RetentionPlan::counts() const
{
    std::map<Line, std::uint64_t> counts;
    for (const auto& patient : due)
        for (const auto& [category, year] : patient.years)
            ++counts[{patient.laboratory, category, year}];
    return counts;
}

std::map<lab::LaboratoryId, std::uint64_t> RetentionPlan::wholePatients() const
{
    std::map<lab::LaboratoryId, std::uint64_t> counts;
    for (const auto& patient : due)
        counts[patient.laboratory] += patient.patient.isWhole ? 1 : 0;
    return counts;
}

Bytes RetentionPlan::hash() const
{
    crypto::Sha256 hash;
    hash.add(encodeRules(rules));
    for (const auto* list : {&due, &held}) {
        Bytes bytes;
        cbor::Writer w(bytes);
        w.array(list->size());
        for (const auto& patient : *list)
            w.bytes(encodeErasureHeader({{}, patient.laboratory, {patient.patient}}));
        hash.add(bytes);
    }
    return toBytes(hash.finish());
}

} // namespace paillasse::store
