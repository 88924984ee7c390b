// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/store/import/orderacts.h"

namespace paillasse::store {

// Which order here an imported one is.
class OrderFinder {
public:
    explicit OrderFinder(OrderActs& acts) : m_acts(acts) {}

    // Of this patient, by the source's numbers or by our own that came back.
    Result<std::optional<lab::Order>> bySource(const lab::PatientId& patient, const exchange::ImportedOrder& order, bool& isAmbiguous) const;
    // By the label on the tube.
    Result<std::optional<lab::Order>> byLabel(const exchange::ImportedOrder& order, bool& isAmbiguous) const;
    // Of one that is not here: always the same for the same source.
    [[nodiscard]] lab::OrderId newId(const lab::PatientId& patient, const exchange::ImportedOrder& order) const;
    [[nodiscard]] std::string sourceIdOf(const lab::PatientId& patient, const exchange::ImportedOrder& order) const;

private:
    // Those known by this, each once.
    Result<> addKnown(std::vector<lab::Order>& found, IdentifierKind kind, const std::string& value) const;

    OrderActs& m_acts;
};

} // namespace paillasse::store
