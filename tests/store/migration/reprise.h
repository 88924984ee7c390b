// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "app/store/migration/inboundwork.h"
#include "app/store/migration/staging.h"
#include "tests/store/import/importsite.h"

namespace paillasse::store::testing {

inline const auto theJob = idOf<migration::MigrationId>(1, 9);

// A laboratory, an old system's files, and the work of a migration.
struct Reprise {
    ImportSite site;
    migration::Job job;
    exchange::csv::Mapping mapping;
    bool isStopped = false;

    Reprise()
    {
        auto& mandate = job.mandate;
        mandate.id = theJob;
        mandate.laboratories = {site.site.made.laboratory};
        mandate.from = {2020, 1, 1};
        mandate.until = {2026, 12, 31};
        mandate.fields = migration::FieldSet::defaults();
        mandate.counterpart = "ANCIEN";
        mandate.format = migration::Format::Hl7v2;
    }
    InboundWork work()
    {
        return InboundWork(*site.site.store, *site.site.writer, site.site.clock,
                           [this](const migration::Job& from) -> Result<InboundSource> {
                               auto folder = SourceFiles::of(site.files.path());
                               if (!folder)
                                   return tl::unexpected(folder.error());
                               return InboundSource{std::move(*folder), from.mandate.format == migration::Format::Csv ? readerOf(mapping) : readerOf(from.mandate.format)};
                           });
    }
    [[nodiscard]] WorkProgress progress() const
    {
        return {[](std::uint64_t, std::uint64_t) {}, [this] { return isStopped; }};
    }
    const migration::Staged& stage()
    {
        job.staged = must(work().stage(job, progress()));
        return *job.staged;
    }
    migration::Checked check()
    {
        auto checked = must(work().check(job, progress()));
        job.differences = checked.differences;
        return checked;
    }
    migration::Delivered deliver() { return must(work().deliver(job, progress())); }
    // All of it.
    migration::Checked stageAndCheck(std::string_view messages)
    {
        (void)site.write("old.hl7", messages);
        stage();
        return check();
    }
    [[nodiscard]] std::vector<StagedRecord> staged()
    {
        std::vector<StagedRecord> records;
        must(must(Staging::open(*site.site.store, theJob))->forEach(1, [&records](const StagedRecord& record) -> Result<> {
            records.push_back(record);
            return {};
        }));
        return records;
    }
};

inline std::vector<migration::Difference> of(const std::vector<migration::Difference>& differences, migration::DifferenceKind kind)
{
    std::vector<migration::Difference> list;
    std::ranges::copy_if(differences, std::back_inserter(list), [kind](const migration::Difference& difference) { return difference.kind == kind; });
    return list;
}

inline std::string words(const std::vector<migration::Difference>& differences)
{
    std::string text;
    for (const auto& difference : differences)
        text += std::to_string(difference.number) + " kind " + std::to_string(static_cast<int>(difference.kind)) + " record " + std::to_string(difference.record) + ": " + wordsOf(difference) + " ×" + std::to_string(difference.times) + "; ";
    return text;
}

// Everybody on a day of their own, so that nobody is a homonym.
inline std::string bornOn(int i)
{
    auto day = Date::fromDays(i * 7).toIso();
    std::erase(day, '-');
    return day;
}

// What the laboratory has no place for, whatever is in the source: an order's second number, a heading.
inline bool isOfNoPlace(const migration::Difference& difference)
{
    return difference.finding == migration::Finding::NoPlaceForField || difference.kind == migration::DifferenceKind::UnreadField;
}

// Resources of our own making.
inline std::string fhirPatient(const std::string& id, const std::string& name, const std::string& born)
{
    return R"({"resourceType":"Patient","id":")" + id + R"(","identifier":[{"system":"urn:ancien","value":")" + id + R"("}],"name":[{"family":")" + name + R"(","given":["Jean"]}],"gender":"male","birthDate":")" + born + R"("})";
}

inline std::string fhirObservation(const std::string& id, const std::string& patient, const std::string& value)
{
    return R"({"resourceType":"Observation","id":")" + id + R"(","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2823-3","display":"Potassium"}]},"subject":{"reference":"Patient/)" + patient
        + R"("},"effectiveDateTime":"2026-03-12T07:45:00+01:00","valueQuantity":{"value":)" + value + R"(,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}})";
}

} // namespace paillasse::store::testing
