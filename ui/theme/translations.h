// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QString>

class QCoreApplication;
class QTranslator;

namespace paillasse::ui {

// The interface's words. The source is English; "fr" brings ours and Qt's own, "en" the English plurals.
// Whoever makes one keeps it for as long as the program shows words.
class Translations {
public:
    explicit Translations(QCoreApplication& application);
    ~Translations();

    // "fr" or "en"; anything else is French, the language of the laboratories this is for. False if ours could not be loaded.
    bool use(const QString& language);

private:
    void drop();

    QCoreApplication& m_application;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace paillasse::ui
