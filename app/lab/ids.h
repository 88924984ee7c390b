// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

#include "app/base/uuid.h"

namespace paillasse::lab {

using LaboratoryId = Id<struct LaboratoryTag>;
using PersonId = Id<struct PersonTag>;
using WorkstationId = Id<struct WorkstationTag>;
using PatientId = Id<struct PatientTag>;
using OrderId = Id<struct OrderTag>;
using PrescriberId = Id<struct PrescriberTag>;
using ActId = Id<struct ActTag>;
using MeasurementId = Id<struct MeasurementTag>;
using DocumentId = Id<struct DocumentTag>; // the id of any document, its kind beside it

template <class Tag>
DocumentId documentId(const Id<Tag>& id)
{
    return DocumentId(id.uuid());
}

// A result line within its order, from 1, never used again.
using LineId = std::uint16_t;
// A specimen within its order, from 1: the suffix on the tube's label.
using SpecimenNumber = std::uint16_t;
// A bench within its laboratory, 1 to 63: bit number n of a bench mask. 0: no bench.
using BenchNumber = std::uint8_t;
using BenchMask = std::uint64_t;

constexpr BenchMask benchBit(BenchNumber bench) { return bench == 0 || bench > 63 ? 0 : BenchMask{1} << bench; }

} // namespace paillasse::lab
