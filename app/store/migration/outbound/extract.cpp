// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/extract.h"

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/store/core/query.h"
#include "app/store/migration/reduction.h"
#include "app/wire/sections.h"

namespace paillasse::store {

namespace {

constexpr std::string_view nextSql = "SELECT id FROM document WHERE id > ? AND laboratory = ? AND kind = ? AND sections IS NOT NULL ORDER BY id LIMIT 1";
constexpr std::string_view countSql = "SELECT count(*) FROM document WHERE laboratory = ? AND kind = ? AND sections IS NOT NULL";
constexpr std::string_view ordersSql = "SELECT day, id FROM patient_order WHERE laboratory = ? AND patient = ? ORDER BY day, id";
constexpr int patientKind = static_cast<int>(lab::DocumentKind::Patient);

void hashDocument(crypto::Sha256& hash, const lab::Document& document)
{
    for (const auto& section : wire::split(document))
        hash.add(section.bytes);
}

// A specimen of which the mandate leaves nothing to tell is not written, and so not counted.
void dropSilent(exchange::ImportedRecord& record)
{
    for (auto& order : record.orders)
        std::erase_if(order.specimens, [](exchange::ImportedSpecimen specimen) {
            specimen.serves.clear();
            return specimen == exchange::ImportedSpecimen{};
        });
}

} // namespace

std::optional<SourcePlace> SourcePlace::parse(std::string_view text)
{
    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto laboratory = lab::LaboratoryId::parse(text.substr(0, slash));
    const auto patient = lab::PatientId::parse(text.substr(slash + 1));
    return laboratory && patient ? std::optional(SourcePlace{*laboratory, *patient}) : std::nullopt;
}

Result<std::unique_ptr<Extract>> Extract::open(Store& store, const migration::Mandate& mandate)
{
    const auto laboratories = store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    std::unique_ptr<Extract> extract(new Extract(mandate, std::move(*database)));
    for (const auto& id : mandate.laboratories) {
        const auto known = std::ranges::find(*laboratories, id, &LaboratoryInfo::id);
        if (known == laboratories->end())
            return fail(ErrorCode::NotFound, "migration: the mandate names a laboratory that this store has not");
        if (const auto done = extract->add(store, *known); !done)
            return tl::unexpected(done.error());
    }
    return extract;
}

Result<> Extract::add(Store& store, const LaboratoryInfo& laboratory)
{
    auto records = StoredRecords::open(store, laboratory.id);
    if (!records)
        return tl::unexpected(records.error());
    auto catalogue = (*records)->catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    const auto profile = (*records)->document(lab::documentId(laboratory.id));
    if (!profile)
        return tl::unexpected(profile.error());
    const auto* known = *profile ? std::get_if<lab::LaboratoryProfile>(&**profile) : nullptr;
    m_parts.push_back({{laboratory.id, known == nullptr ? std::string() : known->name, std::move(*catalogue)}, laboratory.number, std::move(*records)});
    return {};
}

Result<std::optional<lab::PatientId>> Extract::nextIn(const Part& part, const lab::PatientId& after)
{
    std::optional<lab::PatientId> next;
    if (!m_mandate.patients.empty()) {
        for (const auto& patient : m_mandate.patients)
            if (patient > after && (!next || patient < *next))
                next = patient;
        return next;
    }
    const auto row = first(m_database, nextSql, [&next](const auto& r) { next = r.template id<lab::PatientId>(0); }, after, int{part.number}, patientKind);
    if (!row)
        return tl::unexpected(row.error());
    return next;
}

Result<std::optional<Extract::Taken>> Extract::after(const std::optional<SourcePlace>& place)
{
    auto part = place ? std::ranges::find(m_parts, place->laboratory, [](const Part& p) { return p.laboratory.id; }) : m_parts.begin();
    auto last = place ? place->patient : lab::PatientId();
    for (; part != m_parts.end(); ++part, last = {}) {
        for (;;) {
            const auto next = nextIn(*part, last);
            if (!next)
                return tl::unexpected(next.error());
            if (!*next)
                break;
            last = **next;
            auto taken = take(*part, last);
            if (!taken || *taken)
                return taken;
        }
    }
    return std::optional<Taken>();
}

Result<std::optional<Extract::Taken>> Extract::at(const SourcePlace& place)
{
    const auto part = std::ranges::find(m_parts, place.laboratory, [](const Part& p) { return p.laboratory.id; });
    return part == m_parts.end() ? Result<std::optional<Taken>>(std::optional<Taken>()) : take(*part, place.patient);
}

Result<std::uint64_t> Extract::patients()
{
    if (!m_mandate.patients.empty())
        return m_mandate.patients.size() * m_parts.size();
    std::uint64_t all = 0;
    for (const auto& part : m_parts)
        if (const auto row = first(m_database, countSql, [&all](const auto& r) { all += r.unsignedInteger(0); }, int{part.number}, patientKind); !row)
            return tl::unexpected(row.error());
    return all;
}

Result<std::vector<lab::Order>> Extract::orders(Part& part, const lab::PatientId& patient, migration::Counts& found)
{
    std::vector<lab::DocumentId> ids;
    const auto from = m_mandate.from.toDays();
    const auto until = m_mandate.until.toDays();
    const auto listed = each(
        m_database, ordersSql,
        [&](const auto& row) -> Result<> {
            ++found.orders;
            if (row.integer(0) >= from && row.integer(0) <= until)
                ids.push_back(row.template id<lab::DocumentId>(1));
            return {};
        },
        int{part.number}, patient);
    if (!listed)
        return tl::unexpected(listed.error());
    std::vector<lab::Order> orders;
    for (const auto& id : ids) {
        auto document = part.records->document(id);
        if (!document)
            return tl::unexpected(document.error());
        if (auto* order = *document ? std::get_if<lab::Order>(&**document) : nullptr) {
            found.specimens += order->specimens.size();
            found.results += order->lines.size();
            orders.push_back(std::move(*order));
        }
    }
    return orders;
}

Result<std::optional<Extract::Taken>> Extract::take(Part& part, const lab::PatientId& patient)
{
    auto document = part.records->document(lab::documentId(patient));
    if (!document)
        return tl::unexpected(document.error());
    const auto* known = *document ? std::get_if<lab::Patient>(&**document) : nullptr;
    if (known == nullptr)
        return std::optional<Taken>();
    Taken taken;
    taken.place = {part.laboratory.id, patient};
    taken.found.patients = 1;
    const auto placed = orders(part, patient, taken.found);
    if (!placed)
        return tl::unexpected(placed.error());
    crypto::Sha256 hash;
    hashDocument(hash, *known);
    for (const auto& order : *placed)
        hashDocument(hash, order);
    taken.sha256 = crypto::digestBytes(hash.finish());
    taken.outbound = recordOf(part.laboratory, *known, *placed);
    // Whoever has nothing to be told is not named either, nor counted as what was there to tell.
    if (taken.outbound.record.orders.empty())
        return std::optional(std::move(taken));
    reduce(taken.outbound.record, m_mandate.fields, taken.inSource, taken.produced);
    addInterpretations(taken.outbound, m_mandate.fields, taken.inSource, taken.produced);
    for (std::size_t i = 0; i < taken.outbound.orders.size(); ++i)
        if (const auto done = m_copies.add((*placed)[taken.outbound.orders[i]], taken.outbound.record.orders[i], taken.inSource, taken.produced); !done)
            return tl::unexpected(done.error());
    dropSilent(taken.outbound.record);
    return std::optional(std::move(taken));
}

} // namespace paillasse::store
