// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/identifierindex.h"

#include <algorithm>
#include <array>

#include "app/crypto/hash.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

// The base letters of U+00C0 to U+017F in order; a dot stands for what is no letter.
constexpr std::string_view baseLetters =
    "AAAAAAACEEEEIIII" "DNOOOOO.OUUUUYTS" "AAAAAAACEEEEIIII" "DNOOOOO.OUUUUYTY"
    "AAAAAACCCCCCCCDD" "DDEEEEEEEEEEGGGG" "GGGGHHHHIIIIIIII" "IIIIJJKKKLLLLLLL"
    "LLLNNNNNNNNNOOOO" "OOOORRRRRRSSSSSS" "SSTTTTTTUUUUUUUU" "UUUUWWYYYZZZZZZS";
static_assert(baseLetters.size() == 0x180 - 0xc0);

void add(std::vector<Identifier>& list, IdentifierKind kind, std::string value)
{
    if (!value.empty() && std::ranges::find(list, Identifier{kind, value}) == list.end())
        list.push_back({kind, std::move(value)});
}

std::vector<Identifier> identifiersOf(const lab::Patient& patient)
{
    std::vector<Identifier> list;
    add(list, IdentifierKind::PatientNumber, patient.number);
    for (const auto& source : patient.sourceIds)
        add(list, IdentifierKind::PatientSource, source);
    add(list, IdentifierKind::Matricule, patient.identity.insMatricule);
    add(list, IdentifierKind::Traits, traitsOf(patient.identity));
    return list;
}

std::vector<Identifier> identifiersOf(const lab::Order& order)
{
    std::vector<Identifier> list;
    add(list, IdentifierKind::Accession, order.accession);
    add(list, IdentifierKind::OrderSource, order.context.sourceId);
    constexpr std::size_t hashSize = 32;
    for (const auto& report : order.reports)
        for (std::size_t at = 0; at + hashSize <= report.pdfSha256.size(); at += hashSize)
            add(list, IdentifierKind::ReportPdf, crypto::toHex(ByteView(report.pdfSha256).subspan(at, hashSize)));
    return list;
}

} // namespace

// "Le Bihan-Müller" → "LEBIHANMULLER"; letters of other scripts stay as they are.
std::string folded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        if (byte < 0x80) {
            if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
                out += static_cast<char>(byte & ~0x20);
            continue;
        }
        const bool isTwoBytes = (byte & 0xe0) == 0xc0 && i + 1 < text.size();
        const unsigned code = isTwoBytes ? (byte & 0x1fu) << 6 | (static_cast<std::uint8_t>(text[i + 1]) & 0x3fu) : 0;
        if (code == 0xc6 || code == 0xe6) {
            out += "AE";
            ++i;
        } else if (code == 0x152 || code == 0x153) {
            out += "OE";
            ++i;
        } else if (code >= 0xc0 && code < 0x180) {
            if (const char base = baseLetters[code - 0xc0]; base != '.')
                out += base;
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::vector<Identifier> identifiersOf(const lab::Document& document)
{
    if (const auto* patient = std::get_if<lab::Patient>(&document))
        return identifiersOf(*patient);
    if (const auto* order = std::get_if<lab::Order>(&document))
        return identifiersOf(*order);
    return {};
}

std::string traitsOf(const lab::Identity& identity)
{
    const auto name = folded(identity.birthName);
    if (name.empty() || identity.birthDate.isNull())
        return {};
    return name + '|' + folded(identity.firstForename) + '|' + identity.birthDate.toIso() + '|' + std::to_string(static_cast<int>(identity.sex));
}

Result<IdentifierIndex> IdentifierIndex::open(Store& store)
{
    const auto key = store.keys().indexFileKey();
    if (!key)
        return tl::unexpected(key.error());
    auto database = sql::Database::open(store.directory().indexFile(), *key, {.readOnly = true, .cacheKiB = 2 * 1024});
    if (!database)
        return tl::unexpected(database.error());
    return IdentifierIndex(store, std::move(*database));
}

Result<std::vector<lab::DocumentId>> IdentifierIndex::find(const lab::LaboratoryId& laboratory, IdentifierKind kind, std::string_view value)
{
    const auto laboratories = m_store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    const auto known = std::ranges::find(*laboratories, laboratory, &LaboratoryInfo::id);
    return known == laboratories->end() ? std::vector<lab::DocumentId>() : find(known->number, kind, value);
}

Result<std::vector<lab::DocumentId>> IdentifierIndex::find(std::uint16_t laboratory, IdentifierKind kind, std::string_view value)
{
    std::vector<lab::DocumentId> ids;
    const auto done = each(
        m_database, "SELECT id FROM identifier WHERE laboratory = ? AND kind = ? AND value = ? ORDER BY id",
        [&ids](const auto& row) -> Result<> {
            ids.push_back(row.template id<lab::DocumentId>(0));
            return {};
        },
        int{laboratory}, static_cast<int>(kind), value);
    if (!done)
        return tl::unexpected(done.error());
    return ids;
}

Result<> IdentifierIndex::cutLog(Store& store)
{
    const auto key = store.keys().indexFileKey();
    if (!key)
        return tl::unexpected(key.error());
    auto database = sql::Database::open(store.directory().indexFile(), *key, {.cacheKiB = 1024, .busyTimeoutMs = 30'000, .secureDelete = true});
    return database ? database->checkpoint() : tl::unexpected(database.error());
}

Result<std::string> IdentifierIndex::valueOf(std::uint16_t laboratory, IdentifierKind kind, const lab::DocumentId& id)
{
    std::string value;
    const auto row = first(
        m_database, "SELECT value FROM identifier WHERE id = ? AND laboratory = ? AND kind = ? ORDER BY value", [&value](const auto& r) { value = r.text(0); }, id, int{laboratory},
        static_cast<int>(kind));
    return row ? Result<std::string>(std::move(value)) : tl::unexpected(row.error());
}

} // namespace paillasse::store
