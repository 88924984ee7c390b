// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/exchange/importedrecord.h"

// A field's contents for a person who compares: never for a log.
namespace paillasse::store {

inline std::string wordsOf(const std::string& text)
{
    return text;
}
inline std::string wordsOf(Instant at)
{
    return at.isNull() ? std::string() : toIsoUtc(at);
}
inline std::string wordsOf(Date day)
{
    return day.isNull() ? std::string() : day.toIso();
}
inline std::string wordsOf(bool is)
{
    return is ? "yes" : "no";
}
std::string wordsOf(lab::Sex sex);
std::string wordsOf(lab::IdentityState state);
std::string wordsOf(lab::Priority priority);
std::string wordsOf(lab::Fasting fasting);
std::string wordsOf(lab::Level level);
std::string wordsOf(const lab::AppliedRange& range);
std::string wordsOf(const exchange::SourceCode& code);
std::string wordsOf(const std::optional<lab::Value>& value);
std::string wordsOf(const std::vector<std::string>& list);

} // namespace paillasse::store
