// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/lab/catalogue.h"
#include "app/lab/codetables.h"

namespace paillasse::ui {

// The languages that a catalogue names its examinations and tubes in.
enum class Language { French, English };

// The one that the screen speaks now. Reports are in French whatever it is (app/report).
Language screenLanguage();

// By the other name where the catalogue has none in this language.
QString nameOf(const lab::Examination& examination, Language language = screenLanguage());
QString nameOf(const lab::TubeKind& tube, Language language = screenLanguage());
// What may be typed for it, with the number of each: "1 négatif · 2 positif"; empty where nothing is chosen from a list.
QString answersOf(const lab::Examination& examination, Language language = screenLanguage());
// The code itself when the catalogue does not know it.
QString nameOf(const lab::Catalogue& catalogue, const std::string& code, Language language = screenLanguage());

} // namespace paillasse::ui
