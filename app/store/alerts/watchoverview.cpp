// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerts/watchoverview.h"

#include <algorithm>

#include "app/crypto/treehead.h"
#include "app/store/accounts/inorder.h"
#include "app/store/core/ledger.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

using enum wire::EventKind;

constexpr auto signIns = bitOf(SignedIn) | bitOf(SeatMoved) | bitOf(SeatForced);
constexpr auto failures = bitOf(SignInFailed);
constexpr auto reads = bitOf(OpenedPatient) | bitOf(OpenedOrder) | bitOf(OpenedReport) | bitOf(OpenedHistory) | bitOf(GlassRead);
// What left the screen, on paper or as a file.
constexpr auto exports = bitOf(Printed) | bitOf(SavedPdf) | bitOf(Copied) | bitOf(Exported) | bitOf(TrailExported) | bitOf(RightsExported);

// Below the floor nobody is named, however quiet their other days were.
constexpr OutlierRule outlierRules[] = {{OpenedPatient, reads, 60, 3}, {Exported, exports, 15, 3}, {SignInFailed, failures, 5, 3}};
constexpr std::size_t mostOutliers = 10;
constexpr auto doubtRule = "ledger-doubted";

// A part of the reply into its place.
template <class T>
Result<> put(T& place, Result<T> made)
{
    if (!made)
        return tl::unexpected(made.error());
    place = std::move(*made);
    return {};
}

double excess(const wire::Outlier& outlier)
{
    return static_cast<double>(outlier.today) / std::max(outlier.usual, 1u);
}

} // namespace

WatchOverview::WatchOverview(Store& store, sql::Database database, const AccountKeys& keys, AlertDesk& desk, HourlyCounts& counts, LedgerWitnesses& witnesses, DayOf dayOf, const Clock& clock)
    : m_database(std::move(database)), m_keys(keys), m_desk(desk), m_counts(counts), m_witnesses(witnesses), m_dayOf(std::move(dayOf)), m_clock(clock), m_verification(store, m_database)
{
}

Result<std::unique_ptr<WatchOverview>> WatchOverview::open(Store& store, const AccountKeys& keys, AlertDesk& desk, HourlyCounts& counts, LedgerWitnesses& witnesses, DayOf dayOf, const Clock& clock)
{
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<WatchOverview>(new WatchOverview(store, std::move(*database), keys, desk, counts, witnesses, std::move(dayOf), clock));
}

Result<wire::WatchReply> WatchOverview::of(const lab::LaboratoryId& laboratory)
{
    const auto now = m_clock.now();
    wire::WatchReply reply;
    const auto done = inOrder([&] { return addFigures(laboratory, now, reply); }, [&] { return addOutliers(laboratory, now, reply); }, [&] { return addLedger(laboratory, now, reply.ledger); },
                              [&] { return put(reply.indexedTo, m_counts.indexedTo()); });
    return done ? Result<wire::WatchReply>(std::move(reply)) : tl::unexpected(done.error());
}

Result<> WatchOverview::addFigures(const lab::LaboratoryId& laboratory, Instant now, wire::WatchReply& reply)
{
    const auto figure = [&](std::uint64_t kinds) { return usualFigure(m_counts, m_dayOf, laboratory, kinds, now); };
    return inOrder([&] { return put(reply.signIns, figure(signIns)); }, [&] { return put(reply.reads, figure(reads)); }, [&] { return put(reply.exports, figure(exports)); });
}

Result<> WatchOverview::addOutliers(const lab::LaboratoryId& laboratory, Instant now, wire::WatchReply& reply)
{
    auto& all = reply.outliers;
    for (const auto& rule : outlierRules) {
        auto found = outliersOf(m_counts, m_dayOf, laboratory, rule, now);
        if (!found)
            return tl::unexpected(found.error());
        std::ranges::move(*found, std::back_inserter(all));
    }
    std::ranges::stable_sort(all, std::greater(), excess);
    if (all.size() > mostOutliers)
        all.resize(mostOutliers);
    const std::lock_guard lock(m_mutex);
    DirectoryNames names(m_database, m_keys);
    for (auto& outlier : all)
        outlier.name = outlier.person.isNull() ? names.of(outlier.workstation) : names.of(outlier.person);
    return {};
}

Result<> WatchOverview::addLedger(const lab::LaboratoryId& laboratory, Instant now, wire::LedgerStanding& ledger)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto head = LedgerReader(m_database).head(laboratory).and_then([](const Bytes& bytes) { return crypto::decodeHead(bytes); });
        const auto verified = head ? m_verification.newest() : tl::unexpected(head.error());
        if (!verified)
            return tl::unexpected(verified.error());
        ledger.size = head->size;
        ledger.headAt = head->at;
        ledger.epoch = head->epoch;
        ledger.root = toBytes(head->root);
        if (*verified) {
            ledger.verifiedAt = (*verified)->at;
            ledger.findings = (*verified)->findings;
        }
    }
    return inOrder([&] { return put(ledger.witnesses, m_witnesses.witnesses(laboratory)); }, [&] { return put(ledger.clientsProved, m_witnesses.provedSince(laboratory, now - dayMs)); },
                   [&] { return put(ledger.doubts, m_desk.countNotExplained(doubtRule, laboratory)); });
}

} // namespace paillasse::store
