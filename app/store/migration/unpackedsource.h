// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "app/exchange/bytesource.h"

namespace paillasse::store {

// The bytes of a source's file as they are read: of a gzip file what is inside, of any other the file itself. InvalidInput: an archive, of
// which nothing is unpacked anywhere; Corrupt, TooLarge: a gzip file that does not unpack, or to what no export is. In words for a person,
// without the file's name.
Result<std::unique_ptr<exchange::ByteSource>> unpackedSource(std::unique_ptr<exchange::ByteSource> file);

} // namespace paillasse::store
