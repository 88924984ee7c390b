// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/examinationname.h"

#include <QCoreApplication>

namespace paillasse::ui {

namespace {

template <class Named>
QString nameIn(const Named& named, Language language)
{
    const auto& wanted = language == Language::English ? named.english : named.french;
    const auto& other = language == Language::English ? named.french : named.english;
    return QString::fromStdString(wanted.empty() ? other : wanted);
}

} // namespace

Language screenLanguage()
{
    // Each translation says here which one it is: nothing else need know what was chosen.
    const auto code = QCoreApplication::translate("paillasse::ui::ExaminationName", "en", "the code of this translation's language: en, fr");
    return code == QStringLiteral("fr") ? Language::French : Language::English;
}

QString nameOf(const lab::Examination& examination, Language language)
{
    return nameIn(examination, language);
}

QString nameOf(const lab::TubeKind& tube, Language language)
{
    return nameIn(tube, language);
}

QString answersOf(const lab::Examination& examination, Language language)
{
    QStringList answers;
    for (const auto& answer : examination.answers)
        answers << QStringLiteral("%1 %2").arg(answers.size() + 1).arg(nameIn(answer, language));
    return answers.join(QStringLiteral(" · "));
}

QString nameOf(const lab::Catalogue& catalogue, const std::string& code, Language language)
{
    const auto* examination = catalogue.find(code);
    return examination ? nameOf(*examination, language) : QString::fromStdString(code);
}

} // namespace paillasse::ui
