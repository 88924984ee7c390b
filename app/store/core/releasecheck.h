// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/lab/act.h"
#include "app/lab/refusal.h"
#include "app/store/core/people.h"

namespace paillasse::store {

// SHA-256 of the link of the order's last report version, a withdrawal included; empty before the first: the chain that each
// version's signed bytes continue (wire::reportLinkBytes).
Bytes previousReportHash(const lab::LaboratoryId& laboratory, const lab::Order& order);
// What the biologist signed of a version that was released, rebuilt; and whether the signature that the version bears is over it.
Bytes signedBytesOf(const lab::LaboratoryId& laboratory, const lab::Order& order, const lab::ReportVersion& report);
Result<> verifySignature(const lab::ReportVersion& report, ByteView signedBytes);

// Rebuilds what the biologist signed from what the store has. ReportMismatch: a line is not what the signer saw. BadSignature: not the
// author's key, or not a signature over these bytes.
lab::Allowed<void> checkRelease(const lab::Order& order, const lab::Release& release, const lab::Act& act, People& people);

} // namespace paillasse::store
