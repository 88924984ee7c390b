// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/recordfiles.h"

#include <algorithm>
#include <numeric>

#include "app/exchange/fhirout/writer.h"
#include "app/exchange/hl7v2out/writer.h"

namespace paillasse::store {

namespace {

namespace fhirout = exchange::fhirout;
namespace hl7v2out = exchange::hl7v2out;

std::string partName(std::string_view folder, std::string_view name, std::uint32_t part, std::string_view ending)
{
    const auto digits = std::to_string(part);
    return std::string(folder) + '/' + std::string(name) + '-' + std::string(digits.size() < 5 ? 5 - digits.size() : 0, '0') + digits + std::string(ending);
}

// Ids that the same record of the same migration always has, and that say nothing to who has not the store's keys.
class RecordNames {
public:
    RecordNames(const migration::Job& job, const DerivedIds& ids) : m_job(job), m_ids(ids) {}
    [[nodiscard]] std::string patient(const StagedRecord& staged) const { return named(staged, 0); }
    [[nodiscard]] std::vector<std::string> orders(const StagedRecord& staged) const
    {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < staged.record.orders.size(); ++i)
            names.push_back(named(staged, i + 1));
        return names;
    }

private:
    [[nodiscard]] std::string named(const StagedRecord& staged, std::uint64_t number) const
    {
        return m_ids.of("migration.resource").add(m_job.mandate.id.bytes()).add(staged.where).add(number).finish().toString();
    }
    const migration::Job& m_job;
    const DerivedIds& m_ids;
};

class FhirFiles final : public RecordFiles {
public:
    FhirFiles(const migration::Job& job, const DerivedIds& ids, Put put) : m_names(job, ids), m_put(std::move(put)) {}

    Result<> add(const StagedRecord& staged) override
    {
        if (const auto done = fhirout::write(staged.record, {m_names.patient(staged), m_names.orders(staged)}, m_lines); !done)
            return done;
        const auto bytes = std::accumulate(m_lines.of.begin(), m_lines.of.end(), std::size_t{0}, [](std::size_t sum, const std::string& text) { return sum + text.size(); });
        return bytes < partBytes ? Result<>() : finish();
    }
    Result<> finish() override
    {
        ++m_part;
        for (std::size_t i = 0; i < fhirout::typeCount; ++i)
            if (!m_lines.of[i].empty())
                if (const auto done = m_put(partName("fhir", nameOf(static_cast<fhirout::ResourceType>(i)), m_part, ".ndjson"), m_lines.of[i], m_lines.counts[i]); !done)
                    return done;
        m_lines = {};
        return {};
    }

private:
    RecordNames m_names;
    Put m_put;
    fhirout::Lines m_lines;
    std::uint32_t m_part = 0;
};

// A batch is one sender's: the laboratory's.
class Hl7v2Files final : public RecordFiles {
public:
    Hl7v2Files(const migration::Job& job, const DerivedIds& ids, Put put) : m_job(job), m_names(job, ids), m_put(std::move(put)) {}

    Result<> add(const StagedRecord& staged) override
    {
        if (!m_messages.empty() && staged.record.sender != m_envelope.sender)
            if (const auto done = finish(); !done)
                return done;
        m_envelope = {staged.record.sender, m_job.mandate.counterpart, m_job.since};
        const auto written = hl7v2out::write(staged.record, m_envelope, controlIds(staged), m_messages);
        if (!written)
            return tl::unexpected(written.error());
        m_count += *written;
        return m_messages.size() < partBytes ? Result<>() : finish();
    }
    Result<> finish() override
    {
        if (m_messages.empty())
            return {};
        const auto number = std::to_string(++m_part);
        const auto batch = hl7v2out::batchHeader(m_envelope, number) + m_messages + hl7v2out::batchTrailer(m_count);
        const auto entries = m_count;
        m_messages.clear();
        m_count = 0;
        return m_put(partName("hl7v2", "results", m_part, ".hl7"), batch, entries);
    }

private:
    // MSH-10 has twenty characters.
    [[nodiscard]] std::vector<std::string> controlIds(const StagedRecord& staged) const
    {
        constexpr std::size_t most = 20;
        auto ids = staged.record.orders.empty() ? std::vector{m_names.patient(staged)} : m_names.orders(staged);
        for (auto& id : ids) {
            std::erase(id, '-');
            id = id.substr(id.size() - most); // the last digits are a hash's
        }
        return ids;
    }

    const migration::Job& m_job;
    RecordNames m_names;
    Put m_put;
    hl7v2out::Envelope m_envelope;
    std::string m_messages;
    std::uint64_t m_count = 0;
    std::uint32_t m_part = 0;
};

} // namespace

Result<std::unique_ptr<RecordFiles>> RecordFiles::of(const migration::Job& job, const DerivedIds& ids, Put put)
{
    if (job.mandate.format == migration::Format::Fhir)
        return std::unique_ptr<RecordFiles>(std::make_unique<FhirFiles>(job, ids, std::move(put)));
    if (job.mandate.format == migration::Format::Hl7v2)
        return std::unique_ptr<RecordFiles>(std::make_unique<Hl7v2Files>(job, ids, std::move(put)));
    return fail(ErrorCode::InvalidInput, "migration: nothing goes out in this format");
}

} // namespace paillasse::store
