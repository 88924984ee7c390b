// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "app/exchange/importedrecord.h"

namespace paillasse::exchange {

// A value that is only text. What does not fit stands whole in the comment, or as a document where even that is too short.
void setText(ImportedResult& result, std::string_view text);

} // namespace paillasse::exchange
