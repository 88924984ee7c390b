// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/storesurroundings.h"

#include <algorithm>

#include "app/store/accounts/laboratoryclock.h"
#include "app/store/core/documenttable.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"

namespace paillasse::store {

namespace {

constexpr std::size_t mostMarks = 100'000;
constexpr std::int64_t quarterMs = 15 * minuteMs; // zones change on one
constexpr std::int64_t weekMs = 7 * dayMs;
constexpr std::int64_t firstMonday = 4 * dayMs;   // 1970-01-05

// Of a time since 1970 as if its zone were UTC.
std::int64_t ofWeek(std::int64_t ms)
{
    return ((ms - firstMonday) % weekMs + weekMs) % weekMs;
}

} // namespace

StoreSurroundings::StoreSurroundings(Store& store, Registry& registry, sql::Database database)
    : m_store(store), m_registry(registry), m_database(std::move(database)), m_key(KeyStore::keySize)
{
}

Result<std::unique_ptr<StoreSurroundings>> StoreSurroundings::open(Store& store, Registry& registry)
{
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<StoreSurroundings>(new StoreSurroundings(store, registry, std::move(*database)));
}

access::Role StoreSurroundings::roleOf(const lab::PersonId& id, const lab::LaboratoryId& laboratory)
{
    const auto person = m_registry.person(id);
    if (!person)
        return access::Role::None;
    const auto grant = std::ranges::find(person->grants, laboratory, &access::Grant::laboratory);
    return grant == person->grants.end() ? access::Role::None : grant->role;
}

std::optional<LaboratoryNumber> StoreSurroundings::numberOf(const lab::LaboratoryId& laboratory)
{
    if (const auto known = m_laboratories.find(laboratory); known != m_laboratories.end())
        return known->second;
    LaboratoryNumber number = 0;
    const auto row = first(m_database, "SELECT number FROM laboratory WHERE id = ?", [&number](const auto& r) { number = static_cast<LaboratoryNumber>(r.integer(0)); }, laboratory);
    if (!row || !*row)
        return std::nullopt;
    return m_laboratories.emplace(laboratory, number).first->second;
}

bool StoreSurroundings::isStaffOrVip(const lab::LaboratoryId& laboratory, const lab::PatientId& patient)
{
    const auto number = numberOf(laboratory);
    if (!number)
        return false;
    const auto row = DocumentTable(m_database).find(*number, lab::documentId(patient));
    if (!row || !*row || !(*row)->sections || (*row)->facts.kind != lab::DocumentKind::Patient)
        return false;
    const auto& facts = (*row)->facts;
    if (const auto known = m_marks.find(patient); known != m_marks.end() && known->second.revision == facts.revision)
        return known->second.isWatched;
    if (!m_store.keys().read(facts.key, m_key))
        return false;
    const auto sections = openSections(m_key, {laboratory, facts.id, facts.revision}, *(*row)->sections);
    const auto document = sections ? joinSections(facts.kind, *sections) : Result<lab::Document>(tl::unexpected(sections.error()));
    if (!document)
        return false;
    if (m_marks.size() >= mostMarks)
        m_marks.clear();
    const auto& person = std::get<lab::Patient>(*document);
    const bool isWatched = person.isStaff || person.isProtected;
    m_marks.insert_or_assign(patient, Mark{facts.revision, isWatched});
    return isWatched;
}

std::optional<std::int64_t> StoreSurroundings::daysSinceOrder(const lab::LaboratoryId& laboratory, const lab::PatientId& patient, Instant at)
{
    const auto number = numberOf(laboratory);
    if (!number)
        return std::nullopt;
    const auto today = at.ms / dayMs;
    std::optional<std::int64_t> days;
    const auto row = first(
        m_database, "SELECT max(day) FROM patient_order WHERE laboratory = ? AND patient = ? AND day <= ?",
        [&](const auto& r) {
            if (!r.isNull(0))
                days = today - r.integer(0);
        },
        int{*number}, patient, today);
    return row ? days : std::nullopt;
}

std::int64_t StoreSurroundings::aheadAt(Instant at)
{
    const auto quarter = at.ms / quarterMs;
    if (quarter == m_quarter)
        return m_ahead;
    m_quarter = quarter;
    const auto wall = wallTime(m_registry.policy().timeZone, at);
    if (!wall)
        return m_ahead = 0;
    const auto there = static_cast<std::int64_t>(wall->weekday) * dayMs + static_cast<std::int64_t>(wall->minute) * minuteMs;
    // Less than a day either way.
    auto ahead = there - ofWeek(at.ms) / minuteMs * minuteMs;
    if (ahead > weekMs / 2)
        ahead -= weekMs;
    if (ahead < -weekMs / 2)
        ahead += weekMs;
    return m_ahead = ahead;
}

Instant StoreSurroundings::dayOf(const lab::LaboratoryId&, Instant at)
{
    const auto local = at.ms + aheadAt(at);
    const auto midnight = local / dayMs * dayMs;
    // As far ahead as the zone was at midnight, which on two days of the year is not as far as it is now.
    return {midnight - aheadAt({midnight - m_ahead})};
}

int StoreSurroundings::hourOfWeek(const lab::LaboratoryId&, Instant at)
{
    return static_cast<int>(ofWeek(at.ms + aheadAt(at)) / hourMs);
}

std::function<lab::LaboratoryId(const lab::PersonId&)> homesIn(Registry& registry)
{
    return [&registry](const lab::PersonId& id) {
        const auto person = registry.person(id);
        if (!person || person->grants.empty())
            return lab::LaboratoryId();
        const auto& first = person->grants.front().laboratory;
        return std::ranges::all_of(person->grants, [&first](const access::Grant& grant) { return grant.laboratory == first; }) ? first : lab::LaboratoryId();
    };
}

} // namespace paillasse::store
