// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/headcomparison.h"

#include <algorithm>

#include "app/store/core/leaf.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

void HeadComparison::find(const std::string& source, const Place& place, const char* what, const std::string& other)
{
    m_findings.push_back({source, place.ledger, place.epoch, place.size, what, other});
}

void HeadComparison::see(const Place& place, const crypto::Digest& root, const std::string& source)
{
    const auto [seen, isFirst] = m_seen.try_emplace(place, Seen{root, source});
    if (!isFirst && seen->second.root != root)
        find(source, place, "FORK: another root at the same size", seen->second.source);
}

void HeadComparison::add(const std::string& witness, const std::string& source, const crypto::SignedTreeHead& head)
{
    ++m_heads;
    const Place place{head.ledger, head.epoch, head.size};
    if (!crypto::verifyHead(m_key, head))
        return find(source, place, "is not signed by this store");
    see(place, head.root, source);
    const auto [last, isFirst] = m_last.try_emplace({witness, head.ledger}, place);
    if (!isFirst && last->second.epoch == place.epoch && last->second.size > place.size)
        find(source, place, "is shorter than what the same witness had taken before");
    last->second = place;
}

void HeadComparison::addPrinted(const std::string& source, const lab::LaboratoryId& laboratory, const lab::LedgerHead& head)
{
    ++m_heads;
    const Place place{laboratory.uuid(), head.epoch, head.size};
    crypto::Digest root{};
    if (head.root.size() != root.size())
        return find(source, place, "has no root");
    std::ranges::copy(head.root, root.begin());
    see(place, root, source);
}

Result<> HeadComparison::compareWith(Store& store, sql::Database& database)
{
    const auto laboratories = store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    std::map<Uuid, LaboratoryNumber> numbers{{store.identity().store, LaboratoryNumber{0}}};
    for (const auto& laboratory : *laboratories)
        numbers[laboratory.id.uuid()] = laboratory.number;
    for (const auto& [place, seen] : m_seen) {
        const auto number = numbers.find(place.ledger);
        if (number == numbers.end()) {
            find(seen.source, place, "is of a ledger that this store does not have");
            continue;
        }
        if (const auto done = compareOne(database, number->second, store.identity().epoch, place, seen); !done)
            return done;
    }
    return {};
}

Result<> HeadComparison::compareOne(sql::Database& database, std::uint16_t number, std::uint64_t epochNow, const Place& place, const Seen& seen)
{
    if (place.size == 0)
        return {};
    const auto size = ledgerSize(database, number);
    if (!size)
        return tl::unexpected(size.error());
    if (place.epoch > epochNow) {
        find(seen.source, place, "is of an epoch that this store has not begun");
        return {};
    }
    std::uint64_t epochThere = 0;
    const auto last = first(
        database, "SELECT leaf FROM ledger WHERE seq = ?", [&epochThere](const auto& r) { epochThere = decodeLeaf(r.blob(0)).map([](const Leaf& leaf) { return leaf.epoch; }).value_or(0); },
        rowOf(number, place.size - 1));
    if (!last)
        return tl::unexpected(last.error());
    // A restore ended its epoch before it came to that size: what followed there is lost.
    if (place.epoch < epochNow && epochThere != place.epoch) {
        ++m_untold;
        return {};
    }
    if (place.size > *size) {
        find(seen.source, place, "is longer than the store's own ledger: it was cut short");
        return {};
    }
    const auto tree = treeOf(database, number, place.size);
    if (!tree)
        return tl::unexpected(tree.error());
    if (tree->root() != seen.root)
        find(seen.source, place, "FORK: the store's own tree has another root at that size");
    return {};
}

} // namespace paillasse::store
