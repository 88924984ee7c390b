// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/languageof.h"

#include <string_view>

#include <QLocale>

namespace paillasse::ui {

QString languageOf(int argc, char** argv)
{
    constexpr std::string_view option = "--language";
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == option && i + 1 < argc)
            return QString::fromLocal8Bit(argv[i + 1]);
        if (word.starts_with(option) && word.size() > option.size() && word[option.size()] == '=')
            return QString::fromLocal8Bit(argv[i] + option.size() + 1);
    }
    return QLocale::system().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("fr");
}

} // namespace paillasse::ui
