// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/exchange/quantities.h"
#include "app/exchange/textvalue.h"

namespace paillasse::exchange::csv {

namespace {

// The letters of U+00C0 to U+00FF without their marks, in order; a blank: none.
constexpr std::string_view plainLetters = "aaaaaaaceeeeiiii nooooo ouuuuy saaaaaaaceeeeiiii nooooo ouuuuy y";

template <class T, std::size_t N>
std::optional<T> wordIn(const std::array<std::pair<std::string_view, T>, N>& table, std::string_view word)
{
    const auto plain = plainWord(word);
    const auto found = std::ranges::find(table, plain, &std::pair<std::string_view, T>::first);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

std::string plainWord(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c + 32);
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += c;
        else if (c == '\xc3' && i + 1 < text.size())
            if (const char letter = plainLetters[static_cast<unsigned char>(text[++i]) & 0x3f]; letter != ' ')
                out += letter;
    }
    return out;
}

std::optional<lab::Sex> sexNamed(std::string_view word)
{
    using lab::Sex;
    static constexpr std::array<std::pair<std::string_view, Sex>, 22> words = {{
        {"f", Sex::Female}, {"female", Sex::Female}, {"femme", Sex::Female}, {"feminin", Sex::Female}, {"w", Sex::Female}, {"mme", Sex::Female},
        {"m", Sex::Male}, {"male", Sex::Male}, {"homme", Sex::Male}, {"masculin", Sex::Male}, {"h", Sex::Male}, {"mr", Sex::Male},
        {"i", Sex::Indeterminate}, {"o", Sex::Indeterminate}, {"a", Sex::Indeterminate}, {"other", Sex::Indeterminate}, {"autre", Sex::Indeterminate}, {"indetermine", Sex::Indeterminate},
        {"u", Sex::Unknown}, {"unk", Sex::Unknown}, {"n", Sex::Unknown}, {"inconnu", Sex::Unknown},
    }};
    return wordIn(words, word);
}

std::optional<bool> yesOrNo(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, bool>, 12> words = {{
        {"y", true}, {"yes", true}, {"o", true}, {"oui", true}, {"1", true}, {"true", true}, {"vrai", true},
        {"n", false}, {"no", false}, {"non", false}, {"0", false}, {"false", false},
    }};
    return wordIn(words, word);
}

std::optional<lab::Priority> priorityNamed(std::string_view word)
{
    using lab::Priority;
    static constexpr std::array<std::pair<std::string_view, Priority>, 12> words = {{
        {"s", Priority::Urgent}, {"stat", Priority::Urgent}, {"a", Priority::Urgent}, {"asap", Priority::Urgent}, {"u", Priority::Urgent}, {"urgent", Priority::Urgent}, {"urgence", Priority::Urgent},
        {"r", Priority::Routine}, {"routine", Priority::Routine}, {"normal", Priority::Routine}, {"normale", Priority::Routine}, {"n", Priority::Routine},
    }};
    if (const auto known = wordIn(words, word))
        return known;
    const auto isUrgent = yesOrNo(word); // of a column that asks whether it is urgent
    return isUrgent ? std::optional(*isUrgent ? Priority::Urgent : Priority::Routine) : std::nullopt;
}

std::optional<lab::Level> levelNamed(std::string_view word)
{
    using lab::Level;
    static constexpr std::array<std::pair<std::string_view, Level>, 14> words = {{
        {"normal", Level::Normal}, {"normale", Level::Normal}, {"low", Level::Low}, {"bas", Level::Low}, {"basse", Level::Low}, {"high", Level::High},
        {"haut", Level::High}, {"eleve", Level::High}, {"criticallow", Level::CriticalLow}, {"criticalhigh", Level::CriticalHigh}, {"critiquebas", Level::CriticalLow},
        {"critiquehaut", Level::CriticalHigh}, {"abnormal", Level::Abnormal}, {"anormal", Level::Abnormal},
    }};
    const auto known = readLevel(word);
    return known ? known : wordIn(words, word);
}

std::optional<ResultStatus> statusNamed(std::string_view word, bool hasValue)
{
    static constexpr std::string_view letters = "FPCXDRIU";
    if (word.size() == 1 && letters.find(word.front()) != std::string_view::npos)
        return statusOf(word, hasValue);
    static constexpr std::array<std::pair<std::string_view, ResultStatus>, 12> words = {{
        {"final", ResultStatus::Final}, {"valide", ResultStatus::Final}, {"validated", ResultStatus::Final}, {"preliminary", ResultStatus::Preliminary},
        {"provisoire", ResultStatus::Preliminary}, {"corrected", ResultStatus::Corrected}, {"corrige", ResultStatus::Corrected}, {"cancelled", ResultStatus::NotPerformed},
        {"annule", ResultStatus::NotPerformed}, {"nonfait", ResultStatus::NotPerformed}, {"pending", ResultStatus::Pending}, {"encours", ResultStatus::Pending},
    }};
    return wordIn(words, word);
}

} // namespace paillasse::exchange::csv
