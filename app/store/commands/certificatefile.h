// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/store/core/store.h"
#include "app/store/erasure/certificatecheck.h"

namespace paillasse::store {

// A certificate's file, as somebody shows it.
struct ShownCertificate {
    Bytes inside;                  // the signed JSON: the file itself, or what a sealed PDF has inside
    CertificateVerdict verdict{};  // of the paper round it: Genuine where it is none
    std::string why;               // technical words, for what is not genuine
};

// The seal of a PDF, and the ledgers' heads that stand in it, held against the store. What is inside is not looked at.
Result<ShownCertificate> openCertificate(Store& store, Bytes file);

} // namespace paillasse::store
