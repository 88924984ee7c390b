// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/lab/document.h"
#include "app/wire/sections.h"

// A document's sections as one blob of the cache: for each, u8 section, u32 big-endian length, its bytes as they came.
namespace paillasse::client {

void packBody(std::span<const wire::SectionView> sections, Bytes& out);
// Views into `body`; empty when it is none.
std::vector<wire::SectionView> unpackBody(ByteView body);
Result<lab::Document> decodeBody(lab::DocumentKind kind, ByteView body);

} // namespace paillasse::client
