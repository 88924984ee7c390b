// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/exchange/importedrecord.h"

// Words that tables use for what we have few words for, in French and English. Nothing: it is none of them.
namespace paillasse::exchange::csv {

// Lower case, without accents, only letters and digits: "Prénom_2 " → "prenom2".
std::string plainWord(std::string_view text);

std::optional<lab::Sex> sexNamed(std::string_view word);
std::optional<bool> yesOrNo(std::string_view word);
std::optional<lab::Priority> priorityNamed(std::string_view word);
std::optional<lab::Level> levelNamed(std::string_view word);
// F, P, C… and words.
std::optional<ResultStatus> statusNamed(std::string_view word, bool hasValue);

} // namespace paillasse::exchange::csv
