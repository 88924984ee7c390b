// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/alerts/alertdesk.h"
#include "app/store/alerts/alertlife.h"
#include "tests/store/accounts/house.h"

namespace paillasse::store::testing {

// A house with a desk for alerts, whose news are written down.
struct AlertHouse {
    AlertHouse()
    {
        open();
    }
    void open()
    {
        desk = must(AlertDesk::open(*house.store, *house.writer, *house.keys, [](const lab::LaboratoryId&, const lab::PatientId&) { return std::string("P-000077"); }, house.clock, house.log));
        desk->tell([this](const wire::Alert& alert, AlertNews what) -> Result<> {
            if (isDeaf)
                return fail(ErrorCode::DiskFull);
            news.emplace_back(alert.id, what);
            return {};
        });
    }
    // The nth failed sign-in of somebody, in the store's ledger.
    [[nodiscard]] Finding finding(std::uint64_t sequence, std::int64_t escalateAfterMs = hourMs) const
    {
        Finding finding;
        finding.rule = "failed-sign-ins-person";
        finding.severity = wire::Severity::Medium;
        finding.person = suspect;
        finding.at = house.clock.now();
        finding.observed = static_cast<std::int64_t>(sequence);
        finding.usual = 5;
        finding.escalateAfterMs = escalateAfterMs;
        finding.causes = {{true, sequence, 0}};
        return finding;
    }
    wire::Alert raised(std::uint64_t sequence = 1, std::int64_t escalateAfterMs = hourMs)
    {
        must(desk->raise({finding(sequence, escalateAfterMs)}));
        return alerts().front();
    }
    std::vector<wire::Alert> alerts(const lab::LaboratoryId& laboratory = {}) { return must(desk->list(laboratory)).alerts; }
    wire::Alert only() { return alerts().at(0); }
    ErrorCode tryStep(const Actor& by, const Uuid& alert, wire::AlertStep step, const std::string& text = {})
    {
        const auto done = desk->step({house.laboratory, alert, step, text}, by);
        return done ? ErrorCode::Internal : done.error().code;
    }
    // How often the ledger has an entry of this kind.
    template <class Change>
    std::vector<Change> written()
    {
        std::vector<Change> all;
        for (const auto& entry : house.entries())
            if (const auto* change = std::get_if<Change>(&entry.change))
                all.push_back(*change);
        return all;
    }
    std::vector<AlertNews> told() const
    {
        std::vector<AlertNews> all;
        for (const auto& [alert, what] : news)
            all.push_back(what);
        return all;
    }

    House house;
    std::vector<std::pair<Uuid, AlertNews>> news;
    bool isDeaf = false; // whoever is to be told cannot keep it
    std::unique_ptr<AlertDesk> desk;
    lab::PersonId suspect = lab::PersonId::make({50});
    Actor officer{lab::PersonId::make({60}), lab::WorkstationId::make({1}), 0};
    Actor colleague{lab::PersonId::make({61}), lab::WorkstationId::make({2}), 0};
};

constexpr auto why = "Vu avec elle : mot de passe oublié";

} // namespace paillasse::store::testing
