// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/fhirgroups.h"

#include <deque>
#include <map>

#include "app/crypto/hash.h"
#include "app/store/migration/fhirindex.h"

namespace paillasse::store {

namespace {

// So large, and nothing in it.
class NoBytes final : public exchange::ByteSource {
public:
    explicit NoBytes(std::uint64_t size) : m_size(size) {}
    Result<std::size_t> read(std::uint64_t, std::span<char>) override { return std::size_t{0}; }
    [[nodiscard]] std::uint64_t size() const override { return m_size; }

private:
    std::uint64_t m_size;
};

// Nothing but why there is nothing.
exchange::fhir::StreamedResource only(exchange::SourceMessage why)
{
    exchange::fhir::StreamedResource nothing;
    nothing.message = std::move(why);
    return nothing;
}

// Group by group. Its position counts groups (offset) and what was given of the one under way (messages).
class GroupStream final : public exchange::RecordStream {
public:
    GroupStream(MigrationSource& source, sql::Database& database, std::uint64_t groups, const exchange::StreamPosition& from)
        : m_source(source), m_index(database), m_groups(groups), m_group(from.offset), m_toSkip(from.messages)
    {
    }

    Result<std::optional<exchange::StreamedRecord>> next() override;
    [[nodiscard]] exchange::StreamPosition position() const override { return m_queue.empty() ? exchange::StreamPosition{m_group, 0, 0, 0, 0} : exchange::StreamPosition{m_group - 1, m_given, 0, 0, 0}; }

private:
    Result<> readGroup(std::uint64_t number);
    Result<std::optional<exchange::fhir::StreamedResource>> resourceAt(const FhirPlace& place);

    MigrationSource& m_source;
    FhirIndex m_index;
    std::uint64_t m_groups;
    std::uint64_t m_group;
    std::uint64_t m_toSkip;
    std::uint64_t m_given = 0;
    std::deque<exchange::StreamedRecord> m_queue;
    std::map<std::uint64_t, std::unique_ptr<exchange::ByteSource>> m_open;
};

Result<std::optional<exchange::StreamedRecord>> GroupStream::next()
{
    while (m_queue.empty()) {
        if (m_group >= m_groups)
            return std::optional<exchange::StreamedRecord>();
        if (const auto done = readGroup(++m_group); !done)
            return tl::unexpected(done.error());
        m_given = 0;
        for (; m_toSkip > 0 && !m_queue.empty(); --m_toSkip, ++m_given)
            m_queue.pop_front();
        m_toSkip = 0;
    }
    auto record = std::move(m_queue.front());
    m_queue.pop_front();
    ++m_given;
    return std::optional(std::move(record));
}

Result<std::optional<exchange::fhir::StreamedResource>> GroupStream::resourceAt(const FhirPlace& place)
{
    auto& bytes = m_open[place.input];
    if (!bytes) {
        auto opened = m_source.open(place.input);
        if (!opened) {
            auto why = passedOver(opened.error(), place.input);
            if (!why)
                return tl::unexpected(opened.error());
            return std::optional(only(std::move(*why)));
        }
        bytes = std::move(*opened);
    }
    auto resource = exchange::fhir::ResourceStream::open(*bytes, place.input, place.at)->next();
    if (!resource || *resource || place.at != exchange::StreamPosition())
        return resource;
    return std::optional(only(nothingIn(place.input)));
}

// A record for all of it, and beside it each resource that could not be read.
Result<> GroupStream::readGroup(std::uint64_t number)
{
    const auto places = m_index.group(number);
    if (!places)
        return tl::unexpected(places.error());
    std::vector<exchange::fhir::PlacedText> texts;
    exchange::StreamedRecord whole;
    crypto::Sha256 hash;
    for (const auto& place : *places) {
        auto resource = resourceAt(place);
        if (!resource)
            return tl::unexpected(resource.error());
        if (!*resource)
            continue; // the source ends sooner now: what is missing shows in the hash
        hash.add((*resource)->sha256);
        if ((*resource)->text.empty())
            m_queue.push_back({(*resource)->message, (*resource)->sha256, {}});
        else
            texts.push_back({(*resource)->message.place, std::move((*resource)->text)});
    }
    if (texts.empty())
        return {};
    auto reading = exchange::fhir::readTogether(texts);
    whole.sha256 = crypto::digestBytes(hash.finish());
    whole.records = std::move(reading.records);
    for (auto& message : reading.messages) {
        if (message.refusal)
            m_queue.push_back({message, whole.sha256, {}});
        else if (whole.message.type.empty())
            whole.message = std::move(message);
        else
            whole.message.unread.insert(whole.message.unread.end(), message.unread.begin(), message.unread.end());
    }
    if (!whole.message.type.empty())
        m_queue.push_back(std::move(whole));
    return {};
}

} // namespace

Result<std::unique_ptr<FhirGroups>> FhirGroups::index(MigrationSource& source, sql::Database& database, const WorkProgress& progress)
{
    FhirIndex index(database);
    if (const auto done = index.fill(source, progress); !done)
        return tl::unexpected(done.error());
    const auto groups = index.groups();
    if (!groups)
        return tl::unexpected(groups.error());
    return std::unique_ptr<FhirGroups>(new FhirGroups(source, database, *groups));
}

Result<> FhirGroups::forget(sql::Database& database)
{
    return FhirIndex(database).forget();
}

Result<std::unique_ptr<exchange::ByteSource>> FhirGroups::open(std::size_t)
{
    return std::make_unique<NoBytes>(m_groups);
}

OpenRecords FhirGroups::reader()
{
    return [this](exchange::ByteSource&, std::size_t, const exchange::StreamPosition& from) -> Result<std::unique_ptr<exchange::RecordStream>> {
        return std::make_unique<GroupStream>(m_source, m_database, m_groups, from);
    };
}

} // namespace paillasse::store
