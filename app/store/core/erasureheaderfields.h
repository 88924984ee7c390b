// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/cborfields.h"
#include "app/store/core/erasureheader.h"

// How an erasure's header is written, wherever it is a part of something.
namespace paillasse {

template <>
struct cbor::Fields<store::ErasedPatient> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.patient);
        v(2, x.isWhole);
        v(3, x.keys);
    }
};

template <>
struct cbor::Fields<store::ErasureHeader> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.erasure);
        v(2, x.laboratory);
        v(3, x.patients);
    }
};

} // namespace paillasse
