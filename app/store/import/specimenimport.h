// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/import/orderacts.h"

namespace paillasse::store {

// What a message says of its specimens, and the tubes of the order.
class SpecimenImport {
public:
    explicit SpecimenImport(OrderActs& acts) : m_acts(acts) {}

    // Of who asks: tubes are received and rejected as they say; what no tube here can hold is told.
    Result<> take(const lab::OrderId& id, const exchange::ImportedOrder& told, Instant at);
    // Of another laboratory, which means its own tubes, or of an instrument: nothing moves here.
    Result<> tell(const lab::OrderId& id, const exchange::ImportedOrder& told, Instant at);

    // The tube of the order whose label the message names; 0 where it names none or several.
    static lab::SpecimenNumber labelled(const lab::Order& order, const exchange::ImportedOrder& told);

private:
    using Tube = std::optional<lab::Specimen>;

    [[nodiscard]] Tube tubeOf(const lab::Order& order, const exchange::ImportedSpecimen& told) const;
    // Whether the remark found a place on the tube.
    Result<bool> receive(const lab::OrderId& id, const exchange::ImportedSpecimen& told, const lab::Specimen& tube, Instant at);
    Result<bool> reject(const lab::Order& order, const exchange::ImportedSpecimen& told, const lab::Specimen& tube, Instant at);
    void tellUnplaced(const lab::Order& order, const exchange::ImportedSpecimen& told, const Tube& tube, bool isReceived);

    OrderActs& m_acts;
};

} // namespace paillasse::store
