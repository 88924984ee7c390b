// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/passwordstrength.h"

#include <algorithm>
#include <string>
#include <vector>

#include <zxcvbn.h>

#include "app/base/secretbytes.h"

namespace paillasse::ui {

namespace {

// zxcvbn takes time that grows fast with length; what comes after this adds nothing that matters.
constexpr std::size_t mostBytes = 100;

StrengthLevel levelOf(double bits)
{
    if (bits < 30)
        return StrengthLevel::VeryWeak;
    if (bits < PasswordStrength::leastBits)
        return StrengthLevel::Weak;
    if (bits < 60)
        return StrengthLevel::Fair;
    return bits < 75 ? StrengthLevel::Good : StrengthLevel::VeryGood;
}

} // namespace

Strength PasswordStrength::of(ByteView password, const QStringList& known)
{
    Strength strength;
    strength.characters = static_cast<int>(std::count_if(password.begin(), password.end(), [](std::uint8_t byte) { return (byte & 0xc0) != 0x80; }));
    if (password.empty())
        return strength;
    std::vector<std::string> words;
    for (const QString& phrase : known) {
        for (const QString& word : phrase.split(u' ', Qt::SkipEmptyParts))
            words.push_back(word.toLower().toStdString());
    }
    std::vector<const char*> dictionary;
    for (const std::string& word : words)
        dictionary.push_back(word.c_str());
    dictionary.push_back(nullptr);
    // The library wants an end mark. It copies into heap memory of its own, which it frees without wiping: out of our reach.
    SecretBytes text(std::min(password.size(), mostBytes) + 1);
    std::copy_n(password.begin(), text.size() - 1, text.writable().begin());
    text.writable().back() = 0;
    strength.bits = ZxcvbnMatch(reinterpret_cast<const char*>(text.view().data()), dictionary.data(), nullptr);
    strength.level = levelOf(strength.bits);
    return strength;
}

QString PasswordStrength::objection(const Strength& strength)
{
    if (strength.characters < leastCharacters)
        return tr("%n more character(s) needed: %1 at least.", nullptr, leastCharacters - strength.characters).arg(leastCharacters);
    if (strength.bits < leastBits)
        return tr("Too easy to guess: avoid names, dates and repetitions, or take a generated phrase.");
    return {};
}

QString PasswordStrength::word(StrengthLevel level)
{
    switch (level) {
    case StrengthLevel::VeryWeak:
        return tr("very weak");
    case StrengthLevel::Weak:
        return tr("weak");
    case StrengthLevel::Fair:
        return tr("fair");
    case StrengthLevel::Good:
        return tr("good");
    case StrengthLevel::VeryGood:
        return tr("very good");
    }
    return {};
}

} // namespace paillasse::ui
