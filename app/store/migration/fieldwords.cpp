// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/fieldwords.h"

#include "app/exchange/codes.h"

namespace paillasse::store {

std::string wordsOf(lab::Sex sex)
{
    switch (sex) {
    case lab::Sex::Unknown: break;
    case lab::Sex::Female: return "F";
    case lab::Sex::Male: return "M";
    case lab::Sex::Indeterminate: return "I";
    }
    return {};
}

std::string wordsOf(lab::IdentityState state)
{
    switch (state) {
    case lab::IdentityState::Provisional: break;
    case lab::IdentityState::Retrieved: return "retrieved";
    case lab::IdentityState::Validated: return "validated";
    case lab::IdentityState::Qualified: return "qualified";
    }
    return "provisional";
}

std::string wordsOf(lab::Priority priority)
{
    return priority == lab::Priority::Urgent ? "urgent" : "routine";
}

std::string wordsOf(lab::Fasting fasting)
{
    return fasting == lab::Fasting::Unknown ? std::string() : wordsOf(fasting == lab::Fasting::Yes);
}

std::string wordsOf(lab::Level level)
{
    return std::string(exchange::levelCode(level));
}

std::string wordsOf(const lab::AppliedRange& range)
{
    if (!range.text.empty())
        return range.text;
    return range.low || range.high ? (range.low ? range.low->toString() : std::string()) + " – " + (range.high ? range.high->toString() : std::string()) : std::string();
}

std::string wordsOf(const exchange::SourceCode& code)
{
    std::string words;
    for (const auto* part : {&code.loinc, &code.local, &code.text})
        if (!part->empty())
            words += (words.empty() ? "" : " ") + *part;
    return words;
}

std::string wordsOf(const std::optional<lab::Value>& value)
{
    return value ? lab::toString(*value, '.') : std::string();
}

std::string wordsOf(const std::vector<std::string>& list)
{
    std::string words;
    for (const auto& one : list)
        words += (words.empty() ? "" : ", ") + one;
    return words;
}

} // namespace paillasse::store
